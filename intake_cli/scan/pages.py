"""What the scan stage says of one page."""

from __future__ import annotations

from dataclasses import dataclass

from barcodes.symbols import Probe, Symbol
from checks.page_facts import Quality


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page of a stack, ``number`` counted from 1. Boxes of ``symbols`` are in ``unit`` (``pt`` or ``px``) from the
    top left of the page, which is ``width`` by ``height``. ``blank``: no ink worth the name. ``suspect``: something
    like a symbol did not decode. ``turns`` are the clockwise quarter turns that bring it upright, 0 where that is
    in doubt (``way_doubtful``). ``failure`` names the error where the page could not be searched for tags; nothing else
    is known of it then. ``missing`` names system packages without which readers were left out."""

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
    failure: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Probed:
    """How the symbols of our own tags on a page decode, one by one."""

    number: int
    probes: tuple[Probe, ...]
