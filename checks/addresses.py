"""Addresses in China, taken apart into divisions, road, number, building, unit and room, and compared part by part.

Nothing is guessed: a district is not filled in from a road, nor a province from a district. A part that one address
leaves out disagrees with nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from checks.regions import Division, abolished, divisions_named, upper_names

PARTS = ("road", "lane", "number", "village", "building", "unit", "room")
"""Parts below the divisions of which each must agree where both addresses have it."""

_SPACE = re.compile(r"[\s,，、.。·;；:：|_]+")
_DIVISION = re.compile(
    r"(?!.{0,6}(?:小区|社区|校区|住宅区))[一-鿿]{2,8}?(?:省|自治区|自治州|自治县|地区|盟|市|新区|区|县|旗)")
_ZONE = re.compile(r"[一-鿿]{0,8}?(?:开发区|高新区|产业园区|工业园区|园区|新技术产业区)")
_PEOPLES = ("壮|回|藏|苗|彝|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
            "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|蒙古|各")
_KIND = re.compile(rf"(?:(?:{_PEOPLES})族|维吾尔)*自治[区州县旗]$|特别行政区$|(?<=..)新区$|地区$|(?<=.)[省市区县旗盟]$")
_OWN_PROVINCES = ("北京", "天津", "上海", "重庆")
"""Cities that are provinces too."""
_ROAD_FOLLOWS = re.compile(r"[东南西北中]?[一二三四五六七八九十]?[路街道巷]|[东南西北中]?[大环][道街路]")
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
_FIGURES = {"零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2}
_COUNTED = re.compile(r"([零〇一二三四五六七八九十百两]+)(?=号|栋|幢|座|单元|室|层|楼|弄|房|期|组|队)")


@dataclass(frozen=True, slots=True)
class Address:
    """``divisions`` from the widest on, without what kind they are (``北京``, ``朝阳``); ``named`` are the same as
    written. ``parts`` are those of PARTS that stand in it, and ``town``."""

    divisions: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    parts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``differing`` parts; ``agreeing`` ones. ``gone`` is a division of the one that was abolished since, with its last
    year, where the other has another in its place."""

    differing: tuple[str, ...]
    agreeing: tuple[str, ...]
    gone: Division | None = None


def compared(one: str, other: str) -> Comparison:
    """Two addresses, as far as both tell."""
    first, second = taken_apart(one), taken_apart(other)
    both = [name for name in PARTS if name in first.parts and name in second.parts]
    agreeing = [name for name in both if _agree(name, first.parts[name], second.parts[name])]
    differing = [name for name in both if name not in agreeing]
    strange = _contradicting(first, second)
    gone = _gone(strange)
    if strange and gone is None:
        differing.insert(0, "division")
    elif not strange and set(first.divisions) & set(second.divisions):
        agreeing.insert(0, "division")
    return Comparison(tuple(differing), tuple(agreeing), gone)


def _agree(part: str, one: str, other: str) -> bool:
    """Equal, or a road with what stands before it: an estate, a district without its kind."""
    return one == other or (part in ("road", "village") and (one.endswith(other) or other.endswith(one)))


def _contradicting(one: Address, other: Address) -> tuple[str, ...]:
    """Divisions of one level, as written, that only one of the two has each: there the other has another."""
    mine, theirs = _only(one, other), _only(other, one)
    return tuple(dict.fromkeys(name for own in mine for strange in theirs if _levels(own) & _levels(strange)
                               for name in (own, strange)))


def _only(one: Address, other: Address) -> list[str]:
    return [name for stem, name in zip(one.divisions, one.named, strict=True) if stem not in other.divisions]


def _levels(name: str) -> set[int]:
    """0 for a province, 1 for a city or prefecture, 2 for what is below it."""
    if _stem(name) in _OWN_PROVINCES:
        return {0, 1}
    codes = [each.code for each in divisions_named(name)] or short_names().get(name, ())
    if codes:
        return {min(0 if code.endswith("0000") else 1 if code.endswith("00") else 2 for code in codes)}
    return {0 if name.endswith("省") else 2 if name.endswith(("区", "县", "旗")) else 1}


def _gone(names: tuple[str, ...]) -> Division | None:
    """The first of the divisions that is none any more, by the year of its end. A name that some other place still
    bears tells nothing."""
    for name in names:
        found = divisions_named(name)
        if found and all(abolished(each) is not None for each in found):
            last = max(found, key=lambda each: abolished(each) or 0)
            return Division(last.code, last.name, last.since, abolished(last))
    return None


@lru_cache(maxsize=1024)
def taken_apart(text: str) -> Address:
    """The parts of an address.

    >>> found = taken_apart("北京市朝阳区建国路八十八号3号楼2单元0301室")
    >>> found.divisions, found.parts["road"], found.parts["number"], found.parts["building"], found.parts["room"]
    (('北京', '朝阳'), '建国路', '88', '3', '301')
    """
    rest = _COUNTED.sub(lambda found: str(_counted(found[1])), _plain(text))
    named, rest = _divisions(rest)
    parts = {}
    town = _TOWN.match(rest)
    if town is not None:
        parts["town"], rest = town[1], rest[town.end():]
    parts |= _below(rest)
    by_stem = {_stem(name): name for name in named}
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


def _divisions(text: str) -> tuple[list[str], str]:
    """The divisions at the head of an address, as written, and what is left."""
    named: list[str] = []
    while len(named) < 5:
        name = _known(text) or _by_kind(text)
        if name is None:
            zone = _ZONE.match(text)
            return named, text[zone.end():] if zone is not None else text
        named.append(name)
        text = text[len(name):]
    return named, text


def _known(text: str) -> str | None:
    """A division of the table; provinces and cities may leave out what kind they are, unless a road is named so."""
    for length in range(min(len(text), 12), 1, -1):
        head = text[:length]
        if divisions_named(head) and (_KIND.search(head) or head in upper_names()):
            return head
        if head in short_names() and not _ROAD_FOLLOWS.match(text[length:]):
            return head
    return None


def _by_kind(text: str) -> str | None:
    """A name that no table has, by how it ends."""
    found = _DIVISION.match(text)
    if found is None or _ZONE.fullmatch(found[0]) or _ROAD_FOLLOWS.match(text[found.end():]):
        return None
    return found[0]


@cache
def short_names() -> Mapping[str, tuple[str, ...]]:
    """Provinces and cities without what kind they are, with their codes."""
    found: dict[str, tuple[str, ...]] = {}
    for name in upper_names():
        if len(_stem(name)) > 1:
            codes = tuple(each.code for each in divisions_named(name) if each.code.endswith("00"))
            found[_stem(name)] = (*found.get(_stem(name), ()), *codes)
    return found


def _stem(name: str) -> str:
    return _KIND.sub("", name)


def _plain(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text).upper()
    return _SPACE.sub("", re.sub(r"[—–~－‐]", "-", shown))


def _figure(text: str) -> str:
    """A number without noughts before it.

    >>> _figure("0301"), _figure("A02")
    ('301', 'A02')
    """
    return text.lstrip("0") or "0"


def _counted(text: str) -> int:
    """A number in Chinese figures.

    >>> _counted("十二"), _counted("一百零三"), _counted("三〇一")
    (12, 103, 301)
    """
    if not any(sign in text for sign in "十百"):
        return int("".join(str(_FIGURES[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _FIGURES[sign]
    return total + digit
