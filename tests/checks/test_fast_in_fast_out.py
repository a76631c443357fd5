"""STM-17."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.findings import Finding, Kind, Level
from tests.checks.builders import HOLDER, Line, judged, six_months, statement
from tests.checks.scenarios import newest_first

FRIEND = "孙样友"


def moved(*lines: tuple[str, str, str], backwards: bool = False) -> list[Finding]:
    subject = statement([Line(day, amount, "转账", name) for day, amount, name in lines])
    return judged("STM-17", newest_first(subject) if backwards else subject)


def test_what_is_gone_by_the_next_day_is_a_note_with_all_rows() -> None:
    lines = (("2025-04-10", "60000.00", FRIEND), ("2025-04-10", "-30000.00", "冯示亲"),
             ("2025-04-11", "-26000.00", FRIEND))
    found, = moved(*lines)
    assert (found.kind, found.code, found.values["gone"], found.values["rows"]) == (
        Kind.FAIL, "gone-next-day", "56000.00", "2-3")
    assert [place.row for place in found.evidence] == [1, 2, 3]
    assert [f.values["row"] for f in moved(*lines, backwards=True)] == ["3"]


def test_what_stays_or_is_small_passes() -> None:
    assert moved(("2025-04-10", "60000.00", FRIEND), ("2025-04-12", "-60000.00", FRIEND)) == []
    assert moved(("2025-04-10", "60000.00", FRIEND), ("2025-04-11", "-50000.00", FRIEND)) == []
    assert moved(("2025-04-10", "40000.00", FRIEND), ("2025-04-10", "-40000.00", FRIEND)) == []
    assert moved(("2025-04-10", "60000.00", HOLDER), ("2025-04-10", "-60000.00", FRIEND)) == []
    assert moved(("2025-04-10", "-60000.00", FRIEND), ("2025-04-10", "60000.00", FRIEND)) == []


def test_money_that_only_passes_the_settlement_day() -> None:
    found, = moved(("2025-06-16", "90000.00", FRIEND), ("2025-06-23", "-90000.00", FRIEND))
    assert (found.code, found.values["settled"], found.values["back_row"]) == ("window", "2025-06-20", "2")
    assert moved(("2025-06-16", "90000.00", FRIEND), ("2025-06-23", "-90000.00", "冯示亲")) == []
    assert moved(("2025-06-16", "90000.00", FRIEND), ("2025-07-02", "-90000.00", FRIEND)) == []
    assert moved(("2025-05-16", "90000.00", FRIEND), ("2025-05-23", "-90000.00", FRIEND)) == []


@pytest.mark.parametrize(("day", "each", "words", "found"), [
    ("2025-09-08", "30000.00", "现金存入", ["paid-in-late"]), ("2025-09-08", "30000.00", "ATM存款", ["paid-in-late"]),
    ("2025-09-01", "30000.00", "现金存入", []), ("2025-09-08", "20000.00", "现金存入", []),
    ("2025-09-08", "30000.00", "转账存入", [])])
def test_cash_of_the_last_days_that_makes_most_of_the_balance(day: str, each: str, words: str,
                                                              found: list[str]) -> None:
    lines = [Line("2025-03-10", "20000.00", "转账"), Line(day, each, words), Line(day, each, words),
             Line("2025-09-12", "-10.00", "消费")]
    told = judged("STM-17", statement(lines))
    assert [one.code for one in told] == found
    assert not told or (told[0].values["rows"], told[0].values["amount"]) == ("2-3", "60000.00")
    assert judged("STM-17", replace(statement(lines), account_type="corporate")) == []


@pytest.mark.parametrize(("account_type", "day", "each", "party", "found"), [
    ("corporate", "2025-09-08", "30000.00", "示例贸易有限公司", ["strangers-late"]),
    ("personal", "2025-09-08", "30000.00", "某乙", ["strangers-late"]),
    ("corporate", "2025-09-08", "30000.00", "样例市样例有限公司", []),
    ("corporate", "2025-09-01", "30000.00", "某乙", []),
    ("corporate", "2025-09-08", "20000.00", "某乙", [])],
    ids=["a firm's", "a person's", "of one that paid before", "earlier", "less"])
def test_incomes_of_the_last_days_from_parties_that_never_paid_before(
        account_type: str, day: str, each: str, party: str, found: list[str]) -> None:
    lines = [*(Line(f"2025-0{month}-10", "15000.17", "转账", "样例市样例有限公司") for month in range(3, 9)),
             Line(day, each, "转账", party), Line(day, each, "转账", party), Line("2025-09-12", "-10.00", "消费")]
    told = judged("STM-17", replace(statement(lines), account_type=account_type))
    assert [(one.code, one.values["rows"]) for one in told] == [(code, "7-8") for code in found]


def test_a_companys_money_must_go_back_to_the_same_party() -> None:
    def company(amount: str, back_to: str) -> list[Finding]:
        lines = [Line("2025-04-10", amount, "货款", "样例贸易有限公司"),
                 Line("2025-04-10", f"-{amount}", "货款", back_to)]
        return judged("STM-17", replace(statement(lines), account_type="corporate"))

    assert [found.code for found in company("600000.00", "样例贸易有限公司")] == ["gone-next-day"]
    assert company("600000.00", "示例纸业有限公司") == company("60000.00", "样例贸易有限公司") == []


def test_it_is_never_more_than_a_note_and_ordinary_statements_pass() -> None:
    assert judged("STM-17", statement(six_months())) == []
    assert all(found.level in (None, Level.NOTE) for found in moved(
        ("2025-04-10", "60000.00", FRIEND), ("2025-04-10", "-60000.00", FRIEND)))
