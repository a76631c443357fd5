"""DOC-01, DOC-02 and the completeness block."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.completeness.completeness import (
    NO_BANK,
    NO_ENTRIES,
    NO_PAGES,
    NO_TABLE,
    PAY_METHOD,
    UNREADABLE,
    Status,
    demands,
    unusable,
)
from checks.facts import Document, Presence
from checks.findings import Kind, Waiver
from checks.policy import Policy, Requirement
from tests.checks.builders import AS_OF, Line, case, head, judged, paper, requiring, said, six_months, statement

ID = Requirement(("id_card",))
WORK = Requirement(("work_certificate", "labour_contract"))
STATEMENT = Requirement(("personal_statement",), 30, "printed_on", ("transfer",))
CASH = Requirement(("personal_statement",), 30, "printed_on", ("cash",))
LEASE = Requirement(("lease",), pay_methods=("self-employed",))
BILL = Requirement(("address_proof",), 30)


def bank_paper(id_: str = "d1", **changes: object) -> Document:
    return paper("personal_statement", id_, statement=statement(six_months()), **changes)


def wallet_bill(id_: str = "d2") -> Document:
    return paper("personal_statement", id_, statement=replace(statement(six_months()), account_type="wallet"))


def test_a_wallets_bill_does_not_stand_in_for_a_banks_statement() -> None:
    assert unusable(wallet_bill()) == NO_BANK
    assert said("DOC-01", case(wallet_bill()), requiring(STATEMENT)) == [("review", "no-bank")]
    demand, = demands(case(wallet_bill("d0"), bank_paper()), requiring(STATEMENT), AS_OF)
    assert (demand.status, [document.id for document in demand.usable]) == (Status.PRESENT, ["d1"])


def test_everything_there() -> None:
    application = case(paper("id_card"), paper("labour_contract"), bank_paper())
    policy = requiring(ID, WORK, STATEMENT, LEASE)
    assert judged("DOC-01", application, policy) == []
    found = demands(application, policy, AS_OF)
    assert [(d.kind, d.status, d.pages, d.reason) for d in found] == [
        ("id_card", Status.PRESENT, 1, ""), ("labour_contract", Status.PRESENT, 1, ""),
        ("personal_statement", Status.PRESENT, 1, "")]


def test_a_missing_paper_is_named_with_its_alternatives() -> None:
    found, = judged("DOC-01", case(paper("id_card")), requiring(ID, WORK))
    assert (found.kind, found.code) == (Kind.FAIL, "missing")
    assert found.values == {"kind": "work_certificate", "kinds": "work_certificate, labour_contract"}
    statuses = demands(case(paper("id_card")), requiring(ID, WORK), AS_OF)
    assert [demand.status for demand in statuses] == [Status.PRESENT, Status.MISSING]


@pytest.mark.parametrize(("document", "reason"), [
    (paper("id_card", presence=Presence.UNREADABLE), UNREADABLE), (paper("id_card", pages=0), NO_PAGES),
    (paper("personal_statement", statement=statement([])), NO_ENTRIES), (paper("personal_statement"), NO_TABLE),
    (paper("corporate_statement"), NO_TABLE), (paper("mortgage_statement"), NO_TABLE),
    (paper("mortgage_statement", fields={"holder": head("张样例")}), ""), (paper("id_card"), ""),
    (bank_paper(pages=0), "")])
def test_what_makes_a_paper_unusable(document: Document, reason: str) -> None:
    assert unusable(document) == reason


def test_an_unusable_paper_fails_by_its_own_code() -> None:
    blind = paper("id_card", presence=Presence.UNREADABLE)
    found, = judged("DOC-01", case(blind), requiring(ID))
    assert (found.kind, found.code, found.evidence, found.values["file"]) == (
        Kind.FAIL, "unusable", (blind.evidence,), "id_card.pdf")
    assert said("DOC-01", case(paper("personal_statement")), requiring(STATEMENT)) == [("review", "no-table")]
    assert demands(case(blind), requiring(ID), AS_OF)[0].status is Status.UNUSABLE


def test_a_usable_paper_makes_up_for_an_unusable_one() -> None:
    blind = paper("work_certificate", "d3", presence=Presence.UNREADABLE)
    application = case(blind, paper("labour_contract"))
    assert judged("DOC-01", application, requiring(WORK)) == []
    assert demands(application, requiring(WORK), AS_OF)[0].kind == "labour_contract"


def test_pay_methods_select_requirements() -> None:
    assert said("DOC-01", case(pay_method="cash"), requiring(STATEMENT)) == [("not-applicable", "no-requirements")]
    assert said("DOC-01", case(), requiring(STATEMENT)) == [("fail", "missing")]
    assert said("DOC-01", case(pay_method="self-employed"), requiring(LEASE)) == [("fail", "missing")]


def test_an_unknown_pay_method_is_said_once_for_the_same_papers() -> None:
    application, policy = case(pay_method=""), requiring(STATEMENT, CASH, ID)
    assert said("DOC-01", application, policy) == [("unknown", "pay-method"), ("fail", "missing")]
    assert [(d.kind, d.reason) for d in demands(application, policy, AS_OF)] == [
        ("personal_statement", PAY_METHOD), ("id_card", "")]
    assert judged("DOC-01", case(bank_paper(), paper("id_card"), pay_method=""), policy) == []


def test_without_product_or_case_nothing_is_demanded() -> None:
    assert said("DOC-01", case(product=""), requiring(ID)) == [("not-applicable", "no-requirements")]
    assert demands(case(loose=True), requiring(ID), AS_OF) == ()


def waived(until: date, document: str = "", rule: str = "DOC-01") -> Policy:
    return replace(requiring(ID, WORK), waivers=(Waiver(rule, "另行核实", "李复核", until, document),))


@pytest.mark.parametrize(("policy", "statuses"), [
    (waived(AS_OF, "work_certificate"), ["missing", "waived"]),
    (waived(AS_OF, "labour_contract"), ["missing", "waived"]),
    (waived(AS_OF), ["waived", "waived"]), (waived(date(2025, 9, 17)), ["missing", "missing"]),
    (waived(AS_OF, rule="DOC-02"), ["missing", "missing"])])
def test_waivers_in_force_cover_what_they_name(policy: Policy, statuses: list[str]) -> None:
    found = demands(case(), policy, AS_OF)
    assert [str(demand.status) for demand in found] == statuses
    assert [d.waiver.reason if d.waiver else "" for d in found] == [
        "另行核实" if status == "waived" else "" for status in statuses]


@pytest.mark.parametrize(("issued_on", "kinds"), [
    ("2025-08-19", []), ("2025-08-18", [("fail", "expired")]), ("2025-09-18", []),
    ("2025-09-19", [("review", "post-dated")]), ("2025-02-30", [("fail", "impossible")]),
    ("2O25-09-01", [("unknown", "unread")]),
    ("", [("unknown", "no-date")])])
def test_age_of_a_paper(issued_on: str, kinds: list[tuple[str, str]]) -> None:
    assert said("DOC-02", case(paper("address_proof", issued_on=issued_on)), requiring(BILL)) == kinds


def test_an_expired_paper_shows_its_sum() -> None:
    found, = judged("DOC-02", case(paper("address_proof", issued_on="2025-08-01")), requiring(BILL))
    assert found.values == {"kind": "address_proof", "date": "2025-08-01", "age": "48", "limit": "30",
                            "as_of": "2025-09-18"}
    assert found.evidence[0].quote == "2025-08-01"


@pytest.mark.parametrize(("keyed", "kinds"), [
    ("2025-09-01", []), ("20250901", []), ("2025年9月1日", []), ("2025/8/1", [("fail", "expired")]),
    ("2025-02-30", [("fail", "impossible")]), ("last week", [("unknown", "unread")])])
def test_a_keyed_date_stands_in_for_a_printed_one(keyed: str, kinds: list[tuple[str, str]]) -> None:
    assert said("DOC-02", case(paper("address_proof", declared={"issued_on": keyed})), requiring(BILL)) == kinds


def test_the_printed_date_wins_over_the_keyed_one() -> None:
    document = paper("address_proof", issued_on="2025-08-01", declared={"issued_on": "2025-09-01"})
    assert said("DOC-02", case(document), requiring(BILL)) == [("fail", "expired")]


def test_the_print_date_of_a_statement() -> None:
    assert judged("DOC-02", case(bank_paper()), requiring(STATEMENT)) == []
    old = paper("personal_statement", statement=statement([Line("2025-03-01", "1")], printed_on=head("2025-08-01")))
    assert said("DOC-02", case(old), requiring(STATEMENT)) == [("fail", "expired")]
    bare = paper("personal_statement", statement=statement([Line("2025-03-01", "1")], printed_on=None))
    assert said("DOC-02", case(bare), requiring(STATEMENT)) == [("unknown", "no-date")]


def test_one_fresh_paper_is_enough_and_else_all_are_named() -> None:
    old, fresh = paper("address_proof", issued_on="2025-01-01"), paper("address_proof", "d3", issued_on="2025-09-01")
    assert judged("DOC-02", case(old, fresh), requiring(BILL)) == []
    undated = paper("address_proof", "d3")
    assert said("DOC-02", case(undated, old), requiring(BILL)) == [("fail", "expired"), ("unknown", "no-date")]


def test_a_stand_in_that_does_not_age() -> None:
    work = Requirement(("work_certificate", "labour_contract"), 31, aged_kinds=("work_certificate",))
    assert judged("DOC-02", case(paper("labour_contract", issued_on="2019-03-04")), requiring(work)) == []
    assert judged("DOC-02", case(paper("labour_contract")), requiring(work)) == []
    assert said("DOC-02", case(paper("work_certificate", issued_on="2019-03-04")), requiring(work)) == [
        ("fail", "expired")]


def test_what_is_missing_or_undated_by_policy_is_not_aged() -> None:
    assert said("DOC-02", case(), requiring(BILL)) == [("not-applicable", "nothing-dated")]
    assert said("DOC-02", case(paper("id_card", issued_on="1999-01-01")), requiring(ID)) == [
        ("not-applicable", "nothing-dated")]
