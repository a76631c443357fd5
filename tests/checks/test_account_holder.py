"""STM-14."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Applicant, Application, BankStatement, Evidence, Field
from checks.findings import Kind
from tests.checks.builders import CASE, HOLDER, case, judged, loose, paper, six_months, statement, text

SCAN = Evidence("d1", page=1, reader="rapidocr")
FIRM = "样例市样例有限公司"


def applied(subject: BankStatement, name: str = HOLDER, employer: str = "", *papers: str) -> Application:
    documents = [paper("personal_statement", "d1", statement=subject)]
    documents += [paper("business_registration", f"d{n}", fields={"company": Field(firm, CASE)})
                  for n, firm in enumerate(papers, 2)]
    return case(*documents, applicant=Applicant({"name": Field(name, CASE)} if name else {}),
                employer={"name": Field(employer, CASE)} if employer else {})


def said(holder: str | None, name: str = HOLDER, place: Evidence = CASE) -> list[tuple[Kind, str]]:
    subject = statement(six_months(), holder=None if holder is None else text(holder, place))
    return [(found.kind, found.code) for found in judged("STM-14", subject, application=applied(subject, name))]


@pytest.mark.parametrize(("holder", "name"), [
    ("张样例", "张样例"), ("张 样 例", "张样例"), ("张样例", " 张样例"), ("阿布·样例", "阿布•样例"),
    ("Sample Zhang", "SAMPLE ZHANG")])
def test_manners_of_writing_are_one_name(holder: str, name: str) -> None:
    assert said(holder, name) == []


def test_another_person_fails_with_both_names() -> None:
    subject = statement(six_months(), holder=text("李样本"))
    found, = judged("STM-14", subject, application=applied(subject))
    assert (found.kind, found.code) == (Kind.FAIL, "another")
    assert found.values == {"holder": "李样本", "name": HOLDER}
    assert [place.document for place in found.evidence] == ["d1", "case"]


@pytest.mark.parametrize(("holder", "name", "code"), [
    ("张*例", "张样例", "unshown"), ("**例", "张样例", "unshown"), ("张□例", "张样例", "unshown"),
    ("张\ue123例", "张样例", "unshown"), ("张?例", "张样例", "unshown"), ("张样例先生", "张样例", "part")])
def test_what_is_not_shown_is_a_persons_to_decide(holder: str, name: str, code: str) -> None:
    assert said(holder, name) == [(Kind.REVIEW, code)]


def test_a_mask_over_another_name_fails() -> None:
    assert said("李*本") == [(Kind.FAIL, "another")]


def test_one_character_otherwise_is_doubt_on_a_scan_only() -> None:
    assert said("张祥例", place=SCAN) == [(Kind.REVIEW, "alike")]
    assert said("张祥例") == [(Kind.FAIL, "another")]
    assert said("李祥本", place=SCAN) == [(Kind.FAIL, "another")]


def test_a_corporate_account_is_the_companys_or_its_owners() -> None:
    for holder, employer, papers in ((FIRM, FIRM, ()), (FIRM, "", (FIRM,)), (HOLDER, FIRM, ())):
        subject = replace(statement(six_months(), holder=text(holder)), account_type="corporate")
        assert judged("STM-14", subject, application=applied(subject, HOLDER, employer, *papers)) == []
    found, = judged("STM-14", subject := replace(statement(six_months(), holder=text("别家示例有限公司")),
                                                 account_type="corporate"), application=applied(subject, HOLDER, FIRM))
    assert found.code == "another"
    subject = statement(six_months(), holder=text(FIRM))
    assert [f.code for f in judged("STM-14", subject, application=applied(subject, HOLDER, FIRM))] == ["another"]


def test_what_is_not_there_cannot_be_compared() -> None:
    assert said(None) == [(Kind.UNKNOWN, "no-holder")]
    assert said(HOLDER, "") == [(Kind.UNKNOWN, "nobody-keyed")]
    subject = statement(six_months())
    found, = judged("STM-14", subject, application=loose(subject))
    assert (found.kind, found.code) == (Kind.NOT_APPLICABLE, "no-application")
