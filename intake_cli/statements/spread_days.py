"""Days whose parts stand a blank apart, 2025 03 01 or 2025 年 3 月 1 日: read as several words, between which a border
of columns would be seen."""

from __future__ import annotations

import re

from intake_cli.layout.cuts import as_one
from intake_cli.layout.lines import Line
from intake_cli.statements.broken_forms import DAY
from intake_cli.words import Word

BLANK = 0.8
"""Heights of a word that the parts of a day stand apart at most: a blank of the widest type is a little narrower."""
MOST = 6
"""Parts of a day at most: 2025 年 3 月 1 日."""
_YEAR = re.compile(r"(?:19|20)\d\d[-/.年]?")


def with_spread_days(line: Line) -> Line:
    """The ``line`` with the words of each such day as one."""
    if not any(map(_is_year, line.words[:-1])):
        return line
    words: list[Word] = []
    rest = list(line.words)
    while rest:
        count = _parts_of_day(rest) if _is_year(rest[0]) else 1
        day = rest[0]
        for word in rest[1:count]:
            day = as_one(day, word)
        words.append(day)
        rest = rest[count:]
    return line if len(words) == len(line.words) else Line(tuple(words))


def _is_year(word: Word) -> bool:
    return _YEAR.fullmatch(word.text) is not None


def _parts_of_day(words: list[Word]) -> int:
    """How many of the first ``words`` make one day together, 1 where none do."""
    run = 1
    while run < min(len(words), MOST) and _is_near(words[run - 1], words[run]):
        run += 1
    return next((count for count in range(run, 1, -1)
                 if DAY.whole.fullmatch("".join(word.text for word in words[:count]))), 1)


def _is_near(before: Word, word: Word) -> bool:
    return word.box.left - before.box.right < BLANK * (word.box.bottom - word.box.top)
