"""The printed table of a document, from the table that was read and the values its statement took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.facts import BankStatement, Box, Entry, Evidence
from intake_cli.layout.lines import Line, around, sureness
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell, TableRow, filled_first
from intake_cli.statements.printed import PARTS, Place, PrintedCell, PrintedLine, PrintedPage, PrintedRow, PrintedTable
from intake_cli.statements.printed_columns import Columns
from intake_cli.statements.side_pages import apart, own_pages
from intake_cli.statements.table import PageTable, Table
from intake_cli.words import PageText


def printed_table(table: Table, statement: BankStatement) -> PrintedTable:
    """``table`` as printed, its dates and amounts as ``statement`` took them."""
    columns = Columns()
    found = [*(page.bands for page in table.pages), *(row.bands for row in table.rows)]
    numbers = {id(bands): columns.number(bands) for bands in {id(bands): bands for bands in found}.values()}
    pages = {page.page.number: page.page for page in table.pages}
    rows = tuple(_row(row, entry, pages[row.page], numbers[id(row.bands)])  # rows share the bands of their page
                 for row, entry in zip(table.rows, statement.entries, strict=True))
    return PrintedTable(columns.found(), rows, tuple(
        own for page in table.pages for own in _pages(page, table, columns)))


def _row(row: TableRow, entry: Entry, page: PageText, numbers: Mapping[Band, int]) -> PrintedRow:
    fields = (entry.booking_date, entry.amount, entry.balance)
    taken = {_key(found.evidence.box, found.evidence.quote): found.evidence
             for found in reversed(fields) if found is not None}
    cells = tuple(_cell(numbers[band], cell, page, taken) for band, cell in _cells(row))
    return PrintedRow(row.page, cells, _place(row.box, page))


def _cells(row: TableRow) -> Iterator[tuple[Band, Cell]]:
    """Cells with their bands, read again where they were."""
    left = dict(row.cells)
    chosen = {id(band): left.pop(band.role) for band, _ in filled_first(row.titled) if band.role in left}
    for band, cell in row.titled:
        yield band, chosen.get(id(band), cell)
    for role, cell in left.items():  # found on a second look where the first saw nothing
        own = next((band for band in row.bands if band.role is role), None)
        if own is not None:  # a time in the cell of its day has no column of its own
            yield own, cell


def _key(box: Box | None, text: str) -> Box | str:
    """What tells one cell of a row from the others: its place, or what it says where it has none."""
    return text if box is None else box


def _cell(column: int, cell: Cell, page: PageText, taken: Mapping[Box | str, Evidence]) -> PrintedCell:
    evidence = taken.get(_key(page.place(cell.box), cell.text))
    number = page.home(cell.box)[0]
    place, other = _place(cell.box, page), None if number == page.number else number
    if evidence is None:
        return PrintedCell(column, cell.text, round(cell.confidence, 4), cell.second, place, other)
    return PrintedCell(column, evidence.quote, evidence.confidence, evidence.second, place, other)


def _pages(page: PageTable, table: Table, columns: Columns) -> Iterator[PrintedPage]:
    """What a page has of a table; of pages side by side what each of them has."""
    numbers = columns.number(page.bands)
    unplaced = [line for where, line in table.unplaced if where.number == page.page.number]
    parts = zip(PARTS, ([*page.above, *page.below], page.headings, page.totals, unplaced), strict=True)
    lines = [(own.number, _line(part, piece)) for part, found in parts
             for own, piece in apart((page.page, line) for line in found)]
    bands = [(numbers[band], page.page.column(band.left, band.right)) for band in page.bands]
    for own in own_pages([page.page]):
        yield PrintedPage(own.number, tuple((column, left, right) for column, (number, left, right) in bands
                                            if number == own.number),
                          tuple(line for number, line in lines if number == own.number))


def _line(part: str, line: Line) -> PrintedLine:
    return PrintedLine(part, line.text, round(sureness(line.words), 4), _edges(around(line.words)))


def _place(box: Box, page: PageText) -> Place | None:
    return None if page.unit == "cell" else _edges(page.home(box)[1])


def _edges(box: Box) -> Place:
    return round(float(box.left), 2), round(float(box.top), 2), round(float(box.right), 2), round(float(box.bottom), 2)
