"""Names as far as one paper's rules compare them: written forms of one name, and doubt about how one was read."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from checks.facts import Evidence, Field
from checks.vocabulary import normalised

_DOTS = re.compile(r"[·•・‧∙.。'’\-_]")
_UNSHOWN = "*＊×�□■〓?﹖"
"""Signs that stand for a character: masks, and what printers put for rare characters."""
_HAS_UNSHOWN = re.compile(f"[{re.escape(_UNSHOWN)}\ue000-\uf8ff]")
"""One of them, or a code that only one font knows, as some banks print rare characters."""
_DIGITAL = ("", "text-layer")
_ONE_MISREAD = 0.5
"""Likeness from which a reader of pixels may have taken one character for another: one of two is the least."""


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """A name without what is only a manner of writing: blanks, dots, width, case.

    >>> bare("阿布 · 样例"), bare("样例（北京）公司") == bare("样例(北京)公司")
    ('阿布样例', True)
    """
    return _DOTS.sub("", normalised(name))


@lru_cache(maxsize=1024)
def simplified(name: str) -> str:
    """A bare name in simplified characters, which are those of every register of the mainland.

    >>> simplified("張样例"), simplified("张样例")
    ('张样例', '张样例')
    """
    return str(_converter().convert(name))


@cache
def _converter() -> Any:
    """OpenCC from traditional to simplified; its tables are read when the first name needs them."""
    from opencc import OpenCC

    return OpenCC("t2s")


def has_unshown(name: str) -> bool:
    """Whether a character of the name is masked or could not be printed."""
    return _HAS_UNSHOWN.search(bare(name)) is not None


def fits_visible(name: str, other: str) -> bool:
    """Whether what ``name`` shows agrees with ``other``; an unshown character, or a run of masks, is anything.

    >>> fits_visible("张*例", "张样例"), fits_visible("*样例", "张样例"), fits_visible("李*例", "张样例")
    (True, True, False)
    """
    parts = [re.escape(part) for part in re.split(f"[{re.escape(_UNSHOWN)}\ue000-\uf8ff]+", bare(name))]
    return re.fullmatch(".+".join(parts), bare(other)) is not None


def likeness(name: str, other: str) -> float:
    """How much of two names is the same, from 0 to 1."""
    return _likeness(bare(name), bare(other))


@lru_cache(maxsize=8192)
def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other, autojunk=False).ratio()


class Likeness:
    """A name with which many others are compared."""

    def __init__(self, name: str) -> None:
        self.name = bare(name)
        self._matcher = SequenceMatcher(None, "", self.name, autojunk=False)

    def at_least(self, other: str, share: Decimal) -> bool:
        """Whether so much of both names is the same, as :func:`likeness` counts it."""
        self._matcher.set_seq1(bare(other))
        return self._matcher.quick_ratio() >= share and self._matcher.ratio() >= share


def read_from_pixels(place: Evidence) -> bool:
    """Whether a reader of pixels said so: its characters may be others of the same look."""
    return place.reader not in _DIGITAL and not place.cell


class Sameness(StrEnum):
    """How two names stand to each other: ``same``, ``unshown`` (a character is masked or could not be printed, the
    rest agrees), ``part`` (one is a piece of the other), ``alike`` (a reader of pixels may have taken a character for
    another), ``another``."""

    SAME = "same"
    UNSHOWN = "unshown"
    PART = "part"
    ALIKE = "alike"
    ANOTHER = "another"


def sameness(one: Field[str], other: Field[str]) -> Sameness:
    """How the names that two papers show stand to each other; blanks, dots, width, case and traditional characters are
    only manners of writing."""
    mine, theirs = bare(one.value), bare(other.value)
    if mine != theirs:
        mine, theirs = simplified(mine), simplified(theirs)
    if mine == theirs:
        return Sameness.SAME
    if (has_unshown(mine) and fits_visible(mine, theirs)) or (has_unshown(theirs) and fits_visible(theirs, mine)):
        return Sameness.UNSHOWN
    shorter, longer = sorted((mine, theirs), key=len)
    if len(shorter) > 1 and shorter in longer:
        return Sameness.PART
    doubtful = read_from_pixels(one.evidence) or read_from_pixels(other.evidence)
    return Sameness.ALIKE if doubtful and likeness(mine, theirs) >= _ONE_MISREAD else Sameness.ANOTHER


_NEAREST_FIRST = tuple(Sameness)


def closest(one: Field[str], other: Field[str]) -> Sameness:
    """The nearest that a name of the one field comes to a name of the other: deeds and accounts name several people."""
    pairs = [sameness(Field(mine, one.evidence), Field(theirs, other.evidence))
             for mine in several(one.value) for theirs in several(other.value)]
    return min([sameness(one, other), *pairs], key=_NEAREST_FIRST.index)


def several(names: str) -> list[str]:
    """The names of one field, one by one.

    >>> several("张样例、李样本 王示例,"), several("阿布·样例")
    (['张样例', '李样本', '王示例'], ['阿布·样例'])
    """
    return [name for name in re.split(r"[、,，;；/\s]+", names) if name]
