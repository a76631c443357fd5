"""A table whose heading cannot be read: columns by their gutters and by what they hold, believed only when the
balances prove them, or where there are none signs or flags beside texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import around
from intake_cli.layout.values import explicit_sign
from intake_cli.statements.column_forms import columns_of, roles_of
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.flag_words import flag_is_in
from intake_cli.statements.page_lines import PageLines
from intake_cli.statements.table import Table
from intake_cli.statements.titles import Heading, TableHead
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

FEWEST_LINES = 6
"""Entry lines below which columns cannot be told from chance."""
SIGNED, FLAGGED, DATED = 0.5, 0.8, 0.8
"""Shares of the sums that have a sign, and of the entries that have a flag, from which a table tells sides by them; of
those that have a day."""


def guess_head(pages: list[PageLines]) -> PageLines | None:
    """The page with most entries, given a heading without titles right above them; None where no page has a dated
    column and one of amounts. Money columns are all called AMOUNT until the balances tell them apart."""
    counted = [(sum(is_entry(line) for line in page.lines), page) for page in pages]
    count, page = max(counted, key=lambda pair: pair[0], default=(0, None))
    if page is None or count < FEWEST_LINES:
        return None
    entries = [line for line in page.lines if is_entry(line)]
    columns = columns_of(entries)
    roles = roles_of(columns)
    if Role.AMOUNT not in roles or Role.DATE not in roles:
        return None
    first = page.lines.index(entries[0])
    page.head = TableHead(tuple(_heading(role, words, page.lines[first].top)
                                for role, words in zip(roles, columns, strict=True)), first, first - 1)
    return page


def is_proven(table: Table) -> bool:
    """Whether balances told which column is which."""
    return any(band.role is Role.BALANCE for band in table.bands)


def texts_of(table: Table) -> int:
    """How many columns of texts a table without titles has."""
    return sum(band.role in (Role.SUMMARY, Role.COUNTERPARTY, Role.REMARK) for band in table.bands)


def tells_sides(table: Table) -> bool:
    """Whether a table without titles, with texts and one column of sums, tells of nearly each its day and which way it
    went: by a sign or a flag; unsigned ones among signed came in. Prices over discounts (优惠 -5.00) have no days."""
    roles = [band.role for band in table.bands]
    if roles.count(Role.AMOUNT) != 1 or Role.SUMMARY not in roles:
        return False
    cells = [row.cells for row in table.rows]
    if sum(Role.DATE in own and begins_date(own[Role.DATE].text) for own in cells) < DATED * len(cells):
        return False
    flagged = sum(Role.FLAG in own and flag_is_in(own[Role.FLAG].text) is not None for own in cells)
    signed = sum(Role.AMOUNT in own and bool(explicit_sign(own[Role.AMOUNT].text)) for own in cells)
    return flagged >= FLAGGED * len(cells) or signed >= SIGNED * len(cells)


def named(head: TableHead, titles: Sequence[Heading]) -> TableHead:
    """A guessed ``head`` whose columns of text bear the ``titles`` above them, where such were read."""
    return replace(head, headings=tuple(_named(column, titles) for column in head.headings))


def _named(column: Heading, titles: Sequence[Heading]) -> Heading:
    over = [title for title in titles if title.box.left < column.box.right and title.box.right > column.box.left]
    roles = {title.role for title in over if title.role is not Role.OTHER}
    if not over or len(roles) > 1 or (roles | {column.role}) & {*MONEY_ROLES, Role.DATE}:
        return column
    return replace(column, role=next(iter(roles), Role.OTHER), title="".join(title.title for title in over))


def _heading(role: Role, words: list[Word], top: float) -> Heading:
    box = around(words)
    return Heading(role, "", Box(box.left, top, box.right, top))
