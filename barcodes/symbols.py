"""What a reader decodes, before anyone asks what it means (terms of ISO/IEC 19762)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Symbology(StrEnum):
    """The two kinds of symbol that are read at all: others misread or are slow."""

    QR = "qr-code"
    CODE128 = "code-128"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A decoded symbol. ``box`` is left, top, right, bottom in pixels of the image given to the reader; ``stage``
    names the step of the cascade that read it. ``turns`` are the clockwise quarter turns that bring it upright, None
    where its reader does not say how it lies."""

    symbology: Symbology
    payload: str
    box: tuple[float, float, float, float]
    stage: str = ""
    turns: int | None = None

    def scaled(self, factor: float) -> Symbol:
        """The same symbol on an image ``factor`` times as large."""
        left, top, right, bottom = self.box
        return replace(self, box=(left * factor, top * factor, right * factor, bottom * factor))

    def overlaps(self, other: Symbol) -> bool:
        """Whether both stand in the same place, so that one print was read twice."""
        (left, top, right, bottom), (left2, top2, right2, bottom2) = self.box, other.box
        return left < right2 and left2 < right and top < bottom2 and top2 < bottom


Found = tuple[list[Symbol], bool]
"""Symbols, and whether something that looks like one did not decode."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One symbol that was printed. ``stage`` read it, empty where none did; ``module`` is the width of a module in
    pixels; ``place`` is where its middle lies on the page as scanned: ``top-left``, ``bottom-right`` … ``scale`` is
    its size by that drawn, 1.0 where the sheet was printed at 100 %; None where the resolution is not known."""

    payload: str
    symbology: Symbology
    stage: str = ""
    module: float = 0.0
    place: str = ""
    scale: float | None = None


class ReaderMissing(Exception):
    """A reader cannot run because its system library is not installed; ``library`` names it."""

    def __init__(self, library: str) -> None:
        super().__init__(library)
        self.library = library
