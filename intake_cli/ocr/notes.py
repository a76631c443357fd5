"""Notes written aslant across a copy, ``仅供贷款使用`` above all: taken off the print that they cross."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from intake_cli.ocr.either_way import SURE, Line

INK, DARKEST = 235, 30
"""Grey below which a pixel of a note is ink; per cent of its ink that is darker than the note itself: print it crosses.
"""
DARKER, ROOM = 20, 70
"""Grey levels by which print is darker than the note's ink; the least level that leaves room for print below it."""
SAME = 0.5
"""Share of the smaller of two boxes that both have in common, from which they hold one line."""


def without_notes(print_: np.ndarray, notes: Sequence[np.ndarray]) -> np.ndarray:
    """``print_`` (dark on white, uint8) without what is as pale as the ink of ``notes``, the corners of lines written
    aslant; as it is where they are as dark as print."""
    ink = np.concatenate([_ink(print_, corners) for corners in notes])
    level = float(np.percentile(ink, DARKEST)) - DARKER if ink.size else 0.0
    return np.where(print_ > level, 255, print_).astype(np.uint8) if level >= ROOM else print_


def _ink(print_: np.ndarray, corners: np.ndarray) -> np.ndarray:
    mask = np.zeros(print_.shape, np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners).astype(np.int32), 1)
    inside = print_[mask > 0]
    return np.asarray(inside[inside < INK])


def together(lines: Sequence[Line], lifted: Sequence[Line]) -> list[Line]:
    """The ``lines`` of a page, and those that are read where its notes are ``lifted``: in place of what was read there
    with them where that is sure, beside them where nothing was."""
    better = [line for line in lifted if line.worth >= SURE or not any(_same(line, other) for other in lines)]
    return [line for line in lines if not any(_same(line, other) for other in better)] + better


def _same(one: Line, other: Line) -> bool:
    first = np.maximum(one.corners.min(axis=0), other.corners.min(axis=0))
    last = np.minimum(one.corners.max(axis=0), other.corners.max(axis=0))
    areas = (float(np.prod(np.ptp(each.corners, axis=0))) for each in (one, other))
    return float(np.prod(np.maximum(last - first, 0))) > SAME * min(areas)
