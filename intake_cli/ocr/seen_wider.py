"""Figures of a text layer that something is drawn over, whose ink goes on beyond them: the picture of 14,000.00 lies on
4,000.00, which its own place still shows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium

from intake_cli.ocr import pdf
from intake_cli.ocr.digit_shapes import LINE, inked
from intake_cli.ocr.word_pixels import grey_of, is_sealed, pixels_of
from intake_cli.words import PageText, Word

TALL = 24.0
"""Pixels of a glyph size in the pictures that are looked at."""
REACH, GAP, OVER = 4.0, 0.35, 0.12
"""Sizes of type within which ink beside a figure is looked for, that may lie between two of its characters, and by
which ink of the figure itself may reach beyond its advance."""
AROUND, MIDDLE = 0.35, (0.2, 0.8)
"""Sizes of type above and below a figure that a rule between columns crosses too, and the part of the height of its box
in which its digits have ink: rules between rows have none there."""
FIRM = 0.6
"""Share of the darkest ink that print has and a watermark beside it has not."""
CLEAR = 0.05
"""Sizes of type that are left to the word beside."""


def seen_wider(page: pdfium.PdfPage, text: PageText, word: Word) -> Word:
    """The figure ``word`` as wide as the ink that is seen in its place, itself where that ends with it."""
    size = word.size or word.box.bottom - word.box.top
    first, last = _room(text, word, size)
    area = replace(word.box, left=first, top=word.box.top - AROUND * size, right=last,
                   bottom=word.box.bottom + AROUND * size)
    crop = pixels_of(page, text, replace(word, box=area), pdf.POINTS_PER_INCH * TALL / max(size, 1.0))
    if is_sealed(crop):
        return word
    columns, walls = _inked_columns(grey_of(crop), (area.bottom - area.top) / max(word.box.bottom - word.box.top, 0.1))
    scale = crop.shape[1] / max(last - first, 0.1)
    left, right = ((edge - first) * scale for edge in (word.box.left, word.box.right))
    before = _beyond(columns[:round(left)][::-1], walls[:round(left)][::-1]) / scale
    behind = _beyond(columns[round(right):], walls[round(right):]) / scale
    if max(before, behind) <= OVER * size:
        return word
    return replace(word, box=replace(word.box, left=word.box.left - before, right=word.box.right + behind))


def _room(text: PageText, word: Word, size: float) -> tuple[float, float]:
    """Left and right ends of the place in which no other word stands."""
    one, middle = word.box, (word.box.top + word.box.bottom) / 2
    level = [other.box for other in text.words if other is not word and other.box.top < middle < other.box.bottom]
    first = max((box.right for box in level if box.right <= one.left + CLEAR * size), default=-CLEAR * size)
    last = min((box.left for box in level if box.left >= one.right - CLEAR * size), default=text.width + CLEAR * size)
    return (min(max(one.left - REACH * size, first + CLEAR * size), one.left),
            max(min(one.right + REACH * size, last - CLEAR * size), one.right))


def _inked_columns(grey: np.ndarray, higher: float) -> tuple[np.ndarray, np.ndarray]:
    """In which columns of a picture, so many times ``higher`` than the box of the figure in its middle, there is ink
    where digits have theirs, and which are of a rule between columns."""
    strong = inked(grey) > FIRM
    top, bottom = (round(((share - 0.5) / higher + 0.5) * len(strong)) for share in MIDDLE)
    return np.asarray(strong[top:bottom].any(axis=0)), np.asarray(strong.mean(axis=0) > LINE)


def _beyond(columns: np.ndarray, walls: np.ndarray) -> int:
    """How many columns ink goes on from the first of them, up to a rule."""
    stop = int(walls.argmax()) if walls.any() else len(walls)
    inks = np.flatnonzero(columns[:stop])
    parted = np.flatnonzero(np.diff(inks, prepend=-1) > GAP * TALL)
    within = inks[:parted[0]] if parted.size else inks
    return int(within[-1]) + 1 if within.size else 0
