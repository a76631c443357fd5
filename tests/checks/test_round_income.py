"""STM-08."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest

from checks.findings import Kind, Level
from tests.checks.builders import HOLDER, Line, judged, said, six_months, statement


def incomes(*amounts: str, summary: str = "转账", counterparty: str = "某甲") -> list[Line]:
    return [Line(f"2025-{2 + place // 4:02}-{3 + place % 4 * 7:02}", amount, summary, counterparty)
            for place, amount in enumerate(amounts)]


ROUND, UNEVEN = "3100.00", "3100.17"


def test_ordinary_incomes_pass() -> None:
    assert judged("STM-08", statement(six_months())) == []


def test_more_than_four_fifths_of_ten_are_too_many() -> None:
    found, = judged("STM-08", statement(incomes(*[ROUND] * 9, UNEVEN)))
    assert (found.kind, found.code, found.values["round"], found.values["incomes"]) == (
        Kind.FAIL, "round-rows", "9", "10")
    assert found.values["rows"] == "1-9"
    assert [place.row for place in found.evidence] == list(range(1, 10))
    assert judged("STM-08", statement(incomes(*[ROUND] * 8, *[UNEVEN] * 2))) == []
    assert judged("STM-08", statement(incomes(*[ROUND] * 9))) == []


@pytest.mark.parametrize(("came", "went", "party", "found"), [
    ("日日盈转入", "日日盈转出", "", []), ("智能存款转入", "智能存款转出", "样例银行", []),
    ("日日盈转入", "日日盈转出", "某甲", ["round-rows"]), ("网银转入", "网银转出", "", ["round-rows"]),
    ("日日盈转入", "月月盈转出", "", ["round-rows"]), ("转入", "转出", "", ["round-rows"])])
def test_what_a_product_took_and_gives_back_is_no_income(came: str, went: str, party: str, found: list[str]) -> None:
    """It names nobody but the bank, and is named alike in both directions."""
    back, out = (incomes(*[amount] * 12, summary=words, counterparty=party)
                 for amount, words in ((ROUND, came), ("-3101.17", went)))
    assert [each.code for each in judged("STM-08", statement([*back, *out])) if each.code == "round-rows"] == found


def test_who_takes_money_now_and_then_is_no_product() -> None:
    back, out = incomes(*[ROUND] * 12, summary="某乙转入", counterparty=""), incomes("-90.17", summary="某乙转出")
    assert judged("STM-08", statement([*back, *out])) != []


def tens(step: int, first: int = 3110, count: int = 12) -> list[str]:
    return [f"{first + step * place}.00" for place in range(count)]


@pytest.mark.parametrize("summary", ["转账", "代发工资", "货款"])
def test_incomes_that_are_all_whole_tens_are_a_persons_to_judge(summary: str) -> None:
    found, = judged("STM-08", statement(incomes(*tens(130), summary=summary)))
    assert (found.kind, found.code, found.values["incomes"], found.values["rows"]) == (
        Kind.REVIEW, "whole-tens", "12", "1-12")


@pytest.mark.parametrize("amounts", [
    [*tens(130), UNEVEN], tens(50, 3150), tens(130, count=9), ["3110.00"] * 12, tens(20, 110)],
    ids=["one in fen", "fifties", "few", "one sum", "a stall's"])
def test_incomes_that_may_be_whole_tens_by_nature_are_not(amounts: list[str]) -> None:
    assert judged("STM-08", statement(incomes(*amounts))) == []


@pytest.mark.parametrize("summary", ["现金存入", "转账存入 租金"])
def test_round_cash_and_rents_are_noted_and_hide_no_other_round_income(summary: str) -> None:
    cash = incomes(*[ROUND] * 8, summary=summary, counterparty="")
    found, = judged("STM-08", statement([*cash, *incomes(*[ROUND] * 4)]))
    assert (found.code, found.level, found.values["round"]) == ("round-rows", Level.NOTE, "12")
    found, = judged("STM-08", statement([*cash, *incomes(*[ROUND] * 10)]))
    assert (found.code, found.level, found.values["round"]) == ("round-rows", None, "18")


@pytest.mark.parametrize(("wage", "presents", "level"), [
    ([ROUND] * 8, 4, Level.NOTE), ([ROUND] * 4 + ["3500.00"] * 4, 4, Level.NOTE), ([ROUND] * 8, 9, None),
    (["8000.00", "8500.00", "9000.00", "8600.00"] * 3, 0, None)],
    ids=["fixed wage", "raised wage", "round incomes beside it", "round wages that change"])
def test_a_fixed_wage_is_agreed_on_once(wage: list[str], presents: int, level: Level | None) -> None:
    lines = [*incomes(*wage, summary="代发工资", counterparty="样例有限公司"), *incomes(*["500.00"] * presents)]
    found, = judged("STM-08", statement(sorted(lines, key=lambda line: line.day)))
    assert (found.code, found.level) == ("round-rows", level)


def test_spending_does_not_count() -> None:
    assert judged("STM-08", statement(incomes(*["-3100.00"] * 20, UNEVEN))) == []


def test_a_fixed_round_salary_with_other_uneven_income_passes() -> None:
    lines = [*incomes(*["8000.00"] * 6, summary="工资"), *incomes(*["123.45", "88.10", "64.00", "17.20"] * 2)]
    assert judged("STM-08", statement(lines)) == []


def test_many_round_gifts_beside_an_uneven_wage_are_noted() -> None:
    """A wedding, friends who pay for each other: most of the money of most months is uneven."""
    wages = [Line(f"2025-0{month}-10", f"6{month}12.37", "代发工资", "样例市样例有限公司") for month in range(2, 9)]
    gifts = [Line(f"2025-05-{2 + place % 3:02}", "600.00", "转账存入", f"某{place}") for place in range(40)]
    found, = judged("STM-08", statement(sorted([*wages, *gifts], key=lambda line: line.day)))
    assert (found.code, found.level, found.values["round"]) == ("round-rows", Level.NOTE, "40")


@pytest.mark.parametrize("uneven", [
    [("2025-05-20", "680123.45")], [(f"2025-0{month}-10", "812.37") for month in range(2, 9)]],
    ids=["one large sum", "small sums"])
def test_uneven_sums_that_are_not_what_most_months_bring_excuse_nothing(uneven: list[tuple[str, str]]) -> None:
    made_up = [Line(f"2025-0{2 + place // 6}-{3 + place % 6 * 4:02}", "3100.00", "转账", "某甲") for place in range(42)]
    uneven_too = [*made_up, *(Line(day, amount, "转账", "某乙") for day, amount in uneven)]
    lines = sorted(uneven_too, key=lambda line: line.day)
    found, = (each for each in judged("STM-08", statement(lines)) if each.code == "round-rows")
    assert found.level is None


def test_round_months_are_seen_from_three_on() -> None:
    split = [line for month in "345" for line in (Line(f"2025-0{month}-05", "2345.67", "转账"),
                                                  Line(f"2025-0{month}-15", "654.33", "转账"))]
    found, = judged("STM-08", statement(split))
    assert (found.code, found.values["months"], found.values["unit"]) == ("round-months", "3", "1000")
    assert found.values["sums"] == "2025-03 3000.00, 2025-04 3000.00, 2025-05 3000.00"
    assert judged("STM-08", statement(split[:4])) == []
    assert judged("STM-08", statement([*split, Line("2025-05-16", "0.01", "转账")])) == []


@pytest.mark.parametrize(("wages", "level"), [
    (["4000.00"] * 6, Level.NOTE), (["4000.00"] * 3 + ["5000.00"] * 3, Level.NOTE),
    (["4000.00", "3000.00", "5000.00", "2000.00", "4000.00", "3000.00"], None), (["9000.00"] * 6, None)],
    ids=["fixed wage", "raised wage", "round wages that change", "taxed wage"])
def test_months_of_a_fixed_wage_alone_are_noted(wages: list[str], level: Level | None) -> None:
    lines = [Line(f"2025-0{place}-15", amount, "代发工资", "样例有限公司") for place, amount in enumerate(wages, 2)]
    found, = judged("STM-08", statement(lines))
    assert (found.code, found.level) == ("round-months", level)


def test_what_is_no_income_is_left_out() -> None:
    for summary in ("ATM存款", "理财赎回", "贷款发放", "退款", "冲正", "本人转入", "余额宝提现", "微信红包",
                    "银证转账", "证转银", "证券转银行", "期货转银行"):
        assert judged("STM-08", statement(incomes(*[ROUND] * 12, summary=summary))) == [], summary
    assert judged("STM-08", statement(incomes(*[ROUND] * 12, counterparty="某某证券股份有限公司"))) != []
    assert judged("STM-08", statement(incomes(*[ROUND] * 12, counterparty=HOLDER))) == []
    assert said("STM-08", statement(incomes(*[ROUND] * 12, counterparty=HOLDER), holder=None)) != []


def test_large_whole_sums_in_and_out_on_one_day_are_a_note() -> None:
    lines = [Line("2025-04-10", "300000.00", "转账", "孙样友"), Line("2025-04-10", "-250000.00", "转账", "冯示亲")]
    found, = judged("STM-08", statement(lines))
    assert (found.code, found.level, found.values["rows"]) == ("large-both-ways", Level.NOTE, "1-2")
    assert found.values["sums"] == "300000.00, -250000.00"
    for other in ("-255000.00", "-190000.00"):
        assert judged("STM-08", statement([lines[0], Line("2025-04-10", other, "转账", "冯示亲")])) == []
    assert judged("STM-08", statement([lines[0], Line("2025-04-11", "-250000.00", "转账", "冯示亲")])) == []
    assert judged("STM-08", statement([Line("2025-04-10", "300000.00", "理财赎回"), lines[1]])) == []


def test_months_that_hardly_differ_are_a_note_unless_wages_make_them_so() -> None:
    lines = [Line(f"2025-{month:02}-{day:02}", f"{2000 + day * 13 + month}.{day}7", "转账", "某甲")
             for month in range(2, 8) for day in (5, 14, 23)]
    found, = judged("STM-08", statement(lines))
    assert (found.code, found.level, found.values["months"]) == ("smooth-months", Level.NOTE, "4")
    assert judged("STM-08", statement([*lines, Line("2025-05-24", "900.00", "转账", "某乙")])) == []
    assert judged("STM-08", statement([line for line in lines if line.day[-2:] != "23"])) == []
    assert judged("STM-08", statement(incomes(*["8123.45"] * 24, summary="代发工资"))) == []


def times(factor: int, amounts: list[int]) -> list[Line]:
    """A row a day of each amount (fen) and its tenth, in and out, multiplied; two rows of interest."""
    rows = [(sign, fen) for fen in amounts for sign in ("", "-")]
    lines = [Line(f"2025-{2 + place // 28:02}-{1 + place % 28:02}", f"{sign}{Decimal(fen * factor) / 100:.2f}")
             for place, (sign, fen) in enumerate(rows)]
    return [*lines, *(Line(f"2025-0{month}-21", f"{Decimal(factor * (100 + month)) / 100:.2f}", "结息")
                      for month in (3, 6))]


PRIMES = [20011, 31013, 4127, 5437, 6661, 7793, 8837, 9931, 12343, 10301, 1223, 98801]
MORE = [fen + 4 * step for fen in PRIMES for step in (0, 1)]
PRICES = [fen // 10 * 10 + ending for fen in PRIMES for ending in (4, 5)]
"""Twice these end in 8 and 0, as prices do."""


@pytest.mark.parametrize(("factor", "amounts"), [
    (3, PRIMES), (7, PRIMES), (21, PRIMES), (10, MORE), (2, PRIMES), (6, PRIMES)])
def test_a_statement_multiplied_as_a_whole_is_a_persons_to_judge(factor: int, amounts: list[int]) -> None:
    found, = [each for each in judged("STM-08", statement(times(factor, amounts))) if each.code == "multiplied"]
    assert (found.kind, found.values["factor"]) == (Kind.REVIEW, str(factor))
    assert found.values["examples"].startswith(f"{Decimal(20011 * factor) / 100:.2f} = {factor} × 200.11")


@pytest.mark.parametrize(("factor", "amounts"), [
    (1, PRIMES), (10, PRIMES), (2, PRIMES[:9]), (2, PRICES), (5, MORE), (3, PRIMES[:9])])
def test_few_amounts_and_manners_of_pricing_are_no_factor(factor: int, amounts: list[int]) -> None:
    assert all(each.code != "multiplied" for each in judged("STM-08", statement(times(factor, amounts))))


def drawn(factor: str, seed: int, count: int = 45) -> list[Line]:
    """As many different amounts each way as a statement of some months has, of prices and of sums."""
    rng = Random(f"scaled {seed}")
    lines = []
    for sign in ("", "-"):
        for place in range(count):
            fen = rng.choice((rng.randint(300, 28000), rng.randint(3, 280) * 100 + rng.choice((50, 80, 90, 99))))
            amount = (Decimal(fen) / 100 * Decimal(factor)).quantize(Decimal("0.01"), ROUND_HALF_UP)
            lines.append(Line(f"2025-{2 + place // 28:02}-{1 + place % 28:02}", f"{sign}{amount}"))
    return lines


@pytest.mark.parametrize("factor", ["1.5", "1.3", "1.8", "2.4"])
def test_a_statement_scaled_by_a_broken_factor_is_a_persons_to_judge(factor: str) -> None:
    lines = [*drawn(factor, 1), Line("2025-04-01", "-77.77"), Line("2025-03-21", "1.01", "结息")]
    found, = [each for each in judged("STM-08", statement(lines)) if each.code == "scaled"]
    assert (found.kind, found.values["factor"]) == (Kind.REVIEW, factor)
    shown, made = found.values["examples"].split(", ")[0].split(" = ")
    assert (Decimal(made.split(" × ")[1]) * Decimal(factor)).quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(shown)


@pytest.mark.parametrize("seed", range(8))
def test_drawn_amounts_have_no_broken_factor(seed: int) -> None:
    assert all(each.code != "scaled" for each in judged("STM-08", statement(drawn("1", seed, 120))))


def test_few_scaled_amounts_or_those_of_one_way_tell_nothing() -> None:
    both = drawn("1.5", 2)
    income = [line for line in both if not line.amount.startswith("-")]
    spent = [line for line in drawn("1", 3) if line.amount.startswith("-")]
    for lines in (drawn("1.5", 2, 12), [*income, *spent]):
        assert all(each.code != "scaled" for each in judged("STM-08", statement(lines)))


def test_ten_times_an_interest_without_a_fen_is_whole_and_counts() -> None:
    lines = [replace(line, amount="7.00") if (line.summary, line.day[:7]) == ("结息", "2025-03") else line
             for line in times(10, MORE)]
    assert [each.code for each in judged("STM-08", statement(lines))] == ["multiplied"]
    odd = [replace(line, amount="7.01") if line.amount == "7.00" else line for line in lines]
    assert judged("STM-08", statement(odd)) == []


def test_one_price_of_a_shop_is_no_factor() -> None:
    sales = [Line("2025-03-01", f"{Decimal(990 * pieces) / 100:.2f}") for pieces in range(1, 40)]
    spent = [Line("2025-03-02", f"-{Decimal(fen) / 100:.2f}") for fen in PRIMES]
    assert all(each.code != "multiplied" for each in judged("STM-08", statement([*sales, *spent])))


@pytest.mark.parametrize(("words", "level"), [("贷款还本", Level.NOTE), ("贷款利息", Level.NOTE), ("消费", None)])
def test_round_sums_that_fill_up_an_account_from_which_a_loan_is_repaid_are_noted(
        words: str, level: Level | None) -> None:
    repaid = [Line(f"2025-{month:02}-28", "-2604.17", words) for month in range(2, 9)]
    found, *_ = judged("STM-08", statement([*incomes(*[ROUND] * 12), *repaid]))
    assert (found.code, found.level) == ("round-rows", level)


def test_wages_that_came_in_bulk_are_income_among_round_sums() -> None:
    wages = [replace(line, channel="批量业务") for line in incomes(*[UNEVEN] * 4, summary="工资")]
    assert judged("STM-08", statement([*incomes(*[ROUND] * 10), *wages])) == []
