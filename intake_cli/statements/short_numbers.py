"""Numbers of accounts that lack a figure which others of their bank have: readers take equal ones that stand close
(9999) for fewer, as surely as they read all others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from intake_cli.layout.values import normal
from intake_cli.statements.cells import TableRow, with_cell
from intake_cli.statements.certainty import SURE, TEXT_LAYER
from intake_cli.statements.source import Source

_NUMBER = re.compile(r"\d{14,}")
BANK = 6
"""First figures of a number, which tell the bank that gave it."""
DOUBTED = SURE - 0.01


def with_short_numbers_doubted(rows: Sequence[TableRow], source: Source, own: Iterable[str]) -> list[TableRow]:
    """``rows`` of a scan with each number in doubt that with one of its figures doubled begins as another row's, or as
    one of the holder's ``own``, and is as long, where no other begins so and is as long as it stands."""
    cells = [(index, place, number) for index, row in enumerate(rows) if source.pages[row.page].reader != TEXT_LAYER
             for place, (_, cell) in enumerate(row.titled) if (number := _NUMBER.search(normal(cell.text)))]
    kinds = Counter(map(_kind, {*own, *(number[0] for _, _, number in cells)}))
    found = list(rows)
    for index, place, number in cells:
        if kinds[_kind(number[0])] == 1 and any(_kind(whole) in kinds for whole in _with_one_more(number[0])):
            cell = found[index].titled[place][1]
            found[index] = with_cell(found[index], place, replace(cell, confidence=min(cell.confidence, DOUBTED)))
    return found


def _kind(number: str) -> tuple[str, int]:
    return number[:BANK], len(number)


def _with_one_more(number: str) -> Iterator[str]:
    """What ``number`` is with one of its figures printed twice."""
    return (number[:place] + number[place] + number[place:] for place in range(len(number)))
