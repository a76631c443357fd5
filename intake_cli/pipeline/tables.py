"""Statements as tables: on a screen with doubtful cells marked, and as CSV, Excel or Parquet files."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from checks.facts import Entry, Field
from intake_cli.errors import MissingProgramError
from intake_cli.messages import say
from intake_cli.pipeline.reading import Paper
from intake_cli.reports.model import DocumentReport, EntryReport
from intake_cli.reports.plain import cells, clean, cut, pad

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = ("row", "date", "amount", "balance", "summary", "counterparty")
WIDTHS = {"row": 5, "date": 12, "amount": 16, "balance": 16, "summary": 22, "counterparty": 22}
RIGHT = ("row", "amount", "balance")
MARK = "▲"
FORMULA_STARTS = "=+-@\t\r\0＝＋－＠"
"""Characters with which a spreadsheet may take text for a formula."""


def screen_table(paper: Paper, shown: DocumentReport, weak_below: float, lang: str) -> Iterator[str]:
    """The rows of a statement as lines. ``shown`` is what may be seen of it; a mark stands behind a value that was
    read with less confidence than ``weak_below``, or read differently by a second reader."""
    if paper.statement is None or shown.statement is None:
        return
    yield _line({name: say(f"command.ocr.column-{name}", lang) for name in COLUMNS})
    for entry, row in zip(paper.statement.entries, shown.statement.entries, strict=True):
        doubts = _doubts(entry, weak_below)
        yield _line({name: _text(row, name) + (MARK if name in doubts else "") for name in COLUMNS})


def _text(row: EntryReport, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else clean(str(value))


def _line(values: dict[str, str]) -> str:
    padded = []
    for name, value in values.items():
        width = WIDTHS[name]
        text = cut(value, width)
        padded.append(" " * (width - cells(text)) + text if name in RIGHT else pad(text, width))
    return "  ".join(padded).rstrip()


def _doubts(entry: Entry, weak_below: float) -> set[str]:
    fields: dict[str, Field[Any] | None] = {"date": entry.booking_date, "amount": entry.amount,
                                            "balance": entry.balance, "summary": entry.summary,
                                            "counterparty": entry.counterparty}
    return {name for name, found in fields.items()
            if found is not None and (found.evidence.confidence < weak_below or found.evidence.second is not None)}


def frame_of(documents: Sequence[DocumentReport]) -> DataFrame:
    """All rows of all statements, one table row each. Amounts are exact decimals."""
    from decimal import Decimal

    from pandas import DataFrame

    rows = [{"document": document.id, "file": document.file, "page": entry.page,
             **{name: getattr(entry, name) for name in COLUMNS}, "confidence": entry.confidence}
            for document in documents if document.statement for entry in document.statement.entries]
    frame = DataFrame(rows, columns=["document", "file", "page", *COLUMNS, "confidence"], dtype=object)
    for name in ("amount", "balance"):
        frame[name] = frame[name].map(lambda text: None if text is None else Decimal(text))
    return frame


def harmless(value: Any) -> Any:
    """Text that a spreadsheet cannot take for a formula; anything else as it is.

    >>> harmless("=1+1"), harmless("工资"), harmless(3)
    ("'=1+1", '工资', 3)
    """
    return f"'{value}" if isinstance(value, str) and value[:1] and value[0] in FORMULA_STARTS else value


def as_csv(frame: DataFrame) -> bytes:
    """CSV in UTF-8 with the mark that makes spreadsheets see it."""
    return frame.map(harmless).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def as_xlsx(frame: DataFrame) -> bytes:
    """An Excel file whose text cells are text, whatever they look like."""
    from pandas import ExcelWriter

    stream = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with ExcelWriter(stream, engine="xlsxwriter", engine_kwargs={"options": plain}) as writer:
        frame.to_excel(writer, index=False, sheet_name="entries")
    return stream.getvalue()


def as_parquet(frame: DataFrame) -> bytes:
    """Parquet with decimal columns.

    Raises:
        MissingProgramError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise MissingProgramError("needs-package", format="Parquet", package="pyarrow")
    stream = io.BytesIO()
    frame.to_parquet(stream, index=False, engine="pyarrow")
    return stream.getvalue()


WRITERS: dict[str, Callable[[DataFrame], bytes]] = {"csv": as_csv, "xlsx": as_xlsx, "parquet": as_parquet}
