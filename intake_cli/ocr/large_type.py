"""Characters of large type, such as a title's: their parts stand as far above each other as lines of smaller type."""

from __future__ import annotations

from itertools import pairwise

from intake_cli.ocr.gather import TALL, Piece

UNEVEN, SQUARE = 0.2, 1.2
"""Share of the height of large type by which its characters are higher or lower than one another, and heights that one
of them is wide at most."""
NARROW = 0.2
"""Widths in heights up to which a piece is a stroke, by which no characters are told."""


def with_whole_characters(pieces: list[Piece], em: float) -> list[Piece]:
    """``pieces`` with those joined that make up a character as high as a piece of large type right beside it; ``em`` is
    the height of a full character of the page."""
    kept = list(pieces)
    for large in [piece for piece in pieces if piece.height > TALL * em and piece.width > NARROW * piece.height]:
        for parts in _stacks([piece for piece in kept if _is_part(piece, large)]):
            whole = Piece(parts[0].left, parts[0].top, parts[0].right, parts[0].bottom)
            for part in parts[1:]:
                whole.join(part)
            if len(parts) > 1 and _is_like(whole, large):
                kept = [*(piece for piece in kept if piece not in parts), whole]
    return kept


def _is_part(piece: Piece, large: Piece) -> bool:
    """Whether a piece lies beside ``large``, not as high, between its head and its foot."""
    uneven = UNEVEN * large.height
    return 0 <= _aside(piece, large) <= (1 + SQUARE) * large.height and piece.height < large.height - uneven and \
        piece.top >= large.top - uneven and piece.bottom <= large.bottom + uneven


def _stacks(parts: list[Piece]) -> list[list[Piece]]:
    """Parts that stand above each other, together."""
    ordered = sorted(parts, key=lambda piece: piece.left)
    stacks = [ordered[:1]] if ordered else []
    for before, part in pairwise(ordered):
        if part.left < max(before.right, *(piece.right for piece in stacks[-1])):
            stacks[-1].append(part)
        else:
            stacks.append([part])
    return stacks


def _is_like(whole: Piece, large: Piece) -> bool:
    uneven = max(abs(large.top - whole.top), abs(large.bottom - whole.bottom))
    return uneven <= UNEVEN * large.height and whole.width <= SQUARE * whole.height and \
        _aside(whole, large) <= large.height


def _aside(one: Piece, other: Piece) -> int:
    """Pixels between two pieces, less than none where one reaches over the other."""
    return max(other.left - one.right, one.left - other.right)
