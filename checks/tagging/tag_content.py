"""TAG-05."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Document
from checks.findings import Finding, Level, fail, not_applicable, review
from checks.rule import Context, rule

OTHER = "other"
SERVES = {"mortgage_statement": ("personal_statement", "corporate_statement")}
"""Content that is right under another tag: instalments are paid from an account, whose statement shows them."""
MAY_SERVE = {"personal_statement": ("corporate_statement", "mortgage_statement"),
             "corporate_statement": ("personal_statement",),
             "address_proof": ("lease", "property_deed", "rent_invoice", "id_card"),
             "business_registration": ("business_licence",),
             "business_licence": ("business_registration",)}
"""Content that somebody may have meant to file so: a person decides."""


@rule("TAG-05", Level.WARNING, Document)
def tag_content(document: Document, context: Context) -> Iterator[Finding]:
    """What a paper says agrees with its tag or its name.

    Why: A paper under the wrong tag counts as what it is not, and the paper that is demanded seems to be there.
    Innocent: The tag sheet went before the wrong paper, or one paper is to serve as another.
    Source: Intake practice; table of odd cases of the tag design. Only a firm reading of the first page counts.
    """
    content = document.content
    if content is None:
        yield not_applicable("untold", document.evidence)
    elif document.kind in (OTHER, content.value) or content.value in SERVES.get(document.kind, ()):
        return
    elif content.value in MAY_SERVE.get(document.kind, ()):
        yield review("may-serve", content.evidence, kind=document.kind, content=content.value, file=document.file)
    else:
        yield fail("other-kind", content.evidence, kind=document.kind, content=content.value, file=document.file)
