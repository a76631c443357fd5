"""Accounts that the heads of pages name one after another: their rows are of other balances.

A bank lists a customer's accounts one below the other, each with its number over its table. Which rows a number covers
is told here; whether they have a balance of their own the balances tell (:mod:`intake_cli.statements.direction`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from checks.facts import Field
from intake_cli.layout.values import normal
from intake_cli.statements.cells import TableRow
from intake_cli.statements.certainty import SURE
from intake_cli.statements.header_account import account_of
from intake_cli.statements.header_block import Block
from intake_cli.statements.parts import other_number
from intake_cli.statements.table import PageTable, Table

FEW = 2
"""Figures in which a reading of one number may differ from another."""


def with_page_accounts(table: Table) -> Table:
    """``table`` with the number over each page as the section of the rows that stand under it, where several pages name
    several accounts. Rows under a label line of their own keep that one."""
    if len(table.pages) < 2:
        return table
    named = dict(_named(table.pages))
    if not any(_differ(one, other) for one, other in pairwise(named.values())):
        return table
    rows: list[TableRow] = []
    number, carried, before = None, "", TableRow(0, table.rows[0].box, {}, ())
    for row in table.rows:
        account = named.get(row.page) if row.page != before.page else None
        if account is not None and (number is None or _differ(number, account)):
            number, carried = account, "" if normal(account.value) in before.section else before.section
        under = number is not None and row.section == carried
        rows.append(replace(row, section=normal(number.value)) if under and number is not None else row)
        before = row
    return replace(table, rows=rows)


def _named(pages: Iterable[PageTable]) -> Iterator[tuple[int, Field[str]]]:
    """The accounts over pages by their numbers; a page with the head of the one before it goes on with it."""
    text = ""
    for page in pages:
        above = " ".join(line.text for line in page.above)
        account = _account_over(page) if above and above != text else None
        if account is not None:
            yield page.page.number, account
        text = above or text


def _account_over(page: PageTable) -> Field[str] | None:
    top = min((line.top for line in page.headings), default=page.page.height)
    return account_of(Block("", [replace(page, above=[line for line in page.above if line.bottom <= top],
                                         totals=[], below=[])]))


def _differ(one: Field[str], other: Field[str]) -> bool:
    if not other_number(one.value, other.value):
        return False
    sure = min(one.evidence.confidence, other.evidence.confidence) >= SURE
    few = len(one.value) == len(other.value) and sum(a != b for a, b in zip(one.value, other.value, strict=True)) <= FEW
    return sure if few else True
