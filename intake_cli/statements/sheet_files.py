"""Spreadsheet files to rows of text: separated text, XLS, XLSX, and what banks call XLS."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine as calamine

from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, PasswordNeeded
from intake_cli.statements.sheet_formulas import formulas_of
from intake_cli.statements.sheet_html import html_rows
from intake_cli.statements.sheet_limits import MOST_BYTES, check_size
from intake_cli.statements.sheet_text import decoded, text_rows
from intake_cli.statements.sheet_values import MARKS, cell_text

MOST_UNPACKED = 512 * 1024**2
"""Bytes that the parts of a workbook may take once they are unpacked."""
ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"
"""First bytes of XLSX and of XLS; an encrypted XLSX begins like an XLS."""
PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""What an encrypted XLSX holds."""
WEB = ("<html", "<!doctype", "<table", "<?xml", "<div", "<meta")
_KINDS = {str: "t", int: "n", float: "n", bool: "n"}
"""What is neither is a day or a time."""
_BROKEN = (calamine.CalamineError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its place in the file from 1, its name, its rows from the first on; blank cells are empty text. The
    numbers of a ``typed`` one are numbers, which keep no zeros behind the point. ``formulas`` are the addresses of
    cells that hold one, ``kinds`` says of each cell of a workbook whether it holds text (t), a number (n) or a day or
    time (d)."""

    number: int
    name: str
    rows: Sequence[Sequence[str]]
    typed: bool = False
    formulas: frozenset[str] = frozenset()
    kinds: Sequence[str] = ()


def open_sheets(path: Path, password: str | None = None) -> list[Sheet]:
    """The sheets of a file, one for text.

    Raises:
        LimitExceeded, PasswordNeeded, CorruptInput.
    """
    if path.stat().st_size > MOST_BYTES:
        raise LimitExceeded(f"{path.stat().st_size} > {MOST_BYTES} bytes")
    data = path.read_bytes()
    if data.startswith(ZIP):
        _check_unpacked(data)
    elif not data.startswith(OLE):
        text = decoded(data)
        web = text[:100].lstrip(MARKS).lower().startswith(WEB)
        return [Sheet(1, "", html_rows(text) if web else text_rows(text))]
    try:
        if PACKAGE in data:
            raise PasswordNeeded("encrypted workbook")
        return _workbook(data)
    except PasswordNeeded:
        if password is None:
            raise
    return _workbook(_unlocked(data, password))


def _unlocked(data: bytes, password: str) -> bytes:
    """An encrypted workbook, opened."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    opened = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password, **({"verify_password": True} if PACKAGE in data else {}))
        file.decrypt(opened)
    except (InvalidKeyError, DecryptionError) as error:
        raise PasswordNeeded("encrypted workbook") from error
    except (FileFormatError, ParseError, OSError, ValueError, LookupError, AttributeError) as error:
        raise CorruptInput(type(error).__name__) from error
    if opened.getvalue().startswith(ZIP):
        _check_unpacked(opened.getvalue())
    return opened.getvalue()


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
            formulas = formulas_of(data) if data.startswith(ZIP) else {}
            return [_sheet(number, book.get_sheet_by_name(name), formulas.get(name, frozenset()))
                    for number, name in enumerate(names, 1)]
    except calamine.PasswordError as error:
        raise PasswordNeeded("encrypted workbook") from error
    except _BROKEN as error:
        raise CorruptInput(type(error).__name__) from error


def _sheet(number: int, sheet: calamine.CalamineSheet, formulas: frozenset[str]) -> Sheet:
    check_size(sheet.total_height, sheet.total_width)
    held = sheet.to_python(skip_empty_area=False)
    rows = [[cell_text(value) for value in row] for row in held]
    kinds = ["".join([_KINDS.get(type(value), "d") for value in row]) for row in held]
    return Sheet(number, sheet.name, rows, True, formulas, kinds)
