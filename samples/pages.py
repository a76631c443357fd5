"""Rows of a ledger dealt out to the pages of a layout, with the sums that it prints."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from samples.cells import cell, figures, printed_side
from samples.fonts import font
from samples.hand import Hand
from samples.layouts import Layout
from samples.ledger import Ledger, Line
from samples.sheet import cut, wrap

PADDING = 3.0
BOTTOM = 62.0
"""Room for the foot."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: an entry, or a carried or total line (``line`` is None) with texts by role. ``number``
    counts entries in printed order from 1, 0 is none."""

    line: Line | None
    texts: dict[str, list[str]]
    height: float
    number: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page and its total line below the table, where the layout has one."""

    rows: tuple[Row, ...]
    below: str = ""


class Pagination:
    """How one ledger fills the pages of one layout. ``totals`` lists the printed sums once pages are dealt out."""

    def __init__(self, ledger: Ledger, layout: Layout, omit: frozenset[str], hand: Hand) -> None:
        self.ledger, self.layout, self.omit, self.hand = ledger, layout, omit, hand
        self.font, self.size = font(layout.font), layout.size
        self.lines = tuple(reversed(ledger.lines)) if layout.descending else ledger.lines
        head_lines = max(column.heading.count("\n") for column in layout.columns) + 1
        self.head_height = layout.pitch + (head_lines - 1) * self.size * 1.2
        self.totals: list[dict[str, Any]] = []

    def table_top(self, number: int) -> float:
        """Where the table of page ``number`` begins, from the top."""
        if number > 1 and not self.layout.header_every_page:
            return 48.0
        return 66.0 + (15 if self.layout.subtitle else 0) + 15 * len(self.header())

    def header(self) -> list[list[tuple[str, str]]]:
        """Labels and fields of the head, line by line, without those left out."""
        lines = ([(label, field) for label, field in pairs if field not in self.omit] for pairs in self.layout.header)
        return [pairs for pairs in lines if pairs]

    def has_headings(self, number: int) -> bool:
        """Whether page ``number`` prints the headings of the columns."""
        return number == 1 or self.layout.headings_every_page

    def paginate(self, height: float) -> list[Page]:
        """Rows dealt out to pages of ``height``, with carried balances and totals."""
        rows = [self._entry_row(number, line) for number, line in enumerate(self.lines, 1)]
        pages: list[Page] = []
        balance = self.ledger.opening
        while rows or not pages:
            number = len(pages) + 1
            room = height - BOTTOM - self.table_top(number) - self.head_height * self.has_headings(number)
            room -= self.layout.pitch * (2 if self.layout.page_totals else 0)
            carried = [self._extra_row(self.layout.carried, balance)] if self.layout.carried else []
            taken = list(carried)
            while rows and len(taken) < self.layout.rows_per_page and room >= sum(r.height for r in (*taken, rows[0])):
                taken.append(rows.pop(0))
            lines = [row.line for row in taken if row.line is not None]
            if carried:
                self._note("page", "carried", balance, number)
            balance = lines[-1].balance if lines else balance
            pages.append(self._closed_page(taken, lines, number, last=not rows))
        return pages

    def _closed_page(self, rows: list[Row], lines: list[Line], number: int, last: bool) -> Page:
        """The page with its totals, and those of the period on the last."""
        out, into = self._sums(lines)
        if self.layout.page_totals == "row":
            rows.append(self._total_row("本页合计", out, into, lines[-1].balance if lines else None))
            self._note_sums("page", out, into, number)
        if self.layout.period_totals and last:
            rows.append(self._total_row("本期合计", *self._sums(self.lines), self.ledger.closing))
            self._note_sums("period", *self._sums(self.lines), number)
        if self.layout.page_totals != "line":
            return Page(tuple(rows))
        self._note_sums("page", out, into, number)
        self._note("page", "count", Decimal(len(lines)), number)
        sums = f"本页收入合计：{figures(into, self.layout)}  本页支出合计：{figures(out, self.layout)}"
        return Page(tuple(rows), f"{sums}  本页笔数：{len(lines)}")

    def _sums(self, lines: tuple[Line, ...] | list[Line]) -> tuple[Decimal, Decimal]:
        """Money out and in, by the printed side."""
        out = sum((abs(line.counted) for line in lines if printed_side(line) == "out"), Decimal(0))
        return out, sum((abs(line.counted) for line in lines if printed_side(line) == "in"), Decimal(0))

    def _note(self, scope: str, of: str, value: Decimal, page: int) -> None:
        self.totals.append({"scope": scope, "of": of, "value": str(value), "page": page})

    def _note_sums(self, scope: str, out: Decimal, into: Decimal, page: int) -> None:
        self._note(scope, "out", out, page)
        self._note(scope, "in", into, page)

    def _entry_row(self, number: int, line: Line) -> Row:
        fit = wrap if self.layout.wraps else cut
        texts = {
            column.role: fit(cell(line, column.role, self.layout), column.width - 2 * PADDING, self.font, self.size)
            for column in self.layout.columns
        }
        tallest = max(len(lines) for lines in texts.values())
        height = self.layout.pitch + (tallest - 1) * self.size * 1.25
        return Row(line, texts, height * self.hand.heights.get(number, 1.0), number)

    def _extra_row(self, words: str, balance: Decimal | None) -> Row:
        texts = {"summary": [words], "balance": [figures(balance, self.layout)] if balance is not None else [""]}
        return Row(None, texts, self.layout.pitch)

    def _total_row(self, words: str, out: Decimal, into: Decimal, balance: Decimal | None) -> Row:
        row = self._extra_row(words, balance)
        row.texts.update(debit=[figures(out, self.layout)], credit=[figures(into, self.layout)])
        return row
