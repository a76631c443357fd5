"""What each page of a statement says of its period and of its print."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import PageHead
from intake_cli.statements.header_block import Block
from intake_cli.statements.header_days import period_label, print_label
from intake_cli.statements.table import PageTable


def page_heads(document: str, tables: list[PageTable]) -> tuple[PageHead, ...]:
    """The days outside the table of each page that names some, where there are several pages to compare."""
    heads: list[PageHead] = []
    for table in tables if len(tables) > 1 else ():
        block = Block(document, [replace(table, totals=[])])
        head = PageHead(table.page.number, *period_label(block), print_label(block))
        if head.start is not None or head.printed_on is not None:
            heads.append(head)
    return tuple(heads)
