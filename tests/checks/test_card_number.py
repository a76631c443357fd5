"""STM-15."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.cards import bank_of, issuers_of
from checks.facts import BankStatement, Evidence
from checks.findings import Kind
from checks.policy import Policy
from checks.runner import judge
from tests.checks.builders import AS_OF, judged, loose, rule, six_months, statement, text

ICBC, CMB = "中国工商银行", "招商银行"
GOOD, BAD = "6222020000000000000", "6222020000000000002"
SCAN = Evidence("d1", page=1, reader="rapidocr")


def headed(number: str, bank: str = ICBC, place: Evidence | None = None) -> BankStatement:
    account = text(number, place) if place else text(number)
    return statement(six_months(), account=account, bank=text(bank))


def said(number: str, bank: str = ICBC, place: Evidence | None = None) -> list[tuple[Kind, str]]:
    return [(found.kind, found.code) for found in judged("STM-15", headed(number, bank, place))]


@pytest.mark.parametrize("number", [GOOD, "6222 0200 0000 0000 000", "6222-0200-0000-0000-000"])
def test_a_card_of_the_bank_passes_however_it_is_laid_out(number: str) -> None:
    assert said(number) == []


def test_a_wrong_check_digit_fails_and_is_shown_masked() -> None:
    found, = judged("STM-15", headed(BAD))
    assert (found.kind, found.code, found.values["card"]) == (Kind.FAIL, "check-digit", "622************0002")


def test_a_card_beside_the_account_is_judged_too() -> None:
    """The head of another bank's paper kept its card beside a made-up account: only the account was looked at."""
    headed_twice = replace(headed("0200123456789"), cards=(text(BAD), text(GOOD)))
    assert [found.code for found in judged("STM-15", headed_twice)] == ["check-digit"]
    assert [found.kind for found in judged("STM-15", headed("0200123456789"))] == [Kind.NOT_APPLICABLE]


def test_an_unknown_prefix_may_be_an_account_so_a_person_decides() -> None:
    assert issuers_of("6299990000000000") == {}
    assert said("6299990000000001") == [(Kind.REVIEW, "check-digit")]
    assert said("6299990000000009", CMB) == []


def test_a_digit_lost_in_reading_is_doubt() -> None:
    """The reader reads a number without its check digit again, and is unsure of it unless it finds the same."""
    for place, kind in ((SCAN, Kind.FAIL), (replace(SCAN, confidence=0.89), Kind.REVIEW),
                        (replace(SCAN, second="6222020000000000000"), Kind.REVIEW)):
        results = judge([rule("STM-15")], loose(headed(BAD, place=place)), Policy(), AS_OF).results
        assert {result.kind for result in results} == {kind}


def test_of_a_masked_number_in_pixels_no_check_digit_tells_what_is_misread() -> None:
    assert said("622202******0002", CMB, SCAN) == [(Kind.REVIEW, "issuer")]


def test_another_banks_card_and_a_wrong_length() -> None:
    assert said(GOOD, CMB) == [(Kind.FAIL, "issuer")]
    assert said(GOOD, "样例银行") == []
    assert said("62220200000000000") == [(Kind.FAIL, "length")]


def test_of_a_masked_number_only_what_is_visible_is_judged() -> None:
    assert said("622202******0002") == []
    assert said("622202******0002", CMB) == [(Kind.FAIL, "issuer")]
    assert said("6222****0002", CMB) == [(Kind.NOT_APPLICABLE, "masked")]


@pytest.mark.parametrize("number", ["1202020200000000001", "95599000000000000", "601382000000", "20-123456789012345"])
def test_accounts_and_passbooks_are_no_cards(number: str) -> None:
    assert said(number) == [(Kind.NOT_APPLICABLE, "no-card")]


def test_other_accounts_and_unread_numbers() -> None:
    assert [f.code for f in judged("STM-15", replace(headed(BAD), account_type="corporate"))] == ["no-card"]
    assert said("62220200000??000001") == [(Kind.UNKNOWN, "unread")]
    assert [f.code for f in judged("STM-15", statement(six_months(), account=None))] == ["no-number"]


def test_banks_are_known_by_any_of_their_names() -> None:
    assert bank_of("中国工商银行股份有限公司样例支行") == "icbc"
    assert (bank_of("上海浦东发展银行"), bank_of("样例银行")) == ("spdb", None)
    assert set(issuers_of(GOOD)) == {"icbc"}
