"""The rows of one page taken into the table of all."""

from __future__ import annotations

import re

from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line, joined
from intake_cli.layout.values import has_figure, looks_like_amount, normal
from intake_cli.statements.account_kinds import names_kind
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.day_lines import date_column
from intake_cli.statements.empty_before import without_empty_before
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.hanging import dashes_parted
from intake_cli.statements.other_lines import has_label
from intake_cli.statements.other_tables import without_other_table
from intake_cli.statements.page_feet import is_stamped
from intake_cli.statements.page_lines import PageLines
from intake_cli.statements.placed import Placed, states_balance
from intake_cli.statements.placing import place
from intake_cli.statements.row_levels import last_level
from intake_cli.statements.rows import PageRows, rows_of_page
from intake_cli.statements.sum_words import tells_sum
from intake_cli.statements.table import PageTable, Table
from intake_cli.statements.table_begin import continues, parted, translations
from intake_cli.statements.table_foot import NEAR
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Rule, Word

Pending = list[tuple[Row, tuple[Band, ...]]]
DayLine = tuple[PageText, Line]
"""The day whose entries only follow on the next page, and its page."""
LEAST_ENTRIES = 2
"""Lines that begin entries on a page before the first heading, from which its own heading was overlooked."""
_ACCOUNT, _OF_ENTRY = re.compile(r"账号|账户|卡号"), re.compile(r"摘要|对方|用途|备注|交易|发生|借|贷|收入|支出|日期")
"""Titles over a list of accounts, and over entries."""
LEAST_PAID = 5
"""Lines with an amount on a page without a row, from which a table whose dates cannot be seen was overlooked."""


def take(table: Table, sheet: PageLines, bands: tuple[Band, ...], pending: Pending,
         day: DayLine | None) -> DayLine | None:
    """Take the rows of a page into ``pending``, of which the first are of the ``day`` that the page before ends with;
    what the next page is to know of that kind."""
    above, body = parted(sheet, bands)
    rules: tuple[Rule, ...] = sheet.page.rules
    kinds = [line for line in (*above[-1:], *body) if _is_over(line, sheet) and names_kind(line.text)]
    said = translations(body, bands) if sheet.head is not None else []
    body, others = without_other_table(without(body, [*kinds, *said]), bands, sheet.titles())
    for part in (dashes_parted, without_empty_before):
        body = part(body, lambda line: place(line.words, bands), bands)
    stamped = [line for line in body if is_stamped(line, sheet.feet)]
    found = rows_of_page(sheet.page.number, without(body, stamped), bands, rules, not pending)
    if sheet.head is None and _out_of_place(found.rows, bands):
        table.unplaced += [(sheet.page, line) for line in body]
        table.pages.append(PageTable(sheet.page, above, [], []))
        return day
    table.unplaced += [(sheet.page, line) for line in found.again]
    _take_leading(table, sheet, found, bands, pending, next((line for line in body if is_entry(line)), None))
    if day is not None and found.rows and not _dated(found.rows[0], bands):
        _extend(found.rows[0].tail, {date_column(bands): list(day[1].words)})
    elif day is not None:
        table.unplaced.append(day)
    carried = [row for row in found.rows if states_balance(row.words, bands)]
    for row in (row for row in found.rows if row not in carried):
        own = normal(kinds[-1].text) if kinds else ""
        row.section = row.section or own or (pending[-1][0].section if pending else "")
        pending.append((row, bands))
    headings = sheet.lines[sheet.head.first:sheet.head.last + 1] if sheet.head is not None else []
    overlooked = [] if found.rows else note_overlooked(table, sheet.page, [*above, *found.after])
    table.pages.append(PageTable(sheet.page, without([*above, *without(kinds, above), *found.sections], overlooked),
                                 [*found.totals, *map(_as_line, carried)],
                                 [*without(found.after, overlooked), *others, *stamped],
                                 [*headings, *said, *found.headings], bands))
    return None if found.day is None else (sheet.page, found.day)


