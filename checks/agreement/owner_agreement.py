"""XDC-05."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application, Document, Field
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.names import Sameness, bare, closest
from checks.rule import Context, rule

CODES = ("deed", "account", "account-deed")


@rule("XDC-05", Level.ERROR, Application)
def owner_agreement(application: Application, context: Context) -> Iterator[Finding]:
    """The applicant is an owner by the deed, and the holder of the account that repays the mortgage.

    Why: A property of parents or of a former spouse pays for nothing the applicant owes.
    Innocent: The account is the spouse's, who owns too; a name was read wrongly.
    Source: Intake training deck D11, D12 (按揭账户户名, 产权人, 申请人一致).
    """
    applicant = application.applicant.values.get("name")
    deeds = [(document, name) for document in application.documents
             if document.kind == "property_deed" and (name := document.fields.get("owners")) is not None]
    accounts = [(document, name) for document in application.documents
                if document.kind == "mortgage_statement" and (name := _holder(document)) is not None]
    if not deeds and not any(document.kind == "mortgage_statement" for document in application.documents):
        yield not_applicable("no-property", application.evidence)
        return
    yield from (unknown("account-unread", document.evidence, kind=document.kind) for document in application.documents
                if document.kind == "mortgage_statement" and _holder(document) is None)
    own = [applicant] if applicant is not None and bare(applicant.value) else []
    for document, name in deeds:
        yield from _compare(CODES[0], document, own, name)
    for document, name in accounts:
        yield from _compare(CODES[1], document, own, name)
        if not own:
            yield from _compare(CODES[2], document, [owners for _, owners in deeds], name)


def _holder(document: Document) -> Field[str] | None:
    statement = document.statement
    found = document.fields.get("holder") or (statement.holder if statement is not None else None)
    return found if found is not None and bare(found.value) else None


def _compare(code: str, document: Document, others: list[Field[str]], shown: Field[str]) -> Iterator[Finding]:
    """One of the names that a paper shows must be the other."""
    for other in others:
        found = closest(shown, other)
        if found is not Sameness.SAME:
            kind = Kind.FAIL if found is Sameness.ANOTHER else Kind.REVIEW
            yield Finding(code, (shown.evidence, other.evidence),
                          {"kind": document.kind, "owners": shown.value, "name": other.value}, kind)
