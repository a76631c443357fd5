"""Lines of a table as walls between its cells: no word goes through an upright one unless a stroke does, and none
reaches over several rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from intake_cli.ocr.gather import Piece
from intake_cli.ocr.ruled import crossings
from intake_cli.words import Rule

CROSSED = 0.4
"""Heights of a full character above and below a stroke that goes through an upright line: of the same word."""
ROWS, INSIDE = 1.6, 0.6
"""Heights of a full character from which a piece of ink may reach over a level line, and that it then lies inside."""


@dataclass(frozen=True, slots=True)
class Wall:
    """An upright line at column ``at`` from row ``start`` on, in pixels of the ink; ``through`` says of each row of it
    whether a word goes through there."""

    at: int
    start: int
    through: np.ndarray

    @property
    def sides(self) -> tuple[int, int]:
        """Where what is cleared left of it ends, and where what is right of it begins."""
        return max(0, self.at - 1), self.at + 1

    def clear(self, mask: np.ndarray) -> None:
        """Take the pixels under the line from a mask, but for words that go through."""
        mask[self.start:self.start + len(self.through), slice(*self.sides)][~self.through] = 0

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


def rows_of(piece: Piece, floors: list[Rule], em: float) -> list[Piece]:
    """A piece cut at the level lines, ``floors``, that run all along it: characters that touch a line from both sides
    leave bits of it between them. A word that is struck through is not as high."""
    if piece.height <= ROWS * em:
        return [piece]
    cuts = sorted(round(rule.position) for rule in floors if rule.start <= piece.left and piece.right <= rule.end
                  and piece.top + INSIDE * em <= rule.position <= piece.bottom - INSIDE * em)
    return [Piece(piece.left, top, piece.right, bottom)
            for top, bottom in pairwise([piece.top, *cuts, piece.bottom]) if top < bottom]


def floors_of(rules: tuple[Rule, ...], fine: int) -> list[Rule]:
    """The level ones of a page's ``rules``, in pixels of ink that is ``fine`` times coarser."""
    return [Rule(False, rule.position / fine, rule.start / fine, rule.end / fine)
            for rule in rules if not rule.vertical]


def parting(walls: list[Wall]) -> Callable[[Piece, Piece], bool]:
    """Says of two pieces whether any of the walls stands between them."""
    return lambda one, other: any(wall.parts(one, other) for wall in walls)
