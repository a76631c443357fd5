"""What the scan stage says of one page."""

from __future__ import annotations

from dataclasses import dataclass

from barcodes.symbols import Probe, Symbol
from checks.page_facts import Quality

TOLD = 0.1
"""Degrees of skew from which it is said that they were taken out."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a page as it came is filed: ``corners`` (x, y; in shares of its width and height, from the top left,
    clockwise) become those of the filed page. So ``skew`` (degrees, positive where lines sank to the right) was taken
    out, black borders were ``cropped``, or a photographed sheet was ``rectified``."""

    corners: tuple[tuple[float, float], ...]
    skew: float = 0.0
    cropped: bool = False
    rectified: bool = False

    @property
    def done(self) -> list[str]:
        """Codes of what was done, as messages name it."""
        codes = {"deskewed": abs(self.skew) >= TOLD, "cropped": self.cropped, "rectified": self.rectified}
        return [code for code, is_done in codes.items() if is_done]


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page of a stack, ``number`` counted from 1. Boxes of ``symbols`` are in ``unit`` (``pt`` or ``px``) from the
    top left of the page, which is ``width`` by ``height``. ``blank``: no ink worth the name. ``suspect``: something
    like a symbol did not decode. ``turns`` are the clockwise quarter turns that bring it upright, 0 where that is
    in doubt (``way_doubtful``); ``outline``, where it is not None, is what is filed of it. ``failure`` names the error
    where the page could not be searched for tags; nothing else is known of it then. ``missing`` names
    system packages without which readers were left out."""

    number: int
    symbols: tuple[Symbol, ...] = ()
    width: float = 0.0
    height: float = 0.0
    unit: str = ""
    blank: bool = False
    suspect: bool = False
    quality: Quality | None = None
    turns: int = 0
    way_doubtful: bool = False
    outline: Outline | None = None
    failure: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Probed:
    """How the symbols of our own tags on a page decode, one by one."""

    number: int
    probes: tuple[Probe, ...]
