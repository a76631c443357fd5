"""A name over its number under one title each (对方户名 over 对方账号), where the name takes several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake_cli.characters import CHINESE
from intake_cli.layout.lines import joined
from intake_cli.layout.values import is_empty, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

ROOM = 1.3
"""Heights of a line that it leaves of its column at most where the next character did not fit in."""
_NUMBER = re.compile(r"[\d*]{6,}")


def is_name_over_number(bands: Sequence[Band], column: int) -> bool:
    """Whether the titles of a ``column`` are those of a name and, below it, of its number."""
    return (len(bands[column].below) == 1 and bands[column].role is Role.COUNTERPARTY
            and bands[column + 1].role is Role.COUNTERPARTY_ACCOUNT)


def name_ends(lines: Sequence[Sequence[Word]], edge: float) -> int | None:
    """How many of several ``lines`` of a cell are the name: those before a number or the dash for none, else those that
    go on in Chinese from a line which reaches the ``edge`` of the column. None where nothing tells."""
    for place, line in enumerate(lines[1:], 1):
        text = joined(line)
        if _NUMBER.fullmatch(normal(text)) or is_empty(text):
            return place
    end = 1
    while end < len(lines) and _is_full(lines[end - 1], edge) and joined(lines[end])[0] >= CHINESE:
        end += 1
    return end if end > 1 else None


def _is_full(line: Sequence[Word], edge: float) -> bool:
    last = max(line, key=lambda word: word.box.right)
    return edge - last.box.right < ROOM * (last.box.bottom - last.box.top)
