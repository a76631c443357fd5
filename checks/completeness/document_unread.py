"""DOC-06."""

from __future__ import annotations

from collections.abc import Iterator

from checks.completeness.completeness import NO_TABLE, STATEMENT_KINDS, demands, unusable
from checks.facts import Document, Presence
from checks.findings import Finding, Level, not_applicable, review
from checks.rule import Context, rule

OTHER = "other"


@rule("DOC-06", Level.WARNING, Document)
def document_unread(document: Document, context: Context) -> Iterator[Finding]:
    """Something that can be checked was read from every paper.

    Why: A paper of which nothing was understood passes every rule there is; silence about it would be taken for
        approval.
    Innocent: It is a paper of another kind, or its layout is one that is not read: name its kind, or check it by hand.
    Source: Intake practice: what could not be checked is said, with the reason.
    """
    if document.presence is not Presence.READ:
        yield not_applicable("unreadable", document.evidence)
    elif document.statement is None and "card_bill" in document.fields and document.kind in (OTHER, *STATEMENT_KINDS):
        yield review("card-bill", document.fields["card_bill"].evidence, file=document.file)
    elif unusable(document) == NO_TABLE and not _demanded(document, context):
        yield review("no-table", document.evidence, kind=document.kind, file=document.file)
    elif document.kind == OTHER and context.application.loose and document.statement is None:
        yield review("unrecognised", document.evidence, file=document.file)
    elif _says_nothing(document):
        yield review("nothing-read", document.evidence, kind=document.kind, file=document.file)
    elif document.unread:
        yield review("illegible", *document.unread.values(), kind=document.kind, file=document.file,
                     fields=", ".join(document.unread))


def _says_nothing(document: Document) -> bool:
    """Whether a paper of a kind that shows fields shows none, and nobody keyed what it says: it is blank, or of no
    layout that is read."""
    said = (document.fields, document.dates, document.unread, document.declared)
    return document.kind not in (OTHER, *STATEMENT_KINDS) and document.pages > 0 and not any(said)


def _demanded(document: Document, context: Context) -> bool:
    """Whether the rule of demanded papers speaks of it already."""
    found = demands(context.application, context.policy, context.as_of)
    return any(document in demand.documents for demand in found)
