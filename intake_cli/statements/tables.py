"""Tables over pages: headings found or carried on, bands from all pages that share a heading, rows in printed
order, and a list of what found no place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line, joined, to_lines
from intake_cli.layout.misread_sums import misread_money
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.bands import Band
from intake_cli.statements.carried_bands import carried_on
from intake_cli.statements.cells import Row, TableRow, finish
from intake_cli.statements.date_columns import with_whole_days_first
from intake_cli.statements.day_lines import date_column
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.hanging import dashes_parted
from intake_cli.statements.page_bands import PageLines, bands_of, page_lines
from intake_cli.statements.page_order import in_order
from intake_cli.statements.placed import placed
from intake_cli.statements.placing import place
from intake_cli.statements.roles import with_proven_roles
from intake_cli.statements.rows import rows_of_page
from intake_cli.statements.rule_debris import without_debris
from intake_cli.statements.side_by_side import beside, sides_of
from intake_cli.statements.stacked_pages import stacked
from intake_cli.statements.sum_words import tells_sum
from intake_cli.statements.table_begin import continues, parted
from intake_cli.statements.untitled import FEWEST_LINES, guess_head, named
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Rule, Word


@dataclass(frozen=True, slots=True)
class PageTable:
    """A page's lines parted into what stands above its table, total lines, what stands below and headings, and the
    columns of the table. Rows and unplaced lines are the :class:`Table`'s: together they are every word of the page."""

    page: PageText
    above: list[Line]
    totals: list[Line]
    below: list[Line]
    headings: list[Line] = field(default_factory=list)
    bands: tuple[Band, ...] = ()


@dataclass(slots=True)
class Table:
    """All entry rows of a document in printed order. ``unplaced`` holds lines inside the table that no row took."""

    rows: list[TableRow] = field(default_factory=list)
    bands: tuple[Band, ...] = ()
    pages: list[PageTable] = field(default_factory=list)
    unplaced: list[tuple[PageText, Line]] = field(default_factory=list)


Pending = list[tuple[Row, tuple[Band, ...]]]
DayLine = tuple[PageText, Line]
"""The day whose entries only follow on the next page, and its page."""
LEAST_ENTRIES = 2
"""Lines that begin entries on a page before the first heading, from which its own heading was overlooked."""
FEW_SUMS = 0.2
"""Share of a page's rows with a sum up to which the column named so holds something else."""
LEAST_PAID = 5
"""Lines with an amount on a page without a row, from which a table whose dates cannot be seen was overlooked."""


def read_table(pages: list[PageText]) -> Table | None:
    """The entries that ``pages`` print, or None when no page has a table of them. Without any heading that can be
    read, or where what stands under its titles are no sums, columns count when the balances prove them. Pages that
    lie in another order than they count are read as they count. What rules left of figures is no entry, but named."""
    cleared = [without_debris(page) for page in pages]
    table = _read([page for page, _ in cleared])
    if table is not None:
        table.unplaced += [(page, line) for page, flat in cleared for line in to_lines(flat)]
    return table


def _read(pages: list[PageText]) -> Table | None:
    sheets = in_order([page_lines(page) for page in pages])
    headed = [sheet for sheet in sheets if sheet.head is not None]
    table = _table(sheets, headed) if headed else None
    if table is not None and not _without_sums(table):
        return table
    return _proven_table(sheets, table) or table


def _without_sums(table: Table) -> bool:
    """Whether a table of pixels names a column of balances or amounts that tells no sum in nearly all rows of a page:
    titles were misread, stand beside their columns, or two columns stand under one."""
    seen = [each.page.number for each in table.pages if each.page.unit == "px"]
    pages = [own for number in seen if len(own := [row for row in table.rows if row.page == number]) >= FEWEST_LINES]
    roles = {band.role for band in table.bands} & {Role.BALANCE, Role.AMOUNT}
    return any(sum(_tells_sum(row, role) for row in own) <= FEW_SUMS * len(own) for own in pages for role in roles)


def _tells_sum(row: TableRow, role: Role) -> bool:
    return role in row.cells and misread_money(row.cells[role].figures or row.cells[role].text) is not None


def _proven_table(sheets: list[PageLines], headed: Table | None) -> Table | None:
    """The table that the balances prove whatever its titles say, with no fewer rows than the ``headed`` one has."""
    titles = next((sheet.head.headings for sheet in sheets if sheet.head is not None), ())
    bare = [replace(sheet, head=None) for sheet in sheets]
    guessed = guess_head(bare)
    if guessed is None or guessed.head is None:
        return None
    guessed.head = named(guessed.head, titles)
    table = _table(bare, [guessed])
    proven = any(band.role is Role.BALANCE for band in table.bands)
    return table if proven and len(table.rows) >= (0 if headed is None else len(headed.rows)) else None


