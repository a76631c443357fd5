"""Lines of a table that came out too pale to be ink, between those that were found: a scan of 200 dpi draws a thin line
dark or pale by where it falls between its rows of pixels. Said of level lines; upright ones are those of a turned page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np

from intake_cli.ocr.dashed import Line

FEWEST_CELLS, NARROWEST, INSIDE = 3, 20, 4
"""Cells side by side, and how many pixels wide at least, across which a line must show; and the pixels beside an
upright line that are none of a cell."""
FEWEST_KNOWN = 3
"""Level lines across the table from which it is known how dark its lines are."""
SPREAD = 3
"""Pixels from a line's middle to the paper beside it."""
SHARE, COVERED = 0.35, 0.85
"""Share of the known lines' darkness that a pale one has at least, and of each cell's width on which it shows: words
show so on a third of it, and in no empty cell."""
MISSED = 0.2
"""Share of the other cells in which it need not show: a seal lies on one, or a heading goes over two."""
WHOLE, NEAR = 0.8, 5
"""Share of the table's width on which a line was found whole, and pixels within which another is the same one."""


def with_pale_lines(grey: np.ndarray, level: list[Line], upright: Sequence[Line], mask: np.ndarray) -> list[Line]:
    """``level`` lines with those that are pale, which are marked in the ``mask`` of their ink too."""
    pale = pale_lines(grey, level, upright)
    for at, start, end in pale:
        mask[int(at) - 1:int(at) + 2, int(start):int(end)] = True
    return sorted(level + pale)


def pale_lines(grey: np.ndarray, level: Sequence[Line], upright: Sequence[Line]) -> list[Line]:
    """Lines as (y, start, end) across a table of ``grey`` pixels, of which ``level`` and ``upright`` are known."""
    if len(upright) <= FEWEST_CELLS or len(level) < FEWEST_KNOWN:
        return []
    top, end = min(start for _, start, _ in upright), max(end for _, _, end in upright)
    edges = list(_whole(upright, top, end))
    cells = [(one + INSIDE, other - INSIDE) for one, other in pairwise(edges) if other - one - 2 * INSIDE >= NARROWEST]
    known = list(_whole(level, edges[0], edges[-1])) if len(cells) >= FEWEST_CELLS else []
    if len(known) < FEWEST_KNOWN:
        return []
    dips = _dips(grey, cells)
    usual = float(np.median([dips[max(0, at - 1):at + 2].max(axis=0).min() for at in known]))
    missed = int(MISSED * (len(cells) - 1))
    least = np.partition(dips, missed, axis=1)[:, missed]
    first = max(SPREAD + 1, round(top) + NEAR)
    heights = np.flatnonzero(least[first:round(end) - NEAR] >= max(1.0, SHARE * usual)) + first
    runs = np.split(heights, np.flatnonzero(np.diff(heights) > NEAR) + 1) if heights.size else []
    middles = [float(run[least[run] >= least[run].max() - 1].mean()) + 0.5 for run in runs]
    return [(at, float(edges[0]), float(edges[-1])) for at in middles
            if all(abs(at - other) > NEAR for other in known) and _shows(grey, int(at), cells, SHARE * usual)]


def _whole(lines: Sequence[Line], start: float, end: float) -> Iterator[int]:
    """Where lines that were found run over most of what lies from ``start`` to ``end``, in one piece or several."""
    for at in sorted({round(at) for at, _, _ in lines}):
        pieces = [min(last, end) - max(first, start) for y, first, last in lines if abs(y - at) <= 1]
        if sum(max(0.0, piece) for piece in pieces) >= WHOLE * (end - start):
            yield at


def _dips(grey: np.ndarray, cells: Sequence[tuple[int, int]]) -> np.ndarray:
    """(height, cells): how much darker each row is in a cell, taken together, than the paper above and below it."""
    rows = np.concatenate([cv2.reduce(grey[:, start:end], 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F)
                           for start, end in cells], axis=1)
    over, under = (np.roll(rows, by, axis=0) for by in (SPREAD, -SPREAD))
    dips = np.minimum(over, under) - rows
    found: np.ndarray = cv2.dilate(dips, np.ones((3, 1), np.uint8))  # a line may rise by a pixel from cell to cell
    return found


def _shows(grey: np.ndarray, at: int, cells: Sequence[tuple[int, int]], least: float) -> bool:
    """Whether a line shows all along the cells, and not only in strokes of words."""
    own = grey[at - 1:at + 2].min(axis=0).astype(np.float32)
    beside = np.minimum(grey[at - 1 - SPREAD], grey[at + 1 + SPREAD])
    darker = beside - own >= least / 2
    missed = sum(darker[start:end].mean() < COVERED for start, end in cells)
    return bool(missed <= MISSED * (len(cells) - 1))
