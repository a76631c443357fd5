"""The paper whose file a rule looks at."""

from __future__ import annotations

from checks.facts import BankStatement, Document
from checks.pdf_facts import PdfFile
from checks.rule import Context


def document_of(pdf: PdfFile, context: Context) -> Document | None:
    """The document that lies in the file."""
    return next((each for each in context.application.documents if each.id == pdf.document), None)


def statement_of(pdf: PdfFile, context: Context) -> BankStatement | None:
    """The statement that was read from the file, if one was."""
    document = document_of(pdf, context)
    return document.statement if document is not None else None


def only_pictures(pdf: PdfFile) -> bool:
    """Whether every page that was read is a picture of paper."""
    return bool(pdf.picture_pages) and not pdf.text_pages
