"""Words with places on a page that may be askew, put together to lines: what a whole-page OCR leaves to its caller."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

JOINED = 0.35
"""Words nearer than this share of their height are one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, the middle of its left and of its right edge, its height."""

    text: str
    left: tuple[float, float]
    right: tuple[float, float]
    height: float

    @property
    def slope(self) -> float:
        return math.atan2(self.right[1] - self.left[1], self.right[0] - self.left[0])


def lines_of(pieces: list[Piece], tilt: float) -> list[list[str]]:
    """Texts of each line from left to right, lines from top to bottom; ``tilt`` (radians) is levelled first.

    A piece continues the line whose last piece is nearest in height, if by less than half a height.
    """
    lines: list[list[Piece]] = []
    for piece in sorted((_turned(piece, -tilt) for piece in pieces), key=lambda piece: piece.left):
        off = [(abs(line[-1].right[1] - piece.left[1]), number) for number, line in enumerate(lines)]
        nearest, number = min(off, default=(math.inf, 0))
        if nearest <= 0.5 * piece.height:
            lines[number].append(piece)
        else:
            lines.append([piece])
    lines.sort(key=lambda line: median(piece.left[1] for piece in line))
    return [list(_texts(line)) for line in lines]


def tilt_of(pieces: list[Piece]) -> float:
    """The slope of most long pieces, in radians; 0 where there are none."""
    return median([piece.slope for piece in pieces if piece.right[0] - piece.left[0] > 3 * piece.height] or [0.0])


def _turned(piece: Piece, angle: float) -> Piece:
    sine, cosine = math.sin(angle), math.cos(angle)
    (a, b), (c, d) = ((x * cosine - y * sine, x * sine + y * cosine) for x, y in (piece.left, piece.right))
    return Piece(piece.text, (a, b), (c, d), piece.height)


def _texts(line: list[Piece]) -> Iterator[str]:
    words, end = "", -math.inf
    for piece in line:
        if words and piece.left[0] - end > JOINED * piece.height:
            yield words
            words = ""
        words, end = words + piece.text, piece.right[0]
    yield words
