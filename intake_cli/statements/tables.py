"""Tables over pages: headings found or carried on, bands from all pages that share a heading, rows in printed
order, and a list of what found no place."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.layout.lines import to_lines
from intake_cli.layout.misread_sums import misread_money
from intake_cli.layout.values import is_empty
from intake_cli.statements.anchors import filled
from intake_cli.statements.bands import Band
from intake_cli.statements.carried_bands import carried_on
from intake_cli.statements.cells import TableRow, finish
from intake_cli.statements.clear_bands import clear_of_texts
from intake_cli.statements.date_columns import with_whole_days_first
from intake_cli.statements.folded import folded, unfolded
from intake_cli.statements.listed import read_list
from intake_cli.statements.page_bands import bands_of
from intake_cli.statements.page_feet import with_feet
from intake_cli.statements.page_lines import PageLines, page_lines
from intake_cli.statements.page_order import in_order
from intake_cli.statements.party_column import with_party_named
from intake_cli.statements.placed import placed
from intake_cli.statements.prose_pages import is_prose
from intake_cli.statements.roles import with_proven_roles
from intake_cli.statements.rule_debris import without_debris
from intake_cli.statements.side_by_side import beside, sides_of
from intake_cli.statements.stacked_pages import stacked
from intake_cli.statements.table import PageTable, Table
from intake_cli.statements.tables_on_a_page import goes_on_above, part_at, tables_on
from intake_cli.statements.take_page import LEAST_ENTRIES, DayLine, Pending, note_overlooked, take, without
from intake_cli.statements.untitled import FEWEST_LINES, guess_head, is_proven, named, tells_sides, texts_of
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText

FEW_SUMS = 0.2
"""Share of a page's rows with a sum up to which the column named so holds something else."""


def read_table(pages: list[PageText]) -> Table | None:
    """The entries that ``pages`` print, or None when no page has a table of them. Without any heading that can be
    read, or where what stands under its titles are no sums, columns count when the balances prove them. Pages that
    lie in another order than they count are read as they count. What rules left of figures is no entry, but named."""
    cleared = [without_debris(page) for page in pages]
    shown = [page for page, _ in cleared]
    flat, done = folded(shown)
    table = _read(flat)
    if table is not None and done:
        table = unfolded(table, done, shown)
    if table is not None:
        table.unplaced += [(page, line) for page, flat in cleared for line in to_lines(flat)]
    return table


def _read(pages: list[PageText]) -> Table | None:
    sheets = with_feet(in_order([page_lines(page) for page in pages]))
    headed = [sheet for sheet in sheets if sheet.head is not None]
    table = _table(sheets, headed) if headed else None
    if table is not None and table.rows and not _without_sums(table):
        return table
    guessed = _guessed_table(sheets)
    if guessed is not None and is_proven(guessed) and len(guessed.rows) >= (0 if table is None else len(table.rows)):
        return guessed
    return table if table is not None and table.rows else _signed(sheets, guessed) or table


def _signed(sheets: list[PageLines], guessed: Table | None) -> Table | None:
    """Entries that no balances prove, but signs: those of a list without columns, or a ``guessed`` table. Two columns
    of texts make it one."""
    sided = guessed if guessed is not None and tells_sides(guessed) else None
    return sided if sided is not None and texts_of(sided) > 1 else read_list(sheets) or sided


def _without_sums(table: Table) -> bool:
    """Whether a table of pixels names a column of balances or amounts that tells no sum in nearly all rows of a page,
    or one of a side that shows something else: titles were misread, stand beside their columns, or two columns
    stand under one."""
    seen = [each.page.number for each in table.pages if each.page.unit == "px"]
    pages = [own for number in seen if len(own := [row for row in table.rows if row.page == number]) >= FEWEST_LINES]
    roles = {band.role for band in table.bands}
    few, more = roles & {Role.BALANCE, Role.AMOUNT}, roles & {Role.DEBIT, Role.CREDIT}
    return any(sum(_tells_sum(row, role) for row in own) <= FEW_SUMS * len(own) for own in pages for role in few) or \
        any(sum(_tells_else(row, role) for row in own) >= (1 - FEW_SUMS) * len(own) for own in pages for role in more)


