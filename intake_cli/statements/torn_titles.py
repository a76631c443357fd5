"""Titles that fell in two: a character was read with the next title, or pale print or a seal hid what held them
together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from intake_cli.characters import CHINESE
from intake_cli.layout.cuts import cut_word, edges_of
from intake_cli.layout.lines import around
from intake_cli.statements.known_titles import KNOWN_TITLES, RARER_TITLES, as_meant, as_printed
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import Word

SURE = 0.95
"""Confidence from which a character is not misread."""
NEAR, CLOSE = 1.0, 0.8
"""Heights of a character that two halves of a title that banks print lie apart at most, and its last character: two
titles lie further apart."""
TOUCH = 0.4
"""Heights of a character that words of one title lie apart at most: words of a page that touch so are one."""
LOST, HOLE = (0.4, 1.4), "\0"
"""Heights of a character between two pieces of a title in which one was lost, and what stands for it."""
_ENDS = {title[-2:] for title in (*KNOWN_TITLES, *RARER_TITLES) if len(title) > 2}


def with_firsts(words: list[Word]) -> list[Word]:
    """``words`` with the last character of a title of two that was read as the first of the next (结 | 余交易机构)
    joined to its own."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        lone = before is not None and len(before.text) == 1 and before.text >= CHINESE and role_of(before.text) is None
        if before is not None and lone and role_of(before.text + word.text[:1]) is not None and \
                as_printed(word.text[1:]) and not as_printed(word.text):
            end, rest = cut_word(word, [1])
            found[-1:] = [joined([before, end]), rest]
        else:
            found.append(word)
    return found


def with_ends(words: list[Word]) -> list[Word]:
    """``words`` with a last character that fell off its title (往来户 | 名) joined to it again."""
    return _with(words, lambda before, word: len(word.text) == 1 and role_of(word.text) is None and
                 _apart(before, word) < CLOSE and before.text[-1:] + word.text in _ENDS)


def with_halves(words: list[Word]) -> list[Word]:
    """``words`` with the title that banks print of two side by side, neither of which says anything (对 | 方名称),
    where pale print between them was not seen, and with words that dirt parted of the title that they touch and that
    says without them what it says with them (业务 | 摘要)."""
    return _with(words, lambda before, word: role_of(before.text) is None and (
        (_apart(before, word) < NEAR and role_of(word.text) is None and as_printed(before.text + word.text))
        or (_apart(before, word) < TOUCH and _qualifies(before.text, word.text))))


def _qualifies(before: str, title: str) -> bool:
    """Whether the Chinese word ``before`` a known ``title`` says nothing of its own."""
    return len(before) > 1 and before >= CHINESE and not as_printed(before) and \
        role_of(title) is not None and role_of(before + title) is role_of(title)


def _with(words: list[Word], are_one: Callable[[Word, Word], bool]) -> list[Word]:
    """``words`` with those joined to what stands before them that ``are_one``."""
    found: list[Word] = []
    for word in words:
        if found and are_one(found[-1], word):
            found[-1] = joined([found[-1], word])
        else:
            found.append(word)
    return found


def _apart(before: Word, word: Word) -> float:
    """How far two words stand apart, in heights."""
    return (word.box.left - before.box.right) / (before.box.bottom - before.box.top)


def with_torn(words: list[Word]) -> list[Word]:
    """``words`` with a title that lost a character to a seal, and fell in two there (对方 | 名/账号), whole again."""
    found: list[Word] = []
    for word in words:
        title = _torn(found[-1], word) if found else None
        if title is not None:
            found[-1] = replace(joined([found[-1], word]), text=title, edges=())
        else:
            found.append(word)
    return found


def _torn(before: Word, word: Word) -> str | None:
    """The only known title of which two words, read less than surely, leave out one character, where there is room for
    it between them and not both say something alone."""
    high = before.box.bottom - before.box.top
    room = LOST[0] * high <= word.box.left - before.box.right < LOST[1] * high
    told = role_of(before.text) is not None and role_of(word.text) is not None
    if not room or told or min(before.confidence, word.confidence) >= SURE:
        return None
    meant = as_meant(f"{before.text}{HOLE}{word.text}")
    return None if HOLE in meant else meant


def joined(words: list[Word]) -> Word:
    box = around(words)
    return replace(words[0], text="".join(word.text for word in words), box=box, numeric=None, numeric_confidence=0.0,
                   confidence=min(word.confidence for word in words), parts=(), ends=(),
                   edges=(*(edge for word in words for edge in edges_of(word)[:-1]), box.right))

