"""Accounts that the heads of pages name one after another: their rows are of other balances.

A bank lists a customer's accounts one below the other, each with its number over its table, and those of one number
with their currency or the number of the sub-account. Which rows a number covers is told here; whether they have a
balance of their own the balances tell (:mod:`intake_cli.statements.direction`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from checks.facts import Field
from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal
from intake_cli.statements.cells import TableRow
from intake_cli.statements.certainty import SURE
from intake_cli.statements.header_account import account_of
from intake_cli.statements.header_block import Block
from intake_cli.statements.parts import other_number, over_rows, tops_of
from intake_cli.statements.table import PageTable, Table

FEW = 2
"""Figures in which a reading of one number may differ from another."""
_KIND = re.compile(r"(?:储种|存款(?:种类|类型)):?([\u4e00-\u9fff]{2,8})")
_SUB_ACCOUNT = re.compile(r"子[账帐]?[户号](?:序列?号|号码?)?:?(\d{1,8})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Over:
    """What stands over a page: the number of an account, what tells accounts of one number apart, and its kind."""

    number: Field[str] | None
    purse: str
    kind: str = ""

    @property
    def name(self) -> str:
        number = "" if self.number is None else normal(self.number.value)
        return "|".join(filter(None, (number, self.purse, self.kind)))

    def is_in(self, section: str) -> bool:
        """Whether a label line names the same account."""
        return self.number is not None and all(part in section for part in self.name.split("|"))


def with_page_accounts(table: Table) -> Table:
    """``table`` with what names the account over each page as the section of the rows that stand under it, where
    several pages name several accounts. Rows under a label line of their own keep that one."""
    if len(table.pages) < 2:
        return table
    named = dict(_named(table))
    if not any(_differ(one, other) for one, other in pairwise(named.values())):
        return table
    rows: list[TableRow] = []
    over, carried, before = None, "", TableRow(0, table.rows[0].box, {}, ())
    for row in table.rows:
        account = named.get(row.page) if row.page != before.page else None
        if account is not None and (over is None or _differ(over, account)):
            over, carried = account, "" if account.is_in(before.section) else before.section
        under = over is not None and row.section == carried
        rows.append(replace(row, section=over.name) if under and over is not None else row)
        before = row
    return replace(table, rows=rows)


def _named(table: Table) -> Iterator[tuple[int, _Over]]:
    """What names the accounts over pages, or at the foot of the page before, where nothing does over the table; a page
    with the head of the one before it goes on with it."""
    text, foot, tops = "", _Over(None, ""), tops_of(table.rows)
    for page in table.pages:
        above = " ".join(line.text for line in page.above)
        over = _over(page, over_rows(page, tops)) if above and above != text else None
        over = over if over is not None and over.name else foot
        if over.name:
            yield page.page.number, over
        text, foot = above or text, _over(page, page.below)


def _over(page: PageTable, lines: list[Line]) -> _Over:
    block = Block("", [replace(page, above=lines, totals=[], below=[])])
    currency = [normal(value.value) for value in block.named("currency")[:1]]
    text = normal(" ".join(line.text for line in lines))
    sub_account, kind = (form.findall(text)[:1] for form in (_SUB_ACCOUNT, _KIND))
    return _Over(account_of(block), "|".join([*currency, *sub_account]), "".join(kind))


def _differ(one: _Over, other: _Over) -> bool:
    numbers = one.number is not None and other.number is not None and _differ_in_number(one.number, other.number)
    return numbers or ("" not in (one.purse, other.purse) and one.purse != other.purse)


def _differ_in_number(one: Field[str], other: Field[str]) -> bool:
    if not other_number(one.value, other.value):
        return False
    sure = min(one.evidence.confidence, other.evidence.confidence) >= SURE
    few = len(one.value) == len(other.value) and sum(a != b for a, b in zip(one.value, other.value, strict=True)) <= FEW
    return sure if few else True
