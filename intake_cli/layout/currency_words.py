"""The name of a currency that stands a blank before a sum, with the sign or the bracket before it: -CNY 486.85."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.currency import CURRENCY
from intake_cli.layout.cuts import edges_of
from intake_cli.layout.lines import Line, around
from intake_cli.layout.values import money, with_plain_signs
from intake_cli.words import Word

LONGEST = 5
"""Characters of a currency with its sign."""
NEAR, SIGNED_NEAR = 0.6, 1.3
"""Heights of a word that a blank is wide at most: a column of currencies stands further from its sums, and has no sign.
"""
_CLOSING = str.maketrans("", "", ")）")
_BEFORE = re.compile(rf"([-+(]?){CURRENCY}", re.IGNORECASE)


def with_currencies(line: Line) -> Line:
    """The ``line`` with each currency that stands right before a sum as part of it: in its own place it may lie in the
    column before, and the sign with it."""
    if not any(_names(one, other) for one, other in itertools.pairwise(line.words)):
        return line
    return Line(tuple(_joined(line.words)))


def _joined(words: Sequence[Word]) -> list[Word]:
    found: list[Word] = []
    for word in words:
        if found and _names(found[-1], word):
            found[-1] = _as_one(found[-1], word)
        else:
            found.append(word)
    return found


def _names(before: Word, word: Word) -> bool:
    """Whether ``before`` is a currency that belongs to the sum ``word``."""
    if len(before.text) > LONGEST or not word.text[:1].isdigit():
        return False
    named = _BEFORE.fullmatch(with_plain_signs(before.text))
    if named is None or money(word.text.translate(_CLOSING)) is None:
        return False
    gap, height = word.box.left - before.box.right, word.box.bottom - word.box.top
    return gap < (SIGNED_NEAR if named[1] else NEAR) * height


def _as_one(before: Word, word: Word) -> Word:
    sign = with_plain_signs(before.text)[:1]
    numeric = None if word.numeric is None else (sign if sign in "+-" else "") + word.numeric
    return replace(word, text=f"{before.text} {word.text}", box=around([before, word]), numeric=numeric, ends=(),
                   confidence=min(before.confidence, word.confidence), edges=(*edges_of(before), *edges_of(word)))
