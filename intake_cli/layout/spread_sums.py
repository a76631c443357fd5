"""Sums whose figures stand a blank apart, as full-width ones and those of wide type do: read from pixels as several
words, between which a border of columns would be seen."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from intake_cli.currency import CURRENCY
from intake_cli.layout.cuts import without_blanks
from intake_cli.layout.lines import Line
from intake_cli.layout.values import has_figure, looks_like_amount, with_plain_signs
from intake_cli.words import Word

NEAR = 1.7
"""Heights of a line that the parts of a sum stand apart at most."""
DOT = 0.4
"""Heights of a line that a point is wide and high at most: alone it may be read as any mark."""
_PART = re.compile(rf"[-+]?(?:{CURRENCY})?[\d,.]*-?元?", re.IGNORECASE)
_MINUS = re.compile(r"^一(?=[\d¥￥])")
"""A minus as wide as a Chinese character is one to a reader of text."""
_WHOLE = re.compile(rf"[-+]?(?:{CURRENCY})?[-+]?(?:\d{{1,3}}(?:,\d{{3}})*|\d{{4,}})\.\d{{2}}-?元?", re.IGNORECASE)


def with_spread_sums(line: Line) -> Line:
    """The ``line`` with neighbouring words as one where none of them is a sum and together they are."""
    if not any(_may_be_part(word.text) and _may_be_part(other.text) and _near(word, other)
               for word, other in pairwise(line.words)):
        return line
    words: list[Word] = []
    rest = list(line.words)
    while rest:
        parts = [] if words and _run_on(words[-1], rest[0]) else _parts_of_sum(rest)
        words.append(without_blanks(parts) if parts else rest[0])
        rest = rest[max(1, len(parts)):]
    return line if len(words) == len(line.words) else Line(tuple(words))


@lru_cache(maxsize=20_000)
def _may_be_part(text: str) -> bool:
    """Whether a word may be a part of a sum, or a mark inside one: hardly any line has two such side by side."""
    return (len(text) == 1 and not text.isalnum()) or _is_part(_MINUS.sub("-", with_plain_signs(text)))


def _parts_of_sum(words: list[Word]) -> list[Word]:
    """Those of the first ``words`` that make one sum together, as they are meant; none where they make none."""
    run = 1
    while run < len(words) and _near(words[run - 1], words[run]):
        run += 1
    high = max(word.box.bottom - word.box.top for word in words[:run])
    parts = [_as_meant(word, high) for word in words[:run]]
    return next((parts[:count] for count in range(run, 1, -1)
                 if _WHOLE.fullmatch("".join(part.text for part in parts[:count]))
                 and all(_is_part(part.text) for part in parts[:count])), [])


def _as_meant(word: Word, high: float) -> Word:
    """A part of a sum on a line so ``high``: a mark other than a comma that is as small as a point is one."""
    box, text = word.box, _MINUS.sub("-", with_plain_signs(word.text))
    small = max(box.right - box.left, box.bottom - box.top) < DOT * high
    if small and len(text) == 1 and text != "," and not has_figure(text):
        return replace(word, text=".", numeric=".")
    return replace(word, text=text)


def _near(before: Word, word: Word) -> bool:
    height = max(before.box.bottom - before.box.top, word.box.bottom - word.box.top)
    return word.box.left - before.box.right < NEAR * height


def _run_on(before: Word, word: Word) -> bool:
    """Whether figures stand right before a ``word`` that may belong to its sum, which would lose them."""
    return _near(before, word) and has_figure(before.text[-1:]) and not looks_like_amount(before.text)


def _is_part(text: str) -> bool:
    return _PART.fullmatch(text) is not None and not looks_like_amount(text)
