"""Interest: engine, rates, INT-01, INT-02, INT-03, INT-05."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checks import rates
from checks.facts import BankStatement
from checks.findings import Kind, Level
from checks.interest.accrual import (
    Quarter,
    candidates,
    interest,
    least_interest,
    quarter_of,
    quarters_within,
)
from checks.policy import Interest, Policy
from tests.checks.builders import (
    Line,
    changed,
    head,
    judged,
    money,
    page_marks,
    said,
    six_months,
    statement,
    text,
)

D = Decimal


@pytest.mark.parametrize(("settlement", "days"), [
    (date(2025, 3, 20), 90), (date(2024, 3, 20), 91), (date(2025, 6, 20), 92), (date(2025, 9, 20), 92),
    (date(2025, 12, 20), 91)])
def test_quarters_have_their_days(settlement: date, days: int) -> None:
    assert quarter_of(settlement).days == days


def test_quarters_lie_wholly_inside() -> None:
    assert list(quarters_within(date(2024, 12, 21), date(2025, 6, 20))) == [
        quarter_of(date(2025, 3, 20)), quarter_of(date(2025, 6, 20))]
    assert list(quarters_within(date(2024, 12, 22), date(2025, 6, 19))) == []
    assert [q.settlement for q in quarters_within(date(2005, 1, 1), date(2005, 12, 31))] == [date(2005, 12, 20)]


@pytest.mark.parametrize(("settlement", "settled", "segmented"), [
    (date(2025, 3, 20), "2.50", None), (date(2025, 6, 20), "1.28", "2.11"), (date(2024, 12, 20), "2.53", "2.90")])
def test_vectors_of_the_domain(settlement: date, settled: str, segmented: str | None) -> None:
    quarter = quarter_of(settlement)
    found = {each.method: each.amount for each in candidates([D(10000)] * quarter.days, quarter)}
    assert found["settlement-day"] == D(settled)
    assert found.get("segmented") == (D(segmented) if segmented else None)


def test_the_old_rate_and_a_public_row() -> None:
    assert interest(D(10000) * 92, D("0.10")) == D("2.56")
    assert interest(D("306.05") * 92, D("0.05")) == D("0.04")
    assert interest(D("306.09") * 92, D("0.05")) == D("0.04")
    assert interest(D(3600), D("0.05")) == D("0.01")    # 0.005 is rounded up
    assert interest(D(3599), D("0.05")) == D("0.00")


def test_overdrafts_earn_nothing() -> None:
    quarter = quarter_of(date(2025, 3, 20))
    assert candidates([D(-5000)] * 45 + [D(10000)] * 45, quarter)[0].amount == D("1.25")


def test_the_least_interest_is_on_whole_yuan_and_careful_beyond_the_table() -> None:
    quarter = quarter_of(date(2025, 9, 20))
    least = least_interest([D("39.99")] * 92, quarter)
    assert least is not None
    assert least.amount == interest(D(39) * 92, D("0.05")) == D("0.00")
    later = quarter_of(date(2026, 3, 20))
    least = least_interest([D(10000)] * later.days, later)
    assert least is not None
    assert (least.method, least.percent, least.amount) == ("provisional", D("0.01"), D("0.25"))
    assert least_interest([D(1)] * 90, Quarter(date(2000, 1, 1), date(2000, 3, 30))) is None


@pytest.mark.parametrize(("day", "percent"), [
    (date(2002, 2, 20), None), (date(2002, 2, 21), "0.72"), (date(2007, 7, 21), "0.81"), (date(2007, 12, 20), "0.81"),
    (date(2008, 11, 27), "0.36"), (date(2011, 4, 5), "0.40"), (date(2012, 7, 5), "0.40"), (date(2012, 7, 6), "0.35"),
    (date(2015, 10, 24), "0.30"), (date(2022, 9, 15), "0.25"), (date(2023, 6, 8), "0.20"), (date(2024, 7, 24), "0.20"),
    (date(2024, 7, 25), "0.15"), (date(2024, 10, 18), "0.10"), (date(2025, 5, 20), "0.05"), (date(2030, 1, 1), "0.05")])
def test_listed_rates(day: date, percent: str | None) -> None:
    found = rates.listed(day)
    assert (found.percent if found else None) == (D(percent) if percent else None)


def test_benchmark_ceiling_and_how_long_the_table_holds() -> None:
    benchmark = rates.benchmark(date(2025, 1, 1))
    assert benchmark is not None
    assert benchmark.percent == D("0.35")
    caps = [rates.ceiling(day) for day in (date(2012, 6, 7), date(2012, 6, 8), date(2012, 7, 6), date(2014, 11, 22),
                                           date(2015, 3, 1), date(2015, 5, 11), date(2015, 10, 24))]
    assert caps == [D("0.50"), D("0.44"), D("0.385"), D("0.42"), D("0.455"), D("0.525"), None]
    assert rates.is_provisional(date(2026, 1, 9))
    assert not rates.is_provisional(date(2026, 1, 8))
    assert [r.percent for r in rates.listed_between(date(2024, 7, 25), date(2025, 5, 20))] == [
        D("0.15"), D("0.10"), D("0.05")]
    assert all(rate.source for rate in rates.listed_between(date(2002, 2, 21), date(2026, 1, 1)))


def without(word: str) -> list[Line]:
    return [line for line in six_months() if line.summary != word]


def interest_place() -> int:
    return next(n for n, line in enumerate(six_months()) if line.day == "2025-06-21" and line.summary == "结息")


def test_an_ordinary_statement_has_its_interest() -> None:
    assert judged("INT-01", statement(six_months())) == []
    assert judged("INT-02", statement(six_months())) == []


def test_missing_interest_names_quarter_and_sum() -> None:
    found, = judged("INT-01", statement(without("结息")))
    assert (found.kind, found.code, found.values["quarter"]) == (Kind.FAIL, "missing", "2025-03-21..2025-06-20")
    assert found.values["days"] == "92"
    assert found.values["rate"] == "0.05"
    total, expected = D(found.values["sum_of_balances"]), D(found.values["expected"])
    assert abs(total * D("0.05") / 36000 - expected) < D("0.01")
    assert found.values["sum"].endswith(f"= {expected:,}")
    assert [place.quote for place in found.evidence] == ["2025-06-20", "2025-06-23"] or len(found.evidence) == 2


@pytest.mark.parametrize(("start", "end", "judged_"), [
    ("2025-03-21", "2025-06-23", True), ("2025-03-22", "2025-06-23", False), ("2025-03-21", "2025-06-22", False)])
def test_only_quarters_with_all_their_booking_days_are_judged(start: str, end: str, judged_: bool) -> None:
    lines = [line for line in without("结息") if start <= line.day <= end]
    subject = statement(lines, opening="5000.00", start=head(start), end=head(end), printed_on=None)
    assert said("INT-01", subject) == [("fail", "missing") if judged_ else ("not-applicable", "no-full-quarter")]


def test_less_than_a_cent_is_not_missed() -> None:
    poor = [Line("2025-03-01", "-1.00"), Line("2025-05-01", "1.00"), Line("2025-09-01", "-1.00")]
    assert judged("INT-01", statement(poor, opening="39.00")) == []
    assert said("INT-01", statement(poor, opening="45.00")) == [("fail", "missing")]


@pytest.mark.parametrize("words", ["个人活期结息", "批量业务", "入息", "利息", "季息", "结 息", "付息"])
def test_any_wording_of_interest_counts(words: str) -> None:
    assert judged("INT-01", statement(changed(six_months(), interest_place(), summary=words))) == []


def test_other_interest_does_not_count() -> None:
    lines = changed(six_months(), interest_place(), summary="理财利息", amount="99.00")
    assert said("INT-01", statement(lines)) == [("fail", "missing")]


def test_a_credit_that_fits_the_sum_counts_whatever_its_wording() -> None:
    due = D(judged("INT-01", statement(without("结息")))[0].values["expected"])
    for amount, passes in ((due, True), (due + 5, False)):
        lines = changed(six_months(), interest_place(), summary="其他", amount=str(amount))
        assert bool(judged("INT-01", statement(lines))) is not passes


def test_a_wage_booked_in_bulk_or_a_refund_of_such_a_sum_is_no_interest() -> None:
    due = judged("INT-01", statement(without("结息")))[0].values["expected"]
    for row in (Line("2025-06-25", "8123.45", "工资", "样例公司", channel="批量业务"),
                Line("2025-06-25", due, "退款", "某商户")):
        assert said("INT-01", statement(in_time([*without("结息"), row]))) == [("fail", "missing")]


@pytest.mark.parametrize(("day", "present"), [("2025-06-20", True), ("2025-06-28", True), ("2025-06-29", False)])
def test_interest_a_few_days_late_is_present(day: str, present: bool) -> None:
    lines = sorted(changed(six_months(), interest_place(), day=day), key=lambda line: line.day)
    assert bool(judged("INT-01", statement(lines))) is not present


@pytest.mark.parametrize("day", ["??", "2025-06-31"])
def test_interest_whose_date_is_no_day_may_be_the_one_missed(day: str) -> None:
    assert judged("INT-01", statement(changed(six_months(), interest_place(), day=day))) == []
    elsewhere = [*without("结息")]
    elsewhere.insert(20, Line(day, "3.02", "结息"))
    assert said("INT-01", statement(elsewhere)) == [("fail", "missing")]


def test_gates_of_the_missing_interest_rule() -> None:
    subject = statement(without("结息"))
    assert said("INT-01", replace(subject, has_balance=False)) == [("not-applicable", "no-balance")]
    for kind in ("wallet", "loan"):
        assert said("INT-01", replace(subject, account_type=kind)) == [("not-applicable", "no-balance")]
    assert said("INT-01", replace(subject, currency=text("美元"))) == [("not-applicable", "foreign-currency")]
    assert said("INT-01", replace(subject, currency=text("人民币"))) == [("fail", "missing")]
    assert said("INT-01", replace(subject, account_type="corporate")) == [("fail", "missing")]
    assert said("INT-01", replace(subject, filtered=text("金额大于 100"))) == [("unknown", "filtered")]
    unread = [*without("结息")]
    unread[20] = replace(unread[20], amount="", balance="")
    assert said("INT-01", statement(unread)) == [("unknown", "balances-unread")]
    closed = changed(without("结息"), 40, summary="销户结息")
    assert judged("INT-01", statement(closed)) == []
    foreign = [replace(line, chain="00001/美元") for line in without("结息")]
    assert said("INT-01", statement(foreign)) == [("not-applicable", "no-full-quarter")]
    for kind in ("00002/定期", "003|定活两便"):
        term = [replace(line, chain=kind) for line in without("结息")]
        assert said("INT-01", statement(term)) == [("not-applicable", "no-full-quarter")]


@pytest.mark.parametrize(("other", "found"), [("定期支取", []), ("消费", [("fail", "missing")])])
def test_a_numbered_sub_account_whose_rows_are_all_of_a_term_deposit_earns_no_demand_interest(
        other: str, found: list[tuple[str, str]]) -> None:
    term = [Line(day, amount, summary, chain="00003") for day, amount, summary in (
        ("2025-03-18", "5000.00", "定期存入"), ("2025-08-01", "-5000.00", other))]
    assert said("INT-01", statement([*six_months(), *term])) == found


def test_the_opening_balance_is_used() -> None:
    lines = [Line("2025-06-01", "", balance="5000.00"), Line("2025-09-01", "-1.00", balance="4999.00")]
    assert said("INT-01", statement(lines)) == [("unknown", "balances-unread")]
    assert said("INT-01", replace(statement(lines), opening=money("5000.00"))) == [("fail", "missing")]


def credited(*days: str) -> list[Line]:
    return [*without("结息"), *(Line(day, "1.00", "结息") for day in days)]


def in_time(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.day)


def test_banks_that_credit_monthly_or_daily_are_not_judged() -> None:
    monthly = statement(in_time(credited(*(f"2025-0{month}-28" for month in range(2, 9)))))
    assert said("INT-01", monthly) == said("INT-02", monthly) == [("not-applicable", "not-quarterly")]
    daily = statement(in_time(credited(*(f"2025-06-{day:02}" for day in range(1, 29)))))
    assert said("INT-02", daily) == [("not-applicable", "not-quarterly")]


def two_months(*credits: tuple[str, str]) -> BankStatement:
    """Sixty thousand yuan from late October to the end of December, and rows of interest."""
    lines = [Line("2024-10-29", "-1.00"), *(Line(day, amount, "结息") for day, amount in credits),
             Line("2024-12-30", "-1.00")]
    return statement(lines, "60000.00", start=head("2024-10-27"), end=head("2024-12-31"))


@pytest.mark.parametrize(("credits", "monthly"), [
    ((("2024-11-20", "5.80"), ("2024-12-20", "5.00")), True), ((("2024-11-20", "5.80"), ("2024-12-20", "9.10")), False),
    ((("2024-11-20", "5.80"),), False)])
def test_interest_that_a_month_earned_shows_a_bank_that_credits_monthly(
        credits: tuple[tuple[str, str], ...], monthly: bool) -> None:
    found = said("INT-02", two_months(*credits))
    assert found == ([("not-applicable", "not-quarterly")] if monthly else [("fail", "off-day")])


def test_each_month_with_its_interest_is_monthly() -> None:
    lines = [Line("2025-09-28", "-1.00"), Line("2025-10-22", "3.00", "结息"), Line("2025-11-22", "4.00", "结息")]
    def over(*rows: Line) -> list[tuple[str, str]]:
        return said("INT-02", statement([*rows, Line("2025-12-02", "-1.00")], start=head("2025-09-28"),
                                        end=head("2025-12-02")), as_of=date(2025, 12, 3))
    assert over(*lines) == [("not-applicable", "not-quarterly")]
    assert over(replace(lines[0], day="2025-08-28"), Line("2025-09-29", "-1.00"), *lines[1:]) == [
        ("fail", "off-day")] * 2


@pytest.mark.parametrize(("day", "ok"), [
    ("2025-06-19", False), ("2025-06-20", True), ("2025-06-23", True), ("2025-06-24", False), ("2025-05-21", False)])
def test_interest_days(day: str, ok: bool) -> None:
    found = judged("INT-02", statement(in_time(changed(six_months(), interest_place(), day=day))))
    assert bool(found) is not ok
    if found:
        assert (found[0].code, found[0].values["date"], found[0].values["days"]) == ("off-day", day, "20-23")


@pytest.mark.parametrize(("deposit", "outcome"), [
    (Line("2025-05-14", "20000.00", "定期到期转活期"), []),
    (Line("2025-05-14", "-20000.00", "转定期"), [("fail", "off-day")]),
    (Line("2025-05-13", "20000.00", "定期到期转活期"), [("fail", "off-day")]),
    (Line("2025-05-14", "100.00", "定期到期转活期"), [("fail", "off-day")])])
def test_interest_of_a_term_deposit_comes_on_the_day_it_ends(deposit: Line, outcome: list[tuple[str, str]]) -> None:
    lines = sorted([*six_months(), deposit, Line("2025-05-14", "275.00", "存款利息")], key=lambda line: line.day)
    assert said("INT-02", statement(lines)) == outcome


def test_ended_term_deposits_do_not_show_a_bank_that_credits_monthly() -> None:
    """Whose interest is not settled by quarter is not worked out."""
    ended = [line for month in (4, 5, 7) for line in (Line(f"2025-0{month}-14", "20000.00", "定期到期转活期"),
             Line(f"2025-0{month}-14", "275.00", "利息"), Line(f"2025-0{month}-15", "-20000.00", "转定期"))]
    lines = sorted([*six_months(), *ended], key=lambda line: line.day)
    assert said("INT-02", statement(lines)) == []
    assert ("not-applicable", "not-quarterly") not in said("INT-04", statement(lines))


def test_a_bank_with_its_own_days() -> None:
    subject = statement(in_time(changed(six_months(), interest_place(), day="2025-06-25")))
    policy = Policy(interest=Interest(exceptions={"样例": (21, 25)}))
    assert judged("INT-02", subject, policy) == []
    assert said("INT-02", subject, Policy(interest=Interest(exceptions={"别的": (25,)}))) == [("fail", "off-day")]
    assert said("INT-02", replace(subject, bank=None), policy) == [("fail", "off-day")]


@pytest.mark.parametrize(("words", "counterparty", "amount"), [
    ("利息", "某乙", "50.00"), ("贷款利息", "", "-50.00"), ("定期到期利息", "", "50.00"), ("销户结息", "", "0.10"),
    ("利息税", "", "0.00"), ("结息", "", "-1.00"), ("利息冲正", "", "1.00")])
def test_rows_that_are_no_quarterly_credit(words: str, counterparty: str, amount: str) -> None:
    assert judged("INT-02", statement([*six_months(), Line("2025-09-13", amount, words, counterparty)])) == []


@pytest.mark.parametrize(("words", "counterparty"), [("利息", ""), ("利息", "样例银行应付利息"), ("结息", "某乙")])
def test_rows_that_are(words: str, counterparty: str) -> None:
    assert said("INT-02", statement([*six_months(), Line("2025-09-13", "1.00", words, counterparty)])) == [
        ("fail", "off-day")]


def test_interest_rule_edges() -> None:
    assert said("INT-02", statement(without("结息"))) == [("not-applicable", "no-interest-rows")]
    unread = statement(changed(six_months(), interest_place(), day="??"))
    assert said("INT-02", unread) == [("unknown", "unread")]
    impossible = statement(changed(six_months(), interest_place(), day="2025-06-31"))
    assert said("INT-02", impossible) == []
    assert said("INT-02", replace(unread, has_balance=False)) == [("not-applicable", "no-balance")]
    old = statement([Line("2004-07-01", "1.00", "结息")])
    assert said("INT-02", old) == []


def test_a_missing_page_may_hold_the_interest():
    subject = statement([line for line in six_months() if "结息" not in str(line)], pages=page_marks((1, 3), (3, 3)))
    assert said("INT-01", subject) == [("unknown", "pages-missing")]
    uncounted = replace(subject, pages=page_marks((1, None), (2, 3), (3, 3)))
    assert ("unknown", "pages-missing") not in said("INT-01", uncounted)


@pytest.mark.parametrize(("words", "outcome"), [
    ("结息", ["negative"]), ("利息", ["negative"]), ("贷款利息", ["no-interest-rows"]),
    ("结息冲正", ["no-interest-rows"])])
def test_interest_that_goes_out(words: str, outcome: list[str]) -> None:
    found = judged("INT-03", statement([*without("结息"), Line("2025-09-13", "-1.00", words)]))
    assert [each.code for each in found] == outcome
    assert not any(each.level for each in found)


@pytest.mark.parametrize(("words", "level"), [("结息", None), ("利息", Level.NOTE)])
def test_beside_interest_given_the_bare_word_may_be_what_a_loan_costs(words: str, level: Level | None) -> None:
    lines = sorted([*six_months(), Line("2025-06-21", "-1.00", words)], key=lambda line: line.day)
    found, = judged("INT-03", statement(lines))
    assert (found.code, found.level) == ("negative", level)


def test_interest_whose_balance_says_that_it_came_in_is_no_matter_of_its_sign() -> None:
    lines = changed(six_months(), interest_place(), amount="-3.23")
    assert judged("INT-03", statement(lines)) == []
    assert judged("INT-03", statement(six_months())) == []


def test_interest_on_an_overdraft_is_only_noted() -> None:
    lines = [Line("2025-03-25", "-400.00"), Line("2025-06-21", "-3.23", "结息"), Line("2025-09-01", "9000.00")]
    found, = judged("INT-03", statement(lines, opening="100.00"))
    assert (found.code, found.level) == ("negative", Level.NOTE)
    found, = judged("INT-03", statement(lines, opening="1000.00"))
    assert found.level is None
    later = [Line("2025-06-21", "-3.23", "结息"), Line("2025-06-25", "-4000.00")]
    assert judged("INT-03", statement(later))[0].level is None


@pytest.mark.parametrize(("day", "amount", "words", "codes"), [
    ("2009-03-21", "-0.10", "利息税", ["taxed"]), ("2009-03-20", "-0.10", "利息税", []),
    ("2008-12-21", "-0.10", "利息税", []), ("2025-06-21", "0.00", "利息税", []),
    ("2025-06-21", "-0.10", "代扣利息税", ["taxed"]), ("2025-06-21", "-0.10", "定期利息税", []),
    ("2025-06-21", "0.10", "利息税冲正", []), ("2025-06-21", "-99", "代扣税款", []),
    ("??", "-0.10", "利息税", ["unread"]), ("2025-06-21", "", "利息税", ["unread"])])
def test_tax_on_interest(day: str, amount: str, words: str, codes: list[str]) -> None:
    assert [found.code for found in judged("INT-05", statement([Line(day, amount, words)]))] == codes


def test_interest_of_an_overdrawn_quarter_is_only_noted_as_missing():
    lines = without("结息")
    lent = Line(lines[19].day, "-900000.00", "透支"), Line(lines[20].day, "900000.00", "还透支")
    owed = [*lines[:20], *lent, *lines[20:]]
    found, *_ = judged("INT-01", statement(owed))
    assert (found.code, found.values["quarter"], found.level) == ("missing", "2025-03-21..2025-06-20", Level.NOTE)


def test_an_account_is_asked_for_no_quarter_that_only_the_rows_of_another_one_cover() -> None:
    """Two lists bound together, without a period, are each of their own days: the second was taken to have had its
    first balance since the first began."""
    late = [Line("2025-08-03", "-100.00", "消费", chain="second"), Line("2025-08-09", "50.00", "退款", chain="second")]
    both = statement([*(replace(line, chain="first") for line in six_months()), *late])
    assert "missing" in [code for _, code in said("INT-01", both)]
    assert "missing" not in [code for _, code in said("INT-01", replace(both, start=None, end=None))]
