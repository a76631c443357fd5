"""Words that touch so nearly that they were found as one piece, parted where the paper between them is bare: a
character next to the gap is easily left out when both are read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from intake_cli.ocr.clean import Sheet
from intake_cli.ocr.gather import Piece
from intake_cli.words import Word

LEAST = 0.2
"""Heights of a piece that the bare paper between its words is wide at least."""
RUN_ON = re.compile(r"-?\d{4,}(?:,\d{3})+\.\d\d|-?\d{12,}\.\d\d")
"""Figures that are no sum, as too many stand before a comma or the point: another column's number ran into one."""
WIDER = 1.5
"""Times the next widest bare paper in such a piece that the one between its numbers is wide at least."""


def pieces_of(sheet: Sheet, piece: Piece, words: Sequence[Word]) -> list[Piece]:
    """``piece`` as the pieces of ink of its ``words``, left to right; as it is where no bare paper parts any."""
    ink = np.asarray((sheet.grey[piece.top:piece.bottom, piece.left:piece.right] < sheet.threshold).any(axis=0))
    least = LEAST * piece.height
    cuts = [cut for before, after in pairwise(words) if (cut := _cut(ink, _middle(before, -1, piece),
                                                                      _middle(after, 0, piece), least)) is not None]
    parts = [_snug(piece, ink, start, end) for start, end in pairwise([0, *cuts, len(ink)])]
    return [part for part in parts if part.width > 0]


def numbers_of(sheet: Sheet, piece: Piece, words: Sequence[Word]) -> list[Piece]:
    """``piece`` as the pieces of ink of two numbers that were read as one word; none where no bare paper that is far
    wider than all other parts them, or where the word may be one number."""
    if not any(RUN_ON.fullmatch(word.text) for word in words):
        return []
    ink = np.asarray((sheet.grey[piece.top:piece.bottom, piece.left:piece.right] < sheet.threshold).any(axis=0))
    stretches = sorted(_bare(ink), key=len)
    if len(stretches) < 2 or len(stretches[-1]) < max(LEAST * piece.height, WIDER * len(stretches[-2])):
        return []
    cut = int(stretches[-1][len(stretches[-1]) // 2])
    return [_snug(piece, ink, 0, cut), _snug(piece, ink, cut, len(ink))]


def _middle(word: Word, character: int, piece: Piece) -> int:
    """The middle of a word's first or last character, from the piece's left."""
    edges = word.edges
    left, right = (edges[0], edges[1]) if character == 0 else (edges[-2], edges[-1])
    return min(max(round((left + right) / 2) - piece.left, 0), piece.width)


def _cut(ink: np.ndarray, start: int, end: int, least: float) -> int | None:
    """The middle of the widest bare stretch between two columns; None where none is wide enough."""
    stretch = max(_bare(ink[start:end]), key=len)
    return start + int(stretch[len(stretch) // 2]) if len(stretch) >= least else None


def _bare(ink: np.ndarray) -> list[np.ndarray]:
    """The stretches of columns without ink, left to right; one of none where all have some."""
    bare = np.flatnonzero(~ink)
    return np.split(bare, np.flatnonzero(np.diff(bare) > 1) + 1)


def _snug(piece: Piece, ink: np.ndarray, start: int, end: int) -> Piece:
    columns = np.flatnonzero(ink[start:end])
    if not columns.size:
        return replace(piece, right=piece.left)
    return replace(piece, left=piece.left + start + int(columns[0]), right=piece.left + start + int(columns[-1]) + 1)
