"""A minus that a seal may hide, or that was never printed."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Box, Side
from intake_cli.layout.values import explicit_sign
from intake_cli.statements.cells import TableRow, with_role
from intake_cli.statements.chain import Neighbours, goes_along
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.entry_sides import signs_printed
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Place

SIGN, INSIDE = 0.8, 0.3
"""Heights of a sum within which its minus stands before it, and by which one that was lifted may still be in its box.
"""


def hidden_minus(rows: list[TableRow], entries: list[RawEntry], source: Source, beside: Neighbours) -> set[int]:
    """Rows whose balance says that money went, and whose sum has no sign where those of others have: the minus may be
    hidden by the seal on it."""
    if not signs_printed(rows).amounts:
        return set()
    return {index for index, (row, entry) in enumerate(zip(rows, entries, strict=True))
            if Role.AMOUNT in row.cells and entry.side is None and entry.amount is not None and not entry.neutral
            and not explicit_sign(row.cells[Role.AMOUNT].text)
            and source.pages[row.page].under_seal(row.cells[Role.AMOUNT].box)
            and goes_along(Side.IN, index, entries, beside) is False}


def with_ink_for_signs(rows: list[TableRow], source: Source, reader: Reader) -> list[TableRow]:
    """``rows`` whose sums without a sign count as seen to have none only where no coloured ink lies before them: what
    lifts it takes a minus along, and every look misses that."""
    told = [index for index, row in enumerate(rows) if Role.AMOUNT in row.cells and row.cells[Role.AMOUNT].bare]
    result = list(rows)
    for index, inked in zip(told, reader.inked([_before(rows[index], source) for index in told]), strict=True):
        if inked:
            result[index] = with_role(rows[index], Role.AMOUNT, replace(rows[index].cells[Role.AMOUNT], bare=False))
    return result


def _before(row: TableRow, source: Source) -> Place:
    page, box = source.pages[row.page], row.cells[Role.AMOUNT].box
    right = box.left + INSIDE * (box.bottom - box.top)
    return Place(page.number, page.on_page(replace(with_sign(box), right=right)))


def with_sign(box: Box) -> Box:
    """The place of a sum with that of a minus before it, so faint that it was not found."""
    return replace(box, left=max(0.0, box.left - SIGN * (box.bottom - box.top)))
