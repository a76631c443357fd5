"""Draw a ledger in a layout as a digital PDF and say what stands on it.

The returned truth is what a perfect reader would return: texts and boxes as printed, rows in printed order.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from samples.cells import day_text, field_text, printed_side
from samples.fonts import font
from samples.hand import UNTOUCHED, Hand, Look
from samples.layouts import Column, Layout
from samples.ledger import Ledger
from samples.pages import PADDING, Page, Pagination, Row
from samples.sheet import Sheet

PLAIN = Look()


def draw_statement(
    ledger: Ledger, layout: Layout, path: Path, omit: Collection[str] = (), without_pages: Collection[int] = (),
    hand: Hand = UNTOUCHED,
) -> dict[str, Any]:
    """Write the PDF to ``path``. Fields of the head named in ``omit`` are left out, and so are the pages numbered
    in ``without_pages`` (their numbers and totals stay in the others, as when a sheet is pulled out). ``hand`` is what
    a forger sets otherwise."""
    return StatementDrawing(ledger, layout, frozenset(omit), hand).draw(path, frozenset(without_pages))


class StatementDrawing:
    """One drawing of one ledger: pages are laid out first, since each prints the number of all."""

    def __init__(self, ledger: Ledger, layout: Layout, omit: frozenset[str], hand: Hand) -> None:
        self.ledger, self.layout, self.looks = ledger, layout, hand.looks
        self.font, self.size = font(layout.font), layout.size
        self.pagination = Pagination(ledger, layout, omit, hand)
        self.truth_rows: list[dict[str, Any]] = []
        self.totals: list[dict[str, Any]] = []

    def draw(self, path: Path, without: frozenset[int]) -> dict[str, Any]:
        """Draw every page that stays; return the truth."""
        sheet = Sheet(path, self.layout.landscape, self.layout.title)
        self.left = (sheet.width - sum(column.width for column in self.layout.columns)) / 2
        pages = self.pagination.paginate(sheet.height)
        for number, page in enumerate(pages, start=1):
            if number not in without:
                self._draw_page(sheet, page, number, len(pages))
                sheet.next_page()
        sheet.save()
        marks = [{"number": n, "count": len(pages)} for n in range(1, len(pages) + 1) if n not in without]
        for shown, mark in enumerate(marks, start=1):
            mark["page"] = shown
        renumber = {mark["number"]: mark["page"] for mark in marks}
        self.totals = [total for total in self.pagination.totals if total["page"] in renumber]
        for item in (*self.truth_rows, *self.totals):
            item["page"] = renumber[item["page"]]
        return self._truth(path, marks)

    def _draw_page(self, sheet: Sheet, page: Page, number: int, count: int) -> None:
        if number == 1 or self.layout.header_every_page:
            self._draw_head(sheet)
        top = y = self.pagination.table_top(number)
        if self.pagination.has_headings(number):
            headings = {column.role: column.heading.split("\n") for column in self.layout.columns}
            self._draw_row(sheet, Row(None, headings, self.pagination.head_height), y, heading=True)
            y += self.pagination.head_height
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
        for pairs in self.pagination.header():
            y += 15
            for place, (label, name) in enumerate(pairs):
                words = f"{label}{layout.colon}{field_text(self.ledger, name, layout)}"
                sheet.text(self.left + PADDING + place * width / len(pairs), y, words, self.font, 8.5)

    def _draw_row(self, sheet: Sheet, row: Row, top: float, heading: bool = False) -> None:
        x = self.left
        for column in self.layout.columns:
            lines = row.texts.get(column.role, [])
            height = row.height if heading or self._centred else self.layout.pitch
            self._draw_cell(sheet, column, lines, x, top, height, self.looks.get((row.number, column.role), PLAIN))
            x += column.width
        ruled = {"full": True, "horizontal": True, "heads": heading, "none": False}[self.layout.ruling]
        if ruled:
            sheet.line(self.left, top + row.height, x, top + row.height)
            if heading or self.layout.ruling == "full":
                sheet.line(self.left, top, x, top)

    @property
    def _centred(self) -> bool:
        return self.layout.ruling == "full"

    def _draw_cell(self, sheet: Sheet, column: Column, lines: list[str], x: float, top: float, height: float,
                   look: Look) -> None:
        """Lines of a cell, centred in ``height`` (the first line of an open row starts in its first pitch)."""
        leading = self.size * 1.25
        block = leading * (len(lines) - 1) if height != self.layout.pitch or self._centred else 0.0
        baseline = top + (height - block) / 2 + self.size * 0.36
        places = {"left": x + PADDING, "right": x + column.width - PADDING, "center": x + column.width / 2}
        for number, words in enumerate(lines):
            self._draw_words(sheet, places[column.align], baseline + number * leading, words, column.align, look)

    def _draw_words(self, sheet: Sheet, x: float, baseline: float, words: str, align: str, look: Look) -> None:
        """One line of a cell, in a forger's type or partly so."""
        x, baseline, size = x + look.right, baseline + look.down, self.size * look.scale
        other = font(look.font) if look.font else self.font
        if look.only is None:
            sheet.text(x, baseline, words, other, size, align, look.spacing, look.grey)
            return
        width = stringWidth(words, self.font, self.size)
        left = x - {"left": 0.0, "right": width, "center": width / 2}[align]
        for start, end, chosen in ((0, look.only, (self.font, self.size)), (look.only, look.only + 1, (other, size)),
                                   (look.only + 1, len(words), (self.font, self.size))):
            sheet.text(left + stringWidth(words[:start], self.font, self.size), baseline, words[start:end], *chosen)

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
        edges = list(accumulate((column.width for column in self.layout.columns), initial=self.left))
        bottom = top + (row.height if self._centred else self.layout.pitch)
        boxes = {column.role: (left, top, left + column.width, bottom)
                 for column, left in zip(self.layout.columns, edges, strict=False)}
        impossible = line.figures is not None and not _exists(line.figures)
        self.truth_rows.append(
            {
                "row": len(self.truth_rows) + 1,
                "page": page,
                "box": [round(n, 2) for n in (self.left, top, edges[-1], top + row.height)],
                "boxes": {role: [round(n, 2) for n in box] for role, box in boxes.items()},
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
        shown = {field: field_text(ledger, field, layout) for pairs in self.pagination.header() for _, field in pairs}
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
