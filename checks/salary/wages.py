"""Wages month by month: what a case's statements credit, and what income is claimed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from checks.companies import Kinship, kinship
from checks.facts import Application, BankStatement, Entry, Field
from checks.prints import declared_span, prints_of
from checks.salary.payers import employers_of, salary_rows
from checks.vocabulary import is_income, normalised

PAID_BY_BANK = "transfer"
"""How a case says that wages come through a bank."""
_BY_EMPLOYER = (Kinship.OWN, Kinship.BRANCH)
_YUAN = re.compile(r"(?:人民币|rmb|cny|¥|￥)?(\d[\d,]*(?:\.\d+)?)(万)?元?(?:人民币)?(?:/月|每月|整)?")
_LONGEST_MONTH = 31
_TEN_THOUSAND = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Month:
    """Wages of one calendar month: ``main`` is the largest of its ``rows``."""

    name: str
    rows: tuple[Entry, ...]

    @property
    def total(self) -> Decimal:
        """All that came in."""
        return sum((entry.amount.value for entry in self.rows if entry.amount is not None), Decimal(0))

    @property
    def main(self) -> Entry:
        """The wage itself, as against a bonus."""
        return max(self.rows, key=lambda entry: entry.amount.value if entry.amount is not None else Decimal(0))


def wages_of(statement: BankStatement, application: Application) -> list[Entry]:
    """Rows that say they are wages; where none does, the incomes that the employer sent."""
    rows = salary_rows(statement)
    if rows:
        return rows
    holder = statement.holder.value if statement.holder else ""
    employers = employers_of(application)
    return [entry for entry in statement.entries
            if entry.counterparty is not None and is_income(entry, holder)
            and any(kinship(entry.counterparty.value, employer.value) in _BY_EMPLOYER for employer in employers)]


def wages_of_case(application: Application) -> list[Entry]:
    """Wages on all statements of the case; what two prints of an account show counts once."""
    found: list[Entry] = []
    for statement in statements_of(application):
        prints = prints_of(statement, application)
        place = next(place for place, printed in enumerate(prints) if printed is statement)
        later = [span for printed in prints[place + 1:] if (span := declared_span(printed)) is not None]
        found += [entry for entry in wages_of(statement, application)
                  if entry.day is None or not any(span.first <= entry.day <= span.last for span in later)]
    return found


def statements_of(application: Application) -> list[BankStatement]:
    """Every statement of the case."""
    return [document.statement for document in application.documents if document.statement is not None]


def by_month(rows: list[Entry]) -> list[Month]:
    """``rows`` by calendar month, in order; those without a day are left out."""
    groups: dict[str, list[Entry]] = {}
    for entry in rows:
        if entry.day is not None:
            groups.setdefault(f"{entry.day:%Y-%m}", []).append(entry)
    return [Month(name, tuple(groups[name])) for name in sorted(groups)]


def claimed_incomes(application: Application) -> list[Field[str]]:
    """The monthly income as keyed and as work certificates state it."""
    keyed = application.employer.get("monthly_income")
    stated = [document.fields.get("income") for document in application.documents
              if document.kind == "work_certificate"]
    return [income for income in (keyed, *stated) if income is not None and income.value.strip()]


def yuan(text: str) -> Decimal | None:
    """The sum that a claim of income names, None where it is no single figure.

    >>> yuan("12,000元"), yuan("1.2万元"), yuan("8000-12000")
    (Decimal('12000'), Decimal('12000.0'), None)
    """
    found = _YUAN.fullmatch(normalised(text))
    if found is None:
        return None
    return Decimal(found[1].replace(",", "")) * (_TEN_THOUSAND if found[2] else 1)


def spread_of(days: list[int]) -> int:
    """Days between the earliest and the latest of days of the month; the end of a month is next to the beginning of
    another."""
    ordered = sorted(set(days))
    gaps = [later - earlier for earlier, later in pairwise([*ordered, ordered[0] + _LONGEST_MONTH])]
    return _LONGEST_MONTH - max(gaps)
