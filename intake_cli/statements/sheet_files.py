"""Spreadsheet files to rows of text: CSV in the encodings and with the separators that banks use, XLS, XLSX."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path

import python_calamine as calamine

from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, PasswordNeeded
from intake_cli.statements.sheet_head import HEAD_ROWS, SEPARATORS, known_titles

MOST_BYTES = 50 * 1024**2
MOST_ROWS = 65_536
"""Rows of a sheet, as many as XLS can hold: facts of so many entries take the memory that a run may have."""
MOST_COLUMNS = 256
MOST_UNPACKED = 512 * 1024**2
"""Bytes that the parts of a workbook may take once they are unpacked."""

LONGEST_LINE = 100_000
"""Characters in a line of text."""
LONGEST_CELL = 10
"""Lines in a cell; a quote that is never closed swallows more."""

_MARKS = "\ufeff\u200b\u200e\u200f\u202a\u202c \t\r\n\u3000\xa0"
"""White space and marks without width, with which exports pad their cells."""
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its place in the file from 1, its name, its rows from the first on; blank cells are empty text."""

    number: int
    name: str
    rows: Sequence[Sequence[str]]


def open_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file, one for CSV.

    Raises:
        LimitExceeded, PasswordNeeded, CorruptInput.
    """
    if path.stat().st_size > MOST_BYTES:
        raise LimitExceeded(f"{path.stat().st_size} > {MOST_BYTES} bytes")
    data = path.read_bytes()
    if data.startswith(b"PK"):
        _check_unpacked(data)
    elif not data.startswith(b"\xd0\xcf\x11\xe0"):
        return [Sheet(1, "", text_rows(decoded(data)))]
    elif _ENCRYPTED in data:
        raise PasswordNeeded("encrypted workbook")
    return _workbook(data)


def decoded(data: bytes) -> str:
    """``data`` as text: by its byte order mark, else UTF-8, else GB18030, which holds GBK. What no character is
    becomes U+FFFD, as does a character that the end of a file cuts."""
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in ("utf-8", "gb18030"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            text = decoder.decode(data)
        except UnicodeDecodeError:
            continue
        return text + "\ufffd" if decoder.getstate()[0] else text
    return data.decode("gb18030", "replace")


def text_rows(text: str) -> list[list[str]]:
    """Cells of separated text. The separator is the one by which most column titles are known.

    >>> text_rows('交易日期;金额\\n2025-03-01\\t;"1,200.00 "')
    [['交易日期', '金额'], ['2025-03-01', '1,200.00']]
    """
    lines = text.splitlines()
    if max(map(len, lines), default=0) > LONGEST_LINE:
        raise LimitExceeded(f"a line of more than {LONGEST_LINE} characters")
    sample = "\n".join(lines[:HEAD_ROWS])
    parsed = {separator: _rows(sample, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda one: (known_titles(parsed[one]), sum(map(len, parsed[one]))))
    rows = _rows(text, best)
    if any(cell.count("\n") > LONGEST_CELL for row in rows for cell in row):
        rows = _rows(text, best, quoted=False)
    return rows


def _rows(text: str, separator: str, quoted: bool = True) -> list[list[str]]:
    csv.field_size_limit(MOST_BYTES)
    quotes = "" if quoted else '"'
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator,
                       quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    try:
        return _limited([cleaned(cell).strip(quotes) for cell in line] for line in lines)
    except csv.Error as error:
        raise CorruptInput("csv") from error


def _limited(rows: Iterable[list[str]]) -> list[list[str]]:
    taken = list(islice(rows, MOST_ROWS + 1))
    if len(taken) > MOST_ROWS:
        raise LimitExceeded(f"> {MOST_ROWS} rows")
    if max(map(len, taken), default=0) > MOST_COLUMNS:
        raise LimitExceeded(f"> {MOST_COLUMNS} columns")
    return taken


def cleaned(cell: str) -> str:
    """``cell`` without its padding and without the marks that keep spreadsheets from making numbers of figures.

    >>> cleaned("500.00   \\t"), cleaned('="0012"'), cleaned("'6222"), cleaned("`2019")
    ('500.00', '0012', '6222', '2019')
    """
    text = cell.strip(_MARKS)
    quoted = _AS_TEXT.fullmatch(text)
    if quoted is not None:
        return quoted[1].strip(_MARKS)
    return text[1:].strip(_MARKS) if text[:1] in ("'", "`") else text


def _check_unpacked(data: bytes) -> None:
    """A workbook is a zip: what its directory says it unpacks to. One that lies meets the child's own limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise CorruptInput("zip") from error
    if size > MOST_UNPACKED:
        raise LimitExceeded(f"{size} > {MOST_UNPACKED} bytes unpacked")


def _workbook(data: bytes) -> list[Sheet]:
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = [sheet.name for sheet in book.sheets_metadata if sheet.typ is calamine.SheetTypeEnum.WorkSheet]
            return [Sheet(number, name, _sheet_rows(book.get_sheet_by_name(name)))
                    for number, name in enumerate(names, 1)]
    except calamine.PasswordError as error:
        raise PasswordNeeded("encrypted workbook") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise CorruptInput(type(error).__name__) from error


def _sheet_rows(sheet: calamine.CalamineSheet) -> list[list[str]]:
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise LimitExceeded(f"{sheet.total_height} x {sheet.total_width} > {MOST_ROWS} x {MOST_COLUMNS} cells")
    return [[cell_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def cell_text(value: int | float | str | bool | time | date | datetime | timedelta) -> str:
    """A cell's value as its sheet would show it: figures with the 15 digits that spreadsheets keep.

    >>> cell_text(0.1 + 0.2), cell_text(20250301.0), cell_text(datetime(2025, 3, 1)), cell_text(1e15)
    ('0.3', '20250301', '2025-03-01', '1000000000000000')
    """
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, float):
        return format(Decimal(format(value, ".15g")), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
