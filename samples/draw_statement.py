"""Draw a ledger in a layout as a digital PDF and say what stands on it.

The returned truth is what a perfect reader would return: texts and boxes as printed, rows in printed order.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from samples.cells import cell, day_text, field_text, figures, printed_side
from samples.fonts import font
from samples.layouts import Column, Layout
from samples.ledger import Ledger, Line
from samples.sheet import Sheet, cut, wrap

PADDING = 3.0
BOTTOM = 62.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: an entry, or a carried or total line (``line`` is None) with texts by role."""

    line: Line | None
    texts: dict[str, list[str]]
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page and its total line below the table, where the layout has one."""

    rows: tuple[Row, ...]
    below: str = ""


def draw_statement(
    ledger: Ledger, layout: Layout, path: Path, omit: Collection[str] = (), without_pages: Collection[int] = ()
) -> dict[str, Any]:
    """Write the PDF to ``path``. Fields of the head named in ``omit`` are left out, and so are the pages numbered
    in ``without_pages`` (their numbers and totals stay in the others, as when a sheet is pulled out)."""
    return StatementDrawing(ledger, layout, frozenset(omit)).draw(path, frozenset(without_pages))


class StatementDrawing:
    """One drawing of one ledger: pages are laid out first, since each prints the number of all."""

    def __init__(self, ledger: Ledger, layout: Layout, omit: frozenset[str]) -> None:
        self.ledger, self.layout, self.omit = ledger, layout, omit
        self.font, self.size = font(layout.font), layout.size
        self.lines = tuple(reversed(ledger.lines)) if layout.descending else ledger.lines
        self.head_lines = max(column.heading.count("\n") for column in layout.columns) + 1
        self.head_height = layout.pitch + (self.head_lines - 1) * self.size * 1.2
        self.truth_rows: list[dict[str, Any]] = []
        self.totals: list[dict[str, Any]] = []

    def draw(self, path: Path, without: frozenset[int]) -> dict[str, Any]:
        """Draw every page that stays; return the truth."""
        sheet = Sheet(path, self.layout.landscape, self.layout.title)
        self.left = (sheet.width - sum(column.width for column in self.layout.columns)) / 2
        pages = self._paginate(sheet.height)
        for number, page in enumerate(pages, start=1):
            if number not in without:
                self._draw_page(sheet, page, number, len(pages))
                sheet.next_page()
        sheet.save()
        marks = [{"number": n, "count": len(pages)} for n in range(1, len(pages) + 1) if n not in without]
        for shown, mark in enumerate(marks, start=1):
            mark["page"] = shown
        renumber = {mark["number"]: mark["page"] for mark in marks}
        self.totals = [total for total in self.totals if total["page"] in renumber]
        for item in (*self.truth_rows, *self.totals):
            item["page"] = renumber[item["page"]]
        return self._truth(path, marks)

    def _table_top(self, number: int) -> float:
        if number > 1 and not self.layout.header_every_page:
            return 48.0
        return 66.0 + (15 if self.layout.subtitle else 0) + 15 * len(self._header())

    def _header(self) -> list[list[tuple[str, str]]]:
        lines = ([(label, field) for label, field in pairs if field not in self.omit] for pairs in self.layout.header)
        return [pairs for pairs in lines if pairs]

    def _has_headings(self, number: int) -> bool:
        return number == 1 or self.layout.headings_every_page

    def _paginate(self, height: float) -> list[Page]:
        rows = [self._entry_row(line) for line in self.lines]
        pages: list[Page] = []
        balance = self.ledger.opening
        while rows or not pages:
            number = len(pages) + 1
            room = height - BOTTOM - self._table_top(number) - self.head_height * self._has_headings(number)
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
        out = sum((abs(line.amount) for line in lines if printed_side(line) == "out"), Decimal(0))
        return out, sum((abs(line.amount) for line in lines if printed_side(line) == "in"), Decimal(0))

    def _note(self, scope: str, of: str, value: Decimal, page: int) -> None:
        self.totals.append({"scope": scope, "of": of, "value": str(value), "page": page})

    def _note_sums(self, scope: str, out: Decimal, into: Decimal, page: int) -> None:
        self._note(scope, "out", out, page)
        self._note(scope, "in", into, page)

    def _entry_row(self, line: Line) -> Row:
        fit = wrap if self.layout.wraps else cut
        texts = {
            column.role: fit(cell(line, column.role, self.layout), column.width - 2 * PADDING, self.font, self.size)
            for column in self.layout.columns
        }
        tallest = max(len(lines) for lines in texts.values())
        return Row(line, texts, self.layout.pitch + (tallest - 1) * self.size * 1.25)

    def _extra_row(self, words: str, balance: Decimal | None) -> Row:
        texts = {"summary": [words], "balance": [figures(balance, self.layout)] if balance is not None else [""]}
        return Row(None, texts, self.layout.pitch)

    def _total_row(self, words: str, out: Decimal, into: Decimal, balance: Decimal | None) -> Row:
        row = self._extra_row(words, balance)
        row.texts.update(debit=[figures(out, self.layout)], credit=[figures(into, self.layout)])
        return row

    def _draw_page(self, sheet: Sheet, page: Page, number: int, count: int) -> None:
        if number == 1 or self.layout.header_every_page:
            self._draw_head(sheet)
        top = y = self._table_top(number)
        if self._has_headings(number):
            headings = {column.role: column.heading.split("\n") for column in self.layout.columns}
            self._draw_row(sheet, Row(None, headings, self.head_height), y, heading=True)
            y += self.head_height
        for row in page.rows:
            self._draw_row(sheet, row, y)
            if row.line is not None:
                self._note_row(row, number, y)
            y += row.height
        if self.layout.ruling == "full":
            self._draw_verticals(sheet, top, y)
        if page.below:
            sheet.text(self.left + PADDING, y + self.layout.pitch, page.below, self.font, self.size)
        self._draw_foot(sheet, number, count)

    def _draw_head(self, sheet: Sheet) -> None:
        layout = self.layout
        sheet.text(sheet.width / 2, 44, layout.title, self.font, 14, "center")
        y = 50.0
        if layout.subtitle:
            sheet.text(sheet.width / 2, 58, layout.subtitle, self.font, 9, "center")
            y += 15
        width = sum(column.width for column in layout.columns)
        for pairs in self._header():
            y += 15
            for place, (label, name) in enumerate(pairs):
                words = f"{label}{layout.colon}{field_text(self.ledger, name, layout)}"
                sheet.text(self.left + PADDING + place * width / len(pairs), y, words, self.font, 8.5)

    def _draw_row(self, sheet: Sheet, row: Row, top: float, heading: bool = False) -> None:
        x = self.left
        for column in self.layout.columns:
            lines = row.texts.get(column.role, [])
            self._draw_cell(sheet, column, lines, x, top, row.height if heading or self._centred else self.layout.pitch)
            x += column.width
        ruled = {"full": True, "horizontal": True, "heads": heading, "none": False}[self.layout.ruling]
        if ruled:
            sheet.line(self.left, top + row.height, x, top + row.height)
            if heading or self.layout.ruling == "full":
                sheet.line(self.left, top, x, top)

    @property
    def _centred(self) -> bool:
        return self.layout.ruling == "full"

    def _draw_cell(self, sheet: Sheet, column: Column, lines: list[str], x: float, top: float, height: float) -> None:
        """Lines of a cell, centred in ``height`` (the first line of an open row starts in its first pitch)."""
        leading = self.size * 1.25
        block = leading * (len(lines) - 1) if height != self.layout.pitch or self._centred else 0.0
        baseline = top + (height - block) / 2 + self.size * 0.36
        places = {"left": x + PADDING, "right": x + column.width - PADDING, "center": x + column.width / 2}
        for number, words in enumerate(lines):
            sheet.text(places[column.align], baseline + number * leading, words, self.font, self.size, column.align)

    def _draw_verticals(self, sheet: Sheet, top: float, bottom: float) -> None:
        x = self.left
        sheet.line(x, top, x, bottom)
        for column in self.layout.columns:
            x += column.width
            sheet.line(x, top, x, bottom)

    def _draw_foot(self, sheet: Sheet, number: int, count: int) -> None:
        mark = self.layout.page_mark.format(page=number, pages=count)
        sheet.text(sheet.width / 2, sheet.height - 20, mark, self.font, 8, "center")
        for place, words in enumerate(self.layout.footer):
            sheet.text(self.left + PADDING, sheet.height - 42 + place * 10, words, self.font, 7)

    def _note_row(self, row: Row, page: int, top: float) -> None:
        line, texts = row.line, {role: "".join(lines) for role, lines in row.texts.items()}
        assert line is not None
        width = sum(column.width for column in self.layout.columns)
        impossible = line.figures is not None and not _exists(line.figures)
        self.truth_rows.append(
            {
                "row": len(self.truth_rows) + 1,
                "page": page,
                "box": [round(n, 2) for n in (self.left, top, self.left + width, top + row.height)],
                "ledger_serial": line.serial,
                "date_text": day_text(line.printed_day, self.layout),
                "date": None if impossible else "{:04d}-{:02d}-{:02d}".format(*line.printed_day),
                "time": line.at.isoformat() if {"time", "moment"} & texts.keys() else None,
                "amount": str(line.amount),
                "side": printed_side(line),
                "balance": str(line.balance) if "balance" in texts else None,
                "cells": texts,
            }
        )

    def _truth(self, path: Path, marks: list[dict[str, int]]) -> dict[str, Any]:
        ledger, layout = self.ledger, self.layout
        shown = {field: field_text(ledger, field, layout) for pairs in self._header() for _, field in pairs}
        if "period" in shown:
            shown |= {"start": day_text(ledger.start, layout), "end": day_text(ledger.end, layout)}
        return {
            "file": path.name,
            "layout": layout.name,
            "bank": layout.bank,
            "title": layout.title,
            "account_type": layout.account_type,
            "holder": shown.get("holder"),
            "account": shown.get("account"),
            "start": ledger.start.isoformat() if "start" in shown else None,
            "end": ledger.end.isoformat() if "end" in shown else None,
            "printed_on": ledger.printed_at.date().isoformat() if "printed" in shown else None,
            "header": shown,
            "order": "descending" if layout.descending else "ascending",
            "opening": str(ledger.opening) if layout.carried else None,
            "has_balance": any(column.role == "balance" for column in layout.columns),
            "pages": marks,
            "totals": self.totals,
            "rows": self.truth_rows,
        }


def _exists(figures: tuple[int, int, int]) -> bool:
    try:
        date(*figures)
    except ValueError:
        return False
    return True
