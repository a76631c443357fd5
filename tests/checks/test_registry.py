from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checks.earlier import (
    EarlierApplication,
    EarlierCases,
    OtherCase,
    SharedPage,
    SharedPhone,
    SharedStatement,
)
from checks.facts import Applicant, Evidence, Field
from checks.policy import Policy, Registry
from tests.checks.builders import CASE, case, judged, said

STRANGER = OtherCase("HX2025-000001", date(2025, 8, 1), "stranger", "an employer")
SPOUSE = replace(STRANGER, household=True)
SELF = replace(STRANGER, same_person=True)
FRIEND = replace(STRANGER, acquainted=True)
COLLEAGUE = replace(STRANGER, colleagues=True)
MOBILE, LANDLINE = "13900000001", "01056000000"


def phone(use: str, there: str, other: OtherCase = STRANGER, number: str = MOBILE) -> SharedPhone:
    return SharedPhone(number, use, there, other, CASE)


def page(kind: str, other: OtherCase = STRANGER, same: bool = True) -> SharedPage:
    return SharedPage(kind, same, other, Evidence("d2", page=1))


def rows(count: int, other: OtherCase = STRANGER, kind: str = "personal_statement") -> SharedStatement:
    places = tuple(Evidence("d1", page=1, row=row) for row in range(1, count + 1))
    return SharedStatement(kind, places, 16, other, places[0])


def others(count: int) -> list[OtherCase]:
    return [replace(STRANGER, reference=f"HX-{n}", person=f"p{n}", employer=f"e{n}") for n in range(count)]


def shared(policy: Policy | None = None, **found: Any) -> list[tuple[str, str]]:
    return said("REG-02", case(earlier=EarlierCases(**found)), policy)


@pytest.mark.parametrize(("earlier", "outcome"), [
    (None, ("not-applicable", "no-registry")), (EarlierCases("absent"), ("unknown", "absent")),
    (EarlierCases("unread"), ("unknown", "unread"))])
@pytest.mark.parametrize("rule", ["REG-01", "REG-02"])
def test_what_was_not_looked_up_is_not_passed(rule: str, earlier: EarlierCases | None,
                                              outcome: tuple[str, str]) -> None:
    assert said(rule, case(earlier=earlier)) == [outcome]


@pytest.mark.parametrize(("found", "outcome"), [
    (rows(3), [("fail", "statement")]), (rows(2), []), (rows(16, SELF), []),
    (rows(16, SPOUSE), [("fail", "statement")]),
    (rows(9, kind="corporate_statement"), [("review", "company-statement")])])
def test_statements(found: SharedStatement, outcome: list[tuple[str, str]]) -> None:
    assert shared(statements=(found,)) == outcome


@pytest.mark.parametrize(("found", "outcome"), [
    (page("work_certificate"), [("fail", "page")]), (page("work_certificate", SELF), []),
    (page("address_proof", SPOUSE), [("review", "page-related")]), (page("lease"), [("review", "page-related")]),
    (page("business_licence", COLLEAGUE), [("fail", "page-common")]),
    (page("credit_authorisation"), [("fail", "page-common")]),
    (page("work_certificate", same=False), [("review", "page-alike")]),
    (page("work_certificate", COLLEAGUE, same=False), []), (page("work_certificate", COLLEAGUE), [("fail", "page")]),
    (page("application_form", same=False), [])])
def test_pages(found: SharedPage, outcome: list[tuple[str, str]]) -> None:
    findings = judged("REG-02", case(earlier=EarlierCases(pages=(found,))))
    assert [(str(each.kind), each.code) for each in findings] == outcome
    assert all((each.level == "note") == (each.code == "page-common") for each in findings)


@pytest.mark.parametrize(("found", "outcome"), [
    ([phone("mobile", "mobile")], [("fail", "phone")]),
    ([phone("mobile", "mobile", SPOUSE)], [("review", "phone-again")]),
    ([phone("mobile", "mobile", replace(STRANGER, applied_on=date(2024, 1, 1)))], [("review", "phone-again")]),
    ([phone("home_phone", "home_phone", number=LANDLINE)], [("fail", "landline")]),
    ([phone("mobile", "friend", FRIEND)], []),
    ([phone("relative", "mobile", FRIEND)], []),
    ([phone("relative", "relative", other) for other in others(2)], []),
    ([phone("friend", "friend", other) for other in others(3)], [("review", "phone-contact")]),
    ([phone("friend", "friend", replace(STRANGER, reference=f"HX-{n}")) for n in range(5)], []),
    ([phone("colleague", "colleague", replace(other, colleagues=True)) for other in others(9)], []),
    ([phone("employer", "employer", COLLEAGUE, LANDLINE)] * 9, []),
    ([phone("employer", "employer", replace(other, employer="e1"), LANDLINE) for other in others(9)], []),
    ([phone("employer", "employer", other, LANDLINE) for other in others(3)], [("review", "phone-employers")]),
    ([phone("employer", "mobile")], [("review", "phone-work")]),
    ([phone("employer", "mobile", COLLEAGUE)], []),
])
def test_phones(found: list[SharedPhone], outcome: list[tuple[str, str]]) -> None:
    assert shared(phones=tuple(found)) == outcome


def test_a_shared_statement_is_told_of_once() -> None:
    page_of_it = SharedPage("personal_statement", True, STRANGER, Evidence("d1", page=2))
    assert shared(statements=(rows(5),), pages=(page_of_it,)) == [("fail", "statement")]


def test_one_number_is_told_of_once_and_by_its_heaviest_side() -> None:
    assert shared(phones=(*(phone("friend", "friend", other) for other in others(4)),
                          phone("mobile", "mobile", SPOUSE), phone("mobile", "mobile"))) == [("fail", "phone")]


def test_the_policy_says_how_much_is_too_much() -> None:
    strict = Policy(registry=Registry(rows_alike=10, contacts_most=1))
    assert shared(strict, statements=(rows(9),)) == []
    assert shared(strict, phones=(phone("friend", "relative"),)) == [("review", "phone-contact")]


@pytest.mark.parametrize(("agrees", "applied_on", "outcome"), [
    ({"mobile": True, "employer": True}, date(2025, 8, 1), []), ({}, date(2025, 8, 1), []),
    ({"mobile": False, "employer": True}, date(2025, 8, 1), [("changed", None, "mobile")]),
    ({"mobile": False, "home_address": False}, date(2024, 8, 1), [("changed", "note", "mobile, home_address")]),
    ({"mobile": False}, date(2025, 10, 1), [])])
def test_repeat_applications(agrees: dict[str, bool], applied_on: date,
                             outcome: list[tuple[str, str | None, str]]) -> None:
    other = replace(SELF, applied_on=applied_on)
    findings = judged("REG-01", case(earlier=EarlierCases(applications=(EarlierApplication(other, agrees),))))
    assert [(each.code, each.level, each.values["fields"]) for each in findings] == outcome


def test_a_changed_value_is_shown_where_it_was_keyed() -> None:
    place = Evidence("case", quote="mobile")
    subject = case(applicant=Applicant({"mobile": Field(MOBILE, place)}),
                   earlier=EarlierCases(applications=(EarlierApplication(SELF, {"mobile": False}),)))
    assert judged("REG-01", subject)[0].evidence == (place,)
