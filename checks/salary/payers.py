"""Salary rows and who paid them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checks.companies import is_organisation
from checks.facts import Application, BankStatement, Document, Entry, Field
from checks.names import bare
from checks.once import once
from checks.vocabulary import is_money_in, is_reversal, is_salary, normalised

EMPLOYER_PAPERS = ("work_certificate", "labour_contract", "business_registration")
_WORDS = re.compile(r"工资|薪资|薪酬|薪金|代发|奖金|转账|存入|入账|[^\u4e00-\u9fff()]+")


@dataclass(frozen=True, slots=True)
class Payer:
    """One payer of salaries, by the bare form of its name; ``rows`` in printed order."""

    name: str
    rows: tuple[Entry, ...]


@once
def salary_rows(statement: BankStatement) -> list[Entry]:
    """Wages that came in, in printed order."""
    return [_with_payer(entry) for entry in statement.entries
            if is_salary(entry) and is_money_in(entry) and not is_reversal(entry)]


def _with_payer(entry: Entry) -> Entry:
    """``entry`` with the organisation that its summary names, where the statement has no column of payers."""
    if entry.counterparty is not None or entry.summary is None:
        return entry
    named = [part for part in _WORDS.split(normalised(entry.summary.value)) if is_organisation(part)]
    return replace(entry, counterparty=Field(named[-1], entry.summary.evidence)) if named else entry


def in_words(entry: Entry) -> bool:
    """Whether the payer of a row of :func:`salary_rows` is only named in its summary."""
    return entry.counterparty is not None and entry.summary is not None and \
        entry.counterparty.evidence == entry.summary.evidence


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
