"""Titles into which a reader of pixels read specks: 发生:额, 摘.要."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.cuts import cut_word, edges_of
from intake_cli.layout.lines import Line
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import Word

_SPECKED = re.compile(r"(?=.*[^\w/()])[^\da-zA-Z/()]*[\u4e00-\u9fff][^\da-zA-Z/()]*")
"""Chinese with other signs than titles have."""
_SPECK = re.compile(r"[^\w]")
WALL = "|"
"""What an upright line is read as."""
FEWEST_WALLED = 2
"""Titles between such signs from which they are lines."""
FAR, DOT = 1.0, 0.3
"""Heights of a word beyond which a colon behind it is none of it, and of which it is less high where it is a dot."""
_LABEL = re.compile(r"\w\w+[:：]")
"""What a colon stands behind that is no speck."""


def without_specks(line: Line) -> Line:
    """``line`` of pixels without the specks among its Chinese: a colon is one where no label can end, or where a title
    is left without it."""
    if all(word.confidence == 1 for word in line.words) or \
            any(word.text[-1:].isdigit() and len(word.text) > 1 for word in line.words):
        return line  # one of figures is no heading
    line = Line(tuple(part for word in line.words for part in _between_walls(word)))
    words = [_cleared(word, line.words[max(0, place - 1):place + 2]) for place, word in enumerate(line.words)]
    kept = tuple(word for word in words if word is not None)
    return line if kept == line.words or not kept else Line(kept)


def _between_walls(word: Word) -> list[Word]:
    """The titles of a ``word`` that has the upright lines between their cells read into it (支取金额|收入金额)."""
    pieces = list(re.finditer(rf"[^{WALL}]+", word.text))
    if sum(len(piece[0]) > 1 and role_of(piece[0]) is not None for piece in pieces) < FEWEST_WALLED:
        return [word]
    return [part for part in cut_word(word, [place for piece in pieces for place in piece.span()])
            if WALL not in part.text]


def _cleared(word: Word, around: Sequence[Word]) -> Word | None:
    if word.confidence == 1 or word.text.isalnum():
        return word
    if len(word.text) == 1:
        beside = [other.text for other in around if other is not word]
        parts = len(beside) > 1 and all(len(text) == 1 and text.isalpha() and not text.isascii() for text in beside)
        return None if word.text in ":：" and (parts or _is_lone(word, around)) else word
    return _without(word) if _SPECKED.fullmatch(word.text) else word


def _is_lone(colon: Word, around: Sequence[Word]) -> bool:
    """Whether a colon ends no label: it stands further behind the word before it than that is high, or is a dot."""
    before, high = around[0], colon.box.bottom - colon.box.top
    if before is colon:
        return True
    height = before.box.bottom - before.box.top
    return colon.box.left - before.box.right > FAR * height or high < DOT * height


def _without(word: Word) -> Word:
    text = _SPECK.sub("", word.text)
    if _LABEL.match(word.text) and not as_printed(text):
        return word
    edges = edges_of(word)
    kept = [place for place, sign in enumerate(word.text) if not _SPECK.match(sign)]
    return replace(word, text=text, edges=(*(edges[place] for place in kept), edges[kept[-1] + 1]),
                   box=replace(word.box, left=edges[kept[0]], right=edges[kept[-1] + 1]))
