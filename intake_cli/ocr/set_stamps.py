"""Stamps that a program set as text, in the colour of the line drawn around it, over the print of the page."""

from __future__ import annotations

import re
from itertools import compress, starmap
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.glyphs import Glyphs
from intake_cli.ocr.page_objects import Objects

SMALLEST, LARGEST = 20.0, 170.0
"""Points that a stamp is wide and high: none is larger than 60 mm, and what is smaller frames a sign."""
MOST = 20
"""Coloured outlines of that size on a page: more are the cells of a table."""
COLOURED, SAME = 60, 24
"""Levels of 255 by which the channels of a coloured line differ at least, and those of one ink at most."""
_STAMP = re.compile("专用章|[业财公印]章|[转付收现]讫")
SHARED = 0.5
"""Share of the smaller of two characters that lies in the place of the other."""


class Stamp(NamedTuple):
    """What a stamp says, and its place in user space: left, bottom, right and top."""

    text: str
    place: tuple[float, float, float, float]


def without_stamps(glyphs: Glyphs, items: Objects | None) -> tuple[Glyphs, tuple[Stamp, ...]]:
    """``glyphs`` of a page that draws ``items`` without those of stamps, and the stamps: in the ink of a coloured
    outline that holds them, over print of another ink, in which no cell of a table stands, or that call themselves
    one."""
    outlines = [] if items is None else _outlines(items)
    if not 0 < len(outlines) <= MOST:
        return glyphs, ()
    inks = np.array([run.ink for run in glyphs.runs] or [-1])[glyphs.owners]
    channels = np.stack([inks >> 16, inks >> 8 & 255, inks & 255])
    seen = np.array([text != " " for text in glyphs.texts], bool)
    stamped = np.zeros(len(inks), bool)
    stamps = []
    for colour, bounds in outlines:
        own = (inks >= 0) & (np.abs(channels - colour[:, None]).max(axis=0) <= SAME)
        within = own & seen & _centred(glyphs.boxes, bounds)
        if within.any() and (_calls_itself(list(compress(glyphs.texts, within.tolist()))) or _lies_over(
                glyphs.boxes[:, within], glyphs.boxes[:, seen & ~own], bounds)):
            stamps += _stamp(glyphs, within & ~stamped)
            stamped |= own & _centred(glyphs.boxes, bounds)
    return (glyphs.only(~stamped), tuple(stamps)) if stamped.any() else (glyphs, ())


def _stamp(glyphs: Glyphs, chosen: np.ndarray) -> list[Stamp]:
    """The stamp that the ``chosen`` characters are; none where another outline around them has told them already."""
    if not chosen.any():
        return []
    left, top, right, bottom = glyphs.boxes[:, chosen]
    place = float(left.min()), float(bottom.min()), float(right.max()), float(top.max())
    return [Stamp("".join(compress(glyphs.texts, chosen.tolist())), place)]


def _calls_itself(texts: list[str]) -> bool:
    """Whether what stands in an outline says that it is a stamp (业务专用章, 转讫)."""
    return _STAMP.search("".join(texts)) is not None


def _outlines(items: Objects) -> list[tuple[np.ndarray, np.ndarray]]:
    """Colours (3) and bounds (4; left, bottom, right, top) of coloured outlines as large as stamps, not filled."""
    paths = items.only(items.kinds == pdfium_c.FPDF_PAGEOBJ_PATH)
    filled, stroked = paths.painted()
    paths = paths.only(stroked & ~filled)
    bounds = paths.bounds()
    sides = bounds[:, 2:] - bounds[:, :2]
    kept = ((sides >= SMALLEST) & (sides <= LARGEST)).all(axis=1)
    colours, known = paths.only(kept).strokes()
    channels = colours[:, :3].astype(int)
    coloured = known & (np.ptp(channels, axis=1) >= COLOURED)
    return list(zip(channels[coloured], bounds[kept][coloured], strict=True))


def _centred(boxes: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """Which of ``boxes`` (4, n; left, top, right, bottom) have their middle within ``bounds``."""
    left, top, right, bottom = boxes
    x, y = (left + right) / 2, (top + bottom) / 2
    x0, y0, x1, y1 = bounds
    return np.asarray((x > x0) & (x < x1) & (y > y0) & (y < y1))


def _lies_over(within: np.ndarray, others: np.ndarray, bounds: np.ndarray) -> bool:
    """Whether an outline of ``bounds`` runs over one of the ``others`` (4, n), or what is ``within`` (4, m) does."""
    left, top, right, bottom = others
    x0, y0, x1, y1 = bounds
    meets = (left < x1) & (right > x0) & (bottom < y1) & (top > y0)
    inside = (left >= x0) & (right <= x1) & (bottom >= y0) & (top <= y1)
    return bool((meets & ~inside).any()) or any(starmap(_shares, ((each, others[:, inside]) for each in within.T)))


def _shares(one: np.ndarray, others: np.ndarray) -> bool:
    """Whether ``one`` (4) lies in the place of any of the ``others`` (4, n)."""
    across = np.minimum(others[2], one[2]) - np.maximum(others[0], one[0])
    down = np.minimum(others[1], one[1]) - np.maximum(others[3], one[3])
    areas = np.minimum((others[2] - others[0]) * (others[1] - others[3]), (one[2] - one[0]) * (one[1] - one[3]))
    return bool(((across > 0) & (down > 0) & (across * down >= SHARED * areas)).any())
