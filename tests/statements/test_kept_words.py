"""Words of cells that were looked at again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.statements.cells import Cell, TableRow, cell_of
from intake_cli.statements.certainty import settled
from intake_cli.statements.kept_words import with_words_kept
from intake_cli.statements.typeset import typeset
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Word

BOX = Box(100, 20, 160, 40)
PAGE = PageText(1, 800, 1000, "px", "cells", (), dpi=200)


def row(cell: Cell) -> TableRow:
    return TableRow(1, BOX, {Role.BALANCE: cell}, ())




@pytest.mark.parametrize(("seen", "oddness", "kept"), [
    ("1,234.56", 12.5, [12.5]), ("1,234.58", 12.5, []), ("1,234.56", 0.0, [])])
def test_a_figure_that_further_looks_confirm_is_set_as_it_was_read(
        seen: str, oddness: float, kept: list[float]) -> None:
    read = row(cell_of([Word("1,234.56", BOX, 0.8, oddness=oddness)], []))
    looked = row(settled(replace(read.cells[Role.BALANCE], text=seen, figures=None), Role.BALANCE, 0.99, None))
    assert looked.cells[Role.BALANCE].words == ()
    found = typeset(with_words_kept([looked], [read]), {1: PAGE})
    assert [figure.oddness for figure in found.figures] == kept
