"""Addresses in China, taken apart into divisions, road, number, building, unit and room.

Nothing is guessed: a district is not filled in from a road, nor a province from a district.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from checks.division_names import leading_divisions, stem
from checks.numerals import counted

_SPACE = re.compile(r"[\s,，、.。·;；:：|_]+")
_TOWN = re.compile(r"([一-鿿]{2,8}?)(?:街道办事处|街道办|街道|镇|乡|苏木)(?![路街道巷])")
_ROAD = re.compile(
    r"([一-鿿A-Z\d]{1,14}?(?:大道|大街|公路|国道|胡同|(?<!小)路|(?<![小大])街|(?<!街)道|巷))")
_LANE = re.compile(r"(\d+)弄")
_NUMBER = re.compile(r"(?<![A-Z\d-])(\d+(?:-\d+|之\d+)?)号(?!楼|房|库|门|栋|幢)(?:院)?")
_VILLAGE = re.compile(r"([一-鿿]{2,8}?)(?:村委会|村)(?!路|街|巷)(?:(\d+)(?:组|队|社))?")
_BUILDING = re.compile(r"([A-Z]?\d+|[A-Z]|[东南西北甲乙丙丁])(?:号楼|栋|幢|棟|座|#楼?|楼(?=\d+单元))")
_UNIT = re.compile(r"([A-Z]?\d+|[A-Z]|[东西中甲乙丙])(?:单元|门(?!市|口))")
_ROOM = re.compile(r"([A-Z]?\d{1,5}[A-Z]?)(?:室|房|户|号房)|(?<=[栋幢座楼元层门#])(\d{2,5}[A-Z]?)号?$")
_SHORT = re.compile(r"(?<![\dA-Z])(\d+)-(?:(\d+)-)?(\d{2,5})(?:室|房|号)?$")
_COUNTED = re.compile(r"([零〇一二三四五六七八九十百两]+)(?=号|栋|幢|座|单元|室|层|楼|弄|房|期|组|队)")


@dataclass(frozen=True, slots=True)
class Address:
    """``divisions`` from the widest on, without what kind they are (``北京``, ``朝阳``); ``named`` are the same as
    written. ``parts`` are those below the divisions that stand in it."""

    divisions: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    parts: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1024)
def taken_apart(text: str) -> Address:
    """The parts of an address.

    >>> found = taken_apart("北京市朝阳区建国路八十八号3号楼2单元0301室")
    >>> found.divisions, found.parts["road"], found.parts["number"], found.parts["building"], found.parts["room"]
    (('北京', '朝阳'), '建国路', '88', '3', '301')
    """
    rest = _COUNTED.sub(_in_figures, _plain(text))
    named, rest = leading_divisions(rest)
    parts = {}
    town = _TOWN.match(rest)
    if town is not None:
        parts["town"], rest = town[1], rest[town.end():]
    parts |= _below(rest)
    by_stem = {stem(name): name for name in named}
    return Address(tuple(by_stem), tuple(by_stem.values()), parts)


def _below(rest: str) -> dict[str, str]:
    """What stands below the divisions: each part is looked for behind the one before it."""
    parts: dict[str, str] = {}
    road = _ROAD.match(rest)
    if road is not None:
        parts["road"], rest = road[1], rest[road.end():]
    village = _VILLAGE.match(rest) if road is None else None
    if village is not None:
        parts["village"], rest = village[1] + (village[2] or ""), rest[village.end():]
    for name, pattern in (("lane", _LANE), ("number", _NUMBER)):
        found = pattern.search(rest)
        if found is not None:
            parts[name] = _figure(found[1])
            rest = rest[found.end():]
    short = _SHORT.search(rest)
    if short is not None:
        shown = {"building": short[1], "unit": short[2], "room": short[3]}
        return parts | {name: _figure(value) for name, value in shown.items() if value}
    for name, pattern in (("building", _BUILDING), ("unit", _UNIT), ("room", _ROOM)):
        found = pattern.search(rest)
        if found is not None:
            parts[name] = _figure(next(group for group in found.groups() if group))
            rest = rest[found.end() - 1:] if name != "room" else rest
    return parts


def _plain(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text).upper()
    return _SPACE.sub("", re.sub(r"[—–~－‐]", "-", shown))


def _in_figures(numerals: re.Match[str]) -> str:
    worth = counted(numerals[1])
    return numerals[1] if worth is None else str(worth)


def _figure(text: str) -> str:
    """A number without noughts before it.

    >>> _figure("0301"), _figure("A02")
    ('301', 'A02')
    """
    return text.lstrip("0") or "0"
