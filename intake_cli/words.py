"""Words on a page: what every reader returns, text layer or pixels, before anyone asks what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from checks.facts import Box


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a gap. ``edges`` holds ``len(text) + 1`` x-positions, so that a word can be
    cut where a column ends. ``numeric`` is the reading constrained to figures with its confidence, where a
    reader has one; ``size`` is the glyph height in page units."""

    text: str
    box: Box
    confidence: float = 1.0
    edges: tuple[float, ...] = ()
    numeric: str | None = None
    numeric_confidence: float = 0.0
    size: float = 0.0
    font: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed line: ``position`` is x for a vertical one and y for a horizontal one, from ``start`` to ``end``."""

    vertical: bool
    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageText:
    """One page as read. ``unit`` is ``pt`` or ``px``; boxes are in that unit from the top left of the upright
    page; ``rotation`` is the clockwise turn in degrees that made it upright; ``reader`` names the engine."""

    number: int
    width: float
    height: float
    unit: str
    reader: str
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    dpi: float | None = None
    rotation: int = 0
    quality: dict[str, float] = field(default_factory=dict)
