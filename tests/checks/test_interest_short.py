"""INT-04: interest between four fifths of what is due and all of it, where no bank pays it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from checks.calendars import INSTALLED
from checks.facts import BankStatement
from checks.findings import Finding, Kind, Level
from checks.interest.accrual import quarter_of
from checks.interest.due import Due, due
from checks.interest.ways import by_neat_rate, by_own_cut, oddly_reckoned
from checks.policy import Interest, Policy
from tests.checks.builders import Line, head, judged, statement, text
from tests.checks.scenarios import spoken

D = Decimal
HELD = "200000.00"
LISTED = "中国建设银行"
UNKNOWN = "样例银行"
Q1, Q2, Q3 = "2025-03-21", "2025-06-21", "2025-09-21"
"""Of 200,000 yuan 50.00 are due at 0.10 %, 25.56 and 25.56 at 0.05 %; of a firm 42.22 in the second quarter."""


def account(*paid: tuple[str, str], bank: str = UNKNOWN, more: tuple[Line, ...] = (), kind: str = "personal",
            held: str = HELD) -> BankStatement:
    """Money that does not move, with the interest ``paid`` on its days; from the quarter before the first of them."""
    lines = sorted([*(Line(day, amount, "结息") for day, amount in paid), *more], key=lambda line: line.day)
    begin = date.fromisoformat(paid[0][0]) - timedelta(days=110)
    end = head((date.fromisoformat(paid[-1][0]) + timedelta(days=7)).isoformat())
    made = statement(lines, held, start=head(begin.isoformat()), end=end, printed_on=end, bank=text(bank))
    return replace(made, account_type=kind)


def told(subject: BankStatement, policy: Policy | None = None) -> list[tuple[str, str]]:
    return [(str(found.kind), found.code) for found in findings(subject, policy)]


def findings(subject: BankStatement, policy: Policy | None = None) -> list[Finding]:
    return judged("INT-04", subject, policy, date(2026, 10, 1))


SHORT, BELOW = [("fail", "short-named")], [("review", "below")]


@pytest.mark.parametrize(("amount", "bank", "kind", "said"), [
    ("22.00", LISTED, "personal", SHORT), ("22.00", UNKNOWN, "personal", BELOW),
    ("23.00", LISTED, "personal", BELOW), ("24.50", LISTED, "personal", BELOW), ("25.21", LISTED, "personal", BELOW),
    ("35.00", LISTED, "corporate", SHORT), ("35.00", UNKNOWN, "corporate", BELOW),
    ("41.20", LISTED, "corporate", BELOW)])
def test_a_bank_whose_rates_are_known_pays_no_less(amount: str, bank: str, kind: str,
                                                   said: list[tuple[str, str]]) -> None:
    """22.00 takes 0.0430 %. Not accused are 0.045 %, 0.048 % (near enough for value dates), a year of 365 days, and
    what is near to what a firm gets."""
    assert told(account((Q2, amount), bank=bank, kind=kind)) == said


def test_the_finding_names_the_bank_and_prints_the_arithmetic() -> None:
    found, = findings(account((Q2, "22.00"), bank=LISTED))
    assert (found.level, found.values["bank"], found.values["implied"]) == (Level.WARNING, LISTED, "0.0430")
    assert found.values["sum"] == "18,400,000.00 × 0.05% ÷ 360 = 25.56 ≠ 22.00"
    assert (found.values["average"], found.values["needed"]) == ("200,000.00", "172,143.97")


@pytest.mark.parametrize(("paid", "said"), [
    ([(Q1, "50.00"), (Q2, "22.00")], [("fail", "short-beside")]),
    ([(Q1, "43.20"), (Q2, "25.57")], [("fail", "short-beside")]),
    ([(Q1, "50.00"), (Q2, "23.00")], BELOW), ([(Q1, "48.00"), (Q2, "22.00")], [("review", "below")] * 2)])
def test_a_bank_that_paid_another_quarter_by_the_listed_rate_pays_no_less(paid: list[tuple[str, str]],
                                                                          said: list[tuple[str, str]]) -> None:
    assert told(account(*paid)) == said


def test_the_other_quarter_is_printed_beside() -> None:
    found, = findings(account((Q1, "50.00"), (Q2, "22.00")))
    assert (found.values["other"], found.values["other_rows"]) == ("2024-12-21..2025-03-20", "1")
    assert found.values["other_sum"] == "18,000,000.00 × 0.10% ÷ 360 = 50.00"
    assert {place.row for place in found.evidence} == {1, 2}


def test_other_quarters_of_cents_tell_no_rate() -> None:
    """0.25 of 1,000 yuan may be 0.10 % or 0.098 %."""
    lines = (Line("2025-03-25", "199000.00"),)
    assert told(account((Q1, "0.25"), (Q2, "21.30"), more=lines, held="1000.00")) == BELOW


@pytest.mark.parametrize(("kind", "days", "said"), [
    ("personal", ("2025-09-21", "2025-12-21"), [("fail", "short-beside")]),
    ("corporate", ("2025-09-21", "2025-12-21"), BELOW)])
def test_a_firms_bank_may_have_cut_its_rate_within_the_quarter(kind: str, days: tuple[str, str],
                                                               said: list[tuple[str, str]]) -> None:
    """0.05 % until 5 November and 0.04 % from then on make 22.87 or so; persons are paid by one rate."""
    assert told(account((days[0], "25.56"), (days[1], "22.88"), kind=kind)) == said


def test_one_that_pays_the_listed_rate_afterwards_did_not() -> None:
    assert told(account((Q3, "22.88"), ("2025-12-21", "25.28"), kind="corporate")) == [("fail", "short-beside")]


@pytest.mark.parametrize(("paid", "said"), [
    ([(Q1, "42.74"), (Q2, "21.85")], [("fail", "short-alike")] * 2),
    ([(Q1, "41.67"), (Q2, "21.30"), (Q3, "21.30")], [("fail", "short-alike")] * 3),
    ([(Q1, "42.74"), (Q2, "22.00")], [("review", "below")] * 2), ([(Q2, "21.85")], BELOW),
    ([(Q1, "41.67"), (Q2, "21.30")], [("review", "below")] * 2),
    ([(Q1, "40.00"), (Q2, "20.45")], [("review", "below")] * 2)])
def test_all_quarters_short_by_one_factor_were_multiplied_by_it(paid: list[tuple[str, str]],
                                                                said: list[tuple[str, str]]) -> None:
    """1.17, and 1.2, though a bank that lowered its rate in February would pay 41.67 too; not where the factors differ,
    where one quarter tells, or where amounts are of 0.08 and 0.04 %."""
    found = findings(account(*paid))
    assert [(str(each.kind), each.code) for each in found] == said
    if paid[0][1] == "42.74" and len(set(said)) == 1 and said[0][0] == "fail":
        assert found[0].values["factor"] == "1.17"
        assert "2025-03-21..2025-06-20: 25.56 ÷ 21.85 = 1.1698" in found[0].values["factors"]


@pytest.mark.parametrize("more", [
    (Line("2025-04-02", "9000.00", "冲正"),), (Line("2025-05-02", "3.00", "利息"),),
    (Line("2025-06-21", "3.00", "智能通知存款利息"),), (Line("2025-06-20", "0.50", "协定存款利息"),),
    (Line("2025-04-02", "-201000.00"), Line("2025-04-03", "201000.00")),
    (Line("2025-04-02", "20000000.00"), Line("2025-04-02", "-20000000.00"))])
def test_what_may_change_the_interest_leaves_it_to_a_person(more: tuple[Line, ...]) -> None:
    """Something put right, interest within the quarter, what a product earned, an overdraft, a value date of much."""
    codes = [code for _, code in told(account((Q2, "22.00"), bank=LISTED, more=more))]
    assert codes == ["below"]


def test_what_is_taken_back_on_its_day_changes_nothing() -> None:
    more = (Line("2025-04-02", "-900.00"), Line("2025-04-02", "900.00", "冲正"))
    assert told(account((Q2, "22.00"), bank=LISTED, more=more)) == SHORT


def test_a_weak_reading_of_the_name_or_the_other_quarter_makes_it_a_review() -> None:
    def kinds(subject: BankStatement) -> list[Kind]:
        return [result.kind for result in spoken(subject, "2025-06-29") if result.rule == "INT-04"]
    beside, named = account((Q1, "50.00"), (Q2, "22.00")), account((Q2, "22.00"), bank=LISTED)
    first, *rest = beside.entries
    assert first.amount is not None
    assert named.bank is not None
    weak = replace(first, amount=replace(first.amount, evidence=replace(first.amount.evidence, confidence=0.4)))
    blurred = replace(named.bank, evidence=replace(named.bank.evidence, confidence=0.4))
    assert kinds(beside) == kinds(named) == [Kind.FAIL]
    assert kinds(replace(beside, entries=(weak, *rest))) == kinds(replace(named, bank=blurred)) == [Kind.REVIEW]


def test_a_later_quarter_shows_that_the_last_known_rate_held_on() -> None:
    """The table ends in January 2026. What comes before a quarter paid by its last rate was not paid less."""
    short, later = ("2026-06-21", "22.00"), ("2026-09-21", "25.56")
    assert told(account(short, later)) == [("fail", "short-beside")]
    assert told(account(("2026-06-21", "9.00"), later)) == [("fail", "short-beside")]
    assert told(account(short)) == told(account(("2026-03-21", "25.00"), short)) == [("fail", "provisional")]


def test_the_lenders_own_limits() -> None:
    near = account((Q2, "24.50"), bank=LISTED)
    assert told(near, Policy(interest=Interest(near_share=D("0.99")))) == SHORT
    away = (Line("2025-04-02", "-100000.00"), Line("2025-04-03", "100000.00"))
    moved = account((Q2, "22.50"), bank=LISTED, more=away)
    assert told(moved, Policy(interest=Interest(value_days=20))) == BELOW
    assert told(moved) == SHORT


def owed(balances: list[D], corporate: bool = False) -> Due:
    found = due(balances, quarter_of(date(2025, 6, 20)), corporate, Interest())
    assert found is not None
    return found


def test_neat_rates() -> None:
    still = owed([D(200000)] * 92)
    assert [by_neat_rate(still, D(amount)) for amount in ("25.56", "23.00", "20.44", "22.00")] == [
        True, True, True, False]
    assert by_neat_rate(owed([D(0)] * 92), D("1.00"))


def test_a_cut_of_its_own_is_a_day_and_a_neat_rate() -> None:
    """0.10 % for 70 days and 0.04 % for 22."""
    still = owed([D(200000)] * 92)
    assert by_own_cut(still, D("43.78"))
    assert not by_own_cut(owed([D(20000000)] * 92), D("4378.19"))


def test_odd_ways() -> None:
    """A week of 10,000 yuan, then 20,000; from 2025-05-31, a Saturday, to 2 June, a holiday, 50,000 more."""
    balances = [D(10000)] * 7 + [D(20000)] * 85
    for day in (date(2025, 5, 31), date(2025, 6, 1), date(2025, 6, 2)):
        balances[(day - date(2025, 3, 21)).days] += 50000
    found = list(oddly_reckoned(owed(balances), D(0), INSTALLED))
    whole = (sum(balances) - 10000, sum(balances) - 20000, sum(balances) - 20000, sum(balances) - 150000)
    assert found[:4] == [(total * D("0.05") / 36000).quantize(D("0.01")) for total in whole]
    assert found[4] == 7 * D("0.01") + 82 * D("0.03") + 3 * D("0.10")
    assert found[5] == 7 * D("0.01") + 82 * D("0.02") + 3 * D("0.09")
    assert len(found) == 12
