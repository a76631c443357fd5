"""STM-09: a balance beyond what the visible income explains."""

from __future__ import annotations

from dataclasses import replace

from checks.findings import Level
from checks.policy import Policy, Statement
from tests.checks.builders import Line, head, judged, money, page_marks, rule, said, six_months, statement, text

LINES = six_months()


def test_ordinary_savings_say_nothing() -> None:
    assert judged("STM-09", statement(LINES)) == []
    assert judged("STM-09", statement(LINES, "60000.00")) == []


def test_more_than_a_year_of_income_lies_idle() -> None:
    found, = judged("STM-09", statement(LINES, "250000.00"))
    assert (found.code, found.values["incomes"], found.values["months"]) == ("idle", "7", "12")
    assert found.values["sum"].endswith(f"÷ 216 = {float(found.values['average']):,.2f}")
    assert found.evidence[0].quote == found.values["highest"]


def test_a_company_holds_more() -> None:
    company = replace(statement(LINES, "250000.00"), account_type="corporate")
    assert judged("STM-09", company) == []
    assert said("STM-09", replace(statement(LINES, "900000.00"), account_type="corporate")) == [("fail", "idle")]


def test_thresholds_are_the_policys() -> None:
    patient = Policy(statement=Statement(idle_months=60))
    assert judged("STM-09", statement(LINES, "250000.00"), patient) == []


def test_what_cannot_be_known_is_said() -> None:
    rich = statement(LINES, "250000.00")
    assert said("STM-09", replace(rich, has_balance=False)) == [("not-applicable", "no-balance")]
    assert said("STM-09", replace(rich, filtered=text("收入"))) == [("unknown", "filtered")]
    assert said("STM-09", replace(rich, pages=page_marks((1, 3), (3, 3)))) == [("unknown", "pages-missing")]
    assert said("STM-09", statement([], opening=money("9.00"))) == [("not-applicable", "short")]
    brief = statement([Line("2025-09-01", "1.00")], "250000.00", start=head("2025-09-01"))
    assert said("STM-09", brief) == [("not-applicable", "short")]
    unread = statement([replace(LINES[0], amount="", balance=""), *LINES[1:]])
    assert said("STM-09", replace(unread, start=head("2025-02-01"))) == [("unknown", "balances-unread")]


def test_it_is_never_more_than_a_note() -> None:
    assert rule("STM-09").level is Level.NOTE
