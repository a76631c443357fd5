"""STM-11: figures in the type of the others that are spaced otherwise, or in an ink that is nearly theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from checks.policy import Layout, Policy
from checks.typeset import SetFigure
from tests.checks.builders import accused, judged
from tests.checks.scenarios import account, printed_statement
from tests.checks.set_table import set_table

TABLE = set_table(printed_statement(account()))
BLACK, NEARLY, RED = 0x000000, 0x231815, 0xC00000
ROW, OTHER = 20, 21
Set = Mapping[tuple[int, str], float]


def written(pitches: Set | None = None, inks: Mapping[tuple[int, str], int] | None = None, pitch: float = 4.0,
            change: Callable[[SetFigure], SetFigure] = lambda figure: figure) -> BankStatement:
    """The table in black with digits ``pitch`` apart, some figures otherwise."""
    figures = tuple(change(each._replace(pitch=(pitches or {}).get((each.row, each.column), pitch),
                                         ink=(inks or {}).get((each.row, each.column), BLACK)))
                    for each in TABLE.typeset.figures)
    return replace(TABLE, typeset=replace(TABLE.typeset, figures=figures))


def told(subject: BankStatement, policy: Policy | None = None) -> list[tuple[str, int | None]]:
    return [(each.code, each.evidence[0].row) for each in judged("STM-11", subject, policy)]


@pytest.mark.parametrize("pitch", [3.8, 4.2])
def test_a_figure_whose_digits_stand_otherwise_is_a_persons_to_judge(pitch: float) -> None:
    found, = judged("STM-11", written({(ROW, "amount"): pitch}))
    assert (found.kind, found.code, accused([found])) == (Kind.REVIEW, "spaced", [ROW])
    assert (found.values["pitch"], found.values["usual"]) == (f"{pitch:.2f}", "4.00")
    assert found.values["share"] == f"{pitch / 4:.0%}"
    beside = TABLE.entries[int(found.values["example_row"]) - 1]
    assert beside.amount is not None
    assert found.values["example"] == beside.amount.evidence.quote


@pytest.mark.parametrize("pitch", [0.0, 4.0, 3.95, 4.08])
def test_what_programs_round_and_what_tells_nothing_is_not(pitch: float) -> None:
    assert told(written({(ROW, "amount"): pitch})) == []


def test_a_font_whose_digits_differ_in_width_tells_nothing() -> None:
    uneven = {(each.row, each.column): 4.0 + 0.2 * (each.row % 3) for each in TABLE.typeset.figures}
    assert told(written(uneven)) == []
    halves = {(each.row, each.column): 3.7 for each in TABLE.typeset.figures if each.row % 4 == 0}
    assert told(written(halves)) == []


def test_the_longest_figures_may_be_narrowed_to_fit() -> None:
    def longer(figure: SetFigure) -> SetFigure:
        return figure._replace(text="-1,234,567.89") if (figure.row, figure.column) == (ROW, "amount") else figure
    assert told(written({(ROW, "amount"): 3.7}, change=longer)) == []
    assert told(written({(ROW, "amount"): 3.7, (OTHER, "amount"): 3.7}, change=longer)) == [
        ("spaced", ROW), ("spaced", OTHER)]
    assert told(written({(ROW, "amount"): 4.3}, change=longer)) == [("spaced", ROW)]


def test_ink_that_is_nearly_that_of_the_column_is_a_persons_to_judge() -> None:
    found, = judged("STM-11", written(inks={(ROW, "amount"): NEARLY}))
    assert (found.kind, found.code, accused([found])) == (Kind.REVIEW, "inked", [ROW])
    assert (found.values["ink"], found.values["usual"]) == ("#231815", "#000000")


@pytest.mark.parametrize("inks", [
    {(ROW, "amount"): RED}, {(ROW, "amount"): -1}, {(ROW, "amount"): NEARLY, (ROW, "date"): NEARLY},
    {(each.row, "amount"): NEARLY for each in TABLE.typeset.figures},
    {(each.row, "amount"): NEARLY for each in TABLE.typeset.figures if each.row % 3 == 0},
    {(entry.row, "amount"): NEARLY for entry in TABLE.entries if entry.amount and entry.amount.value > 0}])
def test_ink_that_is_meant_to_be_seen_or_a_programs_manner_is_not(inks: Mapping[tuple[int, str], int]) -> None:
    """Red, a pattern, a row of one ink, a column of its own, a third of it, all money that comes in."""
    assert told(written(inks=inks)) == []


def test_the_lenders_own_limits() -> None:
    loose = Policy(layout=Layout(spacing=0.1, ink_near=10))
    assert told(written({(ROW, "amount"): 3.8}, {(ROW, "amount"): NEARLY}), loose) == []
    strict = Policy(layout=Layout(ink_near=255))
    assert told(written(inks={(ROW, "amount"): RED}), strict) == [("inked", ROW)]


def test_cells_stored_otherwise_than_their_column_are_a_persons_to_judge() -> None:
    places = tuple(entry.balance.evidence for entry in TABLE.entries[4:7] if entry.balance is not None)
    strays = tuple(replace(place, cell=f"E{place.row}") for place in places)
    sheet = replace(TABLE, strays=strays, typeset=replace(TABLE.typeset, pages=()))
    found, *_ = judged("STM-11", sheet)
    assert (found.kind, found.code, found.evidence) == (Kind.REVIEW, "stored", strays)
    assert (found.values["rows"], found.values["count"], found.values["cell"]) == ("5-7", "3", "E5")
