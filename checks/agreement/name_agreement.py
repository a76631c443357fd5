"""XDC-01."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application, Document, Field
from checks.findings import Finding, Kind, Level, not_applicable
from checks.names import Sameness, bare, sameness
from checks.rule import Context, rule

OWN_PAPERS = ("application_form", "id_card", "work_certificate", "labour_contract", "credit_report",
              "credit_authorisation", "address_proof", "court_query")
"""Papers in the applicant's name; statements are judged by STM-14, deeds by XDC-05."""
CODES = ("unshown", "part", "alike", "another", "another-card")


@rule("XDC-01", Level.ERROR, Application)
def name_agreement(application: Application, context: Context) -> Iterator[Finding]:
    """All papers of the applicant carry one name; blanks, dots, width, case and script are only manners of writing.

    Why: A certificate, a report or a bill of somebody else says nothing about the applicant.
    Innocent: A rare character that could not be printed, a long name cut short, a character read wrongly, a former
        name; the card of a spouse among the papers.
    Source: Intake training deck (same name on card, application, certificates); domain notes 1.4.
    """
    shown = [(document, document.fields["holder"]) for document in application.documents
             if document.kind in OWN_PAPERS and "holder" in document.fields and bare(document.fields["holder"].value)]
    own = _own(application, shown)
    others = [(document, name) for document, name in shown if name is not own]
    if own is None or not others:
        yield not_applicable("one-name", application.evidence)
        return
    carded = any(document.kind == "id_card" and sameness(name, own) is Sameness.SAME for document, name in shown)
    for document, name in others:
        found = sameness(name, own)
        if found is not Sameness.SAME:
            spouse = carded and document.kind == "id_card" and found is Sameness.ANOTHER
            yield _finding(document, name, own, CODES[4] if spouse else str(found))


def _own(application: Application, shown: list[tuple[Document, Field[str]]]) -> Field[str] | None:
    """The applicant's name: as keyed, else as the card shows it, else as the first paper does."""
    keyed = application.applicant.values.get("name")
    if keyed is not None and bare(keyed.value):
        return keyed
    cards = [name for document, name in shown if document.kind == "id_card"]
    return next(iter([*cards, *(name for _, name in shown)]), None)


def _finding(document: Document, name: Field[str], own: Field[str], code: str) -> Finding:
    kind = Kind.FAIL if code == Sameness.ANOTHER else Kind.REVIEW
    return Finding(code, (name.evidence, own.evidence),
                   {"kind": document.kind, "holder": name.value, "name": own.value}, kind)
