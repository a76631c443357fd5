"""The subjects of a rule: every fact of the type it judges, drawn from one application."""

from __future__ import annotations

from collections.abc import Callable

from checks.facts import Application, BankStatement, Document, IdentityNumber, TagSheets
from checks.pdf_facts import PdfFile


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


def _identity_numbers(application: Application) -> tuple[object, ...]:
    keyed = application.applicant.values.get("id_number")
    found = [] if keyed is None or not keyed.value else [IdentityNumber(keyed, "keyed")]
    for document in application.documents:
        number = document.fields.get("id_number")
        if number is not None:
            found.append(IdentityNumber(number, document.kind, document.dates.get("birth"),
                                        document.fields.get("sex")))
        if document.statement is not None and document.statement.id_number is not None:
            found.append(IdentityNumber(document.statement.id_number, document.kind))
    return tuple(found)


EXTRACTORS: dict[type, Callable[[Application], tuple[object, ...]]] = {
    Application: _applications,
    BankStatement: _statements,
    Document: _documents,
    IdentityNumber: _identity_numbers,
    PdfFile: _pdfs,
    TagSheets: _tags,
}