def _take_leading(table: Table, sheet: PageLines, found: PageRows, bands: tuple[Band, ...], pending: Pending,
                  entry: Line | None) -> None:
    """Take the lines above the first ``entry`` of a page: what may go on with the last one of the page before, and on
    the first page what begins a cell of its first one."""
    for mark in found.leading if pending else reversed(found.leading):
        if pending and continues(mark, bands, entry):
            _extend(pending[-1][0].tail, {last_level(column, bands): words for column, words in mark.words.items()})
        elif not pending and _begins(found, mark, bands):
            found.rows[0].begin(mark.words)
        else:
            table.unplaced.append((sheet.page, mark.line))


def _begins(found: PageRows, mark: Placed, bands: tuple[Band, ...]) -> bool:
    """Whether a line above the first entry of all is the upper one of a cell of it: close to it, in columns of texts
    that go on there. No page before has an entry that might."""
    row = found.rows[0]
    close = row.box.top - mark.line.bottom < NEAR * (mark.line.bottom - mark.line.top)
    close = close and not any(bands[column].role is Role.FLAG for column in mark.words)  # 向 of 借贷方向, set upright
    return close and continues(mark, bands, None) and not has_label(mark.line) and mark.words.keys() <= row.words.keys()


def _is_over(line: Line, sheet: PageLines) -> bool:
    """Whether a line stands over the heading of a page, wherever it is listed."""
    return sheet.head is not None and line.bottom <= sheet.lines[sheet.head.first].top


def _dated(row: Row, bands: tuple[Band, ...]) -> bool:
    return any(begins_date(word.text) for column, words in row.words.items() for word in words
               if bands[column].role is Role.DATE)


def _out_of_place(rows: list[Row], bands: tuple[Band, ...]) -> bool:
    """Whether words stand where the page before had its dates, and not one date: the columns of this page lie
    elsewhere, for its edge is cut off or folded away, and any amount would be taken from the wrong one."""
    dates = [joined(words) for row in rows for column, words in row.words.items() if bands[column].role is Role.DATE]
    return len(dates) >= LEAST_PAID and not any(re.search(r"\d{2}", text) for text in dates)


def note_overlooked(table: Table, page: PageText, lines: list[Line]) -> list[Line]:
    """The overlooked ones among the lines of a page without a row, listed in ``table``."""
    overlooked = _overlooked(lines)
    table.unplaced += [(page, line) for line in overlooked]
    return overlooked


def _as_line(row: Row) -> Line:
    """The words of a row as those of a line, cell by cell: the balance carried over, of which some stand on others."""
    return Line(tuple(word for _, words in sorted(row.words.items()) for word in words))


def without(lines: list[Line], others: list[Line]) -> list[Line]:
    """``lines`` but for ``others``."""
    return [line for line in lines if line not in others]


def _overlooked(lines: list[Line]) -> list[Line]:
    """Lines that look like entries on a page of which no row was read: a table whose columns were not understood, or
    whose dates are cut off or folded away."""
    lines = [line for line in _without_overviews(lines) if not tells_sum(line.text)]
    entries = [line for line in lines if is_entry(line)]
    paid = [line for line in lines if any(looks_like_amount(word.text) for word in line.words)]
    return entries if len(entries) >= LEAST_ENTRIES else paid if len(paid) >= LEAST_PAID else []


def _without_overviews(lines: list[Line]) -> list[Line]:
    """``lines`` without those that list accounts and their balances: under titles of no entry, without a day."""
    found, over = [], False
    for line in lines:
        text = normal(line.text)
        over = over and not any(begins_date(word.text) for word in line.words)
        if _ACCOUNT.search(text) and "余额" in text and not has_figure(text) and not _OF_ENTRY.search(text):
            over = True
        found += [] if over else [line]
    return found


def _extend(tail: dict[int, list[Word]], words: dict[int, list[Word]]) -> None:
    for column, more in words.items():
        tail.setdefault(column, []).extend(more)
