"""What the hand of a forger leaves on a drawing: cells set in other type or out of place, rows squeezed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is set otherwise than its column. ``font`` is a style of :mod:`samples.fonts`, empty for the layout's
    own; ``scale`` multiplies the size of type; ``right`` and ``down`` are points by which the text is moved;
    ``spacing`` is added between its characters, ``grey`` is the lightness of its ink, 0 for black. ``only`` is the
    place of the one character that is set so, None where all are."""

    font: str = ""
    scale: float = 1.0
    right: float = 0.0
    down: float = 0.0
    spacing: float = 0.0
    grey: float = 0.0
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """``looks`` are by printed row (from 1) and role of the column, ``heights`` by printed row, as shares of the height
    that the row would have."""

    looks: Mapping[tuple[int, str], Look] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)


UNTOUCHED = Hand()
