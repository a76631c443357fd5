"""Divisions of the country by code (GB/T 2260) and name, those abolished since included (``regions.toml``).

A number keeps the code that it was given for life, so a code is known if it was ever assigned; its years inform only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PERMIT_REGIONS = ("810000", "820000", "830000")
"""What stands for the region on residence permits for residents of Hong Kong, Macao and Taiwan."""
_LINE = re.compile(r"(?P<code>\d{6}) (?P<name>\S+)(?: (?P<since>\d*)-(?P<until>\d*))?")
_DATED_NAME = re.compile(r"(?:\[(?P<since>\d*)-(?P<until>\d*)\])?(?P<name>[^,\[\]]+)")
_NO_NAMES = ("市辖区", "县", "市", "市区", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政单位",
             "自治区直辖县级行政单位", "省直辖行政单位")
"""What tables put where a level has no name of its own."""


@dataclass(frozen=True, slots=True)
class Division:
    """A name that a code stood for. ``since`` and ``until`` are the first and last year, None where not known, and
    where it still stands."""

    code: str
    name: str
    since: int | None = None
    until: int | None = None


def is_known(code: str) -> bool:
    """Whether a region code was ever assigned.

    >>> is_known("110111"), is_known("500157"), is_known("999999")
    (True, True, False)
    """
    return code in PERMIT_REGIONS or code in _table() or bool(_newer(code))


def has_counties(code: str) -> bool:
    """Whether the code is of a province or prefecture whose people are registered below it, in its counties. Some
    cities have none.

    >>> has_counties("110000"), has_counties("110100"), has_counties("620200"), has_counties("110101")
    (True, True, False, False)
    """
    stem = code.removesuffix("00").removesuffix("00")
    return code.endswith("00") and any(
        known.startswith(stem) and not known.endswith("00") and any(each.until is None for each in names)
        and names[-1].name not in _NO_NAMES for known, names in _table().items())


def divisions_named(name: str) -> tuple[Division, ...]:
    """Every division that ever had the name.

    >>> [division.code for division in divisions_named("崇文区")]
    ['110103']
    """
    return _by_name().get(name, ())


@cache
def upper_names() -> frozenset[str]:
    """Names of provinces and of cities and prefectures below them."""
    return frozenset(each.name for code, names in _table().items() if code.endswith("00") for each in names
                     if each.name not in _NO_NAMES)


def abolished(division: Division) -> int | None:
    """The last year of a division that is none any more."""
    newer = next((each for each in _newer(division.code) if each.name == division.name), None)
    return division.until if newer is None else newer.until


@cache
def _table() -> Mapping[str, tuple[Division, ...]]:
    data = tomllib.loads((files("checks") / "regions.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[Division, ...]] = {}
    for code, name, since, until in _LINE.findall(data["divisions"]):
        found[code] = (*found.get(code, ()), Division(code, name, _year(since), _year(until)))
    return found


@cache
def _by_name() -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for divisions in _table().values():
        for each in divisions:
            if each.name not in _NO_NAMES:
                found[each.name] = (*found.get(each.name, ()), each)
    return found


@cache
def _newer(code: str) -> tuple[Division, ...]:
    """What the installed python-stdnum knows of a code; its table is read only where ours does not do."""
    from stdnum import numdb

    parts = numdb.get("cn/loc").info(code)
    named = parts[-1][1].get("county", "") if len(parts) == 2 else ""
    return tuple(Division(code, found["name"], _year(found["since"]), _year(found["until"]))
                 for found in _DATED_NAME.finditer(named))


def _year(text: str | None) -> int | None:
    return int(text) if text else None
