"""Places on papers: where a value was read. Part of :mod:`checks.facts`, from where it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was read: no value exists without it.

    ``document`` is the id of a document of the case (``d1``) or ``case`` for a keyed value; ``row`` counts a
    statement's entries from 1 in printed order; ``quote`` is the text as printed; ``second`` is what another
    reading of the same place said when it differed. ``cell`` is the address in a spreadsheet, whose page is the sheet:
    ``D6``, or ``A6:F6`` for a whole row.
    """

    document: str
    page: int | None = None
    box: Box | None = None
    quote: str = ""
    confidence: float = 1.0
    row: int | None = None
    reader: str = ""
    second: str | None = None
    cell: str = ""

    def is_weak(self, below: float) -> bool:
        """Whether the reading is in doubt: less sure than ``below``, or another one differs."""
        return self.confidence < below or self.second is not None


T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A value that a paper shows, with its evidence."""

    value: T_co
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed. ``day`` is None when the text is no day; ``impossible`` when its figures name a day
    that no calendar has (30 February), as against figures that could not be read."""

    text: str
    day: date | None
    impossible: bool = False
