"""Lines of text that may stand on their head, as a side of a copied card does: each is read the way it reads best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.recogniser import careful_recogniser

SURE, BETTER = 0.88, 0.1
"""Worth from which a reading is not looked at again; by how much a line must read better upside down."""
SPARSE = 0.4
"""Characters that a line has at least for each of its heights: of what stands on its head, few are read."""
Pair = tuple[Reading, Reading]


@dataclass(frozen=True, slots=True)
class Line:
    """What stands between four ``corners``, as it is read: ``turned`` where it stands on its head."""

    corners: np.ndarray
    reading: Pair
    turned: bool = False

    @property
    def worth(self) -> float:
        """Its confidence, less where it reads too few characters for its length."""
        text, (wide, high) = self.reading[0].text.replace(" ", ""), sides(self.corners)
        return self.reading[0].confidence * min(1.0, len(text) / max(1.0, SPARSE * wide / max(1.0, high)))

    @property
    def middle(self) -> np.ndarray:
        return np.asarray(self.corners.mean(axis=0))


def read_either_way(ground: np.ndarray, print_: np.ndarray, corners: Sequence[np.ndarray]) -> list[Line]:
    """The lines inside ``corners``, read from ``print_`` (print without its ground) and, where that is unsure, from the
    ``ground`` with all that is on it.

    A line that is unsure both ways stands as the nearest that is sure: no side of a card is printed two ways.
    """
    first = careful_recogniser().read([level(print_, each) for each in corners])
    ways = [_both_ways(Line(place, reading), ground, print_)
            for place, reading in zip(corners, first, strict=True)]
    sure = [line for pair in ways for line in pair if line is not None and line.worth >= SURE]
    return [_better(upright, turned, sure) for upright, turned in ways]


def _both_ways(line: Line, ground: np.ndarray, print_: np.ndarray) -> tuple[Line, Line | None]:
    """An unsure ``line`` as it reads best, and upside down where it is unsure still; each on a strip of its own, since
    beside others that stand on their head even what is upright is misread."""
    if line.worth >= SURE:
        return line, None
    crop, corners = level(print_, line.corners), line.corners
    line = max(line, Line(corners, _alone(crop)), Line(corners, _alone(level(ground, corners))),
               key=lambda each: each.worth)
    if line.worth >= SURE:
        return line, None
    return line, Line(corners, _alone(np.ascontiguousarray(crop[::-1, ::-1])), turned=True)


def _better(upright: Line, turned: Line | None, sure: Sequence[Line]) -> Line:
    if turned is None or turned.worth <= upright.worth + BETTER:
        return upright
    nearest = min(sure, key=lambda each: float(np.linalg.norm(each.middle - upright.middle)), default=turned)
    return turned if nearest.turned else upright


def level(grey: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """The line inside ``corners`` as a level crop."""
    wide, high = (max(4, round(side)) for side in sides(corners))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    return cv2.warpPerspective(grey, cv2.getPerspectiveTransform(corners, flat), (wide, high), flags=cv2.INTER_CUBIC,
                               borderMode=cv2.BORDER_REPLICATE)


def sides(corners: np.ndarray) -> tuple[float, float]:
    """Width and height of a line, the longer of two sides each."""
    edges = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    return float(max(edges[0], edges[2])), float(max(edges[1], edges[3]))


def _alone(crop: np.ndarray) -> Pair:
    return careful_recogniser().read([crop])[0]
