"""Titles whose characters are set so far apart that each was read as a word: 日    期, 余    额."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, groupby, pairwise

from intake_cli.layout.cuts import edges_of
from intake_cli.layout.lines import around
from intake_cli.statements.known_titles import KNOWN_TITLES, RARER_TITLES
from intake_cli.statements.title_cuts import split_title
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import Word

FEWEST = 2
"""Characters that stand alone in a heading which is set so."""
NEAR = 1.0
"""Heights of a character that words of several, of which a wide title was read as, lie apart at most."""

CLOSE = 0.8
"""The same of a last character: two titles lie further apart."""
_ENDS = {title[-2:] for title in (*KNOWN_TITLES, *RARER_TITLES) if len(title) > 2}


def with_spaced_joined(words: list[Word]) -> list[Word]:
    """The ``words`` of a line of titles with Chinese characters side by side as the titles that they make."""
    alone = sum(len(word.text) == 1 and not word.text.isascii() for word in words)
    if alone >= FEWEST:
        words = [word for short, run in groupby(words, _is_short) for word in (_titles(list(run)) if short else run)]
    return _with_ends(words) if alone else words


def _with_ends(words: list[Word]) -> list[Word]:
    """``words`` with a last character that fell off its title (往来户 | 名) joined to it again."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and len(word.text) == 1 and role_of(word.text) is None and \
                word.box.left - before.box.right < CLOSE * (before.box.bottom - before.box.top) and \
                before.text[-1:] + word.text in _ENDS:
            found[-1] = _joined([before, word])
        else:
            found.append(word)
    return found


def _is_short(word: Word) -> bool:
    return len(word.text) <= 2 and not word.text.isascii()


def _titles(run: list[Word]) -> Iterator[Word]:
    text = "".join(word.text for word in run)
    ends = list(accumulate(len(word.text) for word in run))
    borders = [0, *split_title(text), len(text)]
    for start, end in pairwise(borders):
        part = [word for word, last in zip(run, ends, strict=True) if start < last <= end]
        yield from [_joined(part)] if _is_one(part, text[start:end]) else part


def _is_one(part: list[Word], title: str) -> bool:
    """Whether words are the characters of a ``title`` and not titles of their own, as 借 and 贷 are."""
    told = len(part) > 1 and "".join(word.text for word in part) == title and role_of(title) is not None
    near = all(len(one.text) == len(other.text) == 1 or
               other.box.left - one.box.right < NEAR * (one.box.bottom - one.box.top) for one, other in pairwise(part))
    return told and near and any(role_of(word.text) is None for word in part)


def _joined(words: list[Word]) -> Word:
    box = around(words)
    return replace(words[0], text="".join(word.text for word in words), box=box, numeric=None, numeric_confidence=0.0,
                   confidence=min(word.confidence for word in words), parts=(),
                   edges=(*(edge for word in words for edge in edges_of(word)[:-1]), box.right))
