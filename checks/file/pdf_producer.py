"""PDF-01."""

from __future__ import annotations

from collections.abc import Iterator

from checks.file.paper import only_pictures, statement_of
from checks.findings import Finding, Level, fail, not_applicable, review, unknown
from checks.pdf_facts import Making, PdfFile
from checks.producers import editor_kind, programs_of
from checks.rule import Context, rule

CODES = ("image", "page", "office")
"""Kinds of editors that are accused."""


@rule("PDF-01", Level.WARNING, PdfFile)
def pdf_producer(pdf: PdfFile, context: Context) -> Iterator[Finding]:
    """The programs that a statement's file names are the bank's, no editor of pictures, pages or typed documents.

    Why: Who changes a statement opens it in a program that can, and that program writes its name into the file.
    Innocent: The applicant saved the original again in an office program, or the bank types its statements by hand;
        browsers, phones and scanners write their names too, and are only noted. What only the metadata stream names may
        have come from the bank's own template, so a person decides.
    Source: Lists of programs with their sources in producers.toml; a name is easily changed, so none proves.
    """
    statement, making = statement_of(pdf, context), pdf.making
    if statement is None:
        yield not_applicable("no-statement", pdf.evidence)
    elif making is None:
        yield unknown("not-examined", pdf.evidence)
    elif not (making.producer or making.creator or making.others):
        yield not_applicable("unnamed", pdf.evidence)
    else:
        yield from _named(pdf, making, statement.bank.value if statement.bank is not None else "")


def _named(pdf: PdfFile, making: Making, bank: str) -> Iterator[Finding]:
    producer = making.producer or "-"
    creator = " / ".join(name for name in (making.creator, *making.others) if name) or "-"
    kind, known = editor_kind(making.producer, making.creator), programs_of(bank)
    other = editor_kind(*making.others)
    if kind not in CODES and other in CODES and (other == "image" or not only_pictures(pdf)):
        yield review(other, pdf.evidence, producer=producer, creator=creator)
        return
    named = f"{making.producer} {making.creator}".lower()
    if known is not None and any(program in named for program in known.programs) and kind in ("", "passing"):
        return
    if kind == "image" or (kind in ("page", "office") and not only_pictures(pdf)):
        yield fail(kind, pdf.evidence, producer=producer, creator=creator)
    elif kind:
        yield fail("passing", pdf.evidence, level=Level.NOTE, producer=producer, creator=creator)
    elif only_pictures(pdf):
        yield not_applicable("picture", pdf.evidence)
    elif known is not None and known.programs:
        yield fail("unlisted", pdf.evidence, level=Level.NOTE, producer=producer, creator=creator,
                   bank=bank, programs=", ".join(known.programs))
    else:
        yield not_applicable("no-list", pdf.evidence)