def _tells_else(row: TableRow, role: Role) -> bool:
    """Whether a cell holds what is no sum, nor the dash for none."""
    return role in row.cells and not _tells_sum(row, role) and not is_empty(row.cells[role].text)


def _tells_sum(row: TableRow, role: Role) -> bool:
    return role in row.cells and misread_money(row.cells[role].figures or row.cells[role].text) is not None


def _guessed_table(sheets: list[PageLines]) -> Table | None:
    """The table whose columns their contents tell, whatever its titles say."""
    titles = next((sheet.head.headings for sheet in sheets if sheet.head is not None), ())
    bare = [replace(sheet, head=None) for sheet in sheets]
    guessed = guess_head(bare)
    if guessed is None or guessed.head is None:
        return None
    guessed.head = named(guessed.head, titles)
    return _table(bare, [guessed])


def _table(sheets: list[PageLines], headed: list[PageLines]) -> Table:
    apart = [list(tables_on(sheet)) for sheet in sheets]
    own = [each for parts in apart for each in parts if each.head is not None] or headed
    bands = dict(zip(map(id, own), bands_of(own), strict=True))
    first = current = bands[id(own[0])]
    table = Table()
    pending: Pending = []
    day: DayLine | None = None
    for parts in apart:
        before = len(table.pages)
        for sheet in parts:
            end = goes_on_above(sheet, current) if pending else None
            upper, lower = (None, sheet) if end is None else part_at(sheet, end)
            for part in [lower] if upper is None else [upper, lower]:
                current = _columns(part, current) if part.head is None else bands[id(sheet)]
                day = _take(table, part, current, pending, day)
        table.pages[before:] = [_one_page(table.pages[before:])]
    table.unplaced += [day] if day is not None else []
    return _finished(table, pending, first)


def _columns(sheet: PageLines, bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """The columns of the table before, with its ``bands``, where it goes on without a heading."""
    entries, between = sheet.parted()
    return clear_of_texts(carried_on(bands, sheet.lines, sheet.page.width), entries + between)


def _take(table: Table, sheet: PageLines, bands: tuple[Band, ...], pending: Pending,
          day: DayLine | None) -> DayLine | None:
    """Take in what a page has of a table, but where it has none; the day that its end leaves to the next."""
    if sheet.head is None and not pending and not _holds_entries(sheet, bands):
        overlooked = note_overlooked(table, sheet.page, sheet.lines)
        table.pages.append(PageTable(sheet.page, without(sheet.lines, overlooked), [], []))
        return day
    if sheet.head is None and pending and is_prose(sheet.lines, bands, pending[-1][0]):
        table.pages.append(PageTable(sheet.page, [], [], sheet.lines))
        return day
    sides = sides_of(bands)
    for part in stacked(sheet):
        for side, half in zip(sides, beside(part, sides), strict=True) if len(sides) > 1 else [(bands, part)]:
            day = take(table, half, side, pending, day)
    return day


def _holds_entries(sheet: PageLines, bands: tuple[Band, ...]) -> bool:
    """Whether a page before the first heading, its own unread, has entries in the columns of those that follow: lines
    with a day and a sum, or as many lines of days and of sums among other cells, where days take two lines."""
    marks = [placed(line, bands) for line in sheet.lines]
    paid = sum(mark.paid and not mark.total and filled(mark) for mark in marks)
    return max(sum(mark.begins for mark in marks), min(paid, sum(mark.dated for mark in marks))) >= LEAST_ENTRIES


def _one_page(parts: list[PageTable]) -> PageTable:
    """The table of a page that has it in ``parts``: in halves side by side, which have one heading, or in pages or
    tables one below the other."""
    first, *others = parts
    for each in others:
        headings = [line for line in each.headings if not first.headings or line.top > first.headings[-1].top]
        first = replace(first, above=[*first.above, *each.above], totals=[*first.totals, *each.totals],
                        below=[*first.below, *each.below], headings=[*first.headings, *headings],
                        bands=first.bands or each.bands)
    return first


def _finished(table: Table, pending: Pending, bands: tuple[Band, ...]) -> Table:
    settled = with_party_named(with_whole_days_first(with_proven_roles(pending)))
    table.bands = settled[0][1] if settled else bands
    table.rows = [finish(row, row_bands) for row, row_bands in settled]
    return table
