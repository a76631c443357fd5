"""Pieces of ink that belong to one word, joined: marks, parts of a character, words in larger type."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

WORD_GAP = 0.6
"""Gap, in heights of a full character, that ends a word."""
TALL = 1.75
"""Heights of a full character beyond which a piece holds more than one line."""
LARGE = 1.25
"""Heights of a full character beyond which a word is set in larger type."""
LOW = 0.6
"""Heights of a full character below which a piece is a mark that belongs to a neighbour."""
SQUARE = 4
"""Heights of a full character that the squares are wide by which neighbours are found."""
BESIDE = 0.4
"""Heights of a full character between two pieces of a line that are of one word."""
LEVEL, MARKED = 0.35, 1.35
"""Heights of a full character by which a mark may lie above or below its word; how many heights of a full character,
or of the word if that is higher, it is high at most with its marks."""


@dataclass(slots=True)
class Piece:
    """A word's ink, in pixels of the clean page; ``right`` and ``bottom`` are exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    def scale(self, factor: int) -> None:
        """From a grid ``factor`` times coarser to pixels of the page."""
        self.left, self.top, self.right, self.bottom = (factor * side for side in
                                                        (self.left, self.top, self.right, self.bottom))

    def join(self, other: Piece) -> None:
        """Grow to hold ``other`` too."""
        self.left, self.top = min(self.left, other.left), min(self.top, other.top)
        self.right, self.bottom = max(self.right, other.right), max(self.bottom, other.bottom)


Parted = Callable[[Piece, Piece], bool]


class _Shelves:
    """Pieces by the squares of the page they lie in, so that only neighbours are compared: dirt and broken print are
    thousands of pieces, and on each line of a page hundreds."""

    def __init__(self, em: float) -> None:
        self.pieces: list[Piece] = []
        self._high, self._wide = max(1.0, em), max(1.0, SQUARE * em)
        self._squares: defaultdict[tuple[int, int], set[int]] = defaultdict(set)

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self._place(len(self.pieces) - 1)

    def grow(self, index: int, other: Piece) -> None:
        """Join ``other`` to the piece at ``index``."""
        self.pieces[index].join(other)
        self._place(index)

    def beside(self, piece: Piece, aside: float, above: float = 0.0) -> set[int]:
        """Indices of pieces in the squares of ``piece`` and so many pixels around."""
        return set().union(*(self._squares[at] for at in self._under(piece, aside, above) if at in self._squares))

    def _place(self, index: int) -> None:
        for at in self._under(self.pieces[index], 0.0, 0.0):
            self._squares[at].add(index)

    def _under(self, piece: Piece, aside: float, above: float) -> Iterator[tuple[int, int]]:
        rows = range(int((piece.top - above) // self._high), int((piece.bottom + above) // self._high) + 1)
        columns = range(int((piece.left - aside) // self._wide), int((piece.right + aside) // self._wide) + 1)
        return itertools.product(rows, columns)


def gathered(pieces: list[Piece], em: float, parted: Parted) -> list[Piece]:
    """Words from pieces of ink: marks joined to the character beside them, then parts of a character above each other,
    then words in larger type, whose gaps are larger too. ``em`` is the height of a full character; what is ``parted``
    by a line of the table stays so."""
    words = _with_marks(pieces, em, parted)
    words = joined(words, em, lambda one, other: _same_line(one, other, em) or (
        _goes_on(one, other, em) and not parted(one, other)))
    large = [word for word in words if word.height > LARGE * em]
    return [word for word in words if word.height <= LARGE * em] + joined(
        large, em, lambda one, other: _same_large_line(one, other) and not parted(one, other))


def _with_marks(pieces: list[Piece], em: float, parted: Parted) -> list[Piece]:
    shelves = _Shelves(em)
    for word in sorted((p for p in pieces if p.height >= LOW * em), key=lambda p: p.left):
        shelves.add(word)
    most = [MARKED * max(em, word.height) for word in shelves.pieces]  # not of what they grow to: dirt would climb up
    for mark in sorted((p for p in pieces if p.height < LOW * em), key=lambda p: p.left):
        around = [index for index in sorted(shelves.beside(mark, WORD_GAP * em, LEVEL * em))
                  if _near(shelves.pieces[index], mark, em, most[index]) and not parted(shelves.pieces[index], mark)]
        if around:
            shelves.grow(min(around, key=lambda index: _distance(shelves.pieces[index], mark)), mark)
        else:
            shelves.add(mark)
            most.append(MARKED * em)
    return shelves.pieces


def _near(word: Piece, mark: Piece, em: float, most: float) -> bool:
    """Whether a mark may be of a word that is ``most`` pixels high at most with it."""
    if _distance(word, mark) > WORD_GAP * em:
        return False
    fits = max(word.bottom, mark.bottom) - min(word.top, mark.top) <= most
    return fits and min(word.bottom, mark.bottom) - max(word.top, mark.top) > -LEVEL * em


def _distance(one: Piece, other: Piece) -> int:
    return max(one.left, other.left) - min(one.right, other.right)


def joined(words: Iterable[Piece], em: float, alike: Callable[[Piece, Piece], bool]) -> list[Piece]:
    """From left to right, each word joined to the last one before it that is ``alike``, of those no farther than the
    gap that ends a word of its height."""
    shelves = _Shelves(em)
    for word in sorted(words, key=lambda p: p.left):
        home = next((index for index in sorted(shelves.beside(word, WORD_GAP * max(em, word.height)), reverse=True)
                     if alike(shelves.pieces[index], word)), None)
        if home is None:
            shelves.add(word)
        else:
            shelves.grow(home, word)
    return shelves.pieces


def _same_line(one: Piece, other: Piece, em: float) -> bool:
    if other.left > one.right or max(one.bottom, other.bottom) - min(one.top, other.top) > TALL * em:
        return False
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.height, other.height)


def _goes_on(one: Piece, other: Piece, em: float) -> bool:
    """Whether a word goes on in the next piece, which stands as high, though nowhere ink faces ink: a comma at the foot
    of the one, a figure that reaches out at its head in the other."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return _distance(one, other) <= BESIDE * em and overlap > 0.7 * max(one.height, other.height)


def _same_large_line(one: Piece, other: Piece) -> bool:
    height = min(one.height, other.height)
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.7 * height and _distance(one, other) <= WORD_GAP * height
