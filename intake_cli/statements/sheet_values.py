"""Values of cells as text: what a sheet would show, without the marks that exports add."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from intake_cli.statements.vocabulary import MONEY_ROLES, Role

MARKS = "\ufeff\u200b\u200e\u200f\u202a\u202c \t\r\n\u3000\xa0"
"""White space and marks without width, with which exports pad their cells."""
EXACT = 10**15
"""Spreadsheets keep 15 digits of a number: of longer ones the last digits are gone."""
FIRST_DAY, SERIALS = datetime(1899, 12, 30), range(36526, 55153)
"""Day 0 of spreadsheets, and the days from 2000 to 2050 as numbers: a bank's dates, if their format was lost."""

_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_SCIENTIFIC = re.compile(r"[+-]?\d(?:\.\d+)?[Ee]\+?\d{2,3}")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_DAY_PART = re.compile(r"0(?:\.\d+)?")
_FEW_DECIMALS = re.compile(r"[+-]?\d+(?:\.\d)?")

Value = int | float | str | bool | time | date | datetime | timedelta


def cleaned(cell: str) -> str:
    """``cell`` without its padding and without the marks that keep spreadsheets from making numbers of figures.

    >>> cleaned("500.00   \\t"), cleaned('="0012"'), cleaned("'6222"), cleaned("`2019")
    ('500.00', '0012', '6222', '2019')
    """
    text = cell.strip(MARKS)
    quoted = _AS_TEXT.fullmatch(text)
    if quoted is not None:
        return quoted[1].strip(MARKS)
    return text[1:].strip(MARKS) if text[:1] in ("'", "`") else text


def cell_text(value: Value) -> str:
    """A cell's value as its sheet would show it. A number with more digits than spreadsheets keep is shown as they do.

    >>> cell_text(0.1 + 0.2), cell_text(20250301.0), cell_text(datetime(2025, 3, 1)), cell_text(6222020000000000018)
    ('0.3', '20250301', '2025-03-01', '6.22202E+18')
    """
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.5E}" if abs(value) >= EXACT else format(Decimal(format(value, ".15g")), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def lost_digits(text: str) -> bool:
    """True for a long number that a spreadsheet turned into powers of ten: its last digits are gone for good.

    >>> lost_digits("6.22202E+18"), lost_digits("6222020000000000018")
    (True, False)
    """
    return _SCIENTIFIC.fullmatch(text) is not None


def in_column(text: str, role: Role, typed: bool) -> str:
    """The text of a cell as its column means it: days and times that a sheet holds as numbers, and amounts of a
    workbook (``typed``), which keeps no decimals that are zero.

    >>> in_column("45717", Role.DATE, True), in_column("0.75", Role.TIME, True), in_column("8200", Role.AMOUNT, True)
    ('2025-03-01', '18:00:00', '8200.00')
    """
    if role in (Role.DATE, Role.VALUE_DATE) and _SERIAL.fullmatch(text) and int(float(text)) in SERIALS:
        return cell_text(FIRST_DAY + timedelta(seconds=round(float(text) * 86400)))
    if role is Role.TIME and _DAY_PART.fullmatch(text):
        return (FIRST_DAY + timedelta(seconds=round(float(text) * 86400))).time().isoformat()
    if typed and role in MONEY_ROLES and _FEW_DECIMALS.fullmatch(text):
        return format(Decimal(text), ".2f")
    return text
