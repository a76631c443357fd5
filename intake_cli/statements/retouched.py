"""Cells of a statement, and words of its head, that were put into its picture after it was scanned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.facts import Box, Evidence
from intake_cli.statements.cells import Cell
from intake_cli.statements.source import Source
from intake_cli.statements.table import Table
from intake_cli.words import PageText, Word


def retouched(table: Table, source: Source) -> tuple[Evidence, ...] | None:
    """What was put in, page by page, the head's before the rows'; None where no page of the
    ``table`` tells. What stands below the rows may have been written there by the program that scanned."""
    pages = [page for page in table.pages if page.page.retouched is not None]
    found: list[Evidence] = []
    for page in pages:
        for line in page.above:
            found += _places(page.page, line.words, None, source)
        for number, row in enumerate(table.rows, 1):
            if row.page == page.page.number:
                found += _places(page.page, row.cells.values(), number, source)
    return tuple(found) if pages else None


def _places(page: PageText, parts: Iterable[Word | Cell], row: int | None, source: Source) -> Iterator[Evidence]:
    """Those of the ``parts`` of one line or row that were put in."""
    for part in parts:
        if any(_holds(part.box, box) for box in page.retouched or ()):
            yield Evidence(source.document, page.number, page.place(part.box), part.text, row=row, reader=page.reader)


def _holds(box: Box, word: Box) -> bool:
    """Whether the middle of a ``word`` lies in ``box``."""
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box.left <= across <= box.right and box.top <= down <= box.bottom
