"""INT-04: what the daily balances earn against what is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checks.day_ends import balances_of
from checks.facts import BankStatement, Entry
from checks.findings import Kind, Level
from checks.interest.accrual import quarter_of
from checks.interest.due import due
from checks.policy import Interest, Policy
from checks.rates import Rate, Rates
from tests.checks.builders import Line, entries, head, judged, money, page_marks, said, statement, text
from tests.checks.scenarios import OPENING, account, newest_first, ordered, printed_statement, spoken

D = Decimal
TENTHOUSAND = "10000.00"


def still(interest: str, day: str = "2025-06-21", start: str = "2025-03-01", **changes: object) -> BankStatement:
    """Ten thousand yuan that never move, and one interest row."""
    lines = [Line(day, interest, "结息"), Line(f"{day[:-2]}25", "-1.00")]
    end = head(f"{day[:-2]}28")
    return statement(lines, TENTHOUSAND, **{"start": head(start), "end": end, "printed_on": end, **changes})


def heard(subject: BankStatement) -> list[tuple[str, str]]:
    return said("INT-04", subject, as_of=date(2026, 10, 1))


@pytest.mark.parametrize(("day", "amount"), [
    ("2025-03-21", "2.50"), ("2025-06-21", "1.28"), ("2025-06-21", "2.11"), ("2025-06-21", "2.56"),
    ("2024-12-21", "2.53"), ("2024-12-21", "2.90"), ("2025-06-20", "1.28"), ("2025-06-26", "1.29")])
def test_the_vectors_of_the_domain_pass(day: str, amount: str) -> None:
    """By the rate of the settlement day, by segments, and at the rate that the bank had not lowered yet."""
    for account_type in ("personal", "corporate"):
        assert heard(replace(still(amount, day, "2024-09-01"), account_type=account_type)) == []


def test_a_public_row_passes() -> None:
    lines = [Line("2025-09-21", "0.04", "结息", balance="306.09"), Line("2025-09-22", "-1.00", balance="305.09")]
    subject = statement(lines, start=head("2025-06-01"), end=head("2025-09-30"), printed_on=head("2025-09-30"))
    assert heard(replace(subject, account_type="corporate")) == []


@pytest.mark.parametrize(("amount", "kind", "code"), [
    ("0.90", "fail", "balances-too-high"), ("1.15", "review", "below"), ("1.71", "review", "unexplained"),
    ("3.83", "fail", "higher"), ("12.78", "fail", "higher")])
def test_other_amounts(amount: str, kind: str, code: str) -> None:
    """0.15 % and 0.5 % are rates that somebody may list; 0.0669 % is none."""
    assert heard(still(amount)) == ([] if amount == "3.83" else [(kind, code)])


@pytest.mark.parametrize(("bank", "amount", "day", "said_"), [
    ("样例农村商业银行", "12.78", "2025-06-21", [("fail", "higher")]),
    ("中国工商银行", "12.78", "2025-06-21", [("review", "unexplained")]), ("中国工商银行", "2.56", "2025-06-21", []),
    ("中国工商银行", "3.75", "2025-03-21", [("review", "unexplained")]),
    ("样例农村商业银行", "3.75", "2025-03-21", [])])
def test_a_bank_whose_rates_are_known_pays_no_others(bank: str, amount: str, day: str,
                                                     said_: list[tuple[str, str]]) -> None:
    """Nor those that it lowered before the quarter: 0.15 % until October makes 3.75 from January to March."""
    assert heard(replace(still(amount, day, "2024-12-01"), bank=text(bank))) == said_


@pytest.mark.parametrize(("before", "after", "said_"), [
    ("2.50", "12.78", [("review", "unexplained")]), ("2.50", "2.56", []),
    ("7.50", "10.22", [("fail", "higher")] * 2), ("12.50", "1.28", [("fail", "higher")])])
def test_a_bank_that_paid_the_listed_rate_does_not_raise_it(before: str, after: str,
                                                            said_: list[tuple[str, str]]) -> None:
    """0.1 % is listed for the first quarter, 0.05 % for the second; 0.3 % and more are of a bank of its own mind."""
    lines = [Line("2025-03-21", before, "结息"), Line("2025-06-21", after, "结息"), Line("2025-06-25", "-1.00")]
    assert heard(statement(lines, TENTHOUSAND, start=head("2024-12-01"), end=head("2025-06-28"))) == said_


def test_a_small_bank_may_pay_a_little_more_by_segments() -> None:
    """A tenth more than the large ones on each day; what comes near is for a person."""
    def rich(amount: str) -> BankStatement:
        end = head("2025-06-28")
        return statement([Line("2025-06-21", amount, "结息")], "200000.00", start=head("2025-03-01"), end=end,
                         printed_on=end)
    assert heard(rich("93.33")) == [("fail", "higher")]
    assert heard(rich("91.33")) == heard(rich("195.55")) == [("review", "unexplained")]


@pytest.mark.parametrize(("amount", "kind", "code"), [
    ("1.23", "fail", "balances-too-high"), ("1.50", "review", "below"), ("1.02", "review", "below")])
def test_a_firm_is_paid_by_segments(amount: str, kind: str, code: str) -> None:
    """2.11 is due. 1.50 is what a bank pays that lowered its rate on another day, 1.02 what one pays that lists 0.04 %;
    1.23, near the 1.28 that the rate of the settlement day gives, is neither."""
    assert heard(replace(still(amount), account_type="corporate")) == [(kind, code)]


def test_too_much_for_a_firm_may_be_an_agreed_deposit() -> None:
    found, = judged("INT-04", replace(still("7.77"), account_type="corporate"))
    assert (found.code, found.level) == ("higher", Level.NOTE)


def test_a_firm_whose_other_quarters_fit_has_no_agreed_deposit() -> None:
    lines = [Line("2025-03-21", "2.50", "结息"), Line("2025-06-21", "7.77", "结息"), Line("2025-06-25", "-1.00")]
    subject = statement(lines, TENTHOUSAND, start=head("2024-12-01"), end=head("2025-06-28"))
    assert heard(replace(subject, account_type="corporate")) == [("review", "unexplained")]


def test_one_whose_row_says_that_it_is_agreed_has() -> None:
    """From the second quarter on: whatever the first was paid."""
    lines = [Line("2025-03-21", "2.50", "结息"), Line("2025-06-21", "0.83", "结息"),
             Line("2025-06-21", "5.66", "协定存款利息"), Line("2025-06-25", "-1.00")]
    subject = statement(lines, TENTHOUSAND, start=head("2024-12-01"), end=head("2025-06-28"))
    assert heard(replace(subject, account_type="corporate")) == [("fail", "higher")]


def doubled(day: str, *more: Line) -> BankStatement:
    end = head("2025-06-28")
    lines = [Line("2025-06-18", "-1.00"), Line("2025-06-21", "1.28", "结息"), Line(day, "1.28", "结息"), *more]
    return statement(lines, TENTHOUSAND,
                     start=head("2025-03-01"), end=end, printed_on=end)


@pytest.mark.parametrize("day", ["2025-06-21", "2025-06-22"])
def test_interest_that_the_balance_took_in_twice_is_for_a_person(day: str) -> None:
    found, = judged("INT-04", doubled(day), as_of=date(2026, 10, 1))
    assert (found.kind, found.code, found.values["rows"]) == (Kind.REVIEW, "twice", "2-3")
    assert (found.values["printed"], found.values["total"]) == ("1.28", "2.56")


def test_cents_that_are_twice_what_is_due_may_be_its_parts() -> None:
    end = head("2025-06-28")
    lines = [Line("2025-06-21", "0.03", "结息"), Line("2025-06-21", "0.03", "结息")]
    assert heard(statement(lines, "300.00", start=head("2025-03-01"), end=end, printed_on=end)) == []


def test_interest_printed_on_two_lines_or_taken_back_is_not() -> None:
    assert heard(doubled("2025-06-21", Line("2025-06-22", "-1.28", "结息冲正"))) == []
    first, paid, again = doubled("2025-06-21").entries
    assert paid.balance is not None
    assert heard(replace(doubled("2025-06-21"), entries=(first, paid, replace(again, balance=paid.balance)))) == []
    assert heard(still("1.28")) == []


@pytest.mark.parametrize(("amounts", "bank", "codes"), [
    (("3.83", "2.53"), "样例银行", ["higher", "redated"]), (("3.83", "2.53"), "样例村镇银行", ["higher"]),
    (("3.83", "3.79"), "样例银行", ["higher"] * 2),
    (("1.28", "1.26"), "样例银行", [])])
def test_interest_that_follows_the_steps_of_a_year_before_is_for_a_person(amounts: tuple[str, str], bank: str,
                                                                          codes: list[str]) -> None:
    """0.15 % in the third quarter and 0.1 % in the fourth were listed in 2024, 0.05 % was in 2025."""
    lines = [Line("2025-09-21", amounts[0], "结息"), Line("2025-12-21", amounts[1], "结息"),
             Line("2025-12-25", "-1.00")]
    subject = statement(lines, TENTHOUSAND, start=head("2025-06-01"), end=head("2025-12-28"), bank=text(bank))
    found = judged("INT-04", subject, as_of=date(2026, 1, 5))
    assert sorted(each.code for each in found) == codes
    assert all((each.kind, each.values["months"]) == (Kind.REVIEW, "12") for each in found if each.code == "redated")


def test_the_finding_prints_its_arithmetic() -> None:
    found, = judged("INT-04", still("0.64"))
    assert dict(found.values) | {"sum": ""} == {
        "rows": "1", "counted": "1", "quarter": "2025-03-21..2025-06-20", "days": "92",
        "sum_of_balances": "920000.00", "rate": "0.05",
        "method": "settlement-day", "expected": "1.28", "least": "1.28", "printed": "0.64", "sum": "",
        "implied": "0.0250", "average": "10,000.00", "needed": "5,000.00"}
    assert found.values["sum"] == "920,000.00 × 0.05% ÷ 360 = 1.28 ≠ 0.64"
    assert found.evidence[0].quote == "0.64"
    firm, = judged("INT-04", replace(still("0.64"), account_type="corporate"))
    assert firm.values["sum"] == "600,000.00 × 0.10% ÷ 360 + 320,000.00 × 0.05% ÷ 360 = 2.11 ≠ 0.64"


def test_the_rows_are_named_whose_balances_were_counted() -> None:
    """From the last one before the quarter to the last one in it, in either order of the print."""
    lines = [Line("2025-03-01", "-1.00"), Line("2025-03-20", "-1.00"), Line("2025-04-01", "-1.00"),
             Line("2025-06-20", "-1.00"), Line("2025-06-21", "0.64", "结息"), Line("2025-06-25", "-1.00")]
    subject = statement(lines, TENTHOUSAND, start=head("2025-03-01"), end=head("2025-06-28"))
    for printed, counted in ((subject, "2-4"), (newest_first(subject), "3-5")):
        found, = judged("INT-04", printed)
        assert found.values["counted"] == counted


def inflated() -> BankStatement:
    """Wages doubled, every balance redone, the old interest kept."""
    return printed_statement([replace(line, amount=f"{D(line.amount) * 2}") if line.summary == "代发工资" else line
                              for line in account()])


@pytest.mark.parametrize("turn", [lambda subject: subject, newest_first])
def test_inflated_wages_are_caught_from_the_interest_alone(turn: Callable[[BankStatement], BankStatement]) -> None:
    loud = [(result.rule, result.finding.code) for result in spoken(turn(inflated()))
            if result.kind in (Kind.FAIL, Kind.REVIEW) and result.level is not Level.NOTE]
    assert loud == [("INT-04", "balances-too-high")] * 2


def test_a_weakly_read_balance_is_a_doubt_unless_the_amounts_prove_it() -> None:
    subject = inflated()
    weak = replace(subject, entries=tuple(
        replace(entry, balance=replace(entry.balance, evidence=replace(entry.balance.evidence, confidence=0.4)))
        if entry.balance else entry for entry in subject.entries))
    assert [result.kind for result in spoken(weak) if result.rule == "INT-04"] == [Kind.FAIL, Kind.FAIL]
    lines = [Line("2025-06-21", "0.50", "结息")]
    alone, = entries(lines, TENTHOUSAND)
    paper = statement(lines, TENTHOUSAND, start=head("2025-03-01"), end=head("2025-06-28"))
    for name in ("balance", "amount"):
        cell = getattr(alone, name)
        doubtful = replace(alone, **{name: replace(cell, evidence=replace(cell.evidence, confidence=0.4))})
        kinds = [result.kind for result in spoken(replace(paper, entries=(doubtful,)), "2025-06-29")
                 if result.rule == "INT-04"]
        assert kinds == [Kind.REVIEW]


@pytest.mark.parametrize(("moved", "amount", "sure", "doubtful"), [
    ("-3000.00", "1.00", ("review", "below"), ("unknown", "balances-broken")),
    ("-3000.00", "1.15", ("review", "unexplained"), ("unknown", "balances-broken")),
    ("-3000.00", "0.60", ("fail", "balances-too-high"), ("fail", "balances-too-high")),
    ("-5.00", "1.15", ("review", "below"), ("review", "below")),
    ("-5.00", "2.30", ("fail", "higher"), ("fail", "higher"))])
def test_a_day_read_in_doubt_may_explain_what_is_a_little_off(
        moved: str, amount: str, sure: tuple[str, str], doubtful: tuple[str, str]) -> None:
    """Not where the sum of its row is too small for that on any day between those of the rows around it."""
    lines = [Line("2025-04-01", "-1.00"), Line("2025-05-02", moved), Line("2025-06-21", amount, "结息")]
    subject = statement(lines, TENTHOUSAND, start=head("2025-03-01"), end=head("2025-06-28"))
    found = list(entries(lines, TENTHOUSAND))
    assert heard(replace(subject, entries=tuple(found))) == [sure]
    found[1] = read_in_doubt(found[1])
    assert heard(replace(subject, entries=tuple(found))) == [doubtful]


def test_a_day_read_in_doubt_that_is_a_neighbours_too_is_no_doubt() -> None:
    lines = [Line("2025-04-01", "-1.00"), Line("2025-04-01", "-3000.00"), Line("2025-06-21", "0.90", "结息")]
    found = list(entries(lines, TENTHOUSAND))
    subject = statement(lines, TENTHOUSAND, start=head("2025-03-01"), end=head("2025-06-28"))
    told = heard(replace(subject, entries=tuple(found)))
    assert told
    assert heard(replace(subject, entries=(found[0], read_in_doubt(found[1]), found[2]))) == told


def read_in_doubt(entry: Entry) -> Entry:
    """An entry whose day was read weakly."""
    cell = entry.booking_date
    return replace(entry, booking_date=replace(cell, evidence=replace(cell.evidence, confidence=0.7)))


def test_where_balances_do_not_follow_only_what_is_far_off_is_asked() -> None:
    broken = [Line("2025-04-01", "-1.00", balance="10300.00"), Line("2025-04-02", "-2.00"),
              Line("2025-06-21", "1.28", "结息")]
    subject = statement(broken, TENTHOUSAND, start=head("2025-03-01"), end=head("2025-06-28"))
    assert heard(subject) == []
    for amount, outcome in (("1.20", ("unknown", "balances-broken")), ("0.60", ("fail", "balances-too-high"))):
        lines = [*broken[:2], replace(broken[2], amount=amount)]
        assert heard(replace(subject, entries=entries(lines, TENTHOUSAND))) == [outcome]


def test_a_break_that_may_explain_the_interest_makes_it_a_review() -> None:
    """A balance misread as ten times itself, or a row that was not read: on the lower balances 1.28 is right."""
    lines = [Line("2025-04-01", "-1.00", balance="99999.00"), Line("2025-06-10", "-2.00", balance="9997.00"),
             Line("2025-06-21", "1.28", "结息")]
    subject = statement(lines, TENTHOUSAND, start=head("2025-03-01"), end=head("2025-06-28"))
    assert heard(subject) == [("review", "balances-too-high")]
    unread = replace(subject, entries=entries([replace(lines[0], confidence=0.6), *lines[1:]], TENTHOUSAND))
    assert heard(unread) == [("unknown", "balances-broken")]


@pytest.mark.parametrize(("amount", "outcome"), [
    ("2.50", ("unknown", "partial")), ("5.00", ("unknown", "partial")), ("0.50", ("review", "partial-low"))])
def test_a_quarter_that_began_earlier_gives_a_bound(amount: str, outcome: tuple[str, str]) -> None:
    """38 of 90 days at 0.10 % on 10,000 earn 1.06 at least."""
    found, = judged("INT-04", still(amount, "2025-03-21", "2025-02-11"))
    assert ((str(found.kind), found.code), found.values["expected"]) == (outcome, "1.06")


def test_a_bound_that_holds_is_not_told_where_a_whole_quarter_was_judged() -> None:
    lines = [Line("2025-03-21", "2.50", "结息"), Line("2025-06-21", "1.28", "结息"), Line("2025-06-25", "-1.00")]
    assert heard(statement(lines, TENTHOUSAND, start=head("2025-02-11"), end=head("2025-06-28"))) == []


def test_beyond_the_table_only_the_extreme_is_accused() -> None:
    """10,000 yuan over 92 days earn 0.26 at the lowest rate that may come."""
    for amount, level, code in (("1.10", Level.NOTE, "provisional"), ("9.99", Level.NOTE, "provisional"),
                                ("0.15", Level.WARNING, "balances-too-high")):
        found, = judged("INT-04", still(amount, "2026-06-21", "2026-03-01"), as_of=date(2026, 10, 1))
        assert (found.kind, found.level, found.code) == (Kind.FAIL, level, code)
    assert heard(still("1.28", "2026-06-21", "2026-03-01")) == []


def test_a_lender_may_say_what_was_listed_since() -> None:
    """10,000 yuan over 92 days earn 1.02 at 0.04 %."""
    added = Rates(date(2026, 9, 30), (Rate(date(2026, 3, 1), D("0.04"), "样例"),))
    policy = Policy(interest=Interest(rates=added))
    def spoken_of(amount: str) -> list[str]:
        return [found.code for found in judged("INT-04", still(amount, "2026-06-21", "2026-03-01"),
                                               as_of=date(2026, 10, 1), policy=policy)]
    assert spoken_of("1.02") == []
    assert spoken_of("0.70") == ["balances-too-high"]


def test_before_the_table_nothing_is_known() -> None:
    old = still("1.28", "2001-06-21", "2001-03-01")
    assert heard(old) == [("unknown", "no-rate")]


def test_overdrafts_earn_nothing_and_do_not_pay_into_the_sum() -> None:
    lines = [Line("2025-04-20", "-20000.00"), Line("2025-05-20", "20000.00"), Line("2025-06-21", "0.86", "结息"),
             Line("2025-06-25", "-1.00")]
    assert heard(statement(lines, TENTHOUSAND, start=head("2025-03-01"), end=head("2025-06-28"))) == []


def test_interest_in_two_rows_is_added_or_one_of_them() -> None:
    for amounts in (("1.28", "0.30"), ("0.98", "0.30")):
        lines = [*(Line("2025-06-21", amount, "结息") for amount in amounts), Line("2025-06-25", "-1.00")]
        assert heard(statement(lines, TENTHOUSAND, start=head("2025-03-01"), end=head("2025-06-28"))) == []


def test_gates() -> None:
    subject = still("0.50")
    assert heard(replace(subject, has_balance=False)) == [("not-applicable", "no-balance")]
    assert heard(replace(subject, currency=text("美元"))) == [("unknown", "no-foreign-rate")]
    assert heard(replace(subject, filtered=text("收入"))) == [("unknown", "filtered")]
    assert heard(replace(subject, pages=page_marks((1, 3), (3, 3)))) == [("unknown", "pages-missing")]
    assert heard(still("-0.50")) == [("not-applicable", "no-interest-rows")]
    assert heard(replace(subject, entries=())) == [("not-applicable", "no-interest-rows")]
    closed = ordered([Line("2025-06-10", "-1.00", "销户"), Line("2025-06-21", "0.50", "结息")])
    assert heard(statement(closed, TENTHOUSAND, start=head("2025-03-01"))) == []
    term = statement([Line("2025-06-21", "0.50", "结息", chain="00002 定期")], TENTHOUSAND, start=head("2025-03-01"))
    assert heard(term) == [("not-applicable", "no-interest-rows")]
    unread = statement([Line("2025-04-01", "", balance=""), Line("2025-06-21", "0.50", "结息")], TENTHOUSAND,
                       start=head("2025-03-01"))
    assert heard(unread) == [("unknown", "balances-unread")]
    assert heard(replace(unread, opening=money(TENTHOUSAND))) == [("unknown", "balances-unread")]


def test_the_lenders_own_limits() -> None:
    found = judged("INT-04", still("1.15"), Policy(interest=Interest(low_share=D("0.95"))))
    assert [each.code for each in found] == ["balances-too-high"]
    assert judged("INT-04", still("1.15"), Policy(interest=Interest(tolerance=D("0.20")))) == []


def test_small_banks_may_follow_a_week_late() -> None:
    quarter = quarter_of(date(2025, 6, 20))
    owed = due([D(100000)] * 92, quarter, corporate=True, policy=Interest())
    assert owed is not None
    assert owed.fits(D("21.67"))    # 62 days at 0.10 %, 30 at 0.05 %: two more than the large banks
    assert not owed.fits(D("24.00"))


def test_the_end_of_a_day_is_known_whatever_the_order_of_its_rows() -> None:
    rows = entries([Line("2025-03-02", "100"), Line("2025-03-02", "-40"), Line("2025-03-04", "5")], "10")
    for shown in (rows, (rows[1], rows[0], rows[2])):
        found = balances_of(shown, None)
        assert found.daily(date(2025, 3, 1), date(2025, 3, 5)) == [10, 70, 70, 75, 75]
        assert all(end.sure for end in found.ends)


def test_a_row_without_a_day_counts_where_it_gives_less_and_is_not_sure() -> None:
    for amount, daily, sure in (("100", [11, 11, 112], [True, False]), ("-5", [6, 6, 7], [False, True])):
        rows = entries([Line("2025-03-01", "1"), Line("2025-02-30", amount), Line("2025-03-03", "1")], "10")
        found = balances_of(rows, D(10))
        assert found.daily(date(2025, 3, 1), date(2025, 3, 3)) == daily
        assert [end.sure for end in found.ends] == sure
        assert all(end.ordered for end in found.ends)
    last = balances_of(entries([Line("2025-03-01", "1"), Line("2025-02-30", "100")], "10"), D(10))
    assert last.daily(date(2025, 3, 1), date(2025, 3, 2)) == [11, 11]


def test_days_that_run_backwards_say_nothing() -> None:
    found = balances_of(entries([Line("2025-03-02", "1"), Line("2025-03-01", "1"), Line("2025-03-03", "1")]), None)
    assert [(end.day.day, end.sure, end.ordered) for end in found.ends] == [(2, False, False), (3, True, True)]


def test_undated_rows_one_after_the_other_keep_their_order() -> None:
    rows = entries([Line("2025-03-01", "1"), Line("??", "100"), Line("??", "-50"), Line("2025-03-03", "1")], "10")
    assert balances_of(rows, D(10)).daily(date(2025, 3, 1), date(2025, 3, 3)) == [11, 11, 62]
    assert balances_of(entries([Line("??", "1")]), D(5)).daily(date(2025, 3, 1), date(2025, 3, 2)) == [5, 5]


def test_a_balance_not_read_follows_or_is_not_known_until_the_next() -> None:
    lines = [Line("2025-03-01", "1", balance="11"), Line("2025-03-02", "", balance=""),
             Line("2025-03-03", "1", balance="17")]
    found = balances_of(entries(lines, "10"), None)
    assert found.daily(date(2025, 3, 1), date(2025, 3, 2)) is None
    assert found.daily(date(2025, 3, 3), date(2025, 3, 4)) == [17, 17]
    read = balances_of(entries([lines[0], replace(lines[1], amount="5"), lines[2]], "10"), None)
    assert read.daily(date(2025, 3, 1), date(2025, 3, 3)) == [11, 16, 17]


def test_opening_falls_back_to_the_first_row() -> None:
    assert balances_of(entries([Line("2025-03-02", "", balance="5")]), None).before is None
    assert balances_of((), D(5)).daily(date(2025, 3, 1), date(2025, 3, 1)) == [5]
    assert D(OPENING) == balances_of(printed_statement(account()).entries, None).before


@pytest.mark.parametrize("day", ["2025-06-30", "2025-07-03"])
def test_a_bank_may_book_on_the_last_day_of_the_month_and_grace_runs_into_the_next(day: str) -> None:
    policy = Policy(interest=Interest(booking_days=(20, 31)))
    assert said("INT-04", still("1.28", day, end=head("2025-09-14")), policy) == []
    assert said("INT-04", still("0.28", day, end=head("2025-09-14")), policy) == [("fail", "balances-too-high")]
    assert "missing" not in {code for _, code in said("INT-01", still("1.28", day), policy)}


def test_a_period_declared_later_than_its_rows_hides_no_quarter() -> None:
    lines = [Line("2025-03-01", "-1.00"), Line("2025-06-21", "0.50", "结息")]
    subject = statement(lines, TENTHOUSAND, start=head("2025-07-01"), end=head("2025-08-28"))
    assert heard(subject) == [("fail", "balances-too-high")]


def test_a_bank_that_always_pays_as_much_more_takes_no_steps_of_years_before() -> None:
    """0.3 % and 0.25 % were listed in 2022; 0.15 % more than the rates of 2024 is as much."""
    lines = [Line("2024-09-21", "7.67", "结息"), Line("2024-12-21", "6.32", "结息"), Line("2024-12-25", "-1.00")]
    subject = statement(lines, TENTHOUSAND, start=head("2024-06-01"), end=head("2024-12-28"))
    assert {each.code for each in judged("INT-04", subject, as_of=date(2025, 1, 5))} == {"higher"}
