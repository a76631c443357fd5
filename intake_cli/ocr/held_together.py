"""Text of several rows that strokes hold together: a pen went over it, or the rim of a seal, and neither rows nor gaps
part it any more."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from intake_cli.ocr.gather import Piece
from intake_cli.ocr.parts import parts_of
from intake_cli.ocr.type_lines import HIGH, LINES, MARK, VALLEY, trimmed

APART, NEAR = 1.1, 0.2
"""Heights of a full character that two lines of different rows lie apart at least; and within which of the middle
between two lines, or else between them, the thinnest row is looked for where they are parted: hardly more than the
strokes may lie there. So near to the lines beside it, too, a piece begins and ends that is two of them."""
EVEN, FAR = 0.3, 8.0
"""Share of the distance of lines by which it varies, and heights of a full character within which rows follow each
other."""
LOW = 0.2
"""Share of the width of its parts that those no higher than a line have at least, whatever the pen went through: large
type, pictures and seals have less."""


def parted_as_beside(ink: np.ndarray, pieces: list[Piece], em: float, gap: float) -> list[Piece]:
    """``pieces`` with those parted that are several lines high and mostly made of parts no higher than one: between the
    lines that pieces beside them stand in."""
    lines = [piece for piece in pieces if MARK * em < piece.height <= HIGH * em]
    return [part for piece in pieces for part in _parts(ink, piece, lines, em, gap)]


def _parts(ink: np.ndarray, piece: Piece, lines: Iterable[Piece], em: float, gap: float) -> list[Piece]:
    if piece.height <= LINES * em:
        return [piece]
    levels = sorted(_levels(piece, lines, em), key=lambda line: line.top)
    profile = ink[piece.top:piece.bottom, piece.left:piece.right].sum(axis=1)
    cuts = [_thinnest(profile, upper.bottom - piece.top, lower.top - piece.top, round(NEAR * em))
            for upper, lower in pairwise(levels)]
    if not cuts or not _goes_on(levels, lines, em):
        return [piece]
    if max(profile[cuts]) > VALLEY * profile.max() or not (_of_lines(ink, piece, em)
                                                           or _stands_as(levels, piece, NEAR * em)):
        return [piece]
    bounds = pairwise([piece.top, *(piece.top + cut for cut in cuts), piece.bottom])
    return [part for top, bottom in bounds for part in trimmed(ink, piece.left, top, piece.right, bottom, gap)]


def _thinnest(profile: np.ndarray, upper: int, lower: int, reach: int) -> int:
    """The row with least ink between two lines, and around the middle between them."""
    centre = round((upper + lower) / 2)
    first = max(0, min(upper, centre - reach))
    return first + int(profile[first:max(lower, centre + reach) + 1].argmin())


def _stands_as(levels: list[Piece], piece: Piece, near: float) -> bool:
    """Whether a piece begins and ends as the first and the last line beside it do: what is drawn in large type hardly
    does, nor what is no type."""
    return abs(piece.top - levels[0].top) <= near and abs(piece.bottom - levels[-1].bottom) <= near


def _levels(piece: Piece, lines: Iterable[Piece], em: float) -> list[Piece]:
    """The nearest line at each height, of those beside a piece."""
    beside = [line for line in lines if piece.top < _middle(line) < piece.bottom
              and (line.right <= piece.left or line.left >= piece.right)]
    found: list[Piece] = []
    for line in sorted(beside, key=lambda line: max(piece.left - line.right, line.left - piece.right)):
        if all(abs(_middle(line) - _middle(other)) >= APART * em for other in found):
            found.append(line)
    return found


def _goes_on(levels: list[Piece], lines: Iterable[Piece], em: float) -> bool:
    """Whether lines stand as these do above and below, at one distance, as the rows of a table do, be they of one line
    or of several: a title may stand beside two."""
    middles, own = sorted(map(_middle, lines)), [_middle(level) for level in levels]
    slack = EVEN * min(below - above for above, below in pairwise(own))

    def stands(wanted: float) -> bool:
        place = bisect.bisect(middles, wanted - slack)
        return place < len(middles) and middles[place] < wanted + slack

    apart = {round(own[0] - middle) for middle in middles if slack < own[0] - middle < FAR * em}
    return any(all(stands(middle + step) for middle in own for step in (-distance, distance)) for distance in apart)


def _of_lines(ink: np.ndarray, piece: Piece, em: float) -> bool:
    parts = parts_of(np.ascontiguousarray(ink[piece.top:piece.bottom, piece.left:piece.right]))
    low = sum(part.width for part in parts if part.height <= HIGH * em)
    return low >= LOW * sum(part.width for part in parts)


def _middle(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2
