"""Upright lines of a table as walls between its cells: no word goes through one unless a stroke does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from intake_cli.ocr.gather import Piece
from intake_cli.ocr.ruled import crossings
from intake_cli.words import Rule

CROSSED = 0.4
"""Heights of a full character above and below a stroke that goes through an upright line: of the same word."""


@dataclass(frozen=True, slots=True)
class Wall:
    """An upright line at column ``at`` from row ``start`` on, in pixels of the ink; ``through`` says of each row of it
    whether a word goes through there."""

    at: int
    start: int
    through: np.ndarray

    def clear(self, mask: np.ndarray) -> None:
        """Take the pixels under the line from a mask, but for words that go through."""
        mask[self.start:self.start + len(self.through), max(0, self.at - 1):self.at + 1][~self.through] = 0

    def parts(self, one: Piece, other: Piece) -> bool:
        """Whether two pieces stand in cells to either side."""
        left, right = (one, other) if one.left <= other.left else (other, one)
        row = (max(one.top, other.top) + min(one.bottom, other.bottom)) // 2 - self.start
        return (left.right <= self.at + 1 and right.left >= self.at - 1
                and 0 <= row < len(self.through) and not self.through[row])


def walls_of(ink: np.ndarray, rules: tuple[Rule, ...], fine: int, em: float) -> list[Wall]:
    """The upright ones of a page's ``rules``; ``ink`` is ``fine`` times coarser than the pixels they are given in, and
    ``em`` the height of a full character in it."""
    reach = np.ones((2 * round(CROSSED * em) + 1, 1), np.uint8)
    walls = []
    for rule in rules:
        if rule.vertical:
            scaled = Rule(True, rule.position / fine, rule.start / fine, rule.end / fine)
            through = cv2.dilate(crossings(ink, scaled).astype(np.uint8)[:, None], reach)[:, 0] > 0
            walls.append(Wall(round(scaled.position), max(0, int(scaled.start)), through))
    return walls


def parting(walls: list[Wall]) -> Callable[[Piece, Piece], bool]:
    """Says of two pieces whether any of the walls stands between them."""
    return lambda one, other: any(wall.parts(one, other) for wall in walls)
