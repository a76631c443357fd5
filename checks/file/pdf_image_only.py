"""PDF-06."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.facts import BankStatement
from checks.figures import row_list
from checks.file.paper import only_pictures, statement_of
from checks.findings import Finding, Level, fail, not_applicable, review
from checks.pdf_facts import PdfFile
from checks.prints import print_of_pages
from checks.producers import programs_of
from checks.rule import Context, rule


@rule("PDF-06", Level.NOTE, PdfFile)
def pdf_image_only(pdf: PdfFile, context: Context) -> Iterator[Finding]:
    """A statement of a bank that issues PDFs with text has text, and is no picture; no page of a print alone is one.

    Why: A picture hides what a file tells of its making: text layer, fonts, signature. Who edited one may print it, or
        put the picture of one changed page among the others.
    Innocent: The paper comes from the counter and was scanned; this is how most papers arrive. A page that was lost was
        scanned, so a person decides on single ones; pages of several prints bound together are not meant.
    Source: Banks whose genuine PDFs have a text layer, with sources, in producers.toml.
    """
    statement = statement_of(pdf, context)
    if statement is None:
        yield not_applicable("no-statement", pdf.evidence)
    elif not only_pictures(pdf):
        if pages := _among_text(pdf, statement):
            yield review("page", *(replace(pdf.evidence, page=page) for page in pages), level=Level.WARNING,
                         pages=row_list(pages))
    elif statement.bank is None:
        yield not_applicable("bank-unread", pdf.evidence)
    else:
        known = programs_of(statement.bank.value)
        if known is None:
            yield not_applicable("bank-unlisted", pdf.evidence)
        elif known.text:
            yield fail("picture", pdf.evidence, bank=statement.bank.value, pages=len(pdf.picture_pages))


def _among_text(pdf: PdfFile, statement: BankStatement) -> list[int]:
    """The pages with rows that are pictures, where others of the same print have text. Those that lie over text of
    their own may be nothing but the ground that a program draws: PDF-05 compares them with it."""
    rows, printed = {entry.evidence.page for entry in statement.entries}, print_of_pages(statement)
    texts = {printed.get(page) for page in pdf.text_pages if page in rows}
    alone = [page for page in pdf.picture_pages if page not in pdf.over_text]
    return [page for page in alone if page in rows and printed.get(page) in texts]
