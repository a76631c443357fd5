"""Straight lines of what is painted on a PDF page: rules, frames, edges of shading."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.page_objects import Objects, combined, matrix_of

THIN = 2.0
"""Points; a filled rectangle no thicker than this is a printed line."""
SHORTEST = 6.0
"""Points; shorter strokes are parts of glyphs or marks."""
MOST_SEGMENTS = 20_000
"""Line segments looked at on one page; more is a drawing, not a table."""
TALLEST, WIDE, WHITE = 120.0, 1.5, 250
"""Points that the shading of a row is high at most, how many times as wide it is at least, cell by cell as some draw
it, and levels from which a colour is that of paper."""
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def listed(bounds: np.ndarray) -> list[Bounds]:
    """``bounds`` (n, 4) one by one."""
    return [(left, bottom, right, top) for left, bottom, right, top in bounds.tolist()]


def segments_of(paths: Objects, bounds: np.ndarray, filled: np.ndarray,
              stroked: np.ndarray) -> list[tuple[float, float, float, float]]:
    """Straight lines of painted paths; none of one too small to hold a rule, as the dashes of a dashed line are. The
    upper and the lower edge of a row's shading are lines too: they part it from the rows beside it."""
    x0, y0, x1, y1 = bounds.T
    width, height = x1 - x0, y1 - y0
    large = (filled | stroked) & (np.maximum(width, height) >= SHORTEST)
    thin = large & (np.minimum(width, height) <= THIN)
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    flat = np.where(width > height, (x0, middle_y, x1, middle_y), (middle_x, y0, middle_x, y1)).T
    shaded = large & ~thin & filled & ~stroked & (height <= TALLEST) & (width >= WIDE * height)
    colours, known = paths.only(shaded).fills()
    x0, y0, x1, y1 = bounds[shaded][known & ~(colours[:, :3] >= WHITE).all(axis=1)].T
    found = listed(np.vstack((flat[thin], *(np.stack((x0, y, x1, y), axis=1) for y in (y0, y1))))[:MOST_SEGMENTS])
    for place in np.flatnonzero(large & ~thin & stroked).tolist():
        if len(found) < MOST_SEGMENTS:
            found += _edges(int(paths.addresses[place]), paths.matrices[place])
    return found


def _edges(address: int, matrix: np.ndarray) -> list[tuple[float, float, float, float]]:
    """The straight segments of a stroked path: cell outlines, or a whole grid drawn at once."""
    path, x, y = ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT), ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = combined(matrix_of(address), matrix).tolist()
    found: list[tuple[float, float, float, float]] = []
    start = last = (0.0, 0.0)
    for index in range(min(pdfium_c.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        here = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            found.append((*last, *here))
        last = here
        if pdfium_c.FPDFPathSegment_GetClose(segment) and here != start:
            found.append((*here, *start))
    return found
