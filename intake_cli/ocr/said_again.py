"""Ink that was read twice: strokes that reach up from a line were a piece of their own, or a line was cut along its
middle, and each piece was read with the whole line."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.words import Word

WIDE, HIGH = 0.7, 0.3
"""Shares of their width and height by which words of two lines meet at most."""
ONE_LINE = 1.6
"""Heights of a full character that two such words are high together at most: dirt makes boxes of two lines meet too."""
FIGURES, ENDS = 4, 0.1
"""Figures from which two sums of one width that touch are the same ink, and the share of that width by which their ends
differ at most. Days stand under each other again and again, and a stroke may hold two of them together."""
UNIT = "元"
HALF = 0.75
"""Heights of a full character that a line of Chinese print is high at least: what is lower was cut."""
CLOSE = 1.1
"""Heights of a full character that lines of print lie apart at least, from middle to middle."""
SURE, WEAK = 0.8, 0.5
"""Confidence below which a sum may be half of another line's, and below which one of its figures may differ too."""
_SUM, _DAY = re.compile(r"[.,]\d\d\D*$"), re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$")


def said_once(words: list[Word], em: float) -> list[Word]:
    """``words`` without a less sure one that says what another does whose box it meets too far for two lines of print;
    the other is as high as both. ``em`` is the height of a full character."""
    known: dict[int, Word | None] = {}
    said = {id(word): _said(word) for word in words}
    order = sorted(words, key=lambda word: (said[id(word)], word.box.top))
    for index, word in enumerate(order):
        for place in range(index + 1, len(order)):
            other = order[place]
            if (said[id(other)] != said[id(word)] or other.box.top > word.box.bottom
                    or known.get(id(word), word) is None):
                break
            if _meet(word.box, other.box, em) or _are_halves(word, other, em) or (
                    _is_sum(word) and _touch(word.box, other.box)):
                faint, sure = sorted((word, other), key=lambda each: each.confidence)
                known[id(faint)] = None
                known[id(sure)] = replace(sure, box=replace(sure.box, top=min(word.box.top, other.box.top),
                                                            bottom=max(word.box.bottom, other.box.bottom)))
    return _whole([kept for word in words if (kept := known.get(id(word), word)) is not None], em)


def _whole(words: list[Word], em: float) -> list[Word]:
    """``words`` without unsure sums that lie nearer to a surer one that says the same than lines of print do: a stroke
    of a pen was read with the upper or lower half of its figures. The other is as high as both."""
    sums = [word for word in words if _is_sum(word)]
    for faint in sorted((word for word in sums if word.confidence < SURE), key=lambda word: word.confidence):
        sure = next((word for word in sums if word is not faint and word.confidence > faint.confidence
                     and _halved(faint, word, em)), None)
        if sure is None:
            continue
        whole = replace(sure, box=replace(sure.box, top=min(faint.box.top, sure.box.top),
                                          bottom=max(faint.box.bottom, sure.box.bottom)))
        words = [whole if word is sure else word for word in words if word is not faint]
        sums = [whole if word is sure else word for word in sums if word is not faint]
    return words


def _halved(faint: Word, sure: Word, em: float) -> bool:
    one, other = faint.box, sure.box
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    if apart > CLOSE * em or not _wide(one, other):
        return False
    figures = _said(faint), _said(sure)
    differ = sum(map(str.__ne__, *figures)) if len(set(map(len, figures))) == 1 else len(figures[0])
    return differ <= (1 if faint.confidence < WEAK else 0)


def _said(word: Word) -> str:
    """The text of a word; of a longer number its figures, of whose marks each reading is another."""
    figures = "".join(char for char in word.text if char.isascii() and char.isdigit())
    return figures if len(figures) >= FIGURES and max(word.text.removesuffix(UNIT)) < CHINESE else word.text


def _is_sum(word: Word) -> bool:
    figures = _said(word)
    return figures.isdigit() and _SUM.search(word.text) is not None and _DAY.match(figures) is None


def _meet(one: Box, other: Box, em: float) -> bool:
    if max(one.bottom, other.bottom) - min(one.top, other.top) > ONE_LINE * em:
        return False
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return _wide(one, other) and high >= HIGH * min(one.bottom - one.top, other.bottom - other.top)


def _are_halves(word: Word, other: Word, em: float) -> bool:
    """Whether one Chinese text was cut along its line, or from a stroke under it, and read in both parts."""
    one, below = word.box, other.box
    return max(word.text) >= CHINESE and abs(below.top - one.bottom) <= 1 and _wide(one, below) and \
        max(one.bottom - one.top, below.bottom - below.top) < HALF * em


def _wide(one: Box, other: Box) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    return wide >= WIDE * min(one.right - one.left, other.right - other.left)


def _touch(one: Box, other: Box) -> bool:
    slack = ENDS * (one.right - one.left)
    return abs(one.left - other.left) <= slack and abs(one.right - other.right) <= slack and \
        min(one.bottom, other.bottom) >= max(one.top, other.top)
