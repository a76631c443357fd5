"""CAL-03, CAL-05, STM-06: order of rows, age of the print and of the last entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checks.facts import Application, BankStatement, Document, Order
from checks.findings import Kind, Level
from checks.policy import Policy, Statement
from checks.rule import Context
from tests.checks.builders import (
    AS_OF,
    Line,
    accused,
    case,
    changed,
    head,
    judged,
    rule,
    said,
    six_months,
    statement,
    text,
)
from tests.checks.scenarios import account, newest_first, printed_statement

LINES = six_months()


def test_either_order_passes_and_accounts_begin_anew() -> None:
    assert judged("CAL-03", printed_statement(account())) == []
    assert judged("CAL-03", newest_first(printed_statement(account()))) == []
    two = [replace(line, chain=chain) for chain in ("001", "002") for line in LINES]
    assert judged("CAL-03", statement(two)) == []
    assert judged("CAL-03", statement([])) == []


def test_a_row_out_of_order_is_named_with_those_around_it() -> None:
    found, = judged("CAL-03", statement(changed(LINES, 30, day="2025-08-01")))
    assert (found.kind, found.code, accused([found])) == (Kind.FAIL, "out-of-order", [31])
    assert [place.row for place in found.evidence] == [31, 30, 32]
    assert found.values["around"] == "30, 32"
    assert int(found.values["days"]) == (date(2025, 8, 1) - date.fromisoformat(LINES[31].day)).days
    moved, = judged("CAL-03", newest_first(statement(changed(LINES, 30, day="2025-08-01"))))
    assert accused([moved]) == [len(LINES) - 30]


def test_a_few_days_are_a_note_since_some_banks_print_the_day_of_purchase() -> None:
    lines = [Line("2025-03-10", "-1"), Line("2025-03-07", "-2"), Line("2025-03-11", "-3"), Line("2025-03-12", "-3")]
    found, = judged("CAL-03", statement(lines))
    assert (found.level, found.code, found.values["rows"]) in [(Level.NOTE, "near", "1"), (Level.NOTE, "near", "2")]
    strict = Policy(statement=Statement(order_slack_days=2))
    assert said("CAL-03", statement(lines), strict) == [("fail", "out-of-order")]


def test_no_order_at_all_is_for_a_person() -> None:
    mixed = [Line(f"2025-0{2 + place * 5 % 7}-10", "-1") for place in range(28)]
    assert said("CAL-03", replace(statement(mixed), order=Order.UNORDERED)) == [("review", "mixed")]


def test_days_that_are_no_days_have_no_place_in_the_order() -> None:
    assert judged("CAL-03", statement(changed(LINES, 30, day="2025-02-30"))) == []


@pytest.mark.parametrize(("printed_on", "outcome"), [
    ("2025-08-19", []), ("2025-08-18", [("fail", "too-old")]), ("2025-09-20", [])])
def test_the_age_of_the_print(printed_on: str, outcome: list[tuple[str, str]]) -> None:
    """AS_OF is 18 September; a print of a later day is the matter of CAL-02."""
    assert said("CAL-05", statement(LINES, printed_on=head(printed_on))) == outcome


@pytest.mark.parametrize(("printed_on", "found"), [("2025-09-14", []), ("2025-08-10", ["too-old"])])
def test_an_older_print_is_not_too_old_where_a_fresh_one_goes_on_from_it(printed_on: str, found: list[str]) -> None:
    older = statement(LINES, end=head("2025-06-30"), printed_on=head("2025-07-01"))
    later = statement(LINES, start=head("2025-07-01"), printed_on=head(printed_on))
    papers = tuple(Document(f"d{place}", "personal_statement", "a.pdf", 1, statement=each)
                   for place, each in enumerate((older, later), 1))
    assert [each.code for each in judged("CAL-05", older, application=Application("", papers))] == found


def test_without_a_print_date_a_young_entry_proves_a_young_print() -> None:
    assert judged("CAL-05", statement(LINES, printed_on=None)) == []
    old = [line for line in LINES if line.day < "2025-08-01"]
    for missing in (None, head("??")):
        assert said("CAL-05", statement(old, printed_on=missing)) == [("unknown", "no-print-date")]


def asked(subject: BankStatement, application: Application, as_of: date = AS_OF) -> list[tuple[str, str]]:
    context = Context(as_of, Policy(), application)
    return [(str(found.kind), found.code) for found in rule("STM-06").check(subject, context)]


@pytest.mark.parametrize(("as_of", "outcome"), [("2025-09-27", []), ("2025-09-28", [("fail", "too-old")])])
def test_who_is_paid_in_cash_shows_a_living_account(as_of: str, outcome: list[tuple[str, str]]) -> None:
    """The last entry is of 12 September."""
    assert LINES[-1].day == "2025-09-12"
    assert asked(statement(LINES), case(pay_method="cash"), date.fromisoformat(as_of)) == outcome


def test_who_else_is_not_asked() -> None:
    old = date(2025, 12, 1)
    for application in (case(pay_method="transfer"), Application("", ())):
        assert asked(statement(LINES), application, old) == [("not-applicable", "not-cash")]
    firm = replace(statement(LINES), account_type="corporate")
    assert asked(firm, case(pay_method="cash"), old) == [("not-applicable", "not-cash")]
    assert asked(statement(LINES), case(pay_method=""), old) == [("unknown", "pay-method")]
    assert asked(statement(LINES), case(pay_method="")) == []


def test_dates_not_read_decide_nothing() -> None:
    cash = case(pay_method="cash")
    assert asked(statement([Line("??", "1")]), cash) == [("unknown", "no-dates")]
    unread = statement([*LINES[:-1], replace(LINES[-1], day="??")])
    assert asked(unread, cash, date(2025, 12, 1)) == [("unknown", "unread")]


def numbered(*kept: int, words: str = "", digits: str = "{day}", reader: str = "text-layer") -> BankStatement:
    """Rows whose numbers hold their day; those of the places ``kept`` hold one six days earlier."""
    subject = statement(LINES)
    rows = []
    for place, entry in enumerate(subject.entries):
        assert entry.day is not None
        told = entry.day - timedelta(days=6 if place in kept else 0)
        number = f"4200{digits.format(day=f'{told:%Y%m%d}')}{place:06}"
        cell = text(number, replace(entry.evidence, reader=reader))
        rows.append(replace(entry, number=cell, summary=text(words, entry.evidence) if words and place in kept
                            else entry.summary))
    return replace(subject, entries=tuple(rows))


def test_a_number_that_holds_another_day_than_its_row_is_a_persons_to_judge() -> None:
    found, = judged("CAL-03", numbered(20))
    assert (found.kind, found.code, accused([found])) == (Kind.REVIEW, "number-day", [21])
    assert found.values["told"] == str(date.fromisoformat(LINES[20].day) - timedelta(days=6))
    assert found.values["date"] == LINES[20].day


@pytest.mark.parametrize("subject", [
    numbered(), numbered(20, words="退款"), numbered(*range(0, 40, 3)), numbered(20, digits="20259999"),
    numbered(20, reader="cells")])
def test_numbers_that_say_nothing_of_days_and_money_that_goes_back(subject: BankStatement) -> None:
    assert judged("CAL-03", subject) == []


def counted(numbers: dict[int, str], words: str = "", amount: str = "", rows: int = 60) -> BankStatement:
    """Rows whose numbers rise by seven; those of some places have these instead, and such words and amounts."""
    lines = [Line(f"2025-03-{1 + place // 3:02}", "-1.00") for place in range(rows)]
    for place in numbers:
        lines[place] = replace(lines[place], amount=amount or "900.00", summary=words or "转账收入")
    subject = statement(lines, opening="9000.00")
    told = [text(numbers.get(place, str(30400000 + 7 * place)), replace(entry.evidence, reader="text-layer"))
            for place, entry in enumerate(subject.entries)]
    return replace(subject, entries=tuple(map(lambda entry, number: replace(entry, number=number),
                                              subject.entries, told)))


@pytest.mark.parametrize("number", ["30400013", "30499999"], ids=["of a row before", "made up"])
def test_money_in_whose_number_stands_elsewhere_is_a_persons_to_judge(number: str) -> None:
    found, = judged("CAL-03", counted({30: number}))
    assert (found.kind, found.code, found.values["row"], found.values["around"]) == (
        Kind.REVIEW, "number-order", "31", "30, 32")


def test_made_up_numbers_of_all_wages_are_a_persons_to_judge() -> None:
    """Where those that stand elsewhere are many and rise, they are a series of their own."""
    made_up = {10: "30700000", 20: "30200000", 30: "30900000", 40: "30500000", 50: "30100000"}
    assert accused(judged("CAL-03", counted(made_up, "代发工资"))) == [11, 21, 31, 41, 51]
    assert judged("CAL-03", counted(dict(zip(made_up, sorted(made_up.values()), strict=True)), "代发工资")) == []
    assert judged("CAL-03", counted(made_up, "消费", "-9.00")) == []


def test_numbers_that_begin_anew_each_day_are_in_order_by_days() -> None:
    found, = judged("CAL-03", counted({place: f"{9 if place == 30 else 1 + place % 3:07}" for place in range(60)}))
    assert (found.code, found.values["row"]) == ("number-order", "31")


@pytest.mark.parametrize(("numbers", "words", "amount", "rows", "level"), [
    ({30: "30400013"}, "消费", "-9.00", 60, Level.NOTE), ({30: "30400013"}, "退款", "", 60, None),
    ({30: "30400013"}, "结息", "", 60, None), ({30: "7"}, "", "", 60, None), ({20: "30400013"}, "", "", 29, None),
    ({place: f"3049{place:04}" for place in range(10, 50, 7)}, "", "", 60, None)],
    ids=["ordered before", "goes back", "interest", "of another series", "few rows", "many"])
def test_numbers_that_need_not_rise_are_noted_at_most(numbers: dict[int, str], words: str, amount: str, rows: int,
                                                     level: Level | None) -> None:
    assert [found.level for found in judged("CAL-03", counted(numbers, words, amount, rows))] == (
        [level] if level else [])


def timed(*times: str) -> BankStatement:
    """Fifty rows of one day, a minute apart, the first with these times."""
    minutes = [f"{8 + place // 60:02}:{place % 60:02}:07" for place in range(50)]
    return statement([Line("2025-03-10", "-1.00", at=at) for at in (*times, *minutes[len(times):])])


def test_a_time_before_that_of_the_row_it_follows_is_noted() -> None:
    found, = judged("CAL-03", timed("08:00:07", "08:01:07", "07:15:00"))
    assert (found.code, found.level, found.values["row"], found.values["previous_row"]) == (
        "time-back", Level.NOTE, "3", "2")
    assert (found.values["time"], found.values["previous"]) == ("07:15:00", "08:01:07")
    assert accused([found]) == [3]


@pytest.mark.parametrize(("place", "at", "words", "reader", "kind"), [
    (20, "06:10:00", "转账收入", "text-layer", Kind.REVIEW), (20, "20:10:00", "转账收入", "text-layer", Kind.REVIEW),
    (20, "08:00:30", "转账收入", "text-layer", Kind.FAIL), (20, "06:10:00", "批量代发", "text-layer", Kind.FAIL),
    (20, "06:10:00", "退款", "text-layer", Kind.FAIL), (20, "06:10:00", "转账收入", "ocr", Kind.FAIL)],
    ids=["too early", "too late", "minutes", "a batch", "goes back", "pixels"])
def test_money_in_at_a_time_that_its_balance_is_against_is_a_persons_to_judge(place: int, at: str, words: str,
                                                                             reader: str, kind: Kind) -> None:
    lines = [Line("2025-03-10", "-1.00", at=f"{8 + each // 60:02}:{each % 60:02}:07") for each in range(50)]
    lines[place] = Line("2025-03-10", "900.00", words, at=at)
    subject = statement(lines)
    rows = tuple(replace(entry, booking_time=replace(entry.booking_time, evidence=replace(
        entry.booking_time.evidence, reader=reader))) for entry in subject.entries if entry.booking_time is not None)
    found, = judged("CAL-03", replace(subject, entries=rows))
    assert (found.code, found.kind) == ("time-back", kind)


@pytest.mark.parametrize("subject", [
    timed(), timed("08:00:07", "08:00:07"), timed(*["08:30:07", "07:15:00"] * 10),
    replace(timed("08:00:07", "08:01:07", "07:15:00"), has_balance=False, entries=tuple(
        replace(entry, balance=None) for entry in timed("08:00:07", "08:01:07", "07:15:00").entries))])
def test_times_that_run_on_and_banks_that_book_in_another_order(subject: BankStatement) -> None:
    assert judged("CAL-03", subject) == []
