"""What a round red seal says along its ring: the ring unrolled into a line, which the recogniser reads."""

from __future__ import annotations

import math

import cv2
import numpy as np

from checks.facts import Box
from intake_cli.ocr.recogniser import careful_recogniser
from intake_cli.ocr.seals import STRONG, balanced, red_over, reduced
from intake_cli.words import SealText

INCHES = (1.2, 2.2)
"""Width of the seals of companies, and of their branches: 38 to 50 mm, with room."""
ROUND = 0.85
"""Width by height, or the other way round, from which a seal is round."""
JOINED = 5
"""Pixels across which pieces of a ring hold together."""
INSIDE, OUTER, RING = 0.6, 0.78, 0.75
"""Shares of the radius from which text along the ring stands, and from which nothing else does, as what a seal is for
written straight across; and of a circle that is inked where it is the ring's own."""
SURE = 0.9
"""Confidence from which a seal's text is told; below it bits of star, ring and print beneath are read with it."""


def seal_texts(pixels: np.ndarray, dpi: float, unit: float = 1.0) -> tuple[SealText, ...]:
    """What the round red seals on a page (BGR, uint8) surely say, largest first; ``unit`` is the file's own of a pixel.
    """
    red = red_over(balanced(pixels, reduced(pixels))[0])
    mask = cv2.morphologyEx((red > STRONG).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((JOINED, JOINED), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    least, most = (inches * dpi for inches in INCHES)
    rings = [(left + width / 2, top + height / 2, (width + height) / 4) for left, top, width, height, _ in stats[1:]
             if least <= max(width, height) <= most and min(width, height) >= ROUND * max(width, height)]
    found = ((_read(_unrolled(red, *ring)), _around(*ring, unit)) for ring in sorted(rings, key=lambda ring: -ring[2]))
    return tuple(SealText(*said, box) for said, box in found if said is not None)


def _around(across: float, down: float, radius: float, unit: float) -> Box:
    return Box(*(unit * edge for edge in (across - radius, down - radius, across + radius, down + radius)))


def _unrolled(red: np.ndarray, across: float, down: float, radius: float) -> np.ndarray:
    """The text inside the ring as a line, from end to end; dark on white."""
    reach = 1.1 * radius
    polar: np.ndarray = cv2.warpPolar(red, (round(reach), round(2 * math.pi * radius)), (across, down), reach,
                          cv2.WARP_POLAR_LINEAR | cv2.INTER_CUBIC)
    inked = (polar > STRONG).mean(axis=0)
    edge = round(0.8 * radius) + int(np.argmax(inked[round(0.8 * radius):])) - max(2, round(0.05 * radius))
    while edge > OUTER * radius and inked[edge] > RING:
        edge -= 1
    outer: np.ndarray = np.asarray((polar[:, round(OUTER * radius):edge] > STRONG).any(axis=1))
    if not outer.any():
        return np.full((1, 1), 255, np.uint8)
    polar = np.roll(polar, -_begin(outer), axis=0)[:_length(outer), round(INSIDE * radius):edge]
    line = cv2.rotate(polar, cv2.ROTATE_90_COUNTERCLOCKWISE)
    ink = line[line > STRONG]
    level = float(np.percentile(ink, 80)) if ink.size else 255.0
    return np.asarray(255 - np.clip(line * (255 / level), 0, 255), np.uint8)


def _begin(inked: np.ndarray) -> int:
    """The first place after the longest stretch without ink, all around."""
    places, gaps = _gaps(inked)
    return int(places[(int(np.argmax(gaps)) + 1) % len(places)])


def _length(inked: np.ndarray) -> int:
    """Places from there to the last with ink."""
    return len(inked) - int(_gaps(inked)[1].max()) + 1


def _gaps(inked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places with ink, and how far each is from the next, all around."""
    places = np.flatnonzero(inked)
    return places, np.diff(np.append(places, places[:1] + len(inked)))


def _read(line: np.ndarray) -> tuple[str, float] | None:
    dark = line < 155
    rows, columns = np.flatnonzero(dark.sum(axis=1) > 2), np.flatnonzero(dark.any(axis=0))
    if not rows.size or not columns.size:
        return None
    cut = line[max(0, rows[0] - 3):rows[-1] + 4, max(0, columns[0] - 4):columns[-1] + 5]
    free, _ = careful_recogniser().read([cv2.copyMakeBorder(cut, 2, 2, 8, 8, cv2.BORDER_CONSTANT, value=255)])[0]
    text = free.text.replace(" ", "")
    return (text, round(free.confidence, 4)) if text and free.confidence >= SURE else None
