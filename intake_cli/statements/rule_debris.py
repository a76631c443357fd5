"""What slanting rules leave of themselves and of the figures they cut, and readers of pixels take for figures: it is so
flat that a row of such words would be an entry that nobody printed."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from intake_cli.layout.values import has_figure
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.words import PageText, Word

FLAT, WIDE = 0.6, 1.0
"""Share of the usual height of a page's figures below which a word of some is flat; and heights of one that each of its
characters is wide at least: print is narrower, small print too."""


def without_debris(page: PageText) -> tuple[PageText, list[Word]]:
    """``page`` without such words, and the words."""
    heights = [_height(word) for word in page.words if has_figure(word.text)]
    usual = median(heights) if heights and page.reader != TEXT_LAYER else 0.0
    flat = [word for word in page.words if _is_debris(word, usual)]
    if not flat:
        return page, []
    return replace(page, words=tuple(word for word in page.words if not _is_debris(word, usual))), flat


def _is_debris(word: Word, usual: float) -> bool:
    height = _height(word)
    if height >= FLAT * usual or not has_figure(word.text):
        return False
    return word.box.right - word.box.left >= WIDE * height * len(word.text)


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top
