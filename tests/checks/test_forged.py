"""Forged statements: each change that the rules can see is found at its row, whichever way the statement is printed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import Evidence, Total
from checks.findings import Kind, Level
from tests.checks.builders import Line, changed, judged, money, page_marks
from tests.checks.scenarios import (
    OPENING,
    PAYER,
    account,
    accusations,
    newest_first,
    ordered,
    printed_statement,
    spoken,
)

LINES = account()
LAST = len(LINES) - 1
PAGE_END = 39
"""The last row of the first page; the builder puts forty rows on one."""
SEPTEMBER = next(row for row, line in enumerate(LINES, 1) if line.day == "2025-09-21" and line.summary == "结息")
"""The interest of a quarter that lies whole behind what is forged."""


def amount_changed(place: int) -> list[Line]:
    return changed(LINES, place, OPENING, amount=str(Decimal(LINES[place].amount) + 1000))


def balance_changed(place: int, later_too: bool = False) -> list[Line]:
    balances = [entry.balance.value for entry in printed_statement(LINES).entries if entry.balance]
    lines = changed(LINES, 0, OPENING)
    for row in range(place, len(lines) if later_too else place + 1):
        lines[row] = replace(lines[row], balance=str(balances[row] + 3000))
    return lines


def dated(place: int, day: str) -> list[Line]:
    return changed(LINES, place, OPENING, day=day)


def row_at(day: str) -> int:
    return next(row for row, line in enumerate(LINES, 1) if line.day >= day)


def inserted() -> list[Line]:
    """A salary put in with its own balance; the rows after it were left."""
    place = row_at("2025-06-10")
    drawn = changed(LINES, 0, OPENING)
    before = Decimal(drawn[place - 1].balance or 0)
    return [*drawn[:place], Line(drawn[place - 1].day, "9000.00", "代发工资", PAYER, balance=str(before + 9000)),
            *drawn[place:]]


def removed(first: int, last: int) -> list[Line]:
    drawn = changed(LINES, 0, OPENING)
    return [*drawn[:first], *drawn[last:]]


def interest_gone(redone: bool) -> list[Line]:
    drawn = LINES if redone else changed(LINES, 0, OPENING)
    return [line for line in drawn if not (line.summary == "结息" and line.day == "2025-06-21")]


def interest_moved(day: str) -> list[Line]:
    gone = interest_gone(redone=True)
    amount = next(line.amount for line in LINES if line.summary == "结息" and line.day == "2025-06-21")
    return ordered([*gone, Line(day, amount, "结息")])


def compensated(first: int, second: int) -> list[Line]:
    lines = changed(LINES, first, OPENING, amount=str(Decimal(LINES[first].amount) + 500))
    return changed(lines, second, OPENING, amount=str(Decimal(LINES[second].amount) - 500))


def side_turned(place: int) -> list[Line]:
    return changed(LINES, place, OPENING, amount=LINES[place].amount.lstrip("-"))


FORGED: dict[str, tuple[list[Line], list[tuple[str, int]]]] = {
    "an amount in the middle": (amount_changed(20), [("STM-01", 21)]),
    "the amount of the last row": (amount_changed(LAST), [("STM-01", LAST + 1)]),
    "the amount of the second row": (amount_changed(1), [("STM-01", 2)]),
    "the last row of a page": (amount_changed(PAGE_END - 1), [("STM-01", PAGE_END)]),
    "the first row of a page": (amount_changed(PAGE_END), [("STM-01", PAGE_END + 1)]),
    "a balance": (balance_changed(30), [("STM-01", 31)]),
    "a balance and all after it": (balance_changed(30, later_too=True), [("STM-01", 31), ("INT-04", SEPTEMBER)]),
    "two amounts that make up for each other": (compensated(20, 21), [("STM-01", 21)]),
    "two such amounts far apart": (compensated(20, 50), [("STM-01", 21), ("STM-01", 51)]),
    "a row put in": (inserted(), [("STM-01", row_at("2025-06-10") + 2)]),
    "a row taken out": (removed(20, 21), [("STM-01", 21)]),
    "spending turned into income": (side_turned(20), [("STM-07", 21)]),
    "31 June": (dated(40, "2025-06-31"), [("CAL-01", 41)]),
    "29 February of a common year": (dated(8, "2025-02-29"), [("CAL-01", 9)]),
    "31 April": (dated(25, "2025-04-31"), [("CAL-01", 26)]),
    "after the print": (dated(LAST, "2025-10-01"), [("CAL-02", LAST + 1)]),
    "before the period": (dated(0, "2025-01-31"), [("CAL-02", 1)]),
    "in the future": (dated(LAST, "2025-12-24"), [("CAL-02", LAST + 1)]),
    "interest left out": (interest_gone(redone=True), [("INT-01", row_at("2025-06-20") - 1)]),
}
"""What is done, and what must be found: rule and row."""


@pytest.mark.parametrize("name", FORGED)
def test_it_is_found_and_nothing_else_is_accused(name: str) -> None:
    lines, found = FORGED[name]
    assert {(rule, row) for rule, _, row in accusations(printed_statement(lines))} == set(found)


@pytest.mark.parametrize("name", [name for name in FORGED if "interest" not in name])
def test_it_is_found_in_a_print_newest_first(name: str) -> None:
    lines, found = FORGED[name]
    said = {(rule, row) for rule, _, row in accusations(newest_first(printed_statement(lines)))}
    assert said == {(rule, len(lines) + 1 - row) for rule, row in found}


@pytest.mark.parametrize(("day", "rules"), [
    ("2025-06-25", {"INT-02"}), ("2025-06-19", {"INT-01", "INT-02"}), ("2025-07-21", {"INT-01", "INT-02"})])
def test_interest_on_another_day(day: str, rules: set[str]) -> None:
    """A few days late it is there, if on a wrong day; else the quarter has none."""
    lines = interest_moved(day)
    said = accusations(printed_statement(lines))
    assert {rule for rule, _, _ in said} == rules
    assert [lines[(row or 0) - 1].summary for rule, _, row in said if rule == "INT-02"] == ["结息"]


def test_the_first_row_is_found_where_the_opening_balance_is_printed() -> None:
    forged = replace(printed_statement(amount_changed(0)), opening=money(OPENING))
    assert [found[:2] for found in accusations(forged)] == [("STM-01", "opening")]


def test_later_balances_redone_are_found_by_the_closing_balance() -> None:
    honest = printed_statement(LINES).entries[-1].balance
    forged = replace(printed_statement(balance_changed(30, later_too=True)), closing=honest)
    assert [found[:2] for found in accusations(forged)] == [
        ("STM-01", "break"), ("STM-01", "closing"), ("INT-04", "below")]


def test_a_page_taken_out_and_the_pages_numbered_anew() -> None:
    subject = printed_statement(removed(39, 79), pages=page_marks((1, 2), (2, 2)))
    assert ("STM-01", "break", 40) in accusations(subject)
    counted = printed_statement(removed(39, 79), pages=page_marks((1, 3), (3, 3)))
    assert {"STM-01", "STM-03"} <= {found[0] for found in accusations(counted)}


def test_a_balance_that_is_off_names_the_rows_on_both_sides() -> None:
    found, = judged("STM-01", printed_statement(balance_changed(30)))
    assert (found.values["row"], found.values["previous_row"], found.values["next_row"]) == ("31", "30", "32")
    assert {place.row for place in found.evidence} == {30, 31, 32}


def test_all_salaries_on_sundays() -> None:
    sundays = ["2025-02-16", "2025-03-16", "2025-04-13", "2025-05-18", "2025-06-15", "2025-07-13"]
    paid = [Line(day, f"8{n}23.17", "代发工资", PAYER) for n, day in enumerate(sundays)]
    lines = ordered([*account(payday=0), *paid])
    said = [lines[(row or 1) - 1].day for rule, _, row in accusations(printed_statement(lines)) if rule == "PAY-01"]
    assert said == sundays


@pytest.mark.parametrize(("words", "channel"), [
    ("现金存入", ""), ("存现", ""), ("转账支票", ""), ("货款", "柜面"), ("大额支付", ""), ("银行汇票", "")])
def test_corporate_counter_rows_on_national_day(words: str, channel: str) -> None:
    lines = ordered([*account("2025-04-01", "2025-10-15", payday=0),
                     Line("2025-10-02", "50000.00", words, "某公司", channel)])
    subject = replace(printed_statement(lines, "2025-04-01", "2025-10-15"), account_type="corporate")
    said = [found[:2] for found in accusations(subject, "2025-10-20") if found[0] == "CAL-04"]
    assert said == [("CAL-04", "counter")]


def test_every_income_round() -> None:
    rounded = [replace(line, amount="9000.00") if line.summary == "代发工资" else line for line in LINES]
    assert ("STM-08", "round-months") in [found[:2] for found in accusations(printed_statement(rounded))]


def test_a_printed_forgery_on_a_doubtful_cell_is_for_a_person_and_never_passed() -> None:
    for name, (lines, _) in FORGED.items():
        doubtful = printed_statement([replace(line, confidence=0.8) for line in lines])
        kinds = {result.kind for result in spoken(doubtful) if result.level is not Level.NOTE}
        assert Kind.FAIL not in kinds, name
        assert Kind.REVIEW in kinds, name


def test_a_forged_balance_that_no_look_could_read_is_not_passed() -> None:
    unread = printed_statement([replace(line, confidence=0.5) for line in balance_changed(30)])
    said = [(result.finding.code, result.kind, result.finding.values["rows"]) for result in spoken(unread)
            if result.rule == "STM-01"]
    assert said == [("unsure", Kind.UNKNOWN, "31")]


def test_an_interest_grown_with_all_balances_and_totals_redone_is_not_passed() -> None:
    place = next(place for place, line in enumerate(LINES) if line.summary == "结息")
    lines = [*LINES]
    lines[place] = replace(lines[place], amount=str(10 * Decimal(lines[place].amount)))
    total = sum(Decimal(line.amount) for line in lines if Decimal(line.amount) > 0)
    subject = printed_statement(lines, totals=(Total("period", "in", Decimal(total), Evidence("d1", page=1)),))
    loud = [(result.rule, result.kind) for result in spoken(subject) if result.kind in (Kind.FAIL, Kind.REVIEW)]
    assert loud == [("INT-04", Kind.REVIEW)]
