"""STM-05 and the arithmetic of months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from checks.periods import Span, add_months, covered_end, month_end
from checks.policy import Policy, Statement
from tests.checks.builders import AS_OF, Line, head, judged, said, six_months, statement, text
from tests.checks.scenarios import spoken


def rows(first: str, last: str, every: int = 4) -> list[Line]:
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    lines = []
    while day <= end:
        lines.append(Line(day.isoformat(), "-1.00"))
        day += timedelta(days=every)
    return lines


def over(start: str, end: str, lines: list[Line], printed_on: str | None = None) -> BankStatement:
    return statement(lines, start=head(start), end=head(end), printed_on=head(printed_on) if printed_on else None)


@pytest.mark.parametrize(("start", "end"), [
    ("2025-02-11", "2025-09-14"),   # more than six months
    ("2025-03-01", "2025-08-31"),   # six whole months up to the month before
    ("2025-03-14", "2025-09-14"),   # six rolling months
    ("2025-03-17", "2025-09-14"),   # the bank counts 181 days
    ("2025-03-19", "2025-09-14"),   # the bank counts 180 days, the first among them
    ("2025-02-04", "2025-08-04"),   # rolling, 45 days old
])
def test_periods_that_cover(start: str, end: str) -> None:
    assert judged("STM-05", over(start, end, rows(start, end))) == []


@pytest.mark.parametrize(("words", "kind"), [("销户", Kind.REVIEW), ("消费", Kind.FAIL)])
def test_an_account_that_was_closed_within_the_window_is_for_a_person(words: str, kind: Kind) -> None:
    subject = over("2025-02-01", "2025-09-13", [*rows("2025-02-02", "2025-06-02", every=1),
                                                Line("2025-06-03", "-100.00", words)])
    last = subject.entries[-1]
    assert last.balance is not None
    emptied = replace(last, balance=replace(last.balance, value=Decimal(0)))
    found, = judged("STM-05", replace(subject, entries=(*subject.entries[:-1], emptied)))
    assert (found.kind, found.code) == (kind, "edge")


@pytest.mark.parametrize(("words", "kind"), [("开户", Kind.REVIEW), ("消费", Kind.FAIL)])
def test_an_account_that_was_opened_within_the_window_is_for_a_person(words: str, kind: Kind) -> None:
    lines = [Line("2025-06-02", "100.00", words), *rows("2025-06-03", "2025-09-13", every=1)]
    subject = over("2025-02-01", "2025-09-13", lines)
    opened = replace(subject.entries[0], balance=subject.entries[0].amount)
    found, = judged("STM-05", replace(subject, entries=(opened, *subject.entries[1:])))
    assert (found.kind, found.code) == (kind, "edge")
    found, = judged("STM-05", subject)  # it held something before
    assert (found.kind, found.code) == (Kind.FAIL, "edge")


@pytest.mark.parametrize(("start", "end", "code"), [
    ("2025-03-20", "2025-09-14", "too-short"), ("2025-04-01", "2025-08-31", "too-short"),
    ("2025-02-03", "2025-08-03", "too-old"), ("2025-02-01", "2025-07-31", "too-old")])
def test_periods_that_do_not(start: str, end: str, code: str) -> None:
    found, = judged("STM-05", over(start, end, rows(start, end)))
    assert (found.kind, found.code, found.values["start"], found.values["end"]) == (Kind.FAIL, code, start, end)
    assert (found.values["needed_start"], found.values["needed_end"]) == ("2025-03-01", "2025-08-31")
    assert [place.quote for place in found.evidence] == [start, end]


def test_a_weakly_read_period_that_the_rows_bear_out_is_no_doubt() -> None:
    """A misread month would leave rows outside the period, or none in its first month."""
    start, end = "2025-04-01", "2025-08-31"
    for first, kind in (("2025-04-03", Kind.FAIL), ("2025-05-03", Kind.REVIEW), ("2025-03-03", Kind.REVIEW)):
        subject = over(start, end, rows(first, end))
        weak = replace(head(start), evidence=replace(head(start).evidence, confidence=0.8))
        results = [result for result in spoken(replace(subject, start=weak)) if result.rule == "STM-05"]
        assert [result.kind for result in results] == [kind]


def test_a_period_that_ends_in_the_future_covers_up_to_the_print() -> None:
    lines = rows("2025-01-02", "2025-06-30")
    assert said("STM-05", over("2025-01-01", "2025-12-31", lines, "2025-06-30")) == [("fail", "too-old")]
    assert covered_end(over("2025-01-01", "2025-12-31", lines, "2025-09-10"), AS_OF) == date(2025, 9, 10)
    assert covered_end(over("2025-01-01", "2025-12-31", lines), AS_OF) == AS_OF
    assert covered_end(statement(lines, end=None, printed_on=None), AS_OF) == date(2025, 6, 27)
    assert covered_end(statement([], end=None), AS_OF) is None


@pytest.mark.parametrize("lines", [
    rows("2025-05-01", "2025-09-14"), rows("2025-02-11", "2025-07-01"), rows("2025-05-01", "2025-07-01")])
def test_rows_that_do_not_reach_both_ends_of_a_busy_account_fail(lines: list[Line]) -> None:
    found, = judged("STM-05", over("2025-02-11", "2025-09-14", lines))
    assert (found.kind, found.code) == (Kind.FAIL, "edge")
    accused = lines[(found.evidence[0].row or 0) - 1].day
    assert accused == found.values["last"]
    assert {found.values["first"], found.values["last"]} & {lines[0].day, lines[-1].day}


@pytest.mark.parametrize(("first", "last", "codes"), [
    ("2025-03-31", "2025-08-01", []), ("2025-04-01", "2025-08-31", ["edge"]), ("2025-03-01", "2025-07-31", ["edge"])])
def test_rows_must_come_within_the_longest_month_of_each_end(first: str, last: str, codes: list[str]) -> None:
    lines = rows(first, last, every=1)
    assert [code for _, code in said("STM-05", over("2025-03-01", "2025-08-31", lines))] == codes


def test_rows_on_the_first_and_last_day_count() -> None:
    days = ("2025-03-01", "2025-04-15", "2025-05-15", "2025-06-15", "2025-07-15", "2025-08-31")
    assert judged("STM-05", over("2025-03-01", "2025-08-31", [Line(day, "1.00") for day in days])) == []


def test_two_rows_a_month_are_no_longer_quiet() -> None:
    twelve = rows("2025-06-01", "2025-06-12", every=1)
    assert said("STM-05", over("2025-03-01", "2025-08-31", twelve)) == [("fail", "edge")]
    assert said("STM-05", over("2025-03-01", "2025-08-31", twelve[1:])) == [("review", "edge")]


def test_no_row_inside_the_window_at_all() -> None:
    found, = judged("STM-05", over("2025-03-01", "2025-08-31", [Line("2025-01-05", "1.00")]))
    assert (found.kind, found.values["first"], found.values["last"]) == (Kind.REVIEW, "-", "-")
    assert found.evidence == (over("2025-03-01", "2025-08-31", []).evidence,)


def test_a_quiet_account_and_hidden_rows_are_for_a_person() -> None:
    quiet = [Line("2025-03-21", "1.00"), Line("2025-06-21", "1.00")]
    assert said("STM-05", over("2025-02-11", "2025-09-14", quiet)) == [("review", "edge")]
    busy = over("2025-02-11", "2025-09-14", rows("2025-05-01", "2025-09-14"))
    assert said("STM-05", replace(busy, filtered=text("支出"))) == [("review", "edge")]
    unread = over("2025-02-11", "2025-09-14", [Line("??", "1.00"), *rows("2025-05-01", "2025-09-14")])
    assert said("STM-05", unread) == [("review", "edge")]


@pytest.mark.parametrize(("every", "kind"), [(11, Kind.REVIEW), (4, Kind.FAIL)])
def test_a_month_without_rows_at_an_end_may_be_chance_where_there_are_few(every: int, kind: Kind) -> None:
    found, = judged("STM-05", over("2025-03-14", "2025-09-14", rows("2025-03-15", "2025-08-10", every=every)))
    assert (found.kind, found.code) == (kind, "edge")


@pytest.mark.parametrize(("last", "every", "found"), [
    ("2025-08-13", 2, ["broken-off"]), ("2025-08-16", 2, []), ("2025-08-13", 9, [])])
def test_rows_that_stop_long_before_the_end_are_for_a_person_though_the_months_would_do(
        last: str, every: int, found: list[str]) -> None:
    subject = over("2025-02-01", "2025-09-14", rows("2025-02-02", last, every=every))
    assert [code for _, code in said("STM-05", subject)] == found
    assert said("STM-05", replace(subject, filtered=text("支出"))) == []


@pytest.mark.parametrize(("summary", "left", "found"), [
    ("销户", "0", []), ("消费", "0", ["broken-off"]), ("销户", "3.00", ["broken-off"])])
def test_nothing_follows_the_closing_of_an_account(summary: str, left: str, found: list[str]) -> None:
    lines = rows("2025-02-11", "2025-08-12", every=2)
    lines.append(Line("2025-08-13", str(Decimal(left) - 1000 + len(lines)), summary))
    assert [code for _, code in said("STM-05", over("2025-02-11", "2025-09-14", lines))] == found


def test_an_empty_month_inside_is_for_a_person() -> None:
    lines = [*rows("2025-02-12", "2025-04-28"), *rows("2025-06-02", "2025-09-14")]
    found, = judged("STM-05", over("2025-02-11", "2025-09-14", lines))
    assert (found.kind, found.code, found.values["empty"]) == (Kind.REVIEW, "empty-months", "2025-05")


def test_no_entry_anywhere_in_the_first_month_is_noticed_within_the_edge() -> None:
    lines = rows("2025-03-31", "2025-08-31")
    assert said("STM-05", over("2025-03-01", "2025-08-31", lines)) == []
    lines = rows("2025-02-28", "2025-07-31", every=30)
    assert said("STM-05", over("2025-02-01", "2025-07-31", lines), as_of=date(2025, 8, 31)) == []


def test_an_undeclared_period_is_taken_from_the_rows() -> None:
    bare = statement(rows("2025-03-20", "2025-08-20"), start=None, end=None, printed_on=None)
    assert judged("STM-05", bare) == []
    late = statement(rows("2025-04-05", "2025-08-20"), start=None, end=None, printed_on=None)
    assert said("STM-05", late) == [("fail", "too-short")]
    old = statement(rows("2025-01-05", "2025-07-20"), start=None, end=None, printed_on=None)
    assert said("STM-05", old) == [("fail", "too-old")]


def test_without_rows_or_dates_it_is_not_judged() -> None:
    assert said("STM-05", statement([])) == [("not-applicable", "no-rows")]
    assert said("STM-05", statement([Line("??", "1")])) == [("unknown", "no-dates")]


def test_the_policy_sets_the_months() -> None:
    twelve = Policy(statement=Statement(months=12))
    assert said("STM-05", statement(six_months()), twelve) == [("fail", "too-short")]
    three = Policy(statement=Statement(months=3))
    assert said("STM-05", over("2025-06-14", "2025-09-14", rows("2025-06-14", "2025-09-14")), three) == []


def test_months_are_added_and_counted() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2025, 1, 15), -1) == date(2024, 12, 15)
    assert month_end(date(2024, 2, 3)) == date(2024, 2, 29)
    assert list(Span(date(2024, 11, 30), date(2025, 2, 1)).months()) == [(2024, 11), (2024, 12), (2025, 1), (2025, 2)]
