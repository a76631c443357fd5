"""ID-04 to ID-11: regions, sex, validity, expiry, age, agreement, card readers, authorities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.facts import Applicant, Application, Evidence, Field
from checks.findings import Kind, Level
from checks.identifiers import check_character, slips
from checks.policy import Identity, Policy
from checks.regions import divisions_named, is_known
from tests.checks.builders import AS_OF, CASE, GOOD_ID, card, case, identity, judged, keyed, paper, printed, said, text

PIXELS = Evidence("d2", page=1, reader="rapidocr")


def number(region: str, birth: str = "19800101", sequence: str = "001") -> str:
    body = f"{region}{birth}{sequence}"
    return body + check_character(body)


@pytest.mark.parametrize("shown", [
    GOOD_ID, "110111196001010014", "500101197001010019", "441900198001010015", "469007198001010011",
    "810000198001010014", "820000198001010016", "830000198001010018", "911156199101010093", "130503670401001",
    number("620200"), number("442000"), number("460400"), number("110103"), number("500157"), number("132421")])
def test_regions_that_were_assigned_at_any_time(shown: str) -> None:
    assert said("ID-04", identity(shown)) == []


@pytest.mark.parametrize(("shown", "code"), [
    ("999999198001010011", "unknown"), (number("159999"), "unknown"), (number("110000"), "no-county"),
    (number("110100"), "no-county")])
def test_regions_that_were_not(shown: str, code: str) -> None:
    assert said("ID-04", identity(shown)) == [("fail", code)]


def test_a_region_abolished_since_is_known() -> None:
    assert is_known("110103")
    assert [each.code for each in divisions_named("崇文区")] == ["110103"]


@pytest.mark.parametrize(("sex", "found"), [
    ("男", []), ("女", [("fail", "differs")]), ("M", []), ("F", [("fail", "differs")]),
    ("晃", [("unknown", "unread")])])
def test_sex_of_a_man(sex: str, found: list[tuple[str, str]]) -> None:
    assert said("ID-05", replace(identity(GOOD_ID, "id_card"), sex=text(sex))) == found


def test_a_sex_read_from_pixels_accuses_nobody() -> None:
    assert said("ID-05", replace(identity(GOOD_ID, "id_card"), sex=text("女", PIXELS))) == [("review", "differs")]


@pytest.mark.parametrize(("birth", "start", "end", "found"), [
    ("20150101", "2020-03-02", "2025-03-02", []), ("20000101", "2016-03-02", "2026-03-02", []),
    ("19900101", "2016-03-02", "2036-03-02", []), ("19900101", "2016-03-02", "2036-03-01", []),
    ("19900101", "2016-02-01", "2026-02-01", []),  # a month after the birthday: it was asked for before
    ("19900101", "2016-05-02", "2026-05-02", [("fail", "term")]),
    ("19700101", "2017-03-02", "2037-03-02", [("fail", "not-long")]),
    ("20000229", "2020-02-29", "2030-02-28", []), ("20000229", "2020-02-29", "2030-03-01", []),
    ("19920229", "2020-02-29", "2040-02-29", []),
    ("19800101", "2035-03-02", "2055-03-02", [("fail", "future")]),
    ("19800101", "2015-03-02", "2015-03-02", [("fail", "order")]),
    ("19700101", "2003-03-02", "2023-03-02", [("fail", "before-second")])])
def test_terms(birth: str, start: str, end: str, found: list[tuple[str, str]]) -> None:
    assert said("ID-06", card(number("110101", birth), {"valid_from": start, "valid_to": end})) == found


def test_cards_without_an_end() -> None:
    def long(birth: str) -> list[tuple[str, str]]:
        return said("ID-06", card(number("110101", birth), {"valid_from": "2016-03-02"}, long_term=True))
    assert long("19700101") == []
    assert long("19800101") == [("fail", "long-too-young")]
    assert said("ID-07", card(long_term=True)) == [("not-applicable", "long-term")]


def test_temporary_cards_are_the_policys() -> None:
    brought = card(dates={"valid_from": "2025-08-01", "valid_to": "2025-11-01"}, title="临时居民身份证")
    found, = judged("ID-06", brought)
    assert (found.kind, found.code, found.level) == (Kind.FAIL, "temporary", Level.ERROR)
    allowed = Policy(identity=Identity(temporary=True))
    assert said("ID-06", brought, allowed) == [("not-applicable", "temporary-accepted")]


def test_permits_have_terms_of_their_own() -> None:
    def term(shown: str, end: str) -> list[tuple[str, str]]:
        return said("ID-06", card(shown, {"valid_from": "2019-03-02", "valid_to": end}))
    assert term("810000198001010014", "2024-03-02") == term("911156199101010093", "2029-03-02") == []
    assert term("810000198001010014", "2039-03-02") == [("review", "permit-term")]


def test_what_is_not_read_is_said() -> None:
    assert said("ID-06", card(dates={"valid_from": "2015-03-02"})) == [("not-applicable", "no-dates")]
    dates = {"valid_from": "2015-03-02", "valid_to": "2035-03-02"}
    assert said("ID-06", card("12", dates)) == [("unknown", "no-birth")]
    assert said("ID-07", card(dates={"valid_from": "2015-03-02"})) == [("unknown", "no-end")]


@pytest.mark.parametrize(("end", "found"), [
    ("2025-09-17", [("fail", "expired")]), ("2025-09-18", [("fail", "soon")]), ("2025-10-18", [("fail", "soon")]),
    ("2025-10-19", []), ("2025-02-30", [("fail", "impossible")]), ("2O25", [("unknown", "unread")])])
def test_expiry(end: str, found: list[tuple[str, str]]) -> None:
    assert said("ID-07", card(dates={"valid_to": end})) == found


def test_a_card_that_ends_soon_is_a_note_and_must_hold_at_signing() -> None:
    subject = card(dates={"valid_to": "2025-10-01"})
    assert judged("ID-07", subject)[0].level is Level.NOTE
    signed = judged("ID-07", subject, application=Application("", (), signed_on=date(2025, 10, 2)))
    assert [found.code for found in signed] == ["at-signing"]


@pytest.mark.parametrize(("birth", "found"), [
    ("20070918", []), ("20070919", [("fail", "young")]), ("19590919", []), ("19590918", [("fail", "old")])])
def test_age_limits(birth: str, found: list[tuple[str, str]]) -> None:
    assert said("ID-08", case(applicant=keyed(number("110101", birth)))) == found


def test_age_limits_are_the_policys_and_the_card_will_do() -> None:
    on_card = paper("id_card", fields={"id_number": text(number("110101", "19600101"))})
    assert said("ID-08", case(on_card), Policy(identity=Identity(most_age=60))) == [("fail", "old")]
    assert said("ID-08", case()) == [("not-applicable", "no-birth")]


def shows(kind: str, shown: str, id_: str = "d5", place: Evidence | None = None, holder: str = "") -> object:
    fields = {"id_number": text(shown, place or Evidence(id_, page=1))}
    return paper(kind, id_, fields=fields | ({"holder": text(holder)} if holder else {}))


@pytest.mark.parametrize(("kind", "shown", "found"), [
    ("credit_report", GOOD_ID, []), ("credit_report", "1101 0119 8001 0100 10", []),
    ("credit_report", "110***********0010", []), ("labour_contract", "110101800101001", []),
    ("credit_report", "110***********0011", [("fail", "differs")]),
    ("personal_statement", "110101****0010", []), ("personal_statement", "110101****0011", [("fail", "differs")]),
    ("personal_statement", "110102****0010", [("fail", "differs")]), ("personal_statement", "****0010", []),
    ("work_certificate", "110111196001010014", [("fail", "differs")]),
    ("work_certificate", GOOD_ID[:-1], [("fail", "differs")]), ("lease", "110111196001010014", None)])
def test_one_number_everywhere(kind: str, shown: str, found: list[tuple[str, str]] | None) -> None:
    subject = case(shows(kind, shown), applicant=keyed(GOOD_ID))
    assert said("ID-09", subject) == ([("not-applicable", "one-number")] if found is None else found)


def test_a_misreading_and_somebody_elses_card_are_for_a_person() -> None:
    misread = case(shows("credit_report", GOOD_ID[:-1] + "8", place=PIXELS), applicant=keyed(GOOD_ID))
    assert said("ID-09", misread) == [("review", "misread")]
    who = Applicant({"id_number": Field(GOOD_ID, CASE), "name": Field("张样例", CASE)})
    couple = case(shows("id_card", GOOD_ID, "d3", holder="张样例"),
                  shows("id_card", "110111196001010014", "d4", holder="李样本"), applicant=who)
    assert said("ID-09", couple) == [("review", "another-card")]


def test_a_number_that_no_paper_shows_was_keyed_wrongly_where_the_papers_agree() -> None:
    papers = shows("id_card", GOOD_ID, "d3"), shows("credit_report", GOOD_ID, "d4"), shows(
        "work_certificate", "110111196001010014", "d5")
    found = judged("ID-09", case(*papers, applicant=keyed(GOOD_ID[:-1] + "8")))
    assert [(each.code, each.evidence[0].document) for each in found] == [("keyed", "case"), ("differs", "d5")]
    alone = judged("ID-09", case(papers[0], applicant=keyed(GOOD_ID[:-1] + "8")))
    assert [(each.code, each.evidence[0].document) for each in alone] == [("differs", "d3")]
    assert judged("ID-09", case(*papers[:2], applicant=keyed(""))) == []


def test_the_card_is_the_measure_where_nothing_was_keyed() -> None:
    subject = case(shows("id_card", GOOD_ID, "d3"), shows("credit_report", "110111196001010014"))
    found, = judged("ID-09", subject)
    assert [place.document for place in found.evidence] == ["d5", "d3"]


def test_card_readers() -> None:
    shown = card(holder="张样例", address="样例市样例路9号", dates={"valid_to": "2035-03-02"})
    record = {"holder": text("张 样例"), "valid_to": text("20350302"), "id_number": text(GOOD_ID)}
    assert said("ID-10", shown) == [("unknown", "no-record")]
    assert said("ID-10", shown, Policy(identity=Identity(reader_demanded=True))) == [("fail", "missing")]
    assert said("ID-10", replace(shown, record=record)) == []
    for name, value in (("holder", "李样本"), ("valid_to", "20360302"), ("valid_to", "长期"), ("id_number", "1")):
        assert said("ID-10", replace(shown, record=record | {name: text(value)})) == [("fail", "differs")]
    copied = replace(card(pixels=True, address="样例市祥例路9号"), record={"address": text("样例市样例路9号")})
    assert said("ID-10", copied) == [("review", "differs")]


def test_a_number_copied_with_a_slip_is_for_a_person_and_another_number_is_not() -> None:
    other = {"id_number": text("110111196001010014")}
    assert said("ID-10", replace(card(pixels=True), record=other)) == [("fail", "differs")]
    slip = card(pixels=True, id_number=GOOD_ID[:-1] + "8")
    assert said("ID-10", replace(slip, record={"id_number": text(GOOD_ID)})) == [("review", "differs")]


@pytest.mark.parametrize(("authority", "found"), [
    ("样例市公安局样例分局", []), ("样例县公安局", []), ("样例市公安局", []), ("样例市公安局 样例 分局", []),
    ("样例派出所", [("fail", "form")]), ("样例省公安厅", [("fail", "form")])])
def test_authorities(authority: str, found: list[tuple[str, str]]) -> None:
    assert said("ID-11", card(authority=authority)) == found
    on_pixels = said("ID-11", card(authority=authority, pixels=True))
    assert on_pixels == [("review", code) for _, code in found]


def test_slips_are_named_and_nothing_is_put_right() -> None:
    wrong = GOOD_ID[:11] + "7" + GOOD_ID[12:]
    found, = judged("ID-02", identity(wrong))
    assert "12" in found.values["places"].split(", ")
    assert found.values["places"] == ", ".join(slips(wrong))
    assert printed("2025-09-18").day == AS_OF
