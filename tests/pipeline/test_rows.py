"""Rows of a statement as people see them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from intake_cli.case.files import loose_inputs
from intake_cli.pipeline.reading import Reader
from intake_cli.pipeline.rows import shown_table
from intake_cli.pipeline.veil import Veil
from intake_cli.statements.vocabulary import Role
from tests.pipeline.test_explain import Silent


def test_a_text_read_surely_whose_meaning_is_a_guess_is_marked_in_its_column(statement: Path) -> None:
    paper, = Reader().read(loose_inputs([statement]).files, Silent())
    assert paper.statement is not None
    assert paper.table is not None
    first, *others = paper.statement.entries
    assert first.summary is not None
    guess = replace(first.summary, evidence=replace(first.summary.evidence, confidence=0.5))
    guessed = replace(paper.statement, entries=(replace(first, summary=guess), *others))
    column = [each.role for each in paper.table.columns].index(Role.SUMMARY)
    row, after, *_ = shown_table(replace(paper, statement=guessed), Veil(off=True), 0.9).rows
    assert (row.doubts, [place for place, cell in row.cells.items() if cell.doubtful]) == ({"summary"}, [column])
    assert not after.doubtful
