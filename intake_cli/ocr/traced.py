"""Lines of a PDF's page that its text layer does not hold, for they are drawn: letters as outlines, or as a picture."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from statistics import median

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct
from intake_cli.ocr.page_objects import Objects
from intake_cli.ocr.upright import Frame
from intake_cli.words import Word

FIGURE = re.compile(r".*\d\.\d\d")
FEWEST = 3
"""Words with cents from which a page has a table, between whose lines others may be drawn."""
HEADLESS = 6
"""Drawn lines that are a table where the layer holds none: a bank's mark and its words at the foot are fewer."""
AROUND = 4.0
"""Heights of the text above and below these words where lines of the table still stand."""
LETTER = (0.35, 2.0)
"""Heights of the text between which an outline is that of letters."""
STRIP = (0.8, 3.5)
"""Heights of the text between which a picture is that of a line."""
STROKES = 6
"""Segments of an outline for each of its heights of width: a frame has fewer."""
DARK = 110
"""Level of 255 that no colour of print exceeds; seals are brighter, and so are bands."""
RUN, GAP = 3.0, 1.0
"""Heights of letters that stand in a row from which they are a figure or a word, and between which they are apart."""
WIDE = 0.3
"""Share of the page that the picture of a line is wide at least."""
MOST = 2000
"""Outlines that are looked at on one page."""

_segments_of = direct(pdfium_c.FPDFPath_CountSegments, ctypes.c_int)


def traced(items: Objects, words: Sequence[Word], frame: Frame) -> bool:
    """Whether letters of two lines, or a whole line, are drawn among the ``words`` of the upright page that ``frame``
    leads to, or a table's worth of lines below words without one: ``items`` is all that it draws."""
    if not words:
        return False
    figures = [word for word in words if FIGURE.match(word.text)]
    size = median(word.box.bottom - word.box.top for word in words)
    taken = np.array([(word.box.left, word.box.top, word.box.right, word.box.bottom) for word in words])
    if len(figures) < FEWEST:
        return _letter_lines(items, taken, frame, size, (0.0, frame.size[1])) >= HEADLESS
    span = (min(word.box.top for word in figures) - AROUND * size, max(word.box.bottom for word in figures) +
            AROUND * size)
    return _has_picture(items, taken, frame, size, span) or _letter_lines(items, taken, frame, size, span) > 1


def _has_picture(items: Objects, taken: np.ndarray, frame: Frame, size: float, span: tuple[float, float]) -> bool:
    boxes = _placed(items.only(items.kinds == pdfium_c.FPDF_PAGEOBJ_IMAGE), frame)
    wide = boxes[:, 2] - boxes[:, 0] >= WIDE * frame.size[0]
    return bool(_bare(boxes[wide & _sized(boxes, STRIP, size) & _inside(boxes, span)], taken).any())


def _letter_lines(items: Objects, taken: np.ndarray, frame: Frame, size: float, span: tuple[float, float]) -> int:
    """How many lines of letters are drawn in ``span`` where no word stands."""
    paths = items.only(items.kinds == pdfium_c.FPDF_PAGEOBJ_PATH)
    boxes = _placed(paths, frame)
    near = np.flatnonzero(_sized(boxes, LETTER, size) & _inside(boxes, span))[:MOST]
    chosen = np.zeros(len(paths), bool)
    chosen[near] = True
    paths, boxes = paths.only(chosen), boxes[chosen]
    colours, known = paths.fills()
    printed = paths.painted()[0] & known & (colours[:, :3] <= DARK).all(axis=1) & (colours[:, 3] > DARK)
    handles = map(paths.of.handles.__getitem__, paths.rows.tolist())
    strokes = np.fromiter(map(_segments_of, handles), np.int32, len(paths))
    heights = boxes[:, 3] - boxes[:, 1]
    lettered = printed & (strokes >= STROKES * np.maximum((boxes[:, 2] - boxes[:, 0]) / heights, 1))
    letters = boxes[lettered]
    return _lines(letters[_bare(letters, taken)], size)


def _lines(boxes: np.ndarray, size: float) -> int:
    """How many lines the letters in ``boxes`` (n, 4) make whose runs are long enough for a figure or a word."""
    left, top, right, bottom = boxes.T
    middles = (top + bottom) / 2
    found: list[float] = []
    for middle in np.sort(middles).tolist():
        own = np.abs(middles - middle) <= size / 2
        if (not found or middle - found[-1] > size) and _longest(left[own], right[own], size) >= RUN * size:
            found.append(middle)
    return len(found)


def _longest(left: np.ndarray, right: np.ndarray, size: float) -> float:
    """The width of the longest run of letters."""
    order = np.argsort(left)
    left, reach = left[order], np.maximum.accumulate(right[order])
    begins = np.flatnonzero(np.append(True, left[1:] - reach[:-1] > GAP * size))
    ends = np.append(begins[1:] - 1, len(left) - 1)
    return float((reach[ends] - left[begins]).max())


def _placed(items: Objects, frame: Frame) -> np.ndarray:
    """Left, top, right and bottom (n, 4) on the upright page."""
    x0, y0, x1, y1 = items.bounds().T
    (left, bottom), (right, top) = frame.point(x0, y0), frame.point(x1, y1)
    return np.stack([np.minimum(left, right), np.minimum(top, bottom), np.maximum(left, right),
                     np.maximum(top, bottom)], 1)


def _sized(boxes: np.ndarray, limits: tuple[float, float], size: float) -> np.ndarray:
    heights = boxes[:, 3] - boxes[:, 1]
    return (heights >= limits[0] * size) & (heights <= limits[1] * size)


def _inside(boxes: np.ndarray, span: tuple[float, float]) -> np.ndarray:
    return (boxes[:, 1] >= span[0]) & (boxes[:, 3] <= span[1])


def _bare(boxes: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """On which of ``boxes`` (n, 4) no word of those in the places ``taken`` (m, 4) has its middle, nor they theirs on
    one."""
    left, top, right, bottom = boxes[:, None].transpose(2, 0, 1)
    words = taken[None].transpose(2, 0, 1)
    x, y = (words[0] + words[2]) / 2, (words[1] + words[3]) / 2
    over = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
    x, y = (left + right) / 2, (top + bottom) / 2
    under = (words[0] <= x) & (x <= words[2]) & (words[1] <= y) & (y <= words[3])
    return np.asarray(~(over | under).any(axis=1))
