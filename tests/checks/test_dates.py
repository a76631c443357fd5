"""CAL rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checks.facts import BankStatement, Evidence, Field
from checks.findings import Kind, Level
from tests.checks.builders import AS_OF, Line, accused, changed, head, judged, said, six_months, statement, weekly


def test_an_ordinary_statement_has_only_possible_dates() -> None:
    assert judged("CAL-01", statement(six_months())) == []


@pytest.mark.parametrize(("day", "month", "days"), [
    ("2025-02-29", "2025-02", "28"), ("2024-02-30", "2024-02", "29"), ("2025-06-31", "2025-06", "30")])
def test_a_day_that_no_month_has_is_accused_with_the_length_of_the_month(day: str, month: str, days: str) -> None:
    found, = judged("CAL-01", statement(changed(six_months(), 4, day=day)))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.FAIL, "no-such-day", 5)
    assert (found.values["text"], found.values["month"], found.values["days"]) == (day, month, days)


@pytest.mark.parametrize(("day", "code"), [
    ("2025-13-01", "no-such-date"), ("2025-13-31", "no-such-date"), ("2025-00-31", "no-such-date"),
    ("2025-03-00", "no-such-date"), ("2025-01-32", "no-such-day"), ("2025-12-32", "no-such-day"),
    ("2025-02-29", "no-such-day")])
def test_months_and_days_beyond_any_calendar(day: str, code: str) -> None:
    assert said("CAL-01", statement(changed(six_months(), 0, day=day))) == [("fail", code)]


@pytest.mark.parametrize("shown", ["20250230", "2025/2/30", "2025年2月30日"])
def test_other_ways_to_write_an_impossible_date(shown: str) -> None:
    good = statement(six_months())
    first, *others = good.entries
    value = replace(first.booking_date.value, text=shown, day=None, impossible=True)
    bad = replace(first, booking_date=replace(first.booking_date, value=value))
    found, = judged("CAL-01", replace(good, entries=(bad, *others)))
    assert (found.values["month"], found.values["days"]) == ("2025-02", "28")


def test_a_date_in_the_head_counts_too() -> None:
    found, = judged("CAL-01", statement(six_months(), end=head("2025-09-31")))
    assert (found.code, found.values) == ("header", {"field": "end", "text": "2025-09-31"})


def test_figures_of_a_scan_in_another_form_than_its_dates_or_in_no_month_may_be_none() -> None:
    lines = changed(six_months(), 4, day="2025-06-31")
    for shown, reader, kind in (("20254090", "cells", "review"), ("2025-06-31", "cells", "fail"),
                                ("2025-06-36", "cells", "review"), ("2025-16-05", "cells", "review"),
                                ("2025-06-36", "text-layer", "fail"), ("2025-16-05", "text-layer", "fail"),
                                ("20254090", "text-layer", "fail")):
        subject = statement(lines)
        entry = subject.entries[4]
        cell = replace(entry.booking_date, value=replace(entry.booking_date.value, text=shown),
                       evidence=replace(entry.booking_date.evidence, reader=reader))
        rows = (*subject.entries[:4], replace(entry, booking_date=cell), *subject.entries[5:])
        assert [kind_ for kind_, _ in said("CAL-01", replace(subject, entries=rows))] == [kind]


@pytest.mark.parametrize(("shown", "kind"), [("20250431", "fail"), ("2025043", "review"), ("2025-0431", "review")])
def test_figures_alone_are_the_usual_form_where_characters_part_the_others(shown: str, kind: str) -> None:
    """A reading constrained to figures shows no 年月日."""
    subject = statement(six_months())
    entries = [replace(entry, booking_date=replace(
        entry.booking_date, value=replace(entry.booking_date.value, text=f"{entry.day:%Y年%m月%d日}"),
        evidence=replace(entry.booking_date.evidence, reader="cells"))) for entry in subject.entries]
    day = entries[4].booking_date
    entries[4] = replace(entries[4], booking_date=replace(
        day, value=replace(day.value, text=shown, day=None, impossible=True)))
    assert [found for found, _ in said("CAL-01", replace(subject, entries=tuple(entries)))] == [kind]


def odd_times(*times: str, reader: str = "text-layer", confidence: float = 1.0) -> BankStatement:
    """The first rows with these figures for a time, all others with a time of day."""
    good = statement([replace(line, at="09:30:00") for line in six_months()])
    rows = [replace(entry, booking_time=None, odd_time=Field(shown, replace(
        entry.evidence, quote=shown, reader=reader, confidence=confidence)))
        for entry, shown in zip(good.entries, times, strict=False)]
    return replace(good, entries=(*rows, *good.entries[len(rows):]))


def test_a_time_that_no_clock_shows_is_accused() -> None:
    found, = judged("CAL-01", odd_times("25:61:00"))
    assert (found.kind, found.code, found.values["text"], found.evidence[0].row) == (
        Kind.FAIL, "no-such-time", "25:61:00", 1)
    assert said("CAL-01", odd_times("25:61:00", reader="cells")) == [("review", "no-such-time")]
    assert judged("CAL-01", odd_times("25:61:00", reader="cells", confidence=0.5)) == []


def test_figures_that_stand_for_no_time_in_several_rows_are_the_banks_own() -> None:
    assert judged("CAL-01", odd_times("99:99:99", "99:99:99")) == []


def test_dates_that_could_not_be_read_are_for_a_person_once() -> None:
    lines = changed(changed(six_months(), 0, day="2O25-02-11"), 1, day="??")
    found, = judged("CAL-01", statement(lines))
    assert (found.kind, found.code, found.values["rows"]) == (Kind.REVIEW, "unread", "1-2")


@pytest.mark.parametrize(("read", "kind"), [
    ("J25-03-09", "unknown"), ("5-0309", "unknown"), ("2025-03-0", "review"), ("J25-04-09", "review"), ("", "review")])
def test_a_day_without_its_year_between_the_days_of_the_rows_beside_it_is_for_nobody(read: str, kind: str) -> None:
    rows = [Line("2025-03-05", "-1.00"), Line(read, "-1.00"), Line("2025-03-12", "-1.00")]
    for order in (rows, rows[::-1]):
        assert said("CAL-01", statement(order)) == [(kind, "unread")]


@pytest.mark.parametrize(("day", "code"), [
    ("2025-09-19", "future"), ("2025-09-15", "after-end"), ("2025-02-10", "before-start")])
def test_a_row_outside_the_period(day: str, code: str) -> None:
    found, = judged("CAL-02", statement(changed(six_months(), 7, day=day), printed_on=None))
    assert (found.kind, found.code, found.evidence[0].row) == (Kind.FAIL, code, 8)
    assert found.values["date"] == day


def test_the_ends_of_the_period_are_inside() -> None:
    lines = [Line("2025-02-11", "-1.00"), Line("2025-09-14", "-1.00")]
    assert judged("CAL-02", statement(lines)) == []
    assert judged("CAL-02", statement([Line("2025-09-18", "1")], start=None, end=None), as_of=AS_OF) != []
    assert said("CAL-02", statement([Line("2025-09-18", "1")], end=head("2025-09-18"), printed_on=None)) == []


def test_a_row_after_the_print_is_accused_once_with_its_gravest_trouble() -> None:
    lines = changed(six_months(), 7, day="2025-09-15")
    found, = judged("CAL-02", statement(lines, end=head("2025-09-14"), printed_on=head("2025-09-13")))
    assert (found.code, found.values["limit"]) == ("after-print", "2025-09-13")


def test_without_a_period_only_the_future_is_looked_for_and_that_is_said_once() -> None:
    lines = changed(six_months(), 3, day="2025-09-20")
    bare = statement(lines, start=None, end=None, printed_on=None)
    assert said("CAL-02", bare) == [("fail", "future"), ("unknown", "no-period")]


def test_a_print_date_alone_is_used() -> None:
    bare = statement(six_months(), start=None, end=None)
    assert judged("CAL-02", bare) == []
    assert said("CAL-02", statement(changed(six_months(), 3, day="2025-09-16"), start=None, end=None)) == [
        ("fail", "after-print")]


def test_many_rows_outside_make_one_finding() -> None:
    found, = judged("CAL-02", statement(six_months()[:40], start=head("2025-01-01"), end=head("2025-01-31")))
    assert (found.code, found.values["rows"]) == ("after-end", "1-40")
    assert accused([found]) == [1]


def test_up_to_twenty_rows_outside_are_named_one_by_one() -> None:
    early = statement(six_months()[:21], start=head("2025-01-01"), end=head("2025-01-31"))
    assert len(judged("CAL-02", replace(early, entries=early.entries[:20]))) == 20
    assert len(judged("CAL-02", early)) == 1


def corporate(*lines: Line, **changes: object) -> object:
    return replace(statement(lines, **changes), account_type="corporate")


def test_counter_rows_on_days_off_are_warnings_and_batches_one_note() -> None:
    subject = corporate(
        Line("2025-09-13", "-500.00", "现金支取", "某人"), Line("2025-09-14", "-12.00", "网银转账"),
        Line("2025-09-15", "-500.00", "现金支取"), Line("2025-06-21", "3.02", "结息"),
        Line("2025-09-06", "9.00", "货款"))
    warning, note = judged("CAL-04", subject)
    assert (warning.code, warning.level, warning.evidence[0].row, warning.values["words"]) == (
        "counter", None, 1, "现金支取")
    assert (note.code, note.level, note.values["rows"], note.values["count"]) == ("electronic", Level.NOTE, "2, 4-5",
        "3")


def test_words_read_in_doubt_that_tell_no_kind_are_unknown() -> None:
    rows = list(corporate(Line("2025-09-13", "-500.00", "现会支取"), Line("2025-09-14", "-12.00", "现金支取"),
                          Line("2025-09-14", "-13.00", "贷款")).entries)
    for place, entry in enumerate(rows[:2]):
        doubtful = replace(entry.summary, evidence=replace(entry.summary.evidence, confidence=0.6))
        rows[place] = replace(entry, summary=doubtful)
    found = judged("CAL-04", replace(corporate(), entries=tuple(rows)))
    assert [(each.code, each.values.get("row") or each.values["rows"]) for each in found] == [
        ("counter", "2"), ("electronic", "3"), ("unread", "1")]


@pytest.mark.parametrize(("day", "sure", "found"), [
    ("2025-09-12", 0.6, ["day-unread"]), ("2025-09-12", 1.0, []), ("2025-09-1?", 1.0, ["day-unread"]),
    ("2025-09-13", 0.6, ["counter"])])
def test_a_counter_entry_on_a_day_read_in_doubt_is_unknown(day: str, sure: float, found: list[str]) -> None:
    entry, = corporate(Line(day, "-500.00", "现金支取")).entries
    dated = replace(entry.booking_date, evidence=replace(entry.booking_date.evidence, confidence=sure))
    said_of = judged("CAL-04", replace(corporate(), entries=(replace(entry, booking_date=dated),)))
    assert [each.code for each in said_of] == found


def test_make_up_workdays_are_workdays_and_bridged_days_are_off() -> None:
    assert judged("CAL-04", corporate(Line("2025-09-28", "-1.00", "支票"))) == []
    assert said("CAL-04", corporate(Line("2025-10-08", "-1.00", "支票"))) == [("fail", "counter")]


@pytest.mark.parametrize(("day", "at", "accused_"), [
    ("2025-09-13", "", True), ("2025-09-14", "10:00", True), ("2025-09-14", "20:30", False), ("2025-09-14", "", False)])
def test_large_value_payments_rest_but_for_the_evening_before_a_workday(day: str, at: str, accused_: bool) -> None:
    found = judged("CAL-04", corporate(Line(day, "-1.00", "大额支付", at=at)))
    assert [finding.code for finding in found] == ["counter" if accused_ else "electronic"]


def test_years_without_a_calendar_are_unknown_once_a_year() -> None:
    subject = corporate(Line("2027-03-06", "-1", "支票"), Line("2027-03-07", "-1", "支票"),
                        Line("2028-01-08", "-1", "支票"),
                        Line("2027-03-10", "-1", "支票"))
    found = judged("CAL-04", subject)
    assert [(f.kind, f.values["year"], f.values["rows"]) for f in found] == [
        (Kind.UNKNOWN, "2027", "1-2"), (Kind.UNKNOWN, "2028", "3")]


def test_personal_accounts_are_not_its_matter() -> None:
    assert said("CAL-04", statement([Line("2025-09-13", "-1", "支票")])) == [("not-applicable", "not-corporate")]


def test_dates_rest_on_the_date_cell() -> None:
    subject = statement(changed(six_months(), 4, day="2025-02-30"))
    place = Evidence("d9", row=5, confidence=0.2)
    entry = subject.entries[4]
    moved = replace(entry, booking_date=replace(entry.booking_date, evidence=place))
    found, = judged("CAL-01", replace(subject, entries=(moved,)), as_of=date(2025, 9, 18))
    assert found.evidence == (place,)


def firm(lines: list[Line]) -> BankStatement:
    return replace(statement(lines), account_type="corporate")


def test_a_firm_that_works_when_offices_do_keeps_its_week() -> None:
    assert said("CAL-06", firm(weekly(0))) == []


def test_the_days_of_a_firm_that_were_moved_on_by_a_year_are_a_persons_to_look_at() -> None:
    found, = judged("CAL-06", firm(weekly(365)))
    assert (found.kind, found.code, found.values["months"]) == (Kind.REVIEW, "business", "12")
    rows = weekly(365)
    assert all(date.fromisoformat(rows[(place.row or 0) - 1].day).weekday() >= 5 or
               rows[(place.row or 0) - 1].day[:7] in ("2025-04", "2025-05", "2025-06") for place in found.evidence)
    assert said("CAL-06", firm(rows[:40])) == [("not-applicable", "few-days")]


@pytest.mark.parametrize("rests", [(), (0,), (2,), (6,)])
def test_firms_with_a_week_of_their_own_are_left_alone(rests: tuple[int, ...]) -> None:
    days = [date(2025, 3, 1) + timedelta(days=place) for place in range(180)]
    lines = [Line(f"{day}", f"{day.day}.{day.month:02}", "网银转账") for day in days if day.weekday() not in rests]
    assert said("CAL-06", firm(lines)) == []


PAID_2024 = ("2024-03-08", "2024-04-10", "2024-05-10", "2024-06-07", "2024-07-10", "2024-08-09", "2024-09-10")


@pytest.mark.parametrize(("days", "found"), [
    (PAID_2024, []),
    (tuple(day.replace("2024", "2025") for day in PAID_2024), [("review", "wages")]),
    (tuple(f"2025-{month:02}-10" for month in range(3, 10)), []),
    (("2025-03-08", "2025-04-12", "2025-05-10", "2025-06-07", "2025-07-11", "2025-08-09", "2025-09-10"), []),
    (("2025-03-10", "2025-04-10", "2025-05-10", "2025-06-10", "2025-07-10", "2025-08-09", "2025-09-10"), []),
    (("2025-03-08", "2025-04-10", "2025-05-10", "2025-06-07", "2025-07-10"), [("not-applicable", "few-days")])])
def test_paydays_that_gave_way_to_the_weekends_of_another_year(
        days: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    lines = [Line(day, "8123.45", "代发工资", "样例市样例有限公司") for day in days]
    assert said("CAL-06", statement([*lines, Line(days[-1], "900.00", "奖金")])) == found


@pytest.mark.parametrize(("printed", "at", "found"), [
    ("2025-09-14 12:00:05", "14:30:00", [("review", "after-print-time")]), ("2025-09-14 12:00", "12:10:00", []),
    ("2025-09-14 12:00:05", "23:59:59", []), ("2025-09-14", "14:30:00", []), ("2025-09-15 12:00:05", "14:30:00", []),
    ("2025-09-14 9:05", "09:31:00", [("review", "after-print-time")]), ("2025-09-1420:00:00", "14:30:00", []),
    ("2025-09-1412:00:05", "14:30:00", [("review", "after-print-time")]), ("2025年09月14日20:00", "14:30:00", []),
    ("2025091420:00:00", "14:30:00", [])])
def test_an_entry_after_the_time_of_its_print_is_for_a_person(printed: str, at: str,
                                                                      found: list[tuple[str, str]]) -> None:
    day = head(printed[:10])
    quoted = replace(day, evidence=replace(day.evidence, quote=printed))
    unsure = replace(day, evidence=replace(quoted.evidence, confidence=0.5))
    late = statement([*six_months(), Line("2025-09-14", "-8.00", at=at)], printed_on=quoted)
    assert said("CAL-02", late, as_of=date(2025, 9, 20)) == found
    assert said("CAL-02", replace(late, printed_on=unsure)) == []
    assert said("CAL-02", replace(late, account_type="wallet"), as_of=date(2025, 9, 20)) == []


@pytest.mark.parametrize(("reader", "found"), [
    ("cells", [("review", "unread")]), ("text-layer", [("fail", "no-such-day"), ("review", "unread")])])
def test_days_of_which_a_copy_left_scraps_are_one_finding_though_some_look_impossible(
        reader: str, found: list[tuple[str, str]]) -> None:
    lines = [replace(line, day="20 5" if place % 3 else line.day) for place, line in enumerate(six_months())]
    subject = statement(changed(lines, 3, day="2025-02-30"))
    rows = tuple(replace(entry, booking_date=replace(
        entry.booking_date, evidence=replace(entry.booking_date.evidence, reader=reader))) for entry in subject.entries)
    assert said("CAL-01", replace(subject, entries=rows)) == found
