"""When readings of a place say something else than the text layer there, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from intake_cli.ocr.digit_shapes import DIGITS

SURE = 0.9
"""Least confidence of most readings for the pixels to be certain."""


def certain(readings: Sequence[tuple[str, float]]) -> str | None:
    """What several looks at a place say alike, and most of them surely; None where they do not.

    >>> certain([("12.50", 0.99), ("12.50", 0.97)])
    '12.50'
    >>> certain([("12.50", 0.99), ("12.60", 0.97)])
    """
    texts = {text for text, _ in readings}
    return texts.pop() if len(texts) == 1 and median(sure for _, sure in readings) >= SURE else None


def all_differ(text: str, readings: Sequence[tuple[str, float]], second: tuple[str, float] | None) -> bool:
    """Whether no look at a place, nor a second engine, gives the figure ``text``: whatever stands there, it is another
    (no figure of 255 honest pages was so)."""
    looks = [*readings, *([second] if second is not None else [])]
    return len(looks) > 1 and all(_digits(look) and _digits(look) != _digits(text) for look, _ in looks)


def agree(second: str, pixels: str, text: str) -> bool:
    """Whether a second engine bears out what the pixels say instead of ``text``: it reads the same digits, or all but
    one, as where the crop cut the first, and neither is so near to what the text says.

    >>> agree("1325.70", "9325.70", "-257.94"), agree("1,325.70", "1,825.70", "1,325.70")
    (True, False)
    """
    own, other, layer = map(_digits, (second, pixels, text))
    return own == other or (_apart(own, other) <= 1 < min(_apart(own, layer), _apart(other, layer)))


def _apart(one: str, other: str) -> int:
    """In how many places two rows of digits differ; in all where they are not as long."""
    return sum(map(str.__ne__, one, other)) if len(one) == len(other) else max(len(one), len(other))


def differ(text: str, pixels: str, figure: bool) -> bool:
    """Figures differ by their digits: marks are easily lost. Words differ when they share no character."""
    return _digits(text) != _digits(pixels) if figure else not set(text) & set(pixels)


def _digits(text: str) -> str:
    return "".join([char for char in text if char in DIGITS])
