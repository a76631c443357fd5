"""Where cells stand, as evidence of what they say."""

from __future__ import annotations

from dataclasses import dataclass

from checks.facts import Evidence
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.words import PageText


@dataclass(frozen=True, slots=True)
class Source:
    """Where cells stand: the document and its pages by number."""

    document: str
    pages: dict[int, PageText]

    def evidence(self, row: TableRow, number: int, cell: Cell | None = None, quote: str | None = None,
                 confidence: float | None = None, second: str | None = None) -> Evidence:
        """Evidence of a cell, or of the whole row."""
        page, box = self.pages[row.page], cell.box if cell is not None else row.box
        text = quote if quote is not None else (cell.text if cell is not None else row.text)
        sure = confidence if confidence is not None else (cell.confidence if cell is not None else 1.0)
        return Evidence(self.document, row.page, page.place(box), text, round(sure, 4), number, page.reader, second,
                        page.address(box))
