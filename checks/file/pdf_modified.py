"""PDF-02."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from checks.findings import Finding, Level, fail, unknown
from checks.pdf_facts import Making, PdfFile
from checks.rule import Context, rule

SAME = timedelta(seconds=60)
"""Time between two dates that one save may write."""


@rule("PDF-02", Level.WARNING, PdfFile)
def pdf_modified(pdf: PdfFile, context: Context) -> Iterator[Finding]:
    """Nothing was changed after the file was signed, and it was not modified before it was created.

    Why: A change after the bank's signature is not the bank's; dates that contradict each other were written by hand.
    Innocent: Half of all good files were saved again by a viewer, a mail program or a merge: that alone is a note.
        Clocks run wrong, and programs leave out the time zone; proofs of a signature's validity are appended later.
    Source: Measured on 1,720 public PDFs: later date 49 %, update 13 %, modified before created 1.3 %.
    """
    making = pdf.making
    if making is None:
        yield unknown("not-examined", pdf.evidence)
        return
    yield from _after_signing(pdf, making)
    created, modified = making.created, making.modified
    later = _later(created, modified)
    if later is not None and later < -timedelta(hours=context.policy.pdf.clock_slack_hours):
        yield fail("before-created", pdf.evidence, created=_day(created), modified=_day(modified))
    elif later is not None and later > SAME:
        yield fail("later", pdf.evidence, level=Level.NOTE, created=_day(created), modified=_day(modified))
    if making.updates and not making.signatures:
        yield fail("updated", pdf.evidence, level=Level.NOTE, updates=making.updates)


def _after_signing(pdf: PdfFile, making: Making) -> Iterator[Finding]:
    """Of signatures one after the other only the last can cover the whole file; each says what came after it."""
    for signature in making.signatures:
        if signature.changes in ("content", "forms"):
            yield fail("signed-changed", pdf.evidence, level=Level.ERROR, field=signature.field,
                       signer=signature.signer or "-")
    last = making.signatures[-1] if making.signatures else None
    if last is not None and last.changes == "upkeep" and not last.whole:
        yield fail("signed-appended", pdf.evidence, level=Level.NOTE if making.dated_proofs else Level.WARNING,
                   field=last.field, signer=last.signer or "-")
    if last is not None and not last.whole and last.changes == "" and last.intact is None:
        yield unknown("signed-unknown", pdf.evidence, field=last.field)


def _later(created: datetime | None, modified: datetime | None) -> timedelta | None:
    """How much later the file was modified; one date without a zone is compared by the clock's face."""
    if created is None or modified is None:
        return None
    if created.tzinfo is None or modified.tzinfo is None:
        return modified.replace(tzinfo=None) - created.replace(tzinfo=None)
    return modified - created


def _day(when: datetime | None) -> str:
    return "-" if when is None else f"{when:%Y-%m-%d %H:%M:%S}"
