"""Where a photographed sheet lies: its four edges, which must show on the picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import cv2
import numpy as np

from intake_cli.ocr.edge_steps import settled, shown
from intake_cli.ocr.sheet_lines import sheets_by_lines
from intake_cli.ocr.shrink import shrunk_by

LOOKED_AT = 600.0
"""Pixels of the longer side of the picture in which the sheet is looked for."""
DARK_BORDER = 110
"""Grey level below which the surround of a photographed page is not paper."""
LIGHTER, PAPER, ALL_ROUND = 18.0, 70, 0.9
"""Levels by which paper is brighter than a lighter surround that is none either, a table of light wood, and not its own
rim under a scanner's lamp; per cent of the picture that is darker than paper; and the share of each edge that must show
where the surround is so light, and where straight edges alone tell the sheet."""
RIM, SPARSE = 0.01, 4
"""Share of the picture along its sides that is the surround, and of how many pixels of it one is looked at."""
LEAST_SHARE, BY_LINES = 0.25, 0.4
"""Share of the picture that a sheet covers at least, and one that is told by straight edges alone."""
WAY = (0.2, 0.4, 0.6, 0.8)
"""Where between surround and paper the border of both may lie: in a shadow paper is nearly as dark as the table."""
TOLERANCES = (0.01, 0.02, 0.03, 0.05, 0.08)
"""Shares of an outline's length by which its straightened form may differ from it."""


def paper_corners(pixels: np.ndarray) -> np.ndarray | None:
    """Corners (top left, top right, bottom right, bottom left; x, y in pixels) of a sheet on a darker ground, else
    None. ``pixels`` is (height, width, 3) BGR uint8.

    Sheets are guessed from several levels of brightness and from colour, where none of these shows all round from
    straight edges as well; the one whose edges show best is taken, and each edge moved to where brightness falls most.
    """
    table = _surround(pixels)
    light = table > DARK_BORDER
    if light and _paper(pixels) - table < LIGHTER:
        return None
    factor = LOOKED_AT / max(pixels.shape)
    small = cv2.GaussianBlur(shrunk_by(pixels, factor), (5, 5), 0)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    sheets = [sheet for mask in _masks(small, grey, table) if (sheet := _sheet(mask)) is not None]
    best = _whole(sheets, grey)
    if best is None:
        best = _whole([sheet for sheet in sheets_by_lines(grey) if _large(sheet, grey, BY_LINES)], grey)
    if best is None and not light:
        best = max(sheets, key=partial(shown, grey), default=None)
    return None if best is None else _clockwise(settled(grey, best)) / factor


def _surround(pixels: np.ndarray) -> float:
    """Grey level of what lies along the sides of the picture."""
    some = pixels[::SPARSE, ::SPARSE]
    rim = max(1, round(RIM * max(some.shape)))
    sides = [side.reshape(-1, 3) for side in (some[:rim], some[-rim:], some[:, :rim], some[:, -rim:])]
    return float(np.median(cv2.cvtColor(np.concatenate(sides)[None], cv2.COLOR_BGR2GRAY)))


def _paper(pixels: np.ndarray) -> float:
    """Grey level of what most of the picture shows, paper where it shows a page."""
    some = np.ascontiguousarray(pixels[::4 * SPARSE, ::4 * SPARSE])
    return float(np.percentile(cv2.cvtColor(some, cv2.COLOR_BGR2GRAY), PAPER))


def _masks(small: np.ndarray, grey: np.ndarray, table: float) -> Iterator[np.ndarray]:
    """What may be paper: brighter than the ``table`` it lies on by several levels, or of another colour."""
    otsu, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield bright
    paper = float(np.median(grey[grey > otsu]))
    for way in WAY:
        yield ((grey > table + way * (paper - table)) * 255).astype(np.uint8)
    saturation = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)[:, :, 1]
    yield cv2.threshold(saturation, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]


def _sheet(mask: np.ndarray) -> np.ndarray | None:
    """The four corners of the largest part of a mask, where it has four."""
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    sheet = cv2.convexHull(max(outlines, key=cv2.contourArea))
    if not _large(sheet, mask, LEAST_SHARE):
        return None
    for tolerance in TOLERANCES:
        corners = cv2.approxPolyDP(sheet, tolerance * cv2.arcLength(sheet, True), True)
        if len(corners) == 4:
            return _clockwise(corners.reshape(4, 2).astype(np.float64))
    return None


def _whole(sheets: list[np.ndarray], grey: np.ndarray) -> np.ndarray | None:
    """The one of the ``sheets`` whose edges show best, where they do all round."""
    seen = [shown(grey, sheet, beyond=False) for sheet in sheets]
    return sheets[seen.index(max(seen))] if max(seen, default=0.0) >= ALL_ROUND else None


def _large(sheet: np.ndarray, picture: np.ndarray, share: float) -> bool:
    return cv2.contourArea(sheet.astype(np.float32)) >= share * picture.size


def _clockwise(points: np.ndarray) -> np.ndarray:
    total, difference = points.sum(axis=1), points[:, 1] - points[:, 0]
    return np.array([points[total.argmin()], points[difference.argmin()],
                     points[total.argmax()], points[difference.argmax()]])
