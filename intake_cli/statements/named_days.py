"""Days whose month is a word, as English statements print them: figures and word stand apart, and are one day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from intake_cli.layout.day_figures import MONTHS
from intake_cli.layout.lines import around
from intake_cli.words import Word

_BLANK = 1.0
"""Heights of a word that the blank before the next part of its day is wide at most."""
_FIGURES = re.compile(r"\d{1,2}|20\d\d")


def with_days_whole(words: Iterable[Word]) -> Iterator[Word]:
    """``words`` of lines, left to right, those that make one day (05 | Mar | 2025) joined."""
    day: list[Word] = []
    for word in words:
        if day and not (_is_part(word.text) and _beside(day[-1], word)):
            yield from _joined(day)
            day = []
        if day or _is_part(word.text):
            day.append(word)
        else:
            yield word
    yield from _joined(day)


def beside_months(words: Sequence[Word]) -> set[int]:
    """The ids of those of the ``words`` that stand right before the name of a month: 04 of 04 Apr 2025."""
    months = [word for word in words if _is_month(word.text)]
    figures = [word for word in words if _FIGURES.fullmatch(word.text)] if months else []
    return {id(word) for word in figures for month in months if _beside(word, month)}


def _is_part(text: str) -> bool:
    return _FIGURES.fullmatch(text) is not None or _is_month(text)


def _is_month(text: str) -> bool:
    return text.isascii() and text.rstrip(".,").isalpha() and text[:3].lower() in MONTHS


def _beside(before: Word, word: Word) -> bool:
    size = before.box.bottom - before.box.top
    return abs(before.box.bottom - word.box.bottom) < size / 2 and 0 <= word.box.left - before.box.right < _BLANK * size


def _joined(parts: list[Word]) -> list[Word]:
    """One word where one of several ``parts`` is a month, else they as they are."""
    if len(parts) < 2 or not any(_is_month(part.text) for part in parts):
        return parts
    return [replace(parts[0], text=" ".join(part.text for part in parts), box=around(parts), edges=(),
                    ends=())]
