"""Pages of a stack that fell, in the order that they print of themselves."""

from __future__ import annotations

from intake_cli.statements.page_bands import PageLines, is_entry
from intake_cli.statements.page_marks import page_marks


def as_numbered(sheets: list[PageLines]) -> list[PageLines]:
    """``sheets`` by their printed numbers where these are 1 to the last, each once and each of one count; else as they
    lie. Read in another order, balances and days of a whole statement would contradict each other."""
    marks = page_marks("", (sheet.page for sheet in sheets), (
        (sheet.page, line) for sheet in sheets for line in sheet.lines if not is_entry(line)))
    counts = {mark.count for mark in marks}
    numbers = {mark.page: mark.number for mark in marks if mark.number is not None}
    if len(counts) > 1 or sorted(numbers.values()) != list(range(1, len(sheets) + 1)) or counts - {None, len(sheets)}:
        return sheets
    return sorted(sheets, key=lambda sheet: numbers[sheet.page.number])
