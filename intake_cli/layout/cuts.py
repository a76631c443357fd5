"""Words cut where a column ends, and where a reader glued the cells of two."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median

from checks.facts import Box
from intake_cli.currency import CURRENCY
from intake_cli.layout.day_figures import numbered, shortened
from intake_cli.layout.misread_sums import is_pointed
from intake_cli.layout.values import has_figure, looks_like_amount
from intake_cli.words import Part, Word

GAP = 1.25
"""Times the usual distance of figures from which a gap parts them."""
_AMOUNT = re.compile(rf"[+-]?{CURRENCY}?[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)\.\d{{2}}元?")
_NUMBERED = re.compile(r"\d{10,}(?=[\u4e00-\u9fff])")
"""The number of an account that runs into a name."""
_DATED = re.compile(r"\d{4}(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\1\d{1,2})"
                    r"(?=\*|(?![年月日时至到止起])[\u4e00-\u9fff])")
"""A whole day at the head of a word, that runs into the text of the next column."""
_DAY_AND_SUM = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
                          r"(?=(?:[+-]\d{1,7}|[+-]?\d{1,3}(?:,\d{3})+|\d{2,7})\.\d{2}$)")
"""A day in eight figures that runs into a sum: together they would be no sum, or one of two thousand millions or more.
One of a single figure, as a fee is, stays: 202,504,101.95 without its commas is a sum that a company may have."""
_DAY_AND_TIME = re.compile(r"(?:19|20)\d{2}(?:([-/.])\d{2}\1\d{2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
                           r"(?=(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$)")
"""A day with all its figures that runs into a time of it: two columns, or a blank that a reader of pixels left out."""
_TWO_DAYS = re.compile(r"((?:20)?\d{2}(?:0[1-9]|1[0-2]))(?:0[1-9]|[12]\d|3[01])(?=\1(?:0[1-9]|[12]\d|3[01])(?!\d))")
"""Two days of one month in figures alone that run into each other: when an entry was made and from when it counts."""
_POINTED_DAY = re.compile(r"(?<!\d)(?:19|20)\d{2}\.\d{1,2}\.\d{1,2}")
"""A day whose head looks like a sum."""


def cut_word(word: Word, positions: Iterable[int]) -> list[Word]:
    """The parts of ``word`` when it is cut before the characters at ``positions``. A part of a word read from
    pixels loses its figure reading, which belonged to the whole."""
    bounds = [0, *sorted(set(positions)), len(word.text)]
    edges = edges_of(word)
    parts = []
    for start, end in itertools.pairwise(bounds):
        text = word.text[start:end]
        if not text.strip():
            continue
        right = word.ends[end - 1] if word.ends else edges[end]
        box = Box(edges[start], word.box.top, min(right, edges[end]), word.box.bottom)  # columns part where one begins
        parts.append(replace(word, text=text, box=box, edges=(*edges[start:end], right), numeric=None,
                             numeric_confidence=0.0, parts=_within(word.parts, start, end),
                             ends=word.ends[start:end]))
    return parts


def cut_at(word: Word, x: float) -> list[Word]:
    """``word`` cut at the character border nearest to ``x``, or beside it where pixels show figures apart; whole when
    ``x`` lies at its ends."""
    edges = edges_of(word)
    index = min(range(len(edges)), key=lambda i: abs(edges[i] - x))
    if word.confidence < 1:
        index = _at_gap(word.text, edges, (index, index - 1, index + 1))
    return [word] if index in (0, len(word.text)) else cut_word(word, [index])


def _at_gap(text: str, edges: Sequence[float], places: tuple[int, ...]) -> int:
    """The first of ``places``, or the one of them where two figures stand farther apart than those of the word do: two
    numbers of which a reader made one. Edges lie midway between figures, so a gap makes both sides of it wider."""
    apart = {place: edges[place + 1] - edges[place - 1] for place in range(1, len(text))
             if text[place - 1].isdecimal() and text[place].isdecimal()}
    if places[0] not in apart:
        return places[0]
    best = max(places, key=lambda place: apart.get(place, 0.0))
    return best if apart[best] >= GAP * median(apart.values()) else places[0]


def _within(parts: tuple[Part, ...], start: int, end: int) -> tuple[Part, ...]:
    """What of ``parts`` stands from character ``start`` to ``end``."""
    ends = list(itertools.accumulate(len(part.text) for part in parts))
    cut = [replace(part, text=part.text[max(0, start - last + len(part.text)):max(0, end - last + len(part.text))])
           for part, last in zip(parts, ends, strict=True)]
    return tuple(part for part in cut if part.text)


def edges_of(word: Word) -> Sequence[float]:
    """Where the characters of ``word`` begin, and where it ends: evenly, where nothing is known of them."""
    if word.edges:
        return word.edges
    step = (word.box.right - word.box.left) / max(1, len(word.text))
    return [word.box.left + step * index for index in range(len(word.text) + 1)]


def unglued(word: Word) -> list[Word]:
    """``word`` parted where an amount ends or begins inside it, or the number of an account or a day before it ends:
    readers glue narrow columns together.

    >>> [part.text for part in unglued(Word("5,858.43柜面", Box(0, 0, 80, 10)))]
    ['5,858.43', '柜面']
    >>> [part.text for part in unglued(Word("2025年2月18日样例支行", Box(0, 0, 160, 10)))]
    ['2025年2月18日', '样例支行']
    >>> [part.text for part in unglued(Word("202504101,895.19", Box(0, 0, 160, 10)))]
    ['20250410', '1,895.19']
    >>> [part.text for part in unglued(Word("202504101.95", Box(0, 0, 160, 10)))]
    ['202504101.95']
    >>> [part.text for part in unglued(Word("250219250219现金支取", Box(0, 0, 160, 10)))]
    ['250219', '250219', '现金支取']
    >>> [part.text for part in unglued(Word("2025.04.1015:41:04", Box(0, 0, 160, 10)))]
    ['2025.04.10', '15:41:04']
    >>> [part.text for part in unglued(Word("15.606.55", Box(0, 0, 80, 10)))]
    ['15.606.55']
    >>> [part.text for part in unglued(Word("打印时间:2025.09.14 18:03", Box(0, 0, 160, 10)))]
    ['打印时间:2025.09.14 18:03']
    """
    cuts = _glued_at(word.text)
    if cuts and word.confidence < 1 and _DAY_AND_TIME.match(word.text) is None:
        cuts = tuple(_at_gap(word.text, edges_of(word), _begins(word.text, cut)) for cut in cuts)
    return cut_word(word, cuts) if cuts else [word]


def _begins(text: str, cut: int) -> tuple[int, ...]:
    """Where the sum behind a ``cut`` may begin: with one figure or three before its comma it is one. Where another sum
    ends it begins right there."""
    after = (cut + 1, cut + 2) if text[cut - 3:cut - 2] != "." else ()
    return cut, *(place for place in after if _AMOUNT.match(text, cut) and _AMOUNT.match(text, place))


@lru_cache(maxsize=20_000)
def _glued_at(text: str) -> tuple[int, ...]:
    """The places in ``text`` where an amount ends or begins, or the number of an account or a day before it ends."""
    whole = _DAY_AND_SUM.match(text) or _DAY_AND_TIME.match(text)
    if whole:
        return (whole.end(),)
    first = _TWO_DAYS.match(text)
    if first:
        return tuple(place for place in (first.end(), 2 * first.end()) if place < len(text))
    if not has_figure(text) or looks_like_amount(text) or numbered(text) or shortened(text) or is_pointed(text):
        return ()  # the side may stand beside the figures; a day may have points
    days = [day.span() for day in _POINTED_DAY.finditer(text)]
    cuts = {place for match in _AMOUNT.finditer(text) for place in match.span()
            if not any(start < match.end() < end for start, end in days)}
    cuts |= {match.end() for match in _NUMBERED.finditer(text)}
    dated = _DATED.match(text)
    cuts |= {dated.end()} if dated else set()
    return tuple(place for place in sorted(cuts) if 0 < place < len(text) and text[place:].strip("元.,;"))
