"""DOC-02 to DOC-05 by the packs of the products, and what becomes of a demand after judgement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from checks.catalogue import catalogue
from checks.completeness.completeness import REMARK, Status, demands, settled
from checks.facts import Application, Document, Evidence, Field
from checks.findings import Waiver
from checks.policy import Policy, Requirement
from checks.runner import judge
from intake_cli.case.policy import load_policy
from tests.checks.builders import (
    AS_OF,
    CASE,
    GOOD_ID,
    head,
    judged,
    paper,
    printed,
    requiring,
    said,
    six_months,
    statement,
    text,
)
from tests.checks.keyed_cases import keyed_case


def shown(kind: str, fields: Mapping[str, str] | None = None, dates: Mapping[str, str] | None = None,
          id_: str = "d5", pixels: bool = False) -> Document:
    place = Evidence(id_, page=1, reader="rapidocr" if pixels else "text-layer")
    return paper(kind, id_, fields={name: text(value, place) for name, value in (fields or {}).items()},
                 dates={name: Field(printed(day), place) for name, day in (dates or {}).items()})


@cache
def pack(product: str) -> Policy:
    """The default policy as if it had this product's demands alone."""
    return Policy(requirements={product: load_policy().requirements[product]})


def demand(product: str, kind: str) -> Policy:
    return requiring(*(each for each in pack(product).requirements[product] if kind in each.kinds), product=product)


def said_of(id_: str, product: str, *documents: Document, pay_method: str = "transfer",
            as_of: date = AS_OF) -> list[tuple[str, str]]:
    """What a rule says of papers under the demands of one product on the first one's kind."""
    subject = keyed_case(None, *documents, product=product, pay_method=pay_method)
    found = said(id_, subject, demand(product, documents[0].kind), as_of)
    return [each for each in found if each[0] != "not-applicable"]


@pytest.mark.parametrize(("kind", "dates", "found"), [
    ("address_proof", {"issued_on": "2025-08-19"}, []), ("address_proof", {"issued_on": "2025-08-18"}, ["expired"]),
    ("work_certificate", {"issued_on": "2025-08-18"}, []),
    ("work_certificate", {"issued_on": "2025-08-17"}, ["expired"]),
    ("labour_contract", {"issued_on": "2019-08-17", "starts_on": "2019-09-01", "ends_on": "2025-09-18"}, []),
    ("labour_contract", {"starts_on": "2019-09-01", "ends_on": "2025-09-17"}, ["ended"]),
    ("labour_contract", {"starts_on": "2025-09-19"}, ["not-begun"]),
    ("court_query", {"issued_on": "2025-08-18"}, ["expired"]),
    ("business_registration", {"issued_on": "2025-08-18"}, ["expired"]),
    ("business_registration", {"issued_on": "2025-09-18", "valid_to": "2025-09-17"}, ["ended"])])
def test_windows_of_papers(kind: str, dates: dict[str, str], found: list[str]) -> None:
    assert [code for _, code in said_of("DOC-02", "salary-loan", shown(kind, dates=dates))] == found


@pytest.mark.parametrize(("kind", "dates", "found"), [
    ("lease", {"starts_on": "2024-09-18", "ends_on": "2025-09-18"}, []),
    ("lease", {"ends_on": "2025-09-17"}, ["ended"]),
    ("business_licence", {"valid_to": "2025-09-17"}, ["ended"]), ("business_licence", {}, [])])
def test_papers_of_the_self_employed_are_in_force(kind: str, dates: dict[str, str], found: list[str]) -> None:
    said_so = said_of("DOC-02", "salary-loan", shown(kind, dates=dates), pay_method="self-employed")
    assert [code for _, code in said_so] == found


@pytest.mark.parametrize(("status", "found"), [("存续（在营、开业、在册）", []), ("注销", ["status"]),
("吊销，未注销", ["status"])])
def test_a_company_that_trades_no_more(status: str, found: list[str]) -> None:
    subject = shown("business_registration", {"status": status}, {"issued_on": "2025-09-18"})
    assert [code for _, code in said_of("DOC-02", "salary-loan", subject)] == found


