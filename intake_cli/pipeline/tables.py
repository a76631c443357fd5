"""Rows of statements as files. Amounts are exact decimals, and no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, time
from decimal import Decimal
from importlib.util import find_spec

from intake_cli.errors import MissingProgramError
from intake_cli.pipeline.frames import Frame
from intake_cli.pipeline.rows import Value

FORMULA_STARTS = "=+-@＝＋－＠"
"""Characters with which a spreadsheet may take text for a formula."""
_UNSEEN = re.compile(r"^[\s\x80-\x9f\u200b-\u200f\u2060\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Control characters but for tab and line feed: no file of a table may hold them."""
_HALF = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
"""Halves of characters, which broken fonts give, and what is no character."""
_FIGURE = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?", re.ASCII)


def storable(text: str) -> str:
    """``text`` as every kind of file can hold it."""
    return _HALF.sub("\ufffd", _CONTROL.sub("", text))


def harmless(text: str) -> str:
    """``text`` as no spreadsheet takes it for a formula. A figure stays one.

    >>> harmless("=1+1"), harmless("\\t@SUM(A1)"), harmless("工资"), harmless("-1,200.50"), harmless("--")
    ("'=1+1", "'\\t@SUM(A1)", '工资', '-1,200.50', "'--")
    """
    safe = storable(text)
    start = _UNSEEN.sub("", safe)[:1]
    return f"'{safe}" if start and start in FORMULA_STARTS and not _FIGURE.fullmatch(safe) else safe


def plain(value: Value) -> str:
    """A value as text: amounts without exponent, days and times as ISO writes them."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool):
        return str(value).upper()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def as_csv(frame: Frame) -> bytes:
    """CSV in UTF-8 with the mark that makes spreadsheets see it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(map(harmless, frame.columns))
    writer.writerows([harmless(value) if isinstance(value, str) else plain(value) for value in row]
                     for row in frame.rows)
    return stream.getvalue().encode("utf-8-sig")


def as_parquet(frame: Frame) -> bytes:
    """Parquet with decimal amounts; days are text, for some exist in no calendar.

    Raises:
        MissingProgramError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise MissingProgramError("needs-package", format="Parquet", package="pyarrow")
    import pyarrow
    from pyarrow import parquet

    kinds = {"page": pyarrow.int32(), "row": pyarrow.int32(), "amount": pyarrow.decimal128(38, 2),
             "balance": pyarrow.decimal128(38, 2), "time": pyarrow.time32("s"), "confidence": pyarrow.float64(),
             "doubtful": pyarrow.bool_()}
    arrays = []
    for place, name in enumerate(frame.columns):
        values = frame.column(place)
        if name not in kinds:
            values = [None if value is None else storable(plain(value)) for value in values]
        arrays.append(pyarrow.array(values, kinds.get(name, pyarrow.string())))
    stream = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(arrays, list(map(storable, frame.columns))), stream)
    return stream.getvalue()
