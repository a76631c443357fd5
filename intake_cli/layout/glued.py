"""Words parted where a reader glued the cells of two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from intake_cli.currency import CURRENCY
from intake_cli.layout.cuts import at_gap, cut_word, edges_of, loose_places
from intake_cli.layout.day_figures import numbered, shortened
from intake_cli.layout.misread_sums import is_pointed
from intake_cli.layout.values import has_figure, looks_like_amount
from intake_cli.words import Word

NEARLY, GUESSED = 1.15, 0.85
"""Times as far as elsewhere that figures stand apart at least where a word is cut for sure; confidence of its parts at
most where they do not."""
_AMOUNT = re.compile(rf"[+-]?{CURRENCY}?[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)\.\d{{2}}(?:元|[CD][Rr](?!EDIT|AWN|[a-z]))?")
_FEW = re.compile(r"[+-]?\d{1,3}")
_NUMBERED = re.compile(r"\d{10,}(?=[\u4e00-\u9fff])(?!年\d)")
"""The number of an account that runs into a name, not into the year of a month (273491262025年2月工资)."""
_WORN = re.compile(r"^[+-]?\d{1,3}(?:,\d{3})+[:;]\d{2}(?=[\u4e00-\u9fff])")
"""A sum whose point was read as another mark, that runs into a name."""
_SHORT = re.compile(r"^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{3,})\.\d(?=[\u4e00-\u9fff])")
"""A sum of hundreds or more without its last naught, as sheets of figures write 26,709.60, that runs into a name."""
_DATED = re.compile(r"\d{4}(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\1\d{1,2})"
                    r"(?=\*|[A-Z]{2}|(?![年月日时至到止起])[\u4e00-\u9fff])")
"""A whole day at the head of a word, that runs into the text of the next column: a code of letters, or Chinese."""
_DAY_AND_SUM = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
                          r"(?=(?:[+-]\d{1,7}|[+-]?\d{1,3}(?:,\d{3})+|\d{2,7})\.\d{2}$)")
"""A day in eight figures that runs into a sum: together they would be no sum, or one of two thousand millions or more.
One of a single figure, as a fee is, stays: 202,504,101.95 without its commas is a sum that a company may have."""
_DAY_AND_TIME = re.compile(r"""(?: (?:19|20)?\d{2} (?: (?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])
                                                  | ([-/.]) \d{1,2} \1 (?:0?[1-9]|[12]\d|3[01]) )
                                 | \d{1,2} ([-/.]) (?:\d{1,2}|[A-Za-z]{3}) \2 (?:19|20)\d{2}
                                 | (?:\d{2,4}年)? \d{1,2}月\d{1,2}日
                                 | \d{2} [-/] \d{2} (?= \d{2}:\d{2}(?::|$)) )
                               (?= (?:[01]?\d|2[0-3]) : [0-5]\d (?: :[0-5]\d)? $)""", re.VERBOSE)
"""A day, with or without its year, that runs into a time of it: two columns, or a blank that a reader of
pixels left out."""
_DAY_AND_FIGURES = re.compile(r"""(?: (?:19|20)?\d{2}
                                   (?: ([-/.]) \d{1,2} \1 (?:0?[1-9]|[12]\d|3[01]) | 年\d{1,2}月\d{1,2}日 )
                                 | \d{1,2}月\d{1,2}日 | (?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01]) )
                               (?= (?:[01]\d|2[0-3]) (\.?) [0-5]\d \2 [0-5]\d $)""", re.VERBOSE)
"""The same before the six figures of a time, with points or none: 2024-4-422.36.37 is no forty-second of April."""
_TIMED = re.compile(r"""(?P<day>(?:19|20)\d{2} (?: ([-/.]) \d{1,2} \2 (?:0?[1-9]|[12]\d|3[01])
                                              | \d{4} | 年\d{1,2}月\d{1,2}日 ))?
                    (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d (?=[\u4e00-\u9fff])""", re.VERBOSE)
"""A time at the head of a word, or behind its day there, that runs into the text of the next column."""
_BETWEEN = re.compile(r"[-/.](?:[12]\d|3[01])\d:")
"""Three figures of a day and the hour of its time, of which the time mostly has two: 2025/4/112:05."""
_ROW_AND_DAY = re.compile(r"(\d{1,4})(?:19|20)\d{2}([-/.])\d{2}\2\d{2}(?=\D|$|(?:[01]\d|2[0-3]):[0-5]\d)")
_ROW_DAY_AND_TIME = re.compile(r"(\d{1,4})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
                               r"(?=(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$)")
"""The number of a row that runs into its day, and that, without marks, into its time."""
_TWO_DAYS = re.compile(r"((?:20)?\d{2}(?:0[1-9]|1[0-2]))(?:0[1-9]|[12]\d|3[01])(?=\1(?:0[1-9]|[12]\d|3[01])(?!\d))")
"""Two days of one month in figures alone that run into each other: when an entry was made and from when it counts."""
_TWO_BEGUN = re.compile(r"((?:19|20)\d{2}([-/.]))(?:\d{2}\2(?:\d{2})?)?(?=\1)")
"""Two days of one year with marks that run into each other, whole or broken alike in two narrow cells."""
_SIDE = re.compile(r"(?:^|\d)[CD]R(?=[\u4e00-\u9fff])")
"""The side of a sum, whether or not that could be read, that runs into a text."""
_FINE_TIME = re.compile(r"\d{1,2}:[0-5]\d:[0-5]\d\.\d{1,6}")
"""A time to parts of a second, whose end looks like a sum."""
_POINTED_DAY = re.compile(r"(?<!\d)(?:19|20)\d{2}\.\d{1,2}\.\d{1,2}")
"""A day whose head looks like a sum."""


def unglued(word: Word) -> list[Word]:
    """``word`` parted where an amount ends or begins inside it, or the number of an account or a day before it ends:
    readers glue narrow columns together. Parts are unsure where the figures stand as far apart at another place.

    >>> from checks.facts import Box
    >>> [part.text for each in ("5,858.43柜面", "5.43CR6样", "CR款") for part in unglued(Word(each, Box(0, 0, 80, 9)))]
    ['5,858.43', '柜面', '5.43CR', '6样', 'CR', '款']
    >>> [part.text for part in unglued(Word("26709.6样例超市", Box(0, 0, 80, 10)))]
    ['26709.6', '样例超市']
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
    >>> [part.text for part in unglued(Word("2025/4/79:41:04", Box(0, 0, 150, 10)))]
    ['2025/4/7', '9:41:04']
    >>> [part.text for each in ("04-1015:41:04", "09/1015:41") for part in unglued(Word(each, Box(0, 0, 130, 10)))]
    ['04-10', '15:41:04', '09/10', '15:41']
    >>> [part.text for part in unglued(Word("12024/12/2013:34:38", Box(0, 0, 190, 10)))]
    ['1', '2024/12/20', '13:34:38']
    >>> [part.text for part in unglued(Word("27,945:41样例商行", Box(0, 0, 190, 10), 0.9))]
    ['27,945:41', '样例商行']
    >>> [part.text for part in unglued(Word("15.606.55", Box(0, 0, 80, 10)))]
    ['15.606.55']
    >>> [part.text for part in unglued(Word("打印时间:2025.09.14 18:03", Box(0, 0, 160, 10)))]
    ['打印时间:2025.09.14 18:03']
    """
    cuts = tuple(cut for cut in _glued_at(word.text) if not _lengthens(word, cut))
    if cuts and word.confidence < 1:
        places, edges = [_begins(word.text, cut) for cut in cuts], edges_of(word)
        cuts = tuple(at_gap(word.text, edges, begins) for begins in places)
        if any(_is_guess(edges, cut, begins) for cut, begins in zip(cuts, places, strict=True)):
            word = replace(word, confidence=min(word.confidence, GUESSED))
    return cut_word(word, cuts) if cuts else [word]


def _lengthens(word: Word, cut: int) -> bool:
    """Whether a text layer sets a figure or a few before the sum at a ``cut`` as evenly as its own stand: whoever looks
    sees one number (1105,492.20), in which commas part no thousands any more."""
    return bool(word.ends) and _FEW.fullmatch(word.text[:cut]) is not None and word.text[cut].isdecimal() and \
        cut not in loose_places(word)


def _is_guess(edges: Sequence[float], cut: int, places: tuple[int, ...]) -> bool:
    """Whether the figures stand about as far apart at another of ``places`` as at the ``cut``."""
    wide = edges[cut + 1] - edges[cut - 1]
    return any(NEARLY * (edges[place + 1] - edges[place - 1]) > wide for place in places if place != cut)


def _begins(text: str, cut: int) -> tuple[int, ...]:
    """Where the sum or the time behind a ``cut`` may begin: with one figure or three before its comma it is a sum, with
    one or two before its mark a time. Where another sum ends it begins right there."""
    if _DAY_AND_FIGURES.match(text):
        return (cut,)
    if _DAY_AND_TIME.match(text):
        return (cut, cut + 1) if _BETWEEN.match(text, cut - 2) else (cut,)
    after = (cut + 1, cut + 2) if text[cut - 3:cut - 2] != "." else ()
    return cut, *(place for place in after if _AMOUNT.match(text, cut) and _AMOUNT.match(text, place))


@lru_cache(maxsize=20_000)
def _glued_at(text: str) -> tuple[int, ...]:
    """The places in ``text`` where an amount ends or begins, or the number of an account or a day before it ends."""
    row = _ROW_AND_DAY.match(text) or _ROW_DAY_AND_TIME.match(text)
    if row:
        return tuple(place for place in (row.end(1), row.end()) if text[place:place + 1].isdigit())
    whole = next((match for pattern in (_DAY_AND_SUM, _DAY_AND_TIME, _DAY_AND_FIGURES, _TWO_BEGUN)
                  if (match := pattern.match(text)) is not None), None)
    if whole:
        return (whole.end(),)
    timed = _TIMED.match(text)
    if timed:
        return tuple(place for place in (timed.end("day"), timed.end()) if place > 0)
    first = _TWO_DAYS.match(text)
    if first:
        return tuple(place for place in (first.end(), 2 * first.end()) if place < len(text))
    side = _SIDE.search(text)
    if side is not None:
        return (side.end(),)
    if not has_figure(text) or looks_like_amount(text) or numbered(text) or shortened(text) or is_pointed(text):
        return ()  # the side may stand beside the figures; a day may have points
    others = [found.span() for form in (_POINTED_DAY, _FINE_TIME) for found in form.finditer(text)]
    cuts = {place for match in _AMOUNT.finditer(text) for place in match.span()
            if not any(start < match.end() <= end for start, end in others)}
    cuts |= {match.end() for pattern in (_NUMBERED, _WORN, _SHORT) for match in pattern.finditer(text)}
    dated = _DATED.match(text)
    cuts |= {dated.end()} if dated else set()
    return tuple(place for place in sorted(cuts) if 0 < place < len(text) and text[place:].strip("元.,;)"))
