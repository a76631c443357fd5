"""Numbers of accounts that were read as one with the sums behind them, and sums of two columns that were, as far as
they tell where columns part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.cuts import cut_word
from intake_cli.layout.misread_sums import looks_like_sum, runs_into_sum, two_sums_in
from intake_cli.words import Word

FLUSH, APART = 0.3, 0.2
"""Heights of a figure within which sums begin in one place, and by which the number before them ends there at least."""


def sums_parted(words: Sequence[Word]) -> list[Word]:
    """``words`` with two sums that touch as two."""
    found: list[Word] = []
    for word in words:
        second = two_sums_in(word.text)
        found += cut_word(word, [second]) if second else [word]
    return found


def numbers_ended(words: Sequence[Word]) -> list[Word]:
    """``words`` with each number that runs into a sum ended where most other sums begin that stand below it or above:
    as sums of their own they would close the gutter before all others."""
    if not any(runs_into_sum(word.text) for word in words):
        return list(words)
    begins = sorted(word.box.left for word in words if looks_like_sum(word.text) and not runs_into_sum(word.text))
    return [_ended(word, begins) if runs_into_sum(word.text) else word for word in words]


def _ended(word: Word, begins: list[float]) -> Word:
    """The number that a ``word`` begins with, without the sum; the word without either where no other sum begins inside
    it, for then it tells nothing."""
    high = word.box.bottom - word.box.top
    inside = [left for left in begins if word.box.left < left < word.box.right]
    places = ([other for other in inside if 0 <= other - left < FLUSH * high] for left in inside)
    flush = max(places, key=len, default=[])
    right = max(flush[0] - APART * high, word.box.left) if flush else word.box.left
    return replace(word, text=word.text.partition(".")[0], numeric=None, box=replace(word.box, right=right))
