"""Strokes and small pictures beside or over the figures of a text layer that may be read as figures too: a 1 drawn as a
bar before 2,200.00. The text layer holds none of them, so that what it says of the sum is compared with the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pypdfium2.raw as pdfium_c

from checks.facts import Box
from intake_cli.ocr.doubted_words import FIGURE
from intake_cli.ocr.overlaps import ByHeight
from intake_cli.ocr.page_objects import Objects
from intake_cli.ocr.upright import Frame
from intake_cli.words import Word

HIGH, WIDE = (0.45, 1.0), 1.0
"""Sizes of type between which a digit is high, and that it is wide at most: the border of a cell is higher."""
LONG, OFF = 0.3, 0.1
"""Sizes of type from which a stroke makes one digit another, and by which it may reach beyond the ink of its figure."""
BEFORE, LEVEL = 0.6, 0.3
"""Sizes of type before a figure within which a stroke is taken for a part of it, and by which the middles of both may
differ in height."""
DARK = 110
"""Level of 255 that no colour of print exceeds."""
SAME_PLACE, PARTED = 0.5, 2
"""Points within which strokes of several rows stand in one place, and how many of them beside no figure show that they
part columns, or mark rows."""
FEW, MANY = 4, 0.2
"""How many figures of a page strokes stand beside, and the share of all from which more are the manner of a program: an
arrow before every sum."""


def drawn_beside(items: Objects, words: Sequence[Word], frame: Frame) -> list[Word]:
    """The figures of the upright page that ``frame`` leads to beside or over which something as high as a digit is
    drawn, each as wide as both together."""
    figures = [word for word in words if FIGURE.fullmatch(word.text)]
    size = np.array([word.size or word.box.bottom - word.box.top for word in figures])
    boxes = _strokes(items, frame, size) if figures else np.empty((0, 4))
    if not len(boxes):
        return []
    stroke, figure = _near(boxes, np.array([_sides(word.box) for word in figures]), size)
    alone = np.sort(np.delete(boxes[:, 0], stroke))
    strays = np.searchsorted(alone, boxes[:, 0] + SAME_PLACE) - np.searchsorted(alone, boxes[:, 0] - SAME_PLACE)
    kept = strays[stroke] < PARTED
    stroke, figure = stroke[kept], figure[kept]
    beside = np.unique(figure).tolist()
    return [] if len(beside) > max(FEW, MANY * len(figures)) else [
        _widened(figures[place], boxes[stroke[figure == place]]) for place in beside]


def _widened(word: Word, beside: np.ndarray) -> Word:
    first, last = float(beside[:, 0].min()), float(beside[:, 2].max())
    return replace(word, box=replace(word.box, left=min(word.box.left, first), right=max(word.box.right, last)))


def _near(boxes: np.ndarray, figures: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """In pairs, which of ``boxes`` (m, 4) are as high as digits of which ``figures`` (n, 4), and stand before or on
    them, or are strokes that lie on them."""
    spare = BEFORE * size[:, None] * (-1, -1, 1, 1)
    stroke, figure = ByHeight(figures + spare).overlapping(boxes, np.full(len(boxes), len(figures)))
    (x0, y0, x1, y1), (left, top, right, bottom), size = boxes[stroke].T, figures[figure].T, size[figure]
    digits = (y1 - y0 >= HIGH[0] * size) & (y1 - y0 <= HIGH[1] * size) & (x1 - x0 <= WIDE * size)
    level = np.abs((y0 + y1) / 2 - (top + bottom) / 2) <= LEVEL * size
    before = digits & level & (x1 >= left - BEFORE * size) & (x0 <= right)
    reach = OFF * size
    inside = (x0 >= left - reach) & (x1 <= right + reach) & (y0 >= top - reach) & (y1 <= bottom + reach)
    near = before | (inside & (np.maximum(x1 - x0, y1 - y0) >= LONG * size) & (x1 - x0 <= WIDE * size))
    return stroke[near], figure[near]


def _strokes(items: Objects, frame: Frame, size: np.ndarray) -> np.ndarray:
    """Left, top, right and bottom (m, 4) on the upright page of what is drawn in the colours of print, and of pictures,
    no larger than digits of one such ``size`` of type (n)."""
    paths, pictures = (_digit_sized(items.only(items.kinds == kind), frame, size)
                       for kind in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE))
    filled, stroked = paths.painted()
    dark = (filled & _is_dark(*paths.fills())) | (stroked & _is_dark(*paths.strokes()))
    return np.concatenate((_placed(paths.only(dark), frame), _placed(pictures, frame)))


def _digit_sized(items: Objects, frame: Frame, size: np.ndarray) -> Objects:
    left, top, right, bottom = _placed(items, frame).T
    wide, high = right - left, bottom - top
    return items.only((np.maximum(wide, high) >= LONG * size.min()) & (high <= HIGH[1] * size.max())
                      & (wide <= WIDE * size.max()))


def _placed(items: Objects, frame: Frame) -> np.ndarray:
    x0, y0, x1, y1 = items.bounds().T
    (left, bottom), (right, top) = frame.point(x0, y0), frame.point(x1, y1)
    return np.stack([np.minimum(left, right), np.minimum(top, bottom), np.maximum(left, right),
                     np.maximum(top, bottom)], 1)


def _is_dark(colours: np.ndarray, known: np.ndarray) -> np.ndarray:
    return np.asarray(known & (colours[:, :3] <= DARK).all(axis=1) & (colours[:, 3] > DARK))


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom
