"""Lines that carry entries, by the days and sums on them."""

from __future__ import annotations

from collections.abc import Callable

from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line
from intake_cli.layout.misread_sums import looks_like_sum
from intake_cli.layout.values import money
from intake_cli.words import Word

EVEN = 0.7
"""How many lines with a sum there are for each with a day, or the other way, where each entry has one of both."""


def is_entry(line: Line) -> bool:
    """True for lines with a date and an amount, or with two amounts: what an entry's first line carries."""
    amounts = sum(looks_like_sum(w.numeric or w.text) for w in line.words)
    return amounts > 1 or (amounts == 1 and any(map(word_begins_date, line.words)))


def halves_of(lines: list[Line]) -> list[int]:
    """Indexes of the lines that show a day or a sum, where about as many show the one as the other."""
    days, sums = (_that(tells, lines) for tells in (word_begins_date, _is_sum))
    return sorted({*days, *sums}) if min(len(days), len(sums)) >= EVEN * max(len(days), len(sums)) else []


def counted_of(lines: list[Line]) -> list[int]:
    """Indexes of the lines that show a day and a number which may be a sum without its decimals, as spreadsheets print
    them (6855, 45180.7)."""
    return [index for index, line in enumerate(lines) if any(map(word_begins_date, line.words)) and any(
        money(word.text) is not None and not word_begins_date(word) for word in line.words)]


def _that(tells: Callable[[Word], bool], lines: list[Line]) -> list[int]:
    return [index for index, line in enumerate(lines) if any(map(tells, line.words))]


def _is_sum(word: Word) -> bool:
    return looks_like_sum(word.numeric or word.text)


def is_figure(word: Word) -> bool:
    """True for a date or an amount."""
    return _is_sum(word) or word_begins_date(word)
