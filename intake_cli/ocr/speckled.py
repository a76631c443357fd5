"""Pale level lines of which a copy in black and white left a row of specks, farther from one another than dashes are:
told by rows of the page that hold specks and hardly anything else, and many more than the rows beside them."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.dashed import ALIGNED, Line

BARE = 0.7
"""Share of a row's ink that is of specks at least: a line that runs between words holds nothing else."""
THIN, BESIDE, CLEARER = 8, 4, 3.0
"""Rows that the specks of a line lie on at most; rows beside them, and how many times fewer specks those hold at least:
dirt lies everywhere."""
BLOCK, COVERED = 64, 0.8
"""Columns looked at together, and the share of such blocks along a line that show a speck."""
LONGEST_GAP = 3
"""Blocks without a speck at which a line ends."""
SHORTEST, FEWEST = 0.4, 0.03
"""Share of the page's shorter side that a line runs on at least, and share of its width that its specks fill."""


def speckled_lines(ink: np.ndarray, bits: np.ndarray, side: int) -> tuple[list[Line], np.ndarray]:
    """Level lines of specks as (y, start, end), and the mask of their ink (bool). ``bits`` are the small flat parts of
    ``ink``, ``side`` is the page's shorter one."""
    specks, whole = (_row_sums(each) for each in (bits, ink))
    least = FEWEST * SHORTEST * side
    around = np.convolve(specks, np.ones(3, np.int64), "same")
    rows = np.flatnonzero((specks > 0) & (around >= least) & (specks >= BARE * whole))
    mask, lines = np.zeros(bits.shape, bool), []
    for run in np.split(rows, np.flatnonzero(np.diff(rows) > 2) + 1) if rows.size else []:
        top, bottom = int(run[0]), int(run[-1]) + 1
        ends = _ends(bits[top:bottom], side) if bottom - top <= THIN and _stands_out(specks, top, bottom) else None
        if ends is not None:
            start, end = ends
            window = np.s_[max(0, top - 1):bottom + 1, start:end]
            mask[window] = bits[window] > 0
            lines.append(((top + bottom) / 2, float(start), float(end)))
    return lines, mask


def _row_sums(ink: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.reduce(ink, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S))[:, 0]


def _stands_out(specks: np.ndarray, top: int, bottom: int) -> bool:
    """Whether the rows on both sides hold few specks beside those of the line."""
    most = specks[top:bottom].max()
    beside = [specks[max(0, top - 1 - BESIDE):max(0, top - 1)], specks[bottom + 1:bottom + 1 + BESIDE]]
    return all(each.mean() * CLEARER <= most for each in beside if each.size)


def _ends(bits: np.ndarray, side: int) -> tuple[int, int] | None:
    """Where the longest run of specks begins and ends, None where that is no line."""
    columns = np.flatnonzero(bits.any(axis=0))
    runs = np.split(columns, np.flatnonzero(np.diff(columns) > LONGEST_GAP * BLOCK) + 1)
    run = max(runs, key=np.ptp)
    start, end = int(run[0]), int(run[-1]) + 1
    blocks = np.unique((run - start) // BLOCK).size / -(-(end - start) // BLOCK)
    long = end - start >= SHORTEST * side and run.size >= FEWEST * (end - start)
    return (start, end) if long and blocks >= COVERED else None


def without_known(lines: list[Line], known: list[Line]) -> list[Line]:
    """``lines`` but for those that run where a ``known`` one does."""
    return [line for line in lines if all(abs(line[0] - other[0]) > ALIGNED for other in known)]
