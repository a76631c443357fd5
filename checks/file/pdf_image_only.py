"""PDF-06."""

from __future__ import annotations

from collections.abc import Iterator

from checks.file.paper import only_pictures, statement_of
from checks.findings import Finding, Level, fail, not_applicable
from checks.pdf_facts import PdfFile
from checks.producers import programs_of
from checks.rule import Context, rule


@rule("PDF-06", Level.NOTE, PdfFile)
def pdf_image_only(pdf: PdfFile, context: Context) -> Iterator[Finding]:
    """A statement of a bank that issues PDFs with text has text, and is no picture.

    Why: A picture hides what a file tells of its making: text layer, fonts, signature. Who edited one may print it.
    Innocent: The paper comes from the counter and was scanned; this is how most papers arrive.
    Source: Banks whose genuine PDFs have a text layer, with sources, in producers.toml.
    """
    statement = statement_of(pdf, context)
    if statement is None:
        yield not_applicable("no-statement", pdf.evidence)
    elif not only_pictures(pdf):
        return
    elif statement.bank is None:
        yield not_applicable("bank-unread", pdf.evidence)
    else:
        known = programs_of(statement.bank.value)
        if known is None:
            yield not_applicable("bank-unlisted", pdf.evidence)
        elif known.text:
            yield fail("picture", pdf.evidence, bank=statement.bank.value, pages=len(pdf.picture_pages))