def test_fields_that_a_paper_must_show() -> None:
    whole = {"holder": "张样例", "address": "样例路9号"}
    assert said_of("DOC-03", "salary-loan", shown("address_proof", whole)) == []
    for name in whole:
        without = {key: value for key, value in whole.items() if key != name}
        found, = judged("DOC-03", keyed_case(None, shown("address_proof", without)), demand("salary-loan",
            "address_proof"))
        assert (found.kind, found.code, found.values["fields"]) == ("review", "absent", name)
        assert said_of("DOC-03", "salary-loan", shown("address_proof", {**whole, name: " "})) == [("fail", "blank")]
    assert said_of("DOC-03", "salary-loan", shown("address_proof")) == [("unknown", "nothing-read")]
    keyed = paper("address_proof", declared=whole)
    assert said_of("DOC-03", "salary-loan", keyed) == []


def test_values_written_by_hand_and_the_two_sides_of_a_card() -> None:
    assert said_of("DOC-03", "salary-loan", shown("application_form", {"holder": "张样例"})) == [("unknown", "by-hand")]
    front = shown("id_card", {"holder": "张样例", "id_number": "1", "sex": "男", "address": "a"},
        {"birth": "1980-01-01"}, "d3")
    back = shown("id_card", {"authority": "样例县公安局"}, {"valid_from": "2015-03-02"}, "d4")
    assert said_of("DOC-03", "salary-loan", front, back) == []
    found, = judged("DOC-03", keyed_case(None, front), demand("salary-loan", "id_card"))
    assert found.values["fields"] == "authority, valid_from"


@pytest.mark.parametrize(("product", "founded", "found"), [
    ("salary-loan", "2024-09-18", []), ("salary-loan", "2024-09-19", ["young-company"]),
    ("mortgage-loan", "2025-03-18", []), ("mortgage-loan", "2025-03-19", ["young-company"]),
    ("owner-loan", "2025-03-18", ["young-company"]), ("mortgage-loan-free", "2024-09-18", [])])
def test_how_old_a_company_must_be(product: str, founded: str, found: list[str]) -> None:
    subject = shown("business_registration", dates={"established_on": founded})
    assert [code for _, code in said_of("DOC-04", product, subject)] == found


@pytest.mark.parametrize(("fields", "found"), [
    ({"holder": "张样例", "address": "样例路9号", "utility": "electricity"}, []),
    ({"holder": "张 样例", "address": "样例路9号", "utility": "gas"}, []),
    ({"holder": "李样本", "address": "样例路9号", "utility": "water"}, [("fail", "not-named")]),
    ({"holder": "张样例", "address": "样例路9号", "utility": "other"}, [("fail", "not-utility")]),
    ({"holder": "张样例", "address": "样例路9号"}, [("unknown", "utility-unread")]),
    ({"address": "样例路9号", "utility": "water"}, [("review", "not-shown")]),
    ({"holder": "张样例", "utility": "water"}, [("review", "not-shown")])])
def test_a_loan_without_mortgage_asks_for_a_utilitys_bill(fields: dict[str, str], found: list[tuple[str, str]]) -> None:
    assert said_of("DOC-04", "mortgage-loan-free", shown("address_proof", fields)) == found
    assert said_of("DOC-04", "salary-loan", shown("address_proof", fields)) == []


def test_the_product_to_propose_is_named() -> None:
    bill = shown("address_proof", {"holder": "李样本", "address": "a", "utility": "gas"})
    subject = keyed_case(None, bill, product="mortgage-loan-free")
    found, = judged("DOC-04", subject, demand("mortgage-loan-free", "address_proof"))
    assert found.values["product"] == "salary-loan"


@pytest.mark.parametrize(("owners", "pixels", "found"), [
    ("张样例", False, []), ("李样本、张样例", False, []), ("李样本,张·样例", False, []),
    ("李样本", False, [("fail", "not-owner")]),
    ("张祥例", True, [("review", "not-owner")]), ("张祥例", False, [("fail", "not-owner")]),
    ("", False, [("unknown", "owners-unread")])])
def test_an_owner_must_own(owners: str, pixels: bool, found: list[tuple[str, str]]) -> None:
    fields = {"owners": owners} if owners else {}
    assert said_of("DOC-04", "owner-loan", shown("property_deed", fields, pixels=pixels)) == found


def company(first: str = "2025-02-11", remark: str = "", **changes: object) -> Document:
    lines = [line for line in six_months() if line.day >= first]
    subject = statement(lines, start=head(first), **changes)
    return paper("corporate_statement", "d1", statement=subject, declared={"remark": remark} if remark else {})


