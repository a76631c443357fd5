"""Titles of several words: above each other, or a translation of words that stand apart."""

from __future__ import annotations

import itertools
import re

from intake_cli.layout.lines import around, joined, to_lines
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, misread_role, role_of
from intake_cli.words import Word

BLANK = 1.3
"""Heights of a Latin word that a blank is wide at most."""
TIGHT = 0.5
"""Heights that words read of one Chinese title lie apart at most: a reader sees blanks in small print."""

BESIDE, FEWEST = 1.0, 3
"""Heights of the higher one that a Chinese title and the first letters of its translation lie apart at most; titles
with one beside them from which whatever Latin word stands there is one."""


def stacked(words: list[Word]) -> list[list[Word]]:
    """Words in columns: those that share width stand above each other; letters set wide apart (日 志 号) join."""
    columns: list[list[Word]] = []
    chinese = [word for word in words if not word.text.isascii()]
    translated = _are_translated(words)
    for word in sorted(words, key=lambda w: w.box.left):
        if columns and (_belongs(columns[-1], word, translated) or _translates_on(columns[-1], word, chinese)):
            columns[-1].append(word)
        else:
            columns.append([word])
    both = sum(len({word.text.isascii() for word in column}) > 1 for column in columns)
    for column, following in itertools.pairwise(columns):
        if _begins(column, following, chinese) or (both >= FEWEST and _says_the_same(column, following)):
            following[:0] = column
            column.clear()
    return [[word for line in to_lines(column) for word in line.words] for column in columns if column]


def _are_translated(words: list[Word]) -> bool:
    """Whether Chinese titles have their translation beside them: several, and most of those that any has beside it."""
    beside = [_translates(before, word) for before in words for word in words
              if not before.text.isascii() and word.text.isascii() and _is_beside(before, word)]
    both = sum(re.search(r"[\u4e00-\u9fff)][ /]?[A-Za-z]", word.text) is not None for word in words)
    return sum(beside) + both >= FEWEST and sum(beside) + both > len(beside) / 2


def _is_beside(before: Word, word: Word) -> bool:
    near = BESIDE * max(word.box.bottom - word.box.top, before.box.bottom - before.box.top)
    return _level(before, word) and -TIGHT * near < word.box.left - before.box.right < near


def _belongs(column: list[Word], word: Word, translated: bool) -> bool:
    """Whether a word goes on with a ``column``; ``translated`` is whether titles have their translation beside them."""
    box = around(column)
    overlap = min(box.right, word.box.right) - max(box.left, word.box.left)
    if overlap > 0.3 * min(box.right - box.left, word.box.right - word.box.left):
        return True
    beside = next((each for each in reversed(column) if _level(each, word)), column[-1])
    gap, height = word.box.left - beside.box.right, word.box.bottom - word.box.top
    if gap >= 1.5 * height or not _level(beside, word):
        return False
    if gap < TIGHT * height and _is_title(column, word):
        return True
    if _is_beside(beside, word) and (_translates(beside, word) or (translated and _may_translate(beside, word))):
        return True
    letters = len(word.text) == 1 and len(beside.text) == 1
    open_ended = role_of(joined(column)) is None or role_of(joined([*column, word])) is not None  # 日 of 日 志 号
    return word.text[0] in "(（" or (letters and open_ended)


def _is_title(column: list[Word], word: Word) -> bool:
    """Whether both make a title, or what may be one misread: two that are known are none (收入 beside 余额)."""
    text = joined([*column, word])
    unknown = role_of(joined(column)) is None or role_of(word.text) is None
    return as_printed(text) or (unknown and misread_role(text) is not None)


def _translates(beside: Word, word: Word) -> bool:
    """Whether Latin letters ``beside`` a Chinese title say the same, or are none but begin one (交易金额 A over mount),
    which a narrow cell broke anywhere."""
    role = role_of(word.text)
    return _may_translate(beside, word) and (role is None or role is role_of(beside.text))


def _may_translate(beside: Word, word: Word) -> bool:
    return word.text.isascii() and word.text[0].isalpha() and not beside.text.isascii()


def _translates_on(column: list[Word], word: Word, chinese: list[Word]) -> bool:
    """Whether a Latin word that stands under no Chinese title goes on with the translation of the title before it."""
    if not chinese or not word.text.isascii() or any(_covers(other, word) for other in chinese):
        return False
    if _own_titles(joined(column), word.text) and any(_level(other, word) for other in chinese):
        return False
    size = word.box.bottom - word.box.top
    return any(before.text.isascii() and _level(before, word) and word.box.left - before.box.right < BLANK * size
               for before in column)


def _own_titles(one: str, other: str) -> bool:
    """Whether both are titles of sums, which among Chinese ones are titles of their own: Amount, Balance."""
    roles = {role_of(one), role_of(other)}
    return len(roles) == 2 and roles <= set(MONEY_ROLES)


def _begins(column: list[Word], following: list[Word], chinese: list[Word]) -> bool:
    """Whether Latin words that stand under no Chinese title begin the translation of the title that follows: none that
    name the balance where that one is of no money, for then the Chinese title over them was not read."""
    latin = [word for word in following if word.text.isascii()]
    if not column or not 0 < len(latin) < len(following) or not all(word.text.isascii() for word in column):
        return False
    own, other = role_of(joined(column)), role_of(joined(latin))
    if own is Role.BALANCE and other is not None and other not in MONEY_ROLES:
        return False
    under = any(_covers(other, word) for word in column for other in chinese)
    gap = latin[0].box.left - column[-1].box.right
    return not under and _level(column[-1], latin[0]) and gap < BLANK * (latin[0].box.bottom - latin[0].box.top)


def _says_the_same(column: list[Word], following: list[Word]) -> bool:
    """Whether a Latin title says what the Chinese one before it does, which has no translation and stands flush at the
    left side of a wide column while its translation stands in the middle."""
    latin = all(word.text.isascii() for word in following) and not any(word.text.isascii() for word in column)
    role = role_of(joined(following)) if latin and column else None
    return role is not None and role is role_of(joined(column))


def _covers(title: Word, word: Word) -> bool:
    """Whether a word stands under most of a Chinese title, or mostly under it."""
    overlap = min(title.box.right, word.box.right) - max(title.box.left, word.box.left)
    return overlap > 0.5 * min(title.box.right - title.box.left, word.box.right - word.box.left)


def _level(one: Word, other: Word) -> bool:
    return abs(one.box.top - other.box.top) < 0.5 * (one.box.bottom - one.box.top)
