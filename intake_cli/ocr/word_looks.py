"""What the page shows where a word of its text layer stands: the ink of each digit, and whether it goes on beside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium

from intake_cli.ocr import pdf
from intake_cli.ocr.digit_shapes import DIGITS, inked, patches_of
from intake_cli.ocr.doubted_words import BLANK, FIGURE
from intake_cli.ocr.seen_wider import seen_wider
from intake_cli.ocr.word_pixels import coloured, grey_of, pixels_of
from intake_cli.words import PageText, Word

TALL = 24.0
"""Pixels of a glyph size in the crops whose shapes are compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A ``word``, as ``wide`` as what is seen there; what it ``is_under`` may be a patch. Of a figure ``patches`` are
    the ink of each digit, None for other characters, and ``bare`` says which of its characters are digits on which no
    coloured ink lies; both are empty for other words."""

    word: Word
    wide: Word
    is_under: bool
    patches: list[np.ndarray | None]
    bare: list[bool]

    @property
    def is_figure(self) -> bool:
        return FIGURE.fullmatch(self.word.text) is not None

    def uncoloured(self) -> tuple[str, list[np.ndarray | None]]:
        """The digits of a figure and their ink, without those that coloured ink lies over where others are bare: what
        a seal's strokes leave of a digit tells nothing of it."""
        if all(self.bare) or not any(self.bare):
            return self.word.text, self.patches
        places = [place for place, is_bare in enumerate(self.bare) if is_bare]
        return "".join(self.word.text[place] for place in places), [self.patches[place] for place in places]


def look_at(page: pdfium.PdfPage, text: PageText, word: Word, is_under: bool = False) -> Look:
    """Each digit is cut where its advance width ends."""
    wide = seen_wider(page, text, word) if is_under else word
    if FIGURE.fullmatch(word.text) is None:
        return Look(word, wide, is_under, [], [])
    size = word.size or word.box.bottom - word.box.top
    crop = pixels_of(page, text, word, pdf.POINTS_PER_INCH * TALL / max(size, 1.0))
    seals, ink = np.logical_or.reduce(coloured(crop), 0), inked(grey_of(crop))
    places = _places(word, ink.shape[1])
    bare = [left < right and not seals[left:right].any() for left, right in places]
    return Look(word, wide, is_under, patches_of(ink, places), bare)


def mostly_blank(grey: np.ndarray, word: Word) -> bool:
    """Whether nothing at all shows where most digits of a figure stand: what lies over it, and the end of another
    figure there, leave no ink of its own."""
    parts = [grey[:, left:right] for left, right in _places(word, grey.shape[1]) if right > left]
    return sum(int(part.max()) - int(part.min()) < BLANK for part in parts) * 2 > len(parts)


def _places(word: Word, width: int) -> list[tuple[int, int]]:
    """Where each digit of a word stands on a crop of it that is so wide; nowhere other characters."""
    scale = width / max(word.box.right - word.box.left, 0.1)
    edges = [round((edge - word.box.left) * scale) for edge in word.edges]
    return [place if char in DIGITS else (0, 0) for char, place in zip(word.text, pairwise(edges), strict=True)]
