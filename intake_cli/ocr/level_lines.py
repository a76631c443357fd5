"""Long level lines of ink, thin and unbroken, told from rows of words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import replace

import cv2
import numpy as np

from intake_cli.ocr.dashed import ALIGNED, CLEAR, CROWDED, Line, at_its_height
from intake_cli.ocr.long_runs import Runs, heightened, rimmed
from intake_cli.ocr.parts import Part, drawn, parts_of

PIECE = 40
"""Pixels of the shortest piece of a line."""
BREAK = 5
"""Pixels of a break in a line that noise makes."""
UNBROKEN = 0.88
"""Share of its length on which a line must show ink: the feet of a row of figures show less."""
FULL = 0.25
"""Share of its length on which a row of a line shows ink, at least: blurred figures that touch have more such rows."""
SLOPE, BOW = 0.02, 0.005
"""Pixels that a line may fall or rise for each of its length on a page that was levelled: the heads and feet of figures
that touch one another reach over more. And by how many more rows may be full of a line that bows on paper not flat."""
DOUBLE = 0.25
"""Share of the page that both lines of a double one run on: heads and feet of a long number run beside each other too.
"""


def level_lines(ink: np.ndarray, length: int, thickest: int) -> tuple[list[Line], np.ndarray]:
    """Level lines of ``ink`` as (y, start, end), and their mask: long ones, and shorter pieces that continue them."""
    runs = Runs.of(ink).closed(BREAK).opened(min(length, PIECE))
    opened = runs.pixels()
    joined = heightened(runs.dilated(2 * BREAK + 1).pixels())
    lines: list[Line] = []
    mask = np.zeros(ink.shape, np.uint8)
    levels: list[float] = []
    parts = [line for part in parts_of(joined) for line in _parted(part, 2 * thickest)]
    for part in sorted(parts, key=lambda each: -each.width):
        long, middle = part.width - 2 * BREAK >= length, part.top + part.height / 2
        if not long and bisect_left(levels, middle - ALIGNED) == bisect_right(levels, middle + ALIGNED):
            continue
        window, own = _own(opened, part)
        beside = _without_twin(ink[window], opened[window], own) if part.width > DOUBLE * ink.shape[1] else ink[window]
        line = _line(beside, own, thickest)
        if line is not None:
            mask[window] |= own
            lines.append((window[0].start + line, float(window[1].start), float(window[1].stop)))
            if long:
                insort(levels, lines[-1][0])
    return sorted(lines), rimmed(mask).view(bool)


def _parted(part: Part, high: int) -> list[Part]:
    """The lines that strokes between them join to a part of more than ``high`` pixels, else the part."""
    if part.height <= high:
        return [part]
    own = drawn([part], (part.height, part.width), (part.left, part.top))
    if np.median(np.count_nonzero(np.diff(own, axis=0, prepend=0) == 1, axis=0)) <= 1:  # one line that bows
        return [part]
    full = np.flatnonzero(np.count_nonzero(own, axis=1) > FULL * part.width)
    runs = np.split(full, np.flatnonzero(np.diff(full) > CLEAR) + 1)
    if len(runs) < 2:
        return [part]
    return [replace(part, top=part.top + int(run[0]), height=int(run[-1] - run[0]) + 1) for run in runs]


def _own(opened: np.ndarray, part: Part) -> tuple[tuple[slice, slice], np.ndarray]:
    """Where a line may lie, with the rows beside it, and its own ink there: strokes of words that touch it are not."""
    above, end = max(0, part.top - CLEAR), part.left + part.width
    start, end = (0 if part.left == 0 else part.left + BREAK), (end if end == opened.shape[1] else end - BREAK)
    window = np.s_[above:part.top + part.height + CLEAR, start:end]
    own = (opened[window] & drawn([part], opened[window].shape, (start, above))) > 0
    thick = np.count_nonzero(own, axis=0)
    most = np.median(thick[thick > 0]) + 1 if thick.any() else 0
    own = at_its_height(own, own & (thick <= most)) if thick.max(initial=0) > most else own
    return window, own.astype(np.uint8)


def _without_twin(ink: np.ndarray, opened: np.ndarray, own: np.ndarray) -> np.ndarray:
    """``ink`` without the other line of a double one, which runs beside the line's ``own`` ink all the way."""
    beside = ((opened > 0) & (own == 0)).view(np.uint8)
    twin = _covered(beside > 0) >= UNBROKEN
    return np.where(cv2.dilate(beside, np.ones((3, 1), np.uint8)) > own, 0, ink) if twin else ink


def _line(ink: np.ndarray, own: np.ndarray, thickest: int) -> float | None:
    """The height in its window of a piece that is thin, unbroken, and bare of ink beside it all the way, which may
    slope; ``own`` is its own ink."""
    rows = np.count_nonzero(own, axis=1)
    thick = max(rows.sum() / max(1, own.shape[1]), np.count_nonzero(rows > FULL * own.shape[1]))
    if _covered(own & (ink > 0)) < UNBROKEN or thick > thickest + BOW * own.shape[1]:
        return None
    if np.count_nonzero(own.any(axis=1)) > thickest + SLOPE * own.shape[1]:
        return None
    rim = cv2.dilate(own, np.ones((3, 1), np.uint8))
    outside = (ink > 0) & (rim == 0)
    reach, lowest = np.ones((CLEAR + 1, 1), np.uint8), (0, CLEAR)
    over, under = cv2.dilate(rim, reach, anchor=(0, 0)) > 0, cv2.dilate(rim, reach, anchor=lowest) > 0
    if max(_covered(outside & over), _covered(outside & under)) > CROWDED:
        return None
    return float(rows @ np.arange(len(rows)) / rows.sum()) + 0.5


def _covered(strip: np.ndarray) -> float:
    return np.count_nonzero(strip.any(axis=0)) / strip.shape[1] if strip.size else 0.0
