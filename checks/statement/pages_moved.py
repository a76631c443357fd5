"""Pages that lie in another order than that in which their entries follow each other. Part of STM-03."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checks.facts import BankStatement
from checks.findings import Finding, Level, fail


def pages_moved(statement: BankStatement) -> Iterator[Finding]:
    """A stack that fell, or prints bound together newest first: whoever looks at the rows must know where they lie.
    Never more than a note, for nothing is hidden."""
    runs = [next(own) for _, own in groupby(statement.entries, key=lambda entry: entry.evidence.page or 0)]
    pages = [entry.evidence.page or 0 for entry in runs]
    if len(set(pages)) == len(pages) and pages != sorted(pages):
        moved = next(entry for entry, page in zip(runs, sorted(pages), strict=True) if entry.evidence.page != page)
        yield fail("pages-moved", moved.evidence, level=Level.NOTE, pages=", ".join(map(str, pages)))
