"""What pages of a statement say besides their entries. Part of :mod:`checks.facts`, from where it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checks.evidence import Evidence, Field, PrintedDate


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page of a statement and what it prints of itself: ``第 x 页 / 共 y 页``. Where it shows further columns of a
    table that is wider than its paper, ``rows_on`` is the page on which their rows begin."""

    page: int
    number: int | None
    count: int | None
    evidence: Evidence
    rows_on: int | None = None


@dataclass(frozen=True, slots=True)
class PageHead:
    """The days that a page itself names outside its table: those of the period, and of the print."""

    page: int
    start: Field[PrintedDate] | None = None
    end: Field[PrintedDate] | None = None
    printed_on: Field[PrintedDate] | None = None


@dataclass(frozen=True, slots=True)
class SealInk:
    """How much of a page that was looked at the ink of seals covers, from 0 to 1. The box of ``evidence`` holds the
    words that it lies on, None where it lies on none. ``ring`` says of a page without colour whether the ink forms a
    seal's ring; None of a page in colour, which tells a seal by itself."""

    page: int
    share: float
    evidence: Evidence
    ring: bool | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A printed sum or count: ``scope`` is ``page``, ``period``, ``month`` or, of one of several prints bound together,
    ``print``; ``of`` is ``in``, ``out``, ``balance``, ``carried``, ``count``, ``count-in`` or ``count-out``. One of a
    month names its first day in ``month`` and, in ``below``, the number of the row that it stands below."""

    scope: str
    of: str
    value: Decimal
    evidence: Evidence
    month: date | None = None
    below: int = 0
