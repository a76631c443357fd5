"""STM-10: bookings that stand twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import BankStatement
from checks.policy import Policy, Statement
from tests.checks.builders import Line, accused, judged, said, six_months, statement, text
from tests.checks.scenarios import account, printed_statement

DAY = "2025-09-13"


def twice(amount: str = "812.45", summary: str = "转账", serials: tuple[str, str] = ("", ""), at: str = "",
          who: tuple[str, str] = ("某甲", "某甲")) -> BankStatement:
    return statement([Line(DAY, amount, summary, party, serial=serial, at=at) for serial, party
                      in zip(serials, who, strict=True)])


def test_honest_accounts_repeat_nothing() -> None:
    assert judged("STM-10", statement(six_months())) == []
    assert judged("STM-10", printed_statement(account())) == []


def test_a_number_that_stands_twice_names_the_later_row_first() -> None:
    found, = judged("STM-10", twice(serials=("88812345", "88812345")))
    assert (found.kind, found.code, found.values["rows"]) == ("fail", "same-number", "1-2")
    assert accused([found]) == [2]


@pytest.mark.parametrize(("subject", "said_"), [
    (twice(at="10:11:12"), [("review", "same-row")]), (twice("8123.45"), [("review", "same-row")]), (twice(), []),
    (twice("8123.45", at="10:11:12"), [("fail", "same-moment")]),
    (twice("8123.45", "代发工资", at="10:11:12"), [("review", "same-row")]),
    *((twice("8123.45", words, at="02:07:32"), [("review", "same-row")]) for words in ("退款", "定期到期", "理财赎回")),
    (twice("8123.45", at="10:11:00"), [("review", "same-row")]), (twice("8000.00", at="10:11:12"), [
        ("review", "same-row")]),
    (twice("8000.00"), []),
    (twice("8000.00", "代发工资"), [("review", "same-row")]), (twice("800.00", "代发工资"), []),
    (twice(at="10:11:00"), []), (twice("-8123.45", at="10:11:12"), []),
    (twice("8123.45", serials=("88812345", "88812346")), []), (twice("8123.45", serials=("1", "2")), [
        ("review", "same-row")]), (twice("8123.45", who=("某甲", "某乙")), []), (twice("8123.45", "结息"), []),
    (twice("8123.45", "冲正"), []), (twice(serials=("00000000", "00000000")), [])])
def test_what_is_a_twin(subject: BankStatement, said_: list[tuple[str, str]]) -> None:
    """Equal bookings with numbers of their own are two; small or round sums without a number are everyday life, but not
    wages."""
    assert said("STM-10", subject) == said_


@pytest.mark.parametrize(("taken_back", "said_"), [("-8123.45", []), ("-8123.44", [("review", "same-row")])])
def test_what_was_taken_back_is_booked_again(taken_back: str, said_: list[tuple[str, str]]) -> None:
    """Wages booked, reversed and booked again on a day were asked about."""
    lines = [(amount, words) for amount, words in (("8123.45", "转账"), (taken_back, "冲正"), ("8123.45", "转账"))]
    assert said("STM-10", statement([Line(DAY, *each, "某甲") for each in lines])) == said_


def test_a_fee_shares_the_number_of_its_transfer() -> None:
    lines = [Line(DAY, "-500.00", "转账", serial="88812345"), Line(DAY, "-2.00", "手续费", serial="88812345")]
    assert judged("STM-10", statement(lines)) == []


def test_the_lender_says_what_is_large() -> None:
    assert said("STM-10", twice(), Policy(statement=Statement(twin_amount=Decimal(500)))) == [
        ("review", "same-row")]


@pytest.mark.parametrize(("other", "confidence", "shown"), [
    ("合同款项第期", 0.77, [0.77]), ("合同款项第期", 0.97, []), ("运费", 0.77, [])])
def test_a_text_read_unsurely_may_be_the_other_one(other: str, confidence: float, shown: list[float]) -> None:
    """What the finding rests on shows the doubt, so that it is a review."""
    sound = twice("8123.45", "合同款项第二期", at="10:11:12")
    first, second = sound.entries
    assert second.summary is not None
    misread = replace(second.summary, value=other, evidence=replace(second.summary.evidence, confidence=confidence))
    found = judged("STM-10", replace(sound, entries=(first, replace(second, summary=misread))))
    assert [min(place.confidence for place in one.evidence) for one in found] == shown


def numbered(subject: BankStatement, *numbers: str) -> BankStatement:
    return replace(subject, entries=tuple(replace(entry, number=text(number, entry.evidence)) if number else entry
                                          for entry, number in zip(subject.entries, numbers, strict=True)))


@pytest.mark.parametrize(("amount", "at", "numbers", "said_"), [
    ("8123.45", "10:11:12", ("2025091300881", "2025091300881"), [("fail", "same-number")]),
    ("12.00", "", ("2025091300881", "2025091300881"), [("fail", "same-number")]),
    ("8123.45", "10:11:12", ("2025091300881", "2025091300882"), [("review", "same-but-number")]),
    ("8123.45", "", ("2025091300881", "2025091300882"), []), ("12.00", "10:11:12", ("20250913881", "20250913882"), []),
    ("8123.45", "10:11:12", ("2025091300881", ""), [("fail", "same-moment")])])
def test_the_numbers_of_bookings_tell_rows_apart(amount: str, at: str, numbers: tuple[str, str],
                                                 said_: list[tuple[str, str]]) -> None:
    assert said("STM-10", numbered(twice(amount, at=at), *numbers)) == said_


def moved(day: str = "2025-09-20", number: str = "2025091300881", summary: str = "转账", amount: str = "812.45",
          others: tuple[str, ...] = tuple(f"20250914{place:05}" for place in range(18))) -> BankStatement:
    """Two rows of one number among rows that have their own."""
    rows = [Line(DAY, "812.45", "转账"), *(Line("2025-09-14", "-5.00") for _ in others), Line(day, amount, summary)]
    return numbered(statement(rows), "2025091300881", *others, number)


def test_a_number_that_stands_again_at_an_equal_sum_on_another_day_is_a_persons_to_judge() -> None:
    found, = judged("STM-10", moved())
    assert (found.kind, found.code, found.values["rows"]) == ("review", "number-again", "1, 20")
    assert accused([found]) == [20]


@pytest.mark.parametrize("subject", [
    moved(number="2025092000881"), moved(amount="-812.45"), moved(amount="812.46"), moved(summary="退款"),
    moved(summary="冲正"), moved(others=("2025091400001",) * 18)])
def test_numbers_of_refunds_orders_and_other_sums_may_stand_again(subject: BankStatement) -> None:
    assert judged("STM-10", subject) == []
