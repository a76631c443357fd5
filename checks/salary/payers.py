"""Salary rows and who paid them."""

from __future__ import annotations

from dataclasses import dataclass

from checks.facts import Application, BankStatement, Document, Entry, Field
from checks.names import bare
from checks.vocabulary import is_money_in, is_reversal, is_salary

EMPLOYER_PAPERS = ("work_certificate", "labour_contract", "business_registration")


@dataclass(frozen=True, slots=True)
class Payer:
    """One payer of salaries, by the bare form of its name; ``rows`` in printed order."""

    name: str
    rows: tuple[Entry, ...]


def salary_rows(statement: BankStatement) -> list[Entry]:
    """Wages that came in, in printed order."""
    return [entry for entry in statement.entries
            if is_salary(entry) and is_money_in(entry) and not is_reversal(entry)]


def payers_of(rows: list[Entry]) -> list[Payer]:
    """The payers of ``rows`` in the order of their first row; rows that print none are left out."""
    groups: dict[str, list[Entry]] = {}
    for entry in rows:
        if entry.counterparty is not None and bare(entry.counterparty.value):
            groups.setdefault(bare(entry.counterparty.value), []).append(entry)
    return [Payer(name, tuple(entries)) for name, entries in groups.items()]


def employers_of(application: Application) -> list[Field[str]]:
    """The employer as keyed and as the papers about the work name it."""
    keyed = application.employer.get("name")
    named = [_employer(document) for document in application.documents if document.kind in EMPLOYER_PAPERS]
    return [name for name in (keyed, *named) if name is not None and bare(name.value)]


def _employer(document: Document) -> Field[str] | None:
    return document.fields.get("company") or document.fields.get("employer")
