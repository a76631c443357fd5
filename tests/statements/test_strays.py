"""Dashes for empty cells beside a column of figures."""

from __future__ import annotations

import pytest

from checks.facts import Box
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell, Row, TableRow, cell_of, finish
from intake_cli.statements.strays import without_stray_dashes
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

DIGIT, END = 10.0, 1066.0
FIGURES = ["275,430.11", "290,264.50", "296,835.25", "286,647.83", "251,605.15", "4,795.41"]


def row(text: str, right: float) -> TableRow:
    cell = Cell(text, Box(right - DIGIT * len(text), 10, right, 26), 1.0)
    return TableRow(1, 10, {Role.BALANCE: cell}, ())


def balances(dashed: float) -> list[str]:
    """Half the figures with a dash behind them, which ends so many digits beyond the column."""
    rows = [row(text, END) if place % 2 else row(f"{text}-", END + dashed * DIGIT)
            for place, text in enumerate(FIGURES * 2)]
    return [each.cells[Role.BALANCE].text for each in without_stray_dashes(rows, {1})]


def test_a_dash_that_stands_apart_is_of_the_next_column() -> None:
    assert balances(1.7) == FIGURES * 2


def test_a_minus_that_hangs_over_stays_and_so_does_one_in_line() -> None:
    for hanging in (0.0, 0.9):
        assert balances(hanging)[0] == "275,430.11-"


@pytest.mark.parametrize(("top", "text"), [(16.0, "- 275,430.11"), (2.0, "275,430.11"), (30.0, "275,430.11")])
def test_a_bit_of_a_line_over_or_under_a_figure_is_no_minus(top: float, text: str) -> None:
    words = [Word("-", Box(940, top, 950, top + 3), 1.0), Word("275,430.11", Box(960, 10, END, 26), 1.0)]
    rows = [TableRow(1, 10, {Role.BALANCE: cell_of(words, [])}, ())]
    assert without_stray_dashes(rows, {1})[0].cells[Role.BALANCE].text == text


@pytest.mark.parametrize(("before", "text"), [(6.0, "168.60"), (1.0, "-168.60")])
def test_a_stroke_of_a_pen_far_before_a_figure_is_no_minus(before: float, text: str) -> None:
    drawn = [row(text, END) for text in FIGURES]
    led = Cell("—168.60", Box(END - (6 + before) * DIGIT, 10, END, 26), 1.0)
    rows = [*drawn, TableRow(1, 10, {Role.BALANCE: led}, ())]
    assert without_stray_dashes(rows, {1})[-1].cells[Role.BALANCE].text.replace("—", "-") == text


@pytest.mark.parametrize(("texts", "sure", "kept"), [
    (["样例超市", "√"], 0.9, "样例超市"), (["..", "样例超市", "."], 0.9, "样例超市"), (["√"], 0.9, None),
    (["--", "样例超市"], 0.95, "样例超市"), (["--", "样例超市"], 1.0, "--样例超市"),
    (["|"], 0.9, None), (["玛丽", "·", "样例"], 0.9, "玛丽·样例"), (["样例超市", "√"], 1.0, "样例超市√"),
    (["样例超市", "-"], 0.9, "样例超市-"), (["•.样例超市"], 0.9, "样例超市"), (["•"], 0.9, None),
    (["ATM取款."], 0.9, "ATM取款"), (["样例超市."], 1.0, "样例超市."),
    (["Sample Ltd."], 0.9, "Sample Ltd."), (["玛丽·样例"], 0.9, "玛丽·样例")])
def test_a_tick_beside_a_row_is_no_part_of_a_name(texts: list[str], sure: float, kept: str | None) -> None:
    """Nor are specks that stand apart; what a text layer holds is print."""
    words = [Word(text, Box(50.0 * place, 10, 50.0 * place + 40, 26), sure) for place, text in enumerate(texts)]
    day = Word("2025-03-01", Box(-100, 10, -20, 26), 1.0)
    bands = (Band(Role.DATE, "日期", -100, 0), Band(Role.COUNTERPARTY, "对方户名", 0, 200))
    cells = finish(Row(1, {0: [day], 1: words}), bands).cells
    assert (cells[Role.COUNTERPARTY].text if Role.COUNTERPARTY in cells else None) == kept


@pytest.mark.parametrize(("texts", "kept"), [(["-", "2025-03-01"], "2025-03-01"), (["..", "3月1日", "—"], "3月1日")])
def test_dirt_beside_a_day_is_no_part_of_it(texts: list[str], kept: str) -> None:
    words = [Word(text, Box(50.0 * place, 10, 50.0 * place + 40, 26), 0.9) for place, text in enumerate(texts)]
    bands = (Band(Role.DATE, "日期", 0, 200),)
    assert finish(Row(1, {0: words}), bands).cells[Role.DATE].text == kept


@pytest.mark.parametrize(("width", "kept"), [(3, "样例超市"), (12, "样例超市I")])
def test_a_rule_beside_a_name_that_reads_as_a_letter_is_no_part_of_it(width: float, kept: str) -> None:
    words = [Word("样例超市", Box(0, 10, 80, 26), 0.99), Word("I", Box(190, 3, 190 + width, 33), 0.99)]
    day = Word("2025-03-01", Box(-100, 10, -20, 26), 1.0)
    bands = (Band(Role.DATE, "日期", -100, 0), Band(Role.COUNTERPARTY, "对方户名", 0, 200))
    assert finish(Row(1, {0: [day], 1: words}), bands).cells[Role.COUNTERPARTY].text == kept


@pytest.mark.parametrize(("width", "kept"), [(4, "样例超市"), (8, "样例超市-")])
def test_a_speck_that_reads_as_a_dash_is_no_part_of_a_name(width: float, kept: str) -> None:
    words = [Word("样例超市", Box(0, 10, 80, 26), 0.99), Word("-", Box(100, 16, 100 + width, 20), 0.95)]
    day = Word("2025-03-01", Box(-100, 10, -20, 26), 1.0)
    bands = (Band(Role.DATE, "日期", -100, 0), Band(Role.COUNTERPARTY, "对方户名", 0, 200))
    assert finish(Row(1, {0: [day], 1: words}), bands).cells[Role.COUNTERPARTY].text == kept
