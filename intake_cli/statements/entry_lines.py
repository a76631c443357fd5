"""Lines that carry entries, by the days and sums on them."""

from __future__ import annotations

from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line
from intake_cli.layout.misread_sums import looks_like_sum
from intake_cli.words import Word


def is_entry(line: Line) -> bool:
    """True for lines with a date and an amount, or with two amounts: what an entry's first line carries."""
    amounts = sum(looks_like_sum(w.numeric or w.text) for w in line.words)
    return amounts > 1 or (amounts == 1 and any(begins_date(w.numeric or w.text) for w in line.words))


def is_figure(word: Word) -> bool:
    """True for a date or an amount."""
    text = word.numeric or word.text
    return looks_like_sum(text) or begins_date(text)
