"""The subjects of a rule: every fact of the type it judges, drawn from one application."""

from __future__ import annotations

from collections.abc import Callable

from checks.days import LONG_TERM, keyed_day
from checks.facts import Application, BankStatement, Document, Field, IdentityNumber, TagSheets
from checks.page_facts import Page, PageSet
from checks.paper_facts import KEYED, CreditCode, IdentityCard, Phone
from checks.pdf_facts import PdfFile
from checks.phones import each_number, keyed_numbers

COMPANY_PAPERS = ("business_registration", "business_licence")
_NO_END = "长期"


def subjects_of(kind: type, application: Application) -> tuple[object, ...]:
    """All facts of type ``kind`` in ``application``, in the order of the documents."""
    return EXTRACTORS[kind](application)


def _applications(application: Application) -> tuple[object, ...]:
    return () if application.loose else (application,)


def _documents(application: Application) -> tuple[object, ...]:
    return application.documents


def _statements(application: Application) -> tuple[object, ...]:
    return tuple(document.statement for document in application.documents if document.statement is not None)


def _tags(application: Application) -> tuple[object, ...]:
    return () if application.tags is None else (application.tags,)


def _pdfs(application: Application) -> tuple[object, ...]:
    return tuple(document.pdf for document in application.documents if document.pdf is not None)


def _page_sets(application: Application) -> tuple[object, ...]:
    return () if application.pages is None else (application.pages,)


def _pages(application: Application) -> tuple[object, ...]:
    return () if application.pages is None else application.pages.pages


def _identity_numbers(application: Application) -> tuple[object, ...]:
    keyed = application.applicant.values.get("id_number")
    found = [] if keyed is None or not keyed.value else [IdentityNumber(keyed, KEYED)]
    for document in application.documents:
        number = document.fields.get("id_number")
        if number is not None:
            found.append(IdentityNumber(number, document.kind, document.dates.get("birth"),
                                        document.fields.get("sex")))
        if document.statement is not None and document.statement.id_number is not None:
            found.append(IdentityNumber(document.statement.id_number, document.kind))
    return tuple(found)


def _identity_cards(application: Application) -> tuple[object, ...]:
    """The cards on paper, then the one that was keyed."""
    cards = [IdentityCard(document.kind, document.evidence, document.fields, document.dates, _is_long_term(document),
                          document.record) for document in application.documents if document.kind == "id_card"]
    values = application.applicant.values
    dates = {name: Field(keyed_day(values[f"id_{name}"].value), values[f"id_{name}"].evidence)
             for name in ("valid_from", "valid_to") if f"id_{name}" in values and values[f"id_{name}"].value.strip()}
    if dates:
        end = values.get("id_valid_to")
        cards.append(IdentityCard(KEYED, next(iter(dates.values())).evidence, values, dates,
                                  end is not None and end.value.strip() in (LONG_TERM, _NO_END)))
    return tuple(cards)


def _is_long_term(document: Document) -> bool:
    """A card without an end prints so beside its first day."""
    ends = [document.dates[name] for name in ("valid_from", "valid_to") if name in document.dates]
    return any(_NO_END in date.value.text or _NO_END in "".join(date.evidence.quote.split()) for date in ends)


def _credit_codes(application: Application) -> tuple[object, ...]:
    found = []
    for document in application.documents:
        code = document.fields.get("code")
        if code is not None and document.kind in COMPANY_PAPERS:
            days = [date.value.day for name, date in document.dates.items() if name in ("issued_on", "established_on")]
            found.append(CreditCode(code, document.kind, next((day for day in days if day is not None), None)))
    return tuple(found)


def _phones(application: Application) -> tuple[object, ...]:
    return tuple(Phone(Field(number, field.evidence), use) for use, field in keyed_numbers(application)
                 for number in each_number(field.value))


EXTRACTORS: dict[type, Callable[[Application], tuple[object, ...]]] = {
    Application: _applications,
    BankStatement: _statements,
    CreditCode: _credit_codes,
    Document: _documents,
    IdentityCard: _identity_cards,
    IdentityNumber: _identity_numbers,
    Phone: _phones,
    Page: _pages,
    PageSet: _page_sets,
    PdfFile: _pdfs,
    TagSheets: _tags,
}
