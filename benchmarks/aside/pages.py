"""Lines, pages and HTML: a statement in a layout's columns, cut into pages, through the layout's template."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import numpy as np
import zxingcpp
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape
from PIL import Image

from benchmarks.aside.cells import money
from benchmarks.aside.layout import WORDS, Column, Layout, Line
from benchmarks.aside.model import Entry, Statement

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Row:
    line: Line
    cells: list[tuple[Column, str]]


@dataclass(frozen=True)
class Page:
    """One printed page; sums are over its rows, ``carried`` is the balance its oldest row starts from."""

    number: int
    total: int
    rows: list[Row]

    @property
    def entries(self) -> list[Entry]:
        return [row.line.entry for row in self.rows]

    @property
    def income(self) -> Decimal:
        return income(self.entries)

    @property
    def spending(self) -> Decimal:
        return spending(self.entries)

    @property
    def incoming(self) -> int:
        return sum(e.amount > 0 for e in self.entries)

    @property
    def outgoing(self) -> int:
        return sum(e.amount < 0 for e in self.entries)

    @property
    def carried(self) -> Decimal:
        return self.entries[0].balance - self.entries[0].amount

    @property
    def closing(self) -> Decimal:
        return self.entries[-1].balance


def income(entries: list[Entry]) -> Decimal:
    """Money in, in yuan."""
    return sum((e.amount for e in entries if e.amount > 0 and e.currency == "CNY"), Decimal(0))


def spending(entries: list[Entry]) -> Decimal:
    """Money out, in yuan, as a positive number."""
    return -sum((e.amount for e in entries if e.amount < 0 and e.currency == "CNY"), Decimal(0))


def rows(layout: Layout, statement: Statement) -> list[Row]:
    """Rows in printed order; the blank cells carry the layout's sign for empty."""
    entries = statement.entries[::-1] if layout.order == "descending" else statement.entries
    words = WORDS | layout.words
    lines = [Line(entry, n, words[entry.kind], statement) for n, entry in enumerate(entries, 1)]
    return [Row(line, [(column, cell_text(layout, column, line)) for column in layout.columns]) for line in lines]


def cell_text(layout: Layout, column: Column, line: Line) -> str:
    return column.text(line) or ("" if column.role == "amount" else layout.empty)


def cut(printed: list[Row], size: int) -> list[Page]:
    """Pages of ``size`` rows."""
    pieces = [printed[i:i + size] for i in range(0, len(printed), size)]
    return [Page(n, len(pieces), piece) for n, piece in enumerate(pieces, 1)]


def lines(text: str) -> Markup:
    return Markup("<br>").join(escape(part) for part in str(text).split("\n"))


def html(layout: Layout, statement: Statement, pages: list[Page], holder: str, look: str = "") -> str:
    """The whole document; ``look`` is CSS laid over the template's own."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"lines": lines, "money": money, "qr": qr}
    return environment.get_template(layout.template).render(
        layout=layout, s=statement, holder=holder, account=layout.account(statement.card), columns=layout.columns,
        pages=pages, look=Markup(look), income=income(statement.entries), spending=spending(statement.entries),
        count=len(statement.entries))


def qr(text: str) -> str:
    """A QR code as a data address for an img element."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    buffer = BytesIO()
    Image.fromarray(np.asarray(barcode.to_image(scale=4))).save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


def printed_cells(row: Row) -> Iterator[tuple[str, str]]:
    for column, text in row.cells:
        yield column.title.replace("\n", " "), text.replace("\n", " ")
