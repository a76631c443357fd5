"""ENT-01 to ENT-07 on the raw keyed text, NUM-01 and NUM-02."""

from __future__ import annotations

import pytest

from checks.catalogue import catalogue
from checks.facts import Application, Evidence, Field
from checks.findings import Kind
from checks.paper_facts import CreditCode, Phone
from checks.policy import Policy
from checks.runner import judge
from tests.checks.builders import AS_OF, GOOD_ID, case, judged, paper, printed, said, text
from tests.checks.keyed_cases import CONTACTS, contact, keyed_case

ENTRY = [rule for rule in catalogue() if rule.id.startswith(("ENT", "NUM"))]


def fails(id_: str, application: Application) -> list[str]:
    """Codes of what a rule says against a case, what does not apply left out."""
    return [code for kind, code in said(id_, application) if kind != "not-applicable"]


def test_a_case_keyed_well_says_nothing() -> None:
    assert judge(ENTRY, keyed_case(), Policy(), AS_OF).results == ()


def test_an_empty_case_breaks_nothing() -> None:
    results = judge(ENTRY, case(), Policy(), AS_OF).results
    assert {result.rule for result in results} == {"ENT-04", "ENT-06", "ENT-07"}
    assert all(result.kind is Kind.FAIL for result in results)


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0", "\u200b", "\ufeff", "\t"])
@pytest.mark.parametrize("place", [0, 6, 18])
def test_blanks_of_every_kind_in_the_number(blank: str, place: int) -> None:
    assert fails("ENT-01", keyed_case({"id_number": GOOD_ID[:place] + blank + GOOD_ID[place:]})) == ["blank"]


def test_blanks_in_the_spouses_number() -> None:
    assert fails("ENT-01", keyed_case(spouse={"id_number": f"{GOOD_ID} "})) == ["blank"]
    assert fails("ENT-01", keyed_case()) == []


def id_card(end: str = "", quote: str = "", pixels: bool = False) -> object:
    place = Evidence("d2", page=1, quote=quote or end, reader="rapidocr" if pixels else "")
    dates = {"valid_from": Field(printed("2015-03-02"), place)}
    if end:
        dates["valid_to"] = Field(printed(end), place)
    return paper("id_card", dates=dates)


@pytest.mark.parametrize(("keyed", "card", "found"), [
    ("20500101", None, []), ("20350302", None, []), ("长期", None, ["word"]), ("永久", None, ["word"]),
    ("99991231", None, ["word"]), ("2035-03-02", None, ["form"]), (" 20350302", None, ["form"]), ("", None, []),
    ("20500101", id_card(quote="2015.03.02-长期"), []), ("20350302", id_card(quote="2015.03.02-长 期"), ["long-term"]),
    ("20500101", id_card("2035-03-02"), ["has-end"]), ("20500101", id_card("2050-01-01"), [])])
def test_long_term_cards(keyed: str, card: object, found: list[str]) -> None:
    assert fails("ENT-02", keyed_case({"id_valid_to": keyed}, *([card] if card else []))) == found


def test_a_card_read_from_pixels_is_for_a_person() -> None:
    subject = keyed_case({"id_valid_to": "20500101"}, id_card("2035-03-02", pixels=True))
    assert said("ENT-02", subject) == [("review", "has-end")]


@pytest.mark.parametrize(("keyed", "found"), [
    ("13900000000,13800000000", []), ("13900000000", []), ("010-56000000", []),
    ("13900000000，13800000000", ["separator"]),
    ("13900000000、13800000000", ["separator"]), ("13900000000;13800000000", ["separator"]),
    ("13900000000/13800000000", ["separator"]), ("13900000000 13800000000", ["separator"]),
    ("13900000000\n13800000000", ["separator"]), ("1390000000013800000000", ["glued"]), ("13900000000,", ["empty"]),
    ("13900000000, 13800000000", ["blank"]), ("139 0000 0000", [])])
def test_lists_of_numbers(keyed: str, found: list[str]) -> None:
    assert fails("ENT-03", keyed_case({"mobile": keyed})) == found


def test_two_contacts_of_each_group() -> None:
    nobody = contact("friend", "0", "0")
    assert fails("ENT-04", keyed_case(contacts=(*CONTACTS[:5], nobody))) == []
    assert fails("ENT-04", keyed_case(contacts=())) == ["few"] * 3
    assert fails("ENT-04", keyed_case(contacts=CONTACTS[:5])) == ["few"]
    assert fails("ENT-04", keyed_case(contacts=(*CONTACTS, contact("friend", "")))) == ["blank"]
    found, = judged("ENT-04", keyed_case(contacts=(*CONTACTS[:5], contact("friend", " ", " "))))
    assert found.values == {"field": "friend", "fields": "contact_name, contact_phone"}


