"""PDF-02."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from checks.evidence import Evidence
from checks.facts import BankStatement
from checks.file.paper import statement_of
from checks.findings import Finding, Kind, Level, fail, review, unknown
from checks.pdf_facts import Making, PdfFile
from checks.rule import Context, rule

SHOWN = 5
"""Figures that are shown one by one: where balances were redone all of them were replaced."""
SAME = timedelta(seconds=60)
"""Time between two dates that one save may write."""


@rule("PDF-02", Level.WARNING, PdfFile)
def pdf_modified(pdf: PdfFile, context: Context) -> Iterator[Finding]:
    """Nothing was changed after the file was signed, and it was not modified before it was created.

    Why: A change after the bank's signature is not the bank's; dates that contradict each other were written by hand.
        An editor that appends its changes leaves the first save in the file, with the figures that it had.
    Innocent: Half of all good files were saved again by a viewer, a mail program or a merge: that alone is a note.
        Clocks run wrong, and programs leave out the time zone; proofs of a signature's validity are appended later. A
        program that fills in a form may leave the form's own dates in the file: those before the period count for none.
    Source: Measured on 1,720 public PDFs: later date 49 %, update 13 %, modified before created 1.3 %.
    """
    making = pdf.making
    if making is None:
        yield unknown("not-examined", pdf.evidence)
        return
    yield from _after_signing(pdf, making)
    yield from _replaced(pdf)
    slack = timedelta(hours=context.policy.pdf.clock_slack_hours)
    yield from _before_told(pdf, making, statement_of(pdf, context), slack)
    created, modified = making.created, making.modified
    later = _later(created, modified)
    if later is not None and later < -slack:
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
    if last is not None and last.changes in ("none", "upkeep") and not last.whole:
        yield fail("signed-appended", pdf.evidence, level=Level.NOTE if making.dated_proofs else Level.WARNING,
                   field=last.field, signer=last.signer or "-")
    if last is not None and not last.whole and last.changes == "" and last.intact is None:
        yield unknown("signed-unknown", pdf.evidence, field=last.field)


def _replaced(pdf: PdfFile) -> Iterator[Finding]:
    """Figures of the first save that stand in the file no more, those of rows with most of them first: where balances
    were redone, the row that was changed has two. Outside the table a bank may have filled in a form."""
    rows: Counter[int | None] = Counter(found.evidence.row for found in pdf.revised if found.evidence.row is not None)
    for found in sorted(pdf.revised, key=lambda found: -rows[found.evidence.row])[:SHOWN]:
        kind = Kind.FAIL if found.evidence.row is not None else Kind.REVIEW
        yield Finding("revised", (found.evidence,), {"hidden": found.text, "shown": found.shown or "-",
                                                     "page": str(found.evidence.page), "count": str(len(pdf.revised))},
                      kind)


def _before_told(pdf: PdfFile, making: Making, statement: BankStatement | None, slack: timedelta) -> Iterator[Finding]:
    """Of a text layer, saved last on a day of the period, that tells of later days: a true statement that was given
    more rows, or other days."""
    saved = max((when.replace(tzinfo=None) for when in (making.created, making.modified) if when), default=None)
    told = _days_told(statement) if statement is not None and pdf.text_pages else []
    if saved is None or not told:
        return
    last, place = max(told, key=lambda each: each[0])
    if min(day for day, _ in told) <= saved.date() and datetime.combine(last, time()) - saved > slack:
        yield review("before-told", place, pdf.evidence, saved=_day(saved), day=last)


def _days_told(statement: BankStatement) -> list[tuple[date, Evidence]]:
    """The days of entries and those on which the period begins and the paper was printed, with their places."""
    dates = [entry.booking_date for entry in statement.entries]
    heads = [head for head in (statement.start, statement.printed_on) if head is not None]
    return [(each.value.day, each.evidence) for each in (*dates, *heads) if each.value.day is not None]


def _later(created: datetime | None, modified: datetime | None) -> timedelta | None:
    """How much later the file was modified; one date without a zone is compared by the clock's face."""
    if created is None or modified is None:
        return None
    if created.tzinfo is None or modified.tzinfo is None:
        return modified.replace(tzinfo=None) - created.replace(tzinfo=None)
    return modified - created


def _day(when: datetime | None) -> str:
    return "-" if when is None else f"{when:%Y-%m-%d %H:%M:%S}"