def _table(sheets: list[PageLines], headed: list[PageLines]) -> Table:
    bands = bands_of(headed, sheets)
    table = Table()
    current = bands[headed[0].page.number]
    pending: Pending = []
    day: DayLine | None = None
    for sheet in sheets:
        if sheet.head is None:
            current = carried_on(current, sheet.lines, sheet.page.width)
            if not pending and sum(placed(line, current).begins for line in sheet.lines) < LEAST_ENTRIES:
                overlooked = _note_overlooked(table, sheet.page, sheet.lines)
                table.pages.append(PageTable(sheet.page, _without(sheet.lines, overlooked), [], []))
                continue
        current = bands.get(sheet.page.number, current)
        sides, before = sides_of(current), len(table.pages)
        for part in stacked(sheet):
            for side, half in zip(sides, beside(part, sides), strict=True) if len(sides) > 1 else [(current, part)]:
                day = _take(table, half, side, pending, day)
        table.pages[before:] = [_one_page(table.pages[before:])]
    table.unplaced += [day] if day is not None else []
    return _finished(table, pending, bands[headed[0].page.number])


def _one_page(parts: list[PageTable]) -> PageTable:
    """The table of a page that has it in ``parts``: in halves side by side, which have one heading, or in pages one
    below the other."""
    first, *others = parts
    for each in others:
        headings = [line for line in each.headings if line.top > first.headings[-1].top] if first.headings else []
        first = replace(first, above=[*first.above, *each.above], totals=[*first.totals, *each.totals],
                        below=[*first.below, *each.below], headings=[*first.headings, *headings])
    return first


def _finished(table: Table, pending: Pending, bands: tuple[Band, ...]) -> Table:
    settled = with_whole_days_first(with_proven_roles(pending))
    table.bands = settled[0][1] if settled else bands
    table.rows = [finish(row, row_bands) for row, row_bands in settled]
    return table


def _take(table: Table, sheet: PageLines, bands: tuple[Band, ...], pending: Pending,
          day: DayLine | None) -> DayLine | None:
    """Take the rows of a page into ``pending``, of which the first are of the ``day`` that the page before ends with;
    what the next page is to know of that kind."""
    above, body = parted(sheet, bands)
    rules: tuple[Rule, ...] = sheet.page.rules
    body = dashes_parted(body, lambda line: place(line.words, bands), bands)
    found = rows_of_page(sheet.page.number, body, bands, rules)
    if sheet.head is None and _out_of_place(found.rows, bands):
        table.unplaced += [(sheet.page, line) for line in body]
        table.pages.append(PageTable(sheet.page, above, [], []))
        return day
    entry = next((line for line in body if is_entry(line)), None)
    for mark in found.leading:
        if pending and continues(mark, bands, entry):
            _extend(pending[-1][0].tail, mark.words)
        else:
            table.unplaced.append((sheet.page, mark.line))
    if day is not None and found.rows and not _dated(found.rows[0], bands):
        _extend(found.rows[0].tail, {date_column(bands): list(day[1].words)})
    elif day is not None:
        table.unplaced.append(day)
    for row in found.rows:
        row.section = row.section or (pending[-1][0].section if pending else "")
        pending.append((row, bands))
    headings = sheet.lines[sheet.head.first:sheet.head.last + 1] if sheet.head is not None else []
    overlooked = [] if found.rows else _note_overlooked(table, sheet.page, [*above, *found.after])
    table.pages.append(PageTable(sheet.page, _without([*above, *found.sections], overlooked), found.totals,
                                 _without(found.after, overlooked), [*headings, *found.headings], bands))
    return None if found.day is None else (sheet.page, found.day)


def _dated(row: Row, bands: tuple[Band, ...]) -> bool:
    return any(begins_date(word.text) for column, words in row.words.items() for word in words
               if bands[column].role is Role.DATE)


def _out_of_place(rows: list[Row], bands: tuple[Band, ...]) -> bool:
    """Whether words stand where the page before had its dates, and not one date: the columns of this page lie
    elsewhere, for its edge is cut off or folded away, and any amount would be taken from the wrong one."""
    dates = [joined(words) for row in rows for column, words in row.words.items() if bands[column].role is Role.DATE]
    return len(dates) >= LEAST_PAID and not any(re.search(r"\d{2}", text) for text in dates)


def _note_overlooked(table: Table, page: PageText, lines: list[Line]) -> list[Line]:
    """The overlooked ones among the lines of a page without a row, listed in ``table``."""
    overlooked = _overlooked(lines)
    table.unplaced += [(page, line) for line in overlooked]
    return overlooked


def _without(lines: list[Line], others: list[Line]) -> list[Line]:
    return [line for line in lines if line not in others]


def _overlooked(lines: list[Line]) -> list[Line]:
    """Lines that look like entries on a page of which no row was read: a table whose columns were not understood, or
    whose dates are cut off or folded away."""
    lines = [line for line in lines if not tells_sum(line.text)]
    entries = [line for line in lines if is_entry(line)]
    paid = [line for line in lines if any(looks_like_amount(word.text) for word in line.words)]
    return entries if len(entries) >= LEAST_ENTRIES else paid if len(paid) >= LEAST_PAID else []


def _extend(tail: dict[int, list[Word]], words: dict[int, list[Word]]) -> None:
    for column, more in words.items():
        tail.setdefault(column, []).extend(more)
