"""What pixels show in cells that is no print of theirs: rules beside them, ticks of a hand, dirt."""

from __future__ import annotations

import re

from intake_cli.characters import CHINESE
from intake_cli.layout.cuts import cut_word
from intake_cli.words import Word

THIN = 0.22
"""Width of a stroke by its height up to which it is no figure one, which is 0.3 wide where type is narrow."""
_STROKE = re.compile(r"[1lI|!丨｜]")
_MARK = re.compile(r"[√✓✔.,:;'`\"·•|¦丨]{1,2}")
"""What a reader of pixels makes of a hand's tick beside a row, of dirt, and of the rule beside an empty cell."""
DASHES = "-—–_~"
"""What dirt beside a day reads as besides."""
LONG = 1.2
"""Width of a dash by its height at least: what is no wider is a speck, which readers surely take for one."""
SPECKS = ".,'`·•|。"
"""Dirt before or behind Chinese, which has none of these there."""


def without_strokes(words: list[Word]) -> list[Word]:
    """``words`` of pixels without rules between columns that were read as figures: those are thinner than any."""
    return [word for word in words if word.numeric is None or not is_stroke(word)]


def is_stroke(word: Word, most: float = THIN) -> bool:
    """Whether a word is a stroke as thin as no figure, at ``most`` so wide by its height, but a rule beside a column
    is."""
    thin = word.box.right - word.box.left <= most * (word.box.bottom - word.box.top)
    return thin and _STROKE.fullmatch(word.text) is not None


def without_dashes(words: list[Word]) -> list[Word]:
    """``words`` of a number without dashes that stand as words of their own among its lines: those are of an empty cell
    beside it."""
    return [word for word in words if word.text.strip(DASHES)] or words


def without_marks(words: list[Word], dashes: bool = False) -> list[Word]:
    """``words`` of pixels without marks, and rules between columns that were read as letters, that stand apart before
    or behind all others of a cell, or alone in it, and without dashes before text; ``dashes`` alone are some in a cell
    of days."""
    if len(words) == 1 and words[0].confidence == 1:
        return words
    kept = [place for place, word in enumerate(words)
            if word.confidence == 1 or not (_MARK.fullmatch(word.text) or is_stroke(word) or _is_speck(word)
                                            or (dashes and not word.text.strip(DASHES)))]
    words = words[kept[0]:kept[-1] + 1] if kept else []
    while len(words) > 1 and words[0].confidence < 1 and not words[0].text.strip(DASHES):
        words = words[1:]
    return list(map(_without_specks, words)) if len(words) == 1 else words


def _is_speck(word: Word) -> bool:
    """Whether a word is a dash no wider than it is high."""
    return not word.text.strip(DASHES) and word.box.right - word.box.left < LONG * (word.box.bottom - word.box.top)


def _without_specks(word: Word) -> Word:
    """A ``word`` of pixels without the dirt before and behind its text that was read into it."""
    text = word.text.strip(SPECKS)
    if word.confidence == 1 or len(text) == len(word.text) or not any(sign >= CHINESE for sign in text):
        return word
    before = word.text.index(text)
    return cut_word(word, [before, before + len(text)])[1 if before else 0]
