"""Rows of statements as an Excel file with typed cells."""

from __future__ import annotations

import io
from datetime import date, time
from decimal import Decimal
from typing import Any

from intake_cli.pipeline.frames import COLUMNS, Frame
from intake_cli.pipeline.rows import Value
from intake_cli.pipeline.tables import plain, storable

MOST_DIGITS = 15
"""Figures that a number in an Excel file keeps; an amount with more is written as text."""
FIRST_YEAR = 1900
"""Excel has no days before it."""
WIDEST, SAMPLE = 40, 200
"""Characters of the widest column, and rows by which widths are measured."""
FORMS = {str: "@", int: "0", float: "0.00##", Decimal: "#,##0.00", date: "yyyy-mm-dd", time: "hh:mm:ss",
         bool: "General", type(None): "General"}
"""How values of a type are shown."""
DOUBTFUL = {"bg_color": "#FFF2A8", "italic": True}


def as_xlsx(frame: Frame) -> bytes:
    """Amounts, days and times as such, text as text whatever it looks like. Doubtful cells are yellow and in italics,
    and named in ``doubtful_cells``."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        plain_styles = {kind: book.add_format({"num_format": form}) for kind, form in FORMS.items()}
        doubt_styles = {kind: book.add_format({"num_format": form, **DOUBTFUL}) for kind, form in FORMS.items()}
        heading = book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet("entries")
        sheet.freeze_panes(1, COLUMNS.index("date"))
        sheet.autofilter(0, 0, max(len(frame.rows), 1), len(frame.columns) - 1)
        for place, name in enumerate(frame.columns):
            sheet.write_string(0, place, storable(name), heading)
            sheet.set_column(place, place, _width(frame, place))
        for number, row in enumerate(frame.rows):
            for place, value in enumerate(row):
                styles = doubt_styles if (number, place) in frame.doubts else plain_styles
                _write(sheet, number + 1, place, value, styles[type(value)])
    return stream.getvalue()


def _write(sheet: Any, row: int, place: int, value: Value, style: Any) -> None:
    if value is None:
        sheet.write_blank(row, place, None, style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value, style)
    elif isinstance(value, str):
        sheet.write_string(row, place, storable(value), style)
    elif isinstance(value, Decimal) and len(value.as_tuple().digits) > MOST_DIGITS:
        sheet.write_string(row, place, plain(value), style)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, place, value, style)
    elif isinstance(value, date) and value.year < FIRST_YEAR:
        sheet.write_string(row, place, plain(value), style)
    else:
        sheet.write_datetime(row, place, value, style)


def _width(frame: Frame, place: int) -> int:
    """Width of a column by its first rows; a Chinese character takes two."""
    texts = [frame.columns[place], *(plain(row[place]) for row in frame.rows[:SAMPLE])]
    return min(WIDEST, max(sum(2 if sign > "\u2e7f" else 1 for sign in text) for text in texts) + 2)
