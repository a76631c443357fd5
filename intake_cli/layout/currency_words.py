"""The name of a currency that stands a blank before a sum, with the sign or the bracket before it: -CNY 486.85; or
behind one: -486.85 CNY."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.currency import CURRENCY, is_currency
from intake_cli.layout.cuts import as_one
from intake_cli.layout.lines import Line
from intake_cli.layout.values import looks_like_amount, money, with_plain_signs
from intake_cli.words import Word

FEWEST = 2
"""Currencies on a line from which one of them may be its column's and others of sums."""
LONGEST = 5
"""Characters of a currency with its sign."""
NEAR, SIGNED_NEAR = 0.6, 1.3
"""Heights of a word that a blank is wide at most: a column of currencies stands further from its sums, and has no sign;
and where there is no such column."""
BEHIND = 0.4
"""Heights that a blank is wide at most before a currency that is part of the sum before it."""
_CLOSING = str.maketrans("", "", ")）")
_BEFORE = re.compile(rf"([-+(]?){CURRENCY}", re.IGNORECASE)


def with_currencies(line: Line, alone: bool = True, columns: Sequence[Box] = ()) -> Line:
    """The ``line`` with each currency that stands right before a sum as part of it: in its own place it may lie in the
    column before, and the sign with it. Currencies may have a column, and stand ``alone``, or none; those below the
    title of one of their ``columns`` are no part of sums, if they stand as close to these."""
    words: list[Word] = []
    alone = alone and not _has_one_apart(line)
    for word in line.words:
        if words and _names(words[-1], word, alone) and not _is_in(columns, words[-1]):
            words[-1] = _with_sum(words[-1], word)
        elif words and _follows(words[-1], word) and not _is_in(columns, word):
            words[-1] = replace(as_one(words[-1], word), numeric=words[-1].numeric,
                                numeric_confidence=words[-1].numeric_confidence)
        else:
            words.append(word)
    return line if len(words) == len(line.words) else Line(tuple(words))


def _is_in(columns: Sequence[Box], word: Word) -> bool:
    return any(column.left < word.box.right and word.box.left < column.right for column in columns)


def _has_one_apart(line: Line) -> bool:
    """Whether a line names a currency by itself besides those right before sums: that one is of the column."""
    named = [_BEFORE.fullmatch(with_plain_signs(word.text)) is not None and len(word.text) <= LONGEST
             for word in line.words]
    if sum(named) < FEWEST:
        return False
    before = [_names(word, after, False) for word, after in itertools.pairwise(line.words)]
    return any(before) and sum(named) > sum(before)


def _names(before: Word, word: Word, alone: bool) -> bool:
    """Whether ``before`` is a currency that belongs to the sum ``word``, from which one may stand ``alone``."""
    if len(before.text) > LONGEST or not word.text[:1].isdigit():
        return False
    named = _BEFORE.fullmatch(with_plain_signs(before.text))
    if named is None or money(word.text.translate(_CLOSING)) is None:
        return False
    gap, height = word.box.left - before.box.right, word.box.bottom - word.box.top
    return gap < (NEAR if alone and not named[1] else SIGNED_NEAR) * height


def _follows(amount: Word, word: Word) -> bool:
    """Whether ``word`` is the currency of the sum before it."""
    gap, height = word.box.left - amount.box.right, amount.box.bottom - amount.box.top
    return is_currency(word.text) and 0 <= gap < BEHIND * height and looks_like_amount(amount.text)


def _with_sum(currency: Word, amount: Word) -> Word:
    """Both as one; the reading in figures alone has the sign before the currency."""
    if amount.numeric is None:
        return as_one(currency, amount)
    sign = with_plain_signs(currency.text)[:1]
    return replace(as_one(currency, amount), numeric=(sign if sign in "+-" else "") + amount.numeric,
                   numeric_confidence=amount.numeric_confidence)
