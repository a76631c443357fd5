"""Cases that are hardly cases: no rule breaks on them, and what is lacking is said."""

from __future__ import annotations

import pytest

from checks.catalogue import catalogue
from checks.facts import Application, Document, Evidence, Field, PrintedDate
from checks.findings import Kind
from checks.runner import judge
from intake_cli.case.policy import load_policy
from intake_cli.kinds import KIND_CODES
from tests.checks.builders import AS_OF, case
from tests.checks.keyed_cases import APPLICANT, CONTACTS, EMPLOYER, contact, keyed_case

PLACE = Evidence("d1", page=1)
NAMES = ("holder", "id_number", "sex", "address", "authority", "employer", "company", "code", "status", "owners",
    "utility",
         "rent", "rent_period", "pay_method", "sum", "payer", "payee", "lessor", "lessee", "seal_name",
             "household_address")
DAYS = ("birth", "valid_from", "valid_to", "issued_on", "starts_on", "ends_on", "established_on", "rent_from",
    "rent_to")


def papers(value: str) -> list[Document]:
    """One of each kind, every field of which holds ``value``, and no date of which is a day."""
    fields = {name: Field(value, PLACE) for name in NAMES}
    dates = {name: Field(PrintedDate(value, None), PLACE) for name in DAYS}
    return [Document(f"d{number}", kind, f"{kind}.pdf", 1, fields=fields, dates=dates, record=fields)
            for number, kind in enumerate(KIND_CODES, 1)]


def keyed_as(value: str) -> Application:
    return keyed_case(dict.fromkeys(APPLICANT, value), *papers(value), employer=dict.fromkeys(EMPLOYER, value),
                      spouse={"name": value, "id_number": value, "mobile": value},
                      contacts=tuple(contact("friend", value, value, value) for _ in "12"))


@pytest.mark.parametrize("application", [
    case(), case(pay_method=""), case(product="salary-lone"), keyed_case(), keyed_case(contacts=(*CONTACTS, *CONTACTS)),
    *(keyed_as(value) for value in ("", " ", "0", "×", "?" * 300, "１２３４５６", "19800230", "张样例、李样本",
        "\u0000", "1-2-3"))],
    ids=range(15))
def test_no_rule_breaks(application: Application) -> None:
    results = judge(catalogue(), application, load_policy(), AS_OF).results
    assert [(result.rule, result.finding.values) for result in results if result.kind is Kind.ERROR] == []
    assert any(result.kind is Kind.FAIL for result in results) or application.product == "salary-lone"


def test_a_case_with_no_statement_says_so_once() -> None:
    without = [paper for paper in papers("张样例") if not paper.kind.endswith("statement")]
    results = judge(catalogue(), keyed_case(None, *without), load_policy(), AS_OF).results
    missing = [result.finding.values["kind"] for result in results if result.rule == "DOC-01"]
    assert missing == ["personal_statement"]
    assert not [result for result in results if result.rule.startswith(("STM", "INT", "PAY", "CAL"))]
