"""Ledgers with a column for the month and one for the day; a heading of two lines names the year above them."""

from __future__ import annotations

from datetime import date

from checks.facts import Side
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from tests.statements.paper import PITCH, ROWS, TITLES, page, word

PLACES = (20.0, 60.0, 120.0, 260.0, 400.0, 520.0)
"""Where month, day, summary, amount, side and balance begin."""
DAYS = (("3", "1"), ("3", "15"), ("12", "9"), ("12", "31"))


def ledger(days=DAYS, head=(("", "", "户名: 张样例", "起止日期: 2025-02-28 至 2025-12-31", "", ""),)) -> PageText:
    lines = [*head, ("2025年", "", "摘要", "发生额", "借或贷", "余额"),
             ("月", "日", "", "", "", ""),
             *((month, day, row[1], row[2], "贷", row[3]) for (month, day), row in zip(days, ROWS, strict=True))]
    words = [word(text, left, 40 + 0.6 * PITCH * number)
             for number, cells in enumerate(lines) for left, text in zip(PLACES, cells, strict=True) if text]
    return PageText(1, 1200, 1600, "pt", "text-layer", tuple(words))


def days_of(statement):
    return [entry.booking_date.value.day for entry in statement.entries]


def test_month_and_day_are_one_date_in_the_year_of_the_period():
    statement = read_statement("d1", [ledger()])
    assert days_of(statement) == [date(2025, 3, 1), date(2025, 3, 15), date(2025, 12, 9), date(2025, 12, 31)]
    box = statement.entries[1].booking_date.evidence.box
    assert (box.left, box.right) == (20.0, 70.0)
    assert statement.entries[1].side.value is Side.OUT  # 借或贷 is the side of the balance


def test_figures_of_a_day_in_two_columns_stand_as_far_apart_as_they_are_printed():
    """The gap between the columns was spread over its figures, which were wider than all others then."""
    days = [each for each in read_statement("d1", [ledger((("10", "23"), ("11", "24"), ("12", "25"), ("12", "26")))])
            .typeset.figures if each.column == "date"]
    assert {each.pitch for each in days} <= {0.0, 5.0}


def test_without_a_period_the_year_above_the_columns_holds():
    assert days_of(read_statement("d1", [ledger(head=())]))[3] == date(2025, 12, 31)


def test_a_day_that_no_month_has_stays_text():
    printed = read_statement("d1", [ledger((DAYS[0], ("2", "30"), *DAYS[2:]))]).entries[1].booking_date.value
    assert (printed.text, printed.day, printed.impossible) == ("2月30日", None, True)


def test_month_and_day_in_a_sentence_change_nothing():
    plain = page([["请于每", "月", "日", "前还款"], TITLES, *ROWS])
    assert days_of(read_statement("d1", [plain])) == [date(2025, 3, day) for day in (1, 5, 9, 10)]


def test_days_under_the_name_of_their_month():
    """None of them was read where the day alone stood in a row, and all were asked about."""
    rows = [[f"{day:02d}日", *row[1:]] for day, row in zip((5, 28, 2, 9), ROWS, strict=True)]
    over = [["2025年03月"], *rows[:2], ["2025年04月"], *rows[2:]]
    statement = read_statement("d1", [page([["户名: 张样例"], TITLES, *over])])
    assert days_of(statement) == [date(2025, 3, 5), date(2025, 3, 28), date(2025, 4, 2), date(2025, 4, 9)]
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]


def test_days_before_the_name_of_a_month_stay_as_they_are():
    rows = [[f"{day:02d}日", *row[1:]] for day, row in zip((5, 28, 2, 9), ROWS, strict=True)]
    statement = read_statement("d1", [page([["户名: 张样例"], TITLES, rows[0], ["2025年04月"], *rows[1:]])])
    assert days_of(statement) == [None] * 4


def test_days_that_cells_break_behind_their_month_are_of_that_month():
    """Each half stands on a line of its own around that of the sums: a day was another row's, as sure as print."""
    shown = [date(2025, 3, 5), date(2025, 3, 28), date(2025, 4, 2), date(2025, 4, 9)]
    words = list(page([TITLES]).words)
    for row, (day, cells) in enumerate(zip(shown, ROWS, strict=True)):
        top = 80 + 40 * row
        words += [word(f"{day:%Y年%m月}", 20, top - 6), word(f"{day:%d日}", 20, top + 6)]
        words += [word(text, 120 + 100 * column, top) for column, text in enumerate(cells[1:])]
    assert days_of(read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", tuple(words))])) == shown
