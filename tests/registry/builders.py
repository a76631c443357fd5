"""Invented cases for the registry's tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checks.earlier import EarlierCases
from checks.facts import Applicant, Application, BankStatement, Contact, Document, Evidence, Field
from intake_cli.registry.places import Place
from intake_cli.registry.questions import Asked
from intake_cli.registry.store import Registry
from intake_cli.registry.traces import Pages, case_mark, person_mark, traces_of

APPLIED = date(2025, 9, 18)
FIRST, SECOND = "110101198001010010", "110101199003070038"


def keyed(**values: str) -> dict[str, Field[str]]:
    return {name: Field(value, Evidence("case", quote=name)) for name, value in values.items()}


def case(id_: str, person: str = FIRST, *, employer: str = "", phone: str = "",
         contacts: Sequence[tuple[str, str]] = (), statements: Sequence[BankStatement] = (),
         applied_on: date = APPLIED, documents: Sequence[Document] = (), **applicant: str) -> Application:
    """A case of ``person``; contacts are (group, phone)."""
    papers = [Document(f"d{place}", "personal_statement", f"{place}.pdf", 1, statement=each)
              for place, each in enumerate(statements, 1)]
    return Application(
        id_, (*papers, *documents), loose=False, product="salary-loan", applied_on=applied_on,
        applicant=Applicant(keyed(id_number=person, **applicant)), employer=keyed(name=employer, phone=phone),
        contacts=tuple(Contact(group, keyed(phone=number)) for group, number in contacts))


def asked(registry: Registry, application: Application, pages: Pages | None = None) -> Asked:
    key = registry.key
    return Asked(case_mark(application, key), person_mark(application, key),
                 traces_of(application, pages or {}, key))


def record(place: Place, *applications: Application, pages: Pages | None = None, today: date = APPLIED) -> None:
    with Registry(place, make=True) as registry:
        for each in applications:
            registry.record(asked(registry, each, pages), each.id, each.applied_on or today, today)


def look_up(place: Place, application: Application, pages: Pages | None = None) -> EarlierCases:
    with Registry(place) as registry:
        return registry.look_up(asked(registry, application, pages))


