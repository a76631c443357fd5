"""Sums that a narrow cell broke amid their figures over two lines: 14,874. above 13, or 2,540.0 above 0."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake_cli.layout.lines import around
from intake_cli.layout.values import looks_like_amount, sum_text
from intake_cli.words import PageText, Word

_BEGUN, _REST = re.compile(r"[+-]?\d[\d,]*(?:\.\d?)?"), re.compile(r"[\d,]*(?:\.\d{2})?")
_WHOLE = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}")
_OPEN = re.compile(r",\d{0,2}$")
NEAR, FLUSH = 0.6, 0.2
"""Heights of the text that both halves lie apart or over one another at most, and by which they may stand aside."""


def with_broken_sums(page: PageText) -> PageText:
    """``page`` with the halves of each such sum as one word, at the height at which most others stand."""
    halves = {id(upper): (upper, lower) for upper, lower in _halves(page.words)}
    if not halves:
        return page
    lower = {id(rest) for _, rest in halves.values()}
    return replace(page, words=tuple(_one(*halves[id(word)], page.words) if id(word) in halves else word
                                     for word in page.words if id(word) not in lower))


def _halves(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    begun = [word for word in words if _BEGUN.fullmatch(sum_text(word.text)) and not looks_like_amount(word.text)]
    rests = sorted((word for word in words if _REST.fullmatch(sum_text(word.text))), key=_top) if begun else []
    for upper in begun:
        foot, slack = upper.box.bottom, NEAR * (upper.box.bottom - upper.box.top)
        near = rests[bisect_left(rests, foot - slack, key=_top):bisect_right(rests, foot + slack, key=_top)]
        lower = next((word for word in near if word is not upper and _goes_on(upper, word)), None)
        if lower is not None and _make_one(sum_text(upper.text), sum_text(lower.text)):
            yield upper, lower


def _top(word: Word) -> float:
    return word.box.top


def _make_one(upper: str, lower: str) -> bool:
    """Whether two texts are a sum together, and the lower one none by itself unless the upper one breaks off behind a
    mark of thousands: a count may stand over a sum."""
    broken_off = _OPEN.search(upper) is not None or not looks_like_amount(lower)
    return broken_off and _WHOLE.fullmatch(upper + lower) is not None


def _goes_on(upper: Word, lower: Word) -> bool:
    """Whether a word near the foot of another stands under it, flush with it at a side or in the middle."""
    one, other = upper.box, lower.box
    high = one.bottom - one.top
    aside = (other.left - one.left, other.right - one.right, other.left + other.right - one.left - one.right)
    return other.top > one.top + high / 2 and min(map(abs, aside)) < FLUSH * high


def _one(upper: Word, lower: Word, words: Sequence[Word]) -> Word:
    box, high = around([upper, lower]), upper.box.bottom - upper.box.top
    tops = ((upper.box.top + lower.box.top) / 2, upper.box.top, lower.box.top)
    top = max(tops, key=lambda top: sum(abs(word.box.top - top) < FLUSH * high for word in words))
    box = replace(box, top=top, bottom=top + high)
    text = upper.text + lower.text
    edges = tuple(box.left + (box.right - box.left) * place / len(text) for place in range(len(text) + 1))
    return replace(upper, text=text, box=box, edges=edges, ends=(), parts=())
