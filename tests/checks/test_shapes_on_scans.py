"""STM-11: digits of a scan that are shaped otherwise than those of their column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import judged, six_months, statement
from tests.checks.set_table import set_table

PAPER = statement(six_months())
ROW = 20


def scanned(odd: Iterable[tuple[int, str]], times: float = 14.0, dpi: int = 200) -> BankStatement:
    """A scan on which the figures that are ``odd``, each by its row and column, are shaped otherwise."""
    table, named = set_table(PAPER, dpi=dpi), set(odd)
    return replace(table, typeset=replace(table.typeset, figures=tuple(
        figure._replace(oddness=times if (figure.row, figure.column) in named else 1.1)
        for figure in table.typeset.figures)))


@pytest.mark.parametrize("column", ["date", "amount", "balance"])
def test_a_figure_of_another_shape_is_a_persons_to_look_at(column: str) -> None:
    found = judged("STM-11", scanned([(ROW, column)]))
    assert [(each.kind, each.code, each.values["row"], each.values["column"]) for each in found] == \
        [(Kind.REVIEW, "shaped", str(ROW), column)]
    assert found[0].evidence[0].row == ROW
    assert found[0].values["example"] == found[0].evidence[1].quote
    assert found[0].values["times"] == "14"


@pytest.mark.parametrize(("times", "dpi"), [(7.0, 200), (14.0, 150)])
def test_what_print_and_scanner_make_is_nothing(times: float, dpi: int) -> None:
    assert [each.code for each in judged("STM-11", scanned([(ROW, "amount")], times, dpi))] == ["pixels"]


def test_where_much_of_a_column_is_so_nothing_can_be_said() -> None:
    rows = [entry.row for entry in PAPER.entries]
    found = judged("STM-11", scanned([(row, "balance") for row in rows[::2]]))
    assert {(each.kind, each.code) for each in found} == {(Kind.UNKNOWN, "mixed")}


def test_all_money_in_of_a_page_may_be_set_in_a_font_of_its_own() -> None:
    first = [entry for entry in PAPER.entries if entry.evidence.page == 1 and entry.amount is not None]
    into = [entry.row for entry in first if entry.amount is not None and entry.amount.value > 0]
    assert 1 < len(into) < 0.2 * len(first)
    found = judged("STM-11", scanned([(row, "amount") for row in into]))
    assert [(each.kind, each.code, each.values["odd"]) for each in found] == [(Kind.UNKNOWN, "mixed", str(len(into)))]
    assert len(judged("STM-11", scanned([(row, "amount") for row in into[1:]]))) == len(into) - 1


@pytest.mark.parametrize(("columns", "wider", "found"), [
    (("date", "amount", "balance"), 0.0, 0), (("amount", "balance"), 0.0, 1), (("date", "amount", "balance"), 9.0, 1)])
def test_a_row_that_the_feeder_stretched_is_not_judged(columns: tuple[str, ...], wider: float, found: int) -> None:
    """All its figures were a sixth higher, and no wider, as no font is: honest ones were said to be in another font."""
    subject = scanned([(ROW, "balance")])
    figures = tuple(figure if figure.row != ROW or figure.column not in columns else figure._replace(
        top=figure.top - 0.16 * (figure.bottom - figure.top), left=figure.left - wider)
        for figure in subject.typeset.figures)
    told = judged("STM-11", replace(subject, typeset=replace(subject.typeset, figures=figures)))
    assert [each.code for each in told].count("shaped") == found
