"""Demand deposit rates of mainland banks by date: ``rates.toml`` beside this module, with sources.

Rates are percent a year. After the last day on which the table is known to be complete the last rate is carried
forward and marked provisional; a policy may add what the banks listed since.
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


@dataclass(frozen=True, slots=True)
class Rates:
    """What a lender adds to the installed table: rates ``listed`` since, and through which day that is all of them."""

    valid_through: date | None = None
    listed: tuple[Rate, ...] = ()


INSTALLED = Rates()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("checks").joinpath("rates.toml").read_text(encoding="utf-8"))


def valid_through(rates: Rates = INSTALLED) -> date:
    """The last day on which the table is known to be complete."""
    through: date = _table()["valid_through"]
    return max(through, rates.valid_through or through)


def last_change() -> date:
    """The day from which the last rate of the installed table holds."""
    return _rates("listed")[-1].since


def is_provisional(day: date, rates: Rates = INSTALLED) -> bool:
    """Whether a rate on ``day`` is only the last known one carried forward."""
    return day > valid_through(rates)


def is_prompt(bank: str, day: date) -> bool:
    """Whether a bank listed the rates of the table on their days, from ``day`` on: one of the large state banks, or one
    that went with them.

    >>> is_prompt("中国建设银行", date(2025, 3, 21)), is_prompt("临河农村商业银行", date(2025, 3, 21))
    (True, False)
    """
    table = _table()
    return day >= table["prompt_since"] and any(name in bank for name in table["prompt"])


@cache
def _rates(name: str) -> tuple[Rate, ...]:
    return tuple(Rate(row["from"], Decimal(row["percent"]), row["source"]) for row in _table()[name])


@cache
def _listed(added: Rates) -> tuple[Rate, ...]:
    """Listed rates of the large state banks, oldest first; before they were free to list, the benchmark."""
    free = _rates("listed")
    before = (rate for rate in _rates("benchmark") if rate.since < free[0].since)
    return (*before, *free, *sorted(added.listed, key=lambda rate: rate.since))


def benchmark(day: date) -> Rate | None:
    """The central bank's benchmark demand rate on a day; None before the table begins."""
    return _in_force(_rates("benchmark"), day)


def listed(day: date, rates: Rates = INSTALLED) -> Rate | None:
    """The demand rate listed by the large state banks on a day; None before the table begins.

    >>> listed(date(2025, 5, 19)).percent, listed(date(2025, 5, 20)).percent
    (Decimal('0.10'), Decimal('0.05'))
    """
    return _in_force(_listed(rates), day)


def listed_between(first: date, last: date, rates: Rates = INSTALLED) -> tuple[Rate, ...]:
    """Every listed rate in force on some day from ``first`` to ``last``, oldest first."""
    begin = listed(first, rates)
    later = tuple(rate for rate in _listed(rates) if first < rate.since <= last)
    return later if begin is None else (begin, *later)


def ceiling(day: date) -> Decimal | None:
    """The highest rate a bank might legally list on a day; None where no ceiling held or none is known."""
    multiple = next((row["multiple"] for row in reversed(_table()["cap"]) if row["from"] <= day), "")
    base = benchmark(day)
    return None if base is None or not multiple else base.percent * Decimal(multiple)


def _in_force(rates: tuple[Rate, ...], day: date) -> Rate | None:
    return next((rate for rate in reversed(rates) if rate.since <= day), None)