def test_a_number_stands_once_however_it_is_written() -> None:
    def repeated(phone: str, **changes: str) -> list[str]:
        return fails("ENT-05", keyed_case(changes, contacts=(*CONTACTS, contact("friend", phone))))
    assert repeated("13900000009") == repeated("0") == []
    assert repeated("139-0000-0001") == repeated("+8613900000001") == repeated("１3900000001") == ["repeated"]
    assert repeated("(010)56000001") == repeated("01056000001") == ["repeated"]
    assert repeated("0", mobile="13900000001,13900000001") == ["repeated"]
    several = judged("ENT-05", keyed_case(contacts=tuple(contact("friend", "13800000000") for _ in "1234")))
    assert [len(found.evidence) for found in several] == [4]


def test_compulsory_fields() -> None:
    found, = judged("ENT-06", keyed_case({"email": "", "home_address": "无"}, employer={"position": " "}))
    assert found.values["fields"] == "email, home_address, employer_position"
    assert fails("ENT-06", keyed_case({"marital_status": "离异"})) == []
    assert said("ENT-06", keyed_case({"marital_status": "?"})) == [("unknown", "status")]


def test_the_spouse_of_who_is_married() -> None:
    def married(**changes: object) -> list[str]:
        return fails("ENT-06", keyed_case({"marital_status": "married"}, **changes))
    assert married() == ["spouse"]
    assert married(spouse={"name": "李样本"}) == ["spouse"]
    assert married(spouse={"name": "李样本", "mobile": "13700000000"}) == []
    assert married(contacts=(*CONTACTS, contact("relative", "13700000000", "李样本", "配偶"))) == []
    assert fails("ENT-06", keyed_case({"marital_status": "已婚"})) == ["spouse"]


def test_the_flag_of_the_credit_report() -> None:
    assert fails("ENT-07", keyed_case({"credit_report": "false"})) == ["not-set"]
    assert fails("ENT-07", keyed_case({"credit_report": "false"}, paper("credit_report"))) == ["report-there"]
    assert fails("ENT-07", keyed_case({"credit_report": "true"})) == []


def code(shown: str, dated: str = "", pixels: bool = False) -> list[tuple[str, str]]:
    place = Evidence("d2", page=1, reader="rapidocr" if pixels else "")
    day = printed(dated).day if dated else None
    return said("NUM-01", CreditCode(text(shown, place), "business_registration", day))


@pytest.mark.parametrize(("shown", "found"), [
    ("91110000600037341L", []), ("9111 0000 6000 3734 1L", []), ("91110000600037341l", []),
    ("A1110000600037341L", [("fail", "check")]), ("91110000600037341", [("fail", "length")]),
    ("9111000060003734IL", [("fail", "character")]), ("81110000600037341L", [("fail", "check")]),
    ("0111000060003734", [("fail", "length")]), ("9111000060003734**", [("not-applicable", "masked")])])
def test_credit_codes(shown: str, found: list[tuple[str, str]]) -> None:
    assert code(shown) == found


def test_letters_of_authorities_are_taken() -> None:
    from checks.credit_codes import AUTHORITIES, check_character, trouble_of

    for letter in AUTHORITIES:
        body = f"{letter}1110000600037341"
        assert trouble_of(body + check_character(body)) == ""
    assert trouble_of("B1110000600037341" + check_character("B1110000600037341")) == "authority"
    wrong = "91110000600037342"
    assert trouble_of(wrong + check_character(wrong)) == "organisation"


def test_a_letter_that_looks_like_a_figure_is_for_a_person() -> None:
    assert code("9111000060003734IL", pixels=True) == [("review", "character")]
    assert code("A1110000600037341L", pixels=True) == [("fail", "check")]


def test_old_numbers_are_accepted_on_old_papers() -> None:
    assert code("110000001234567", "2014-05-01") == []
    assert code("110000001234567", "2020-05-01") == [("review", "old")]


@pytest.mark.parametrize(("number", "use", "found"), [
    ("13900000000", "mobile", []), ("19912345678", "mobile", []), ("16612345678", "mobile", []),
    ("+8613900000000", "mobile", []), ("139-0000-0000", "mobile", []), ("12345678901", "mobile", [("fail", "form")]),
    ("14012345678", "mobile", [("review", "range")]), ("1390000000", "mobile", [("fail", "mobile-length")]),
    ("139000000001", "mobile", [("fail", "mobile-length")]), ("１3900000000", "mobile", [("fail", "form")]),
    ("0755-8888888", "home_phone", [("fail", "landline")]), ("0411-8888888", "home_phone", [("fail", "landline")]),
    ("021-6234567", "home_phone", [("fail", "landline")]), ("0316-1234567", "home_phone", []),
    ("010-56000000", "home_phone", []), ("(010)56000000", "home_phone", []),
    ("56000000", "home_phone", [("fail", "no-area")]),
    ("13900000000", "home_phone", []), ("4001234567", "employer_phone", []), ("95588", "employer_phone", []),
    ("4001234567", "contact_phone", [("fail", "no-area")]),
    ("010-56000000-801", "employer_phone", [("fail", "extension")]),
    ("010-56000000转801", "employer_phone", [("fail", "extension")]), ("没有", "home_phone", [("fail", "form")])])
def test_telephone_numbers(number: str, use: str, found: list[tuple[str, str]]) -> None:
    assert said("NUM-02", Phone(Field(number, Evidence("case")), use)) == found
