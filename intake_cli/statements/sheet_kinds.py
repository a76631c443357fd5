"""Cells of a workbook that hold another kind of value than their column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checks.facts import BankStatement, Evidence
from intake_cli.statements.sheet_files import Sheet

MOST, FEWEST = 0.9, 8
"""Share of a column's cells that must hold one kind of value before another one stands out, and how many they are: a
program may write whole columns in two manners, hardly one cell in ten."""
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def of_another_kind(statement: BankStatement, sheets: Sequence[Sheet]) -> tuple[Evidence, ...]:
    """The days, amounts and balances of a workbook that are numbers in a column of texts, or the other way round."""
    kinds = {sheet.number: sheet.kinds for sheet in sheets}
    columns: dict[tuple[int, str], list[tuple[str, Evidence]]] = {}
    for place in _cells(statement):
        address = _ADDRESS.fullmatch(place.cell)
        rows = kinds.get(place.page or 1, ())
        if address is not None and int(address[2]) <= len(rows):
            row, column = rows[int(address[2]) - 1], _number(address[1])
            if column < len(row):
                columns.setdefault((place.page or 1, address[1]), []).append((row[column], place))
    return tuple(sorted((place for own in columns.values() for place in _odd(own)),
                        key=lambda place: (place.row or 0, place.cell)))


def _cells(statement: BankStatement) -> Iterator[Evidence]:
    for entry in statement.entries:
        yield entry.booking_date.evidence
        yield from (cell.evidence for cell in (entry.amount, entry.balance) if cell is not None)


def _number(letters: str) -> int:
    """The place of a column from 0.

    >>> _number("A"), _number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _odd(own: Sequence[tuple[str, Evidence]]) -> Iterator[Evidence]:
    (usual, count), *_ = Counter(kind for kind, _ in own).most_common(1)
    if count >= FEWEST and count >= MOST * len(own):
        yield from (place for kind, place in own if kind != usual)
