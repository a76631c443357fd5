"""The divisions at the head of an address, and what level each is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from checks.peoples import PEOPLES
from checks.regions import divisions_named, upper_names

_DIVISION = re.compile(
    r"(?!.{0,6}(?:小区|社区|校区|住宅区))[一-鿿]{2,8}?(?:省|自治区|自治州|自治县|地区|盟|市|新区|区|县|旗)")
_ZONE = re.compile(r"[一-鿿]{0,8}?(?:开发区|高新区|产业园区|工业园区|园区|新技术产业区)")
_KIND = re.compile(
    rf"(?<=..)(?:(?:{PEOPLES}|各)族?)*自治[区州县旗]$|特别行政区$|(?<=..)新区$|地区$|(?<=.)[省市区县旗盟]$")
_OWN_PROVINCES = ("北京", "天津", "上海", "重庆")
"""Cities that are provinces too."""
_ROAD_FOLLOWS = re.compile(r"[东南西北中]?[一二三四五六七八九十]?[路街道巷]|[东南西北中]?[大环][道街路]")


def leading_divisions(text: str) -> tuple[list[str], str]:
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
        if head in _short_names() and not _ROAD_FOLLOWS.match(text[length:]):
            return head
    return None


def _by_kind(text: str) -> str | None:
    """A name that no table has, by how it ends."""
    found = _DIVISION.match(text)
    if found is None or _ZONE.fullmatch(found[0]) or _ROAD_FOLLOWS.match(text[found.end():]):
        return None
    return found[0]


@cache
def _short_names() -> Mapping[str, tuple[str, ...]]:
    """Provinces and cities without what kind they are, with their codes."""
    found: dict[str, tuple[str, ...]] = {}
    for name in upper_names():
        if len(stem(name)) > 1:
            codes = tuple(each.code for each in divisions_named(name) if each.code.endswith("00"))
            found[stem(name)] = (*found.get(stem(name), ()), *codes)
    return found


def stem(name: str) -> str:
    """A name without what kind of division it is.

    >>> [stem(name) for name in ("浦东新区", "杭州", "伊犁哈萨克自治州", "内蒙古自治区", "东乡族自治县")]
    ['浦东', '杭州', '伊犁', '内蒙古', '东乡族']
    """
    return _KIND.sub("", name)


def levels(name: str) -> set[int]:
    """0 for a province, 1 for a city or prefecture, 2 for what is below it."""
    if stem(name) in _OWN_PROVINCES:
        return {0, 1}
    codes = [each.code for each in divisions_named(name)] or _short_names().get(name, ())
    if codes:
        return {min(0 if code.endswith("0000") else 1 if code.endswith("00") else 2 for code in codes)}
    return {0 if name.endswith("省") else 2 if name.endswith(("区", "县", "旗")) else 1}
