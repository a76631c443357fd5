"""The stages that look at spreadsheets, run in children: how many sheets a file has and how large they are.

They import nothing of what makes a statement of cells: a child that only counts is done before that would be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intake_cli.codec import encode
from intake_cli.statements.sheet_files import Sheet, open_sheets
from intake_cli.words import PageText

SPREADSHEET = "spreadsheet"
"""The reader of sheets: cells are what they are, so every confidence is 1."""
UNIT = "cell"


def count_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield ``{"pages": n}``: a sheet counts as a page."""
    yield {"pages": len(open_sheets(path, params.get("password")))}


def read_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one encoded :class:`~intake_cli.words.PageText` per sheet, in order, from ``params["first"]`` to
    ``params["last"]`` (from 1)."""
    sheets = open_sheets(path, params.get("password"))
    for sheet in sheets[(params.get("first") or 1) - 1:params.get("last") or len(sheets)]:
        yield encode(page_of(sheet), PageText)


def page_of(sheet: Sheet) -> PageText:
    """A sheet as a page: its size in cells. Words are left out, for cells are read from the file itself."""
    width = max(map(len, sheet.rows), default=0)
    return PageText(sheet.number, width, len(sheet.rows), UNIT, SPREADSHEET, ())
