"""Tables over pages: headings found or carried on, bands from all pages that share a heading, rows in printed
order, and a list of what found no place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from checks.facts import Box
from intake_cli.layout.lines import Line, to_lines, unglued
from intake_cli.layout.values import begins_date, looks_like_amount
from intake_cli.statements.bands import Band, find_bands
from intake_cli.statements.cells import Row, TableRow, finish
from intake_cli.statements.headings import TableHead, find_head
from intake_cli.statements.placed import Placed, looks_foot, placed
from intake_cli.statements.rows import rows_of_page
from intake_cli.statements.vocabulary import MONEY_ROLES
from intake_cli.words import PageText, Rule, Word


MOST_LINES = 400
"""Entry lines by which borders between columns are measured: more tell nothing new."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A page's lines parted into what stands above its table, total lines and what stands below."""

    page: PageText
    above: list[Line]
    totals: list[Line]
    below: list[Line]


@dataclass(slots=True)
class Table:
    """All entry rows of a document in printed order. ``unplaced`` holds lines inside the table that no row took."""

    rows: list[TableRow] = field(default_factory=list)
    bands: tuple[Band, ...] = ()
    pages: list[PageTable] = field(default_factory=list)
    unplaced: list[tuple[PageText, Line]] = field(default_factory=list)


@dataclass(slots=True)
class _Sheet:
    """A page on its way: its lines, its own heading, and where its table begins."""

    page: PageText
    lines: list[Line]
    head: TableHead | None

    def body(self) -> list[Line]:
        return self.lines[self.head.last + 1:] if self.head is not None else self.lines


def read_table(pages: list[PageText]) -> Table | None:
    """The entries that ``pages`` print, or None when no page has a table heading."""
    sheets = [_sheet(page) for page in pages]
    heads = [sheet for sheet in sheets if sheet.head is not None]
    if not heads:
        return None
    table = Table()
    bands = _all_bands(heads)
    current = bands[id(heads[0])]
    table.bands = current
    pending: list[tuple[Row, tuple[Band, ...]]] = []
    for sheet in sheets:
        before_first = sheet.head is None and not pending
        if before_first and not table.pages:
            table.pages.append(PageTable(sheet.page, sheet.lines, [], []))
            continue
        current = bands.get(id(sheet), current)
        _take(table, sheet, current, pending)
    table.rows = [finish(row, row_bands) for row, row_bands in pending]
    return table


def _sheet(page: PageText) -> _Sheet:
    lines = to_lines(part for word in page.words for part in unglued(word))
    return _Sheet(page, lines, find_head(lines))


def _all_bands(heads: list[_Sheet]) -> dict[int, tuple[Band, ...]]:
    """Bands of each page by the ``id`` of its sheet. Pages printed from one file stand alike to the point: what was
    measured on one holds for the others."""
    entries = [(sheet.head, [line for line in sheet.body() if _is_entry(line)]) for sheet in heads]
    measured: list[tuple[_Sheet, tuple[Band, ...]]] = []
    bands = {}
    for sheet in heads:
        known = next((found for other, found in measured if _stands_alike(sheet, other)), None)
        if known is None:
            known = _bands(sheet, entries)
            measured.append((sheet, known))
        bands[id(sheet)] = known
    return bands


def _bands(sheet: _Sheet, entries: list[tuple[TableHead | None, list[Line]]]) -> tuple[Band, ...]:
    """Bands of a page, from its entry lines and a good sample of those of every page whose heading is the same."""
    assert sheet.head is not None
    body: list[Line] = []
    for head, lines in entries:
        shift = _shift(sheet.head, head)
        if shift is not None:
            body += [_moved(line, shift) for line in lines]
    return find_bands(sheet.head, body[::-(-len(body) // MOST_LINES) or 1], sheet.page.rules, sheet.page.width)


def _stands_alike(sheet: _Sheet, other: _Sheet) -> bool:
    """Whether two pages have the same heading in the same place and the same upright rules."""
    return sheet.page.reader == other.page.reader and _places(sheet) == _places(other)


def _places(sheet: _Sheet) -> tuple[object, ...]:
    assert sheet.head is not None
    titles = tuple((one.role, one.title, round(one.box.left), round(one.box.right)) for one in sheet.head.headings)
    return titles, round(sheet.page.width), sorted({round(rule.position) for rule in sheet.page.rules if rule.vertical})


def _shift(head: TableHead, other: TableHead | None) -> float | None:
    """How far ``other`` stands to the right of ``head``, or None when it is another heading."""
    if other is None or [h.role for h in head.headings] != [h.role for h in other.headings]:
        return None
    moves = sorted(b.box.left - a.box.left for a, b in zip(head.headings, other.headings, strict=True))
    middle = moves[len(moves) // 2]
    height = head.headings[0].box.bottom - head.headings[0].box.top
    return middle if moves[-1] - moves[0] < 1.5 * height else None


def _moved(line: Line, shift: float) -> Line:
    if abs(shift) < 0.5:
        return line
    return Line(tuple(replace(w, box=Box(w.box.left - shift, w.box.top, w.box.right - shift, w.box.bottom))
                      for w in line.words))


def _is_entry(line: Line) -> bool:
    """True for lines with a date and an amount, or with two amounts: what an entry's first line carries."""
    amounts = sum(looks_like_amount(w.numeric or w.text) for w in line.words)
    return amounts > 1 or (amounts == 1 and any(begins_date(w.numeric or w.text) for w in line.words))


def _take(table: Table, sheet: _Sheet, bands: tuple[Band, ...], pending: list[tuple[Row, tuple[Band, ...]]]) -> None:
    above, body = _parted(sheet, bands)
    rules: tuple[Rule, ...] = sheet.page.rules
    found = rows_of_page(sheet.page.number, body, bands, rules)
    for mark in found.leading:
        if pending and _continues(mark, bands):
            _extend(pending[-1][0].tail, mark.words)
        else:
            table.unplaced.append((sheet.page, mark.line))
    for row in found.rows:
        row.section = row.section or (pending[-1][0].section if pending else "")
        pending.append((row, bands))
    table.pages.append(PageTable(sheet.page, [*above, *found.sections], found.totals, found.after))


def _extend(tail: dict[int, list[Word]], words: dict[int, list[Word]]) -> None:
    for column, more in words.items():
        tail.setdefault(column, []).extend(more)


def _parted(sheet: _Sheet, bands: tuple[Band, ...]) -> tuple[list[Line], list[Line]]:
    """Lines above the table and its body. Where the heading is not repeated the table begins at the first line
    that carries a date and an amount, or right below a wrapped rest of the page before."""
    if sheet.head is not None:
        return sheet.lines[:sheet.head.first], sheet.lines[sheet.head.last + 1:]
    begins = next((i for i, line in enumerate(sheet.lines) if placed(line, bands).begins), len(sheet.lines))
    start = begins
    while start > 0 and _rest(sheet.lines[start - 1], sheet.lines[start], bands):
        start -= 1
    return sheet.lines[:start], sheet.lines[start:]


def _rest(line: Line, below: Line, bands: tuple[Band, ...]) -> bool:
    height = line.bottom - line.top
    return below.top - line.bottom < height and _continues(placed(line, bands), bands) and ":" not in line.text


def _continues(mark: Placed, bands: tuple[Band, ...]) -> bool:
    """True when a line can be the wrapped rest of the entry before: text only, in few columns, none of money."""
    return not mark.paid and not mark.total and len(mark.words) <= 4 and not looks_foot(mark.line) and \
        not any(bands[column].role in MONEY_ROLES for column in mark.words)
