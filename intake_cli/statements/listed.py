"""Lists of entries without a heading, as banking apps and wallets show them: what each entry says stands on the left,
in two or three lines, what it moved on the right, perhaps over the balance.

No title tells what is what. A list is believed where balances follow from each other, or where signs tell which way
money went, and each entry has its day. What it does not print is not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake_cli.statements.cells import Row, finish
from intake_cli.statements.list_blocks import Block, Blocks, blocks_of
from intake_cli.statements.list_days import day_over
from intake_cli.statements.list_proof import believed
from intake_cli.statements.list_rows import BALANCE, DATE, bands_of, roles_of, rows_of
from intake_cli.statements.list_sums import MOSTLY, paid_on
from intake_cli.statements.list_unread import with_unread
from intake_cli.statements.page_lines import PageLines
from intake_cli.statements.table import PageTable, Table

FEWEST = 3
"""Entries below which a list cannot be told from chance."""


def read_list(sheets: Sequence[PageLines]) -> Table | None:
    """The table of the entries that the ``sheets`` list, None where they list none that can be believed."""
    paid = paid_on([sheet.lines for sheet in sheets])
    told = believed(paid) if sum(map(len, paid)) >= FEWEST else None
    found = None if told is None else blocks_of(sheets, told)
    if found is None:
        return None
    blocks = with_unread(found)
    rows = rows_of([sheet.page.number for sheet in sheets], [own.entries for own in blocks])
    return _table(sheets, blocks, rows) if _are_dated(rows, [each for own in blocks for each in own.entries]) else None


def _are_dated(rows: Sequence[Row], blocks: Sequence[Block]) -> bool:
    """Whether days stand over the entries of one, or nearly each has its own, on several lines: those of one line are
    rows of a table."""
    over = sum(day_over(block.headings) is not None for block in blocks)
    own = sum(DATE in row.words for row in rows) - over
    if over > own:
        return DATE in rows[0].words
    return own >= MOSTLY * len(rows) and sum(len(block.lines) > 1 for block in blocks) >= MOSTLY * len(rows)


def _table(sheets: Sequence[PageLines], blocks: Sequence[Blocks], rows: list[Row]) -> Table:
    roles = roles_of(rows)
    bands = bands_of(roles, rows)
    shown = bands if any(BALANCE in row.words for row in rows) else (*bands[:BALANCE], *bands[BALANCE + 1:])
    pages = [PageTable(sheet.page, own.above, [], own.below, own.headings, shown if own.entries else ())
             for sheet, own in zip(sheets, blocks, strict=True)]
    return Table([replace(finish(row, bands), bands=shown) for row in rows], shown, pages, listed=True)