@pytest.mark.parametrize(("document", "found"), [
    (company(), []), (company("2025-07-01"), ["short"]), (company("2025-07-01", "新开户"), []),
    (company("2025-07-01", " 无 "), ["short"]), (company(printed_on=head("2025-08-01")), ["short"])])
def test_a_short_company_statement_needs_its_remark(document: Document, found: list[str]) -> None:
    assert [code for _, code in said_of("DOC-05", "salary-loan", document, pay_method="self-employed")] == found


def test_a_waiver_is_a_remark_if_it_says_why() -> None:
    def judge_with(reason: str) -> list[str]:
        waiver = Waiver("STM-05", reason, "王经理", date(2025, 12, 31))
        policy = Policy(requirements=demand("salary-loan", "corporate_statement").requirements, waivers=(waiver,))
        subject = keyed_case(None, company("2025-07-01"), pay_method="self-employed")
        return [found.code for found in judged("DOC-05", subject, policy)]
    assert judge_with("新开户") == []
    assert judge_with("-") == ["empty-reason"]


def statuses(application: Application, policy: Policy) -> list[tuple[str, str, str]]:
    results = judge(catalogue(), application, policy, AS_OF).results
    return [(each.kind, str(each.status), each.reason) for each in
            settled(demands(application, policy, AS_OF), results)]


def test_a_stale_paper_is_unusable_and_a_fresh_one_beside_it_will_do() -> None:
    policy = demand("salary-loan", "address_proof")
    whole = {"holder": "张样例", "address": "样例路9号"}
    stale = shown("address_proof", whole, {"issued_on": "2025-08-01"})
    fresh = shown("address_proof", whole, {"issued_on": "2025-09-01"}, "d6")
    assert statuses(keyed_case(None, stale), policy) == [("address_proof", "unusable", "DOC-02.expired")]
    assert statuses(keyed_case(None, stale, fresh), policy) == [("address_proof", "present", "")]
    assert statuses(keyed_case(), policy) == [("address_proof", "missing", "")]


def test_a_paper_of_somebody_else_is_unusable_and_the_applicants_own_stays_good() -> None:
    policy = requiring(*(demand("salary-loan", kind).requirements["salary-loan"][0] for kind in (
        "id_card", "credit_report")), product="salary-loan")
    card, another, own = (shown(kind, {"holder": name}, id_=id_) for kind, name, id_ in (
        ("id_card", "张样例", "d4"), ("credit_report", "李样本", "d5"), ("credit_report", "张样例", "d6")))
    subject = keyed_case(None, card, another)
    assert [(kind, status) for kind, status, _ in statuses(subject, policy)] == [
        ("id_card", "present"), ("credit_report", "unusable")]
    assert statuses(subject, policy)[1][2] == "XDC-01.another"
    assert [status for _, status, _ in statuses(keyed_case(None, card, another, own), policy)] == ["present", "present"]


def test_a_namesakes_paper_is_unusable() -> None:
    policy = requiring(*(demand("salary-loan", kind).requirements["salary-loan"][0] for kind in (
        "id_card", "credit_report")), product="salary-loan")
    card, report = (shown(kind, {"holder": "张样例", "id_number": number}, id_=id_) for kind, number, id_ in (
        ("id_card", GOOD_ID, "d4"), ("credit_report", "110111196001010014", "d5")))
    assert statuses(keyed_case(None, card, report), policy)[1] == ("credit_report", "unusable", "ID-09.differs")


def test_a_remark_stands_for_a_company_statement_that_was_not_brought() -> None:
    policy = demand("salary-loan", "corporate_statement")
    remarked = keyed_case(pay_method="self-employed", remarks={"corporate_statement": Field("对公账户未启用", CASE)})
    found, = demands(remarked, policy, AS_OF)
    assert (found.status, found.reason, found.values["reason"]) == (Status.WAIVED, REMARK, "对公账户未启用")
    assert judged("DOC-01", remarked, policy) == []
    assert said("DOC-01", keyed_case(pay_method="self-employed"), policy) == [("fail", "missing")]


def test_a_demand_without_conditions_asks_for_nothing_more() -> None:
    assert Requirement(("other",)).fields == {}
    for id_ in ("DOC-03", "DOC-04", "DOC-05"):
        assert [kind for kind, _ in said(id_, keyed_case(None, paper("other")),
            requiring(Requirement(("other",))))] == [
            "not-applicable"]
