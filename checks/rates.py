"""Demand deposit rates of mainland banks by date: ``rates.toml`` beside this module, with sources.

Rates are percent a year. After ``VALID_THROUGH`` the last rate is carried forward and marked provisional.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of ``percent`` a year that holds from ``since``; ``source`` says who announced it."""

    since: date
    percent: Decimal
    source: str


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("checks").joinpath("rates.toml").read_text(encoding="utf-8"))


def valid_through() -> date:
    """The last day on which the table is known to be complete."""
    through: date = _table()["valid_through"]
    return through


def is_provisional(day: date) -> bool:
    """Whether a rate on ``day`` is only the last known one carried forward."""
    return day > valid_through()


@cache
def _rates(name: str) -> tuple[Rate, ...]:
    return tuple(Rate(row["from"], Decimal(row["percent"]), row["source"]) for row in _table()[name])


@cache
def _listed() -> tuple[Rate, ...]:
    """Listed rates of the large state banks; before they were free to list, the benchmark."""
    free = _rates("listed")
    return (*(rate for rate in _rates("benchmark") if rate.since < free[0].since), *free)


def benchmark(day: date) -> Rate | None:
    """The central bank's benchmark demand rate on a day; None before the table begins."""
    return _in_force(_rates("benchmark"), day)


def listed(day: date) -> Rate | None:
    """The demand rate listed by the large state banks on a day; None before the table begins.

    >>> listed(date(2025, 5, 19)).percent, listed(date(2025, 5, 20)).percent
    (Decimal('0.10'), Decimal('0.05'))
    """
    return _in_force(_listed(), day)


def listed_between(first: date, last: date) -> tuple[Rate, ...]:
    """Every listed rate in force on some day from ``first`` to ``last``, oldest first."""
    begin = listed(first)
    later = tuple(rate for rate in _listed() if first < rate.since <= last)
    return later if begin is None else (begin, *later)


def ceiling(day: date) -> Decimal | None:
    """The highest rate a bank might legally list on a day; None where no ceiling held or none is known."""
    multiple = next((row["multiple"] for row in reversed(_table()["cap"]) if row["from"] <= day), "")
    base = benchmark(day)
    return None if base is None or not multiple else base.percent * Decimal(multiple)


def _in_force(rates: tuple[Rate, ...], day: date) -> Rate | None:
    return next((rate for rate in reversed(rates) if rate.since <= day), None)
