"""ID rules and the structure of identity numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Evidence
from checks.findings import Kind, Level
from checks.identifiers import (
    NumberType,
    age_on,
    as_printed,
    birth_date,
    check_character,
    is_well_formed,
    masked,
    number_type,
    upgraded,
)
from checks.policy import Identity, Policy
from tests.checks.builders import GOOD_ID, identity, judged, said

RULES = ("ID-01", "ID-02", "ID-03")
AS_OF = date(2025, 9, 18)


def verdicts(number: str, policy: Policy | None = None) -> list[tuple[str, str]]:
    return [found for rule in RULES for found in said(rule, identity(number), policy)]


@pytest.mark.parametrize("number", [
    GOOD_ID, "110111196001010014", "500101197001010019", "441900198001010015", "469007198001010011",
    "130503196704010016"])
def test_numbers_that_hold(number: str) -> None:
    assert verdicts(number) == []


def test_a_sequence_of_noughts_is_for_a_person() -> None:
    found, = judged("ID-01", identity("110101198001010002"))
    assert (found.kind, found.code, found.level) == (Kind.REVIEW, "sequence", Level.WARNING)
    assert said("ID-02", identity("110101198001010002")) == said("ID-03", identity("110101198001010002")) == []


@pytest.mark.parametrize(("number", "type_"), [
    ("810000198001010014", NumberType.HK_MO_TW), ("820000198001010016", NumberType.HK_MO_TW),
    ("830000198001010018", NumberType.HK_MO_TW), ("999999198001010011", NumberType.FOREIGNER),
    ("911156199101010093", NumberType.FOREIGNER)])
def test_permits_are_valid_numbers_of_a_paper_the_policy_does_not_take(number: str, type_: NumberType) -> None:
    assert number_type(number) is type_
    assert verdicts(number) == [("review", "permit")]
    assert verdicts(number, Policy(identity=Identity(permits=True))) == []


@pytest.mark.parametrize(("number", "found"), [
    ("11010119800230001X", [("fail", "no-such-day")]), ("110101209912310015", [("fail", "future")]),
    ("110101185001010018", [("fail", "too-old")])])
def test_birth_dates_that_cannot_be(number: str, found: list[tuple[str, str]]) -> None:
    assert said("ID-01", identity(number)) == said("ID-02", identity(number)) == []
    assert said("ID-03", identity(number)) == found


def test_age_and_day_of_judgement_at_their_limits() -> None:
    def born(day: str) -> str:
        body = f"110101{day}001"
        return body + check_character(body)
    assert said("ID-03", identity(born("20250918")), as_of=AS_OF) == []
    assert said("ID-03", identity(born("20250919")), as_of=AS_OF) == [("fail", "future")]
    assert said("ID-03", identity(born("19040919")), as_of=AS_OF) == []
    assert said("ID-03", identity(born("19040918")), as_of=AS_OF) == [("fail", "too-old")]
    assert age_on(date(2000, 9, 18), AS_OF) == 25


def test_a_lower_case_x_is_fine() -> None:
    bodies = (f"11010119800101{place:03}" for place in range(99))
    number = next(body + "x" for body in bodies if check_character(body) == "X")
    assert verdicts(number) == verdicts(number.upper()) == []


@pytest.mark.parametrize(("number", "code"), [
    (f" {GOOD_ID}", "blank"), (f"{GOOD_ID} ", "blank"), ("110101 19800101 0010", "blank"),
    ("\u3000" + GOOD_ID, "blank"),
    ("１10101198001010010", "full-width"), (GOOD_ID[:-1], "length"), (GOOD_ID + "0", "length"),
    ("11010119800101001O", "character"), ("X10101198001010010", "character"), ("130503670401001", "first-generation")])
def test_keyed_numbers_of_the_wrong_form(number: str, code: str) -> None:
    assert said("ID-01", identity(number)) == [("fail", code)]


def test_layout_blanks_on_a_paper_are_not_the_applicants() -> None:
    for shown in ("110101 19800101 0010", "１１０１０１198001010010"):
        assert said("ID-01", identity(shown, "id_card")) == []
        assert said("ID-02", identity(shown, "id_card")) == []


def test_a_number_printed_with_digits_hidden_is_not_judged() -> None:
    for shown in ("110101********0010", "１１０１０１＊＊＊＊＊＊＊＊0010"):
        assert said("ID-01", identity(shown, "credit_report")) == [("not-applicable", "masked")]
        assert said("ID-02", identity(shown, "credit_report")) == [("not-applicable", "no-form")]
        assert said("ID-01", identity(as_printed(shown))) == [("fail", "character")]


def test_wrong_form_silences_the_other_two() -> None:
    assert said("ID-02", identity("12345")) == said("ID-03", identity("12345")) == [("not-applicable", "no-form")]
    assert said("ID-02", identity("130503670401001")) == [("not-applicable", "no-form")]
    assert said("ID-03", identity("130503670401001")) == []
    assert said("ID-03", identity("130503671301001")) == [("fail", "no-such-day")]


def test_first_generation_numbers() -> None:
    assert said("ID-01", identity("130503670401001", "id_card")) == [("fail", "first-generation")]
    for paper in ("property_deed", "labour_contract", "lease", "other"):
        assert said("ID-01", identity("130503670401001", paper)) == []
    allowed = Policy(identity=Identity(first_generation=True))
    assert said("ID-01", identity("130503670401001"), allowed) == []
    assert upgraded("130503670401001") == "130503196704010016"
    assert birth_date("130503670401001") == date(1967, 4, 1)


def test_a_wrong_check_digit_is_shown_and_not_repaired() -> None:
    found, = judged("ID-02", identity("110101198001010011"))
    assert found.values == {"number": "110***********0011", "printed": "1", "expected": "0",
                            "places": "2, 8, 9, 12, 16"}


def test_the_birth_date_beside_the_number() -> None:
    assert said("ID-03", identity(GOOD_ID, "id_card", "1980-01-01")) == []
    assert said("ID-03", identity(GOOD_ID, "id_card", "1981-01-01")) == [("fail", "differs")]
    assert said("ID-03", identity(GOOD_ID, "id_card", "1980-02-30")) == [("fail", "differs")]
    assert said("ID-03", identity(GOOD_ID, "id_card", "198O-01-01")) == [("unknown", "unread")]


def test_no_number_is_shown_whole() -> None:
    for number in ("110101198001010011", " 110101198001010010", "11010119800230001X", "110101209912310015",
                   "1101011980",
                   "810000198001010014", "１10101198001010010"):
        for rule in RULES:
            for finding in judged(rule, identity(number, birth="1999-09-09")):
                shown = " ".join(finding.values.values())
                assert as_printed(number) not in shown
                assert as_printed(number)[6:14] not in shown


def test_the_place_of_the_number_is_the_evidence() -> None:
    assert identity(GOOD_ID, "id_card").evidence == Evidence("d2", quote=GOOD_ID)


@given(st.integers(0, 10**17 - 1))
def test_any_single_wrong_digit_is_found(body: int) -> None:
    number = f"{body:017}"
    number += check_character(number)
    assert is_well_formed(number)
    for place in range(17):
        other = str((int(number[place]) + 1 + body % 9) % 10)
        if other != number[place]:
            forged = number[:place] + other + number[place + 1:]
            assert ("fail", "differs") in said("ID-02", identity(forged))
            break


@given(st.text(max_size=30))
def test_masking_hides_short_numbers_whole(number: str) -> None:
    shown = masked(number)
    assert len(shown) == len(number)
    assert shown.count("*") >= min(4, len(number))
