"""Sums, days and times that a narrow cell broke amid their figures over two or three lines, 14,874. above 13, or
2025-03-0 above 5; and the words before sums of a page or month, 本月合 above 计, between which these stand."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from checks.facts import Box
from intake_cli.layout.lines import around, aside
from intake_cli.layout.values import has_figure, looks_like_amount, sum_text
from intake_cli.statements.broken_forms import DAY, LABEL, PARTS, SUM, TIME, Form
from intake_cli.statements.broken_integers import Below, Texts, stacked_integers
from intake_cli.statements.freed_halves import with_halves_freed
from intake_cli.statements.named_days import beside_months
from intake_cli.words import PageText, Word

_OPEN, _SHORT = re.compile(r",\d{0,2}$"), re.compile(r"[+-]?\d[\d,]*\.\d")
_OPEN_DAY = re.compile(r"(?:19|20)\d\d([-/.])(?:0[1-9]|1[0-2])\1[0-3]?")
"""A day without its last figures, which is nothing else: whatever figures stand alone under it are these."""
NEAR, FLUSH = 0.6, 0.2
"""Heights of the text that both halves lie apart or over one another at most, and by which they may stand aside."""
FAR = 1.0
"""Heights that the last figures of a day lie below it at most: about twice the distance of common lines, closer than
the entries of a table whose cells have two."""
INKED = 1.6
"""Times as much on pixels: their boxes are those of ink, which is lower than a line, and dirt makes them wider."""
MOST = 2
"""Lines on which what was begun goes on at most."""
HALF, SUM_WEIGHT = 0.5, 4.0
"""What a part of a broken word and a whole sum count where it is asked at which height most words stand, another being
1: the first lines of texts stand over the middle of their entry as halves do, the sum that it moves only there."""
FEWEST, MOSTLY = 2, 0.5
"""Sums of one decimal with nothing below them, and their share of all, from which a document leaves the nought behind
it away: of those that narrow cells broke a few have lost their other half to the next cell."""
BLANK = 0.8
"""Heights that a time stands behind its day at most."""


def with_broken_words(pages: Sequence[PageText]) -> list[PageText]:
    """``pages`` with the parts of each such sum, day, time or label as one word, at the height at which most others
    stand."""
    pages = list(map(with_halves_freed, pages))
    texts = [[(sum_text(word.text), word) for word in page.words
              if (has_figure(word.text) or word.text in PARTS) and id(word) not in named]
             for page in pages for named in (beside_months(page.words),)]
    below = [partial(_below, loose=_loose(page)) for page in pages]
    read = list(zip(texts, below, strict=True))
    integers = stacked_integers(read)
    alone = [bare for own, under in read for bare in _short_sums(own, under)]
    short = sum(alone) >= max(FEWEST, MOSTLY * len(alone))
    return [_joined(page, itertools.chain(_broken(own, page.words, under, short), pairs))
            for page, (own, under), pairs in zip(pages, read, integers, strict=True)]


def _loose(page: PageText) -> float:
    """How many times as far off as in a text layer words of a page stand that stand alike."""
    return INKED if page.unit == "px" else 1.0


def _short_sums(texts: Texts, below: Below) -> Iterator[bool]:
    """Of each sum of one decimal (84.6) whether nothing goes on with it below; 2024.0 may begin a day."""
    short = [(text, word) for text, word in texts if _SHORT.fullmatch(text) and not DAY.begun.fullmatch(text)]
    rests = sorted((word for text, word in texts if SUM.rest.fullmatch(text)), key=_top) if short else []
    return (not _parts([word], word, rests, SUM, below) for _, word in short)


def _joined(page: PageText, broken: Iterable[Sequence[Word]]) -> PageText:
    taken: set[int] = set()
    first: dict[int, Sequence[Word]] = {}
    for parts in broken:
        if not taken.intersection(map(id, parts)):
            first[id(parts[0])] = parts
            taken.update(map(id, parts))
    if not first:
        return page
    weighed = [(word, HALF if id(word) in taken else SUM_WEIGHT if looks_like_amount(word.text) else 1.0)
               for word in page.words]
    return replace(page, words=tuple(_one(first[id(word)], weighed, FLUSH * _loose(page)) if id(word) in first else word
                                     for word in page.words if id(word) in first or id(word) not in taken))


def _broken(texts: Texts, words: Sequence[Word], below: Below, short: bool) -> Iterator[Sequence[Word]]:
    """The parts of what is broken among the ``words`` with ``texts``, the sums first, each from the upper line on. A
    sum of one decimal is whole in a document that prints ``short`` ones: the 3 below 84.6 is the next entry's."""
    named = [each for each in texts if each[0] in PARTS]
    for form in (SUM, DAY, TIME, LABEL):
        own = named if form is LABEL else texts
        begun = [word for text, word in own if form.begun.fullmatch(text) and
                 not (form is SUM and (looks_like_amount(text) or (short and _SHORT.fullmatch(text))))]
        rests = sorted((word for text, word in own if form.rest.fullmatch(text)), key=_top) if begun else []
        days = [word.box for word in words if DAY.whole.fullmatch(word.text)] if begun and form is SUM else []
        for upper in sorted(begun, key=_top):
            parts = _parts([upper], upper, rests, form, below)
            if not parts and form is TIME:
                parts = _parts([upper], _with_day(upper, words), rests, form, below)
            if parts and not (form is SUM and _are_dated(parts, days)):
                yield parts


def _are_dated(parts: Sequence[Word], days: Sequence[Box]) -> bool:
    """Whether each of the lines of a sum has a day of its own: they are of two entries, and the upper one a sum whose
    point was read as a comma (2,343,00 over 1,000.00)."""
    return all(any(abs(day.top + day.bottom - part.box.top - part.box.bottom) < part.box.bottom - part.box.top
                   for day in days) for part in parts)


def _parts(above: list[Word], column: Word, rests: Sequence[Word], form: Form, below: Below) -> list[Word]:
    """``above`` and what it goes on with of the ``rests`` under its ``column``, none where that is no ``form``."""
    for lower in below(above[-1], column, rests):
        if form is SUM and not _fills(above[-1], lower):
            continue
        parts = [*above, lower]
        texts = [sum_text(word.text) for word in parts]
        if form.whole.fullmatch("".join(texts)):
            return parts if form is not SUM or _make_one(texts) else []
        if len(parts) <= MOST and (found := _parts(parts, column, rests, form, below)):
            return found
    return []


def _fills(upper: Word, lower: Word) -> bool:
    """Whether what a cell broke off was full: as wide as what it goes on with, but for a figure. The last figure of the
    row above is not."""
    step = (lower.box.right - lower.box.left) / len(lower.text)
    return upper.box.right - upper.box.left > lower.box.right - lower.box.left - step


def _make_one(texts: Sequence[str]) -> bool:
    """Whether none but a sum that breaks off behind a mark of thousands goes on with one that is a sum by itself: a
    count may stand over a sum."""
    return _OPEN.search(texts[0]) is not None or not any(map(looks_like_amount, texts[1:]))


def _below(upper: Word, column: Word, rests: Sequence[Word], loose: float) -> Iterable[Word]:
    """Those of the ``rests`` (by their tops) that begin near the foot of ``upper`` and stand under its ``column``,
    flush with it at a side or in the middle, ``loose`` times as far off as in a text layer; farther down and anywhere
    under it what can but be the end of a day, for dirt makes words wider and some print leaves more room."""
    foot, high = upper.box.bottom, upper.box.bottom - upper.box.top
    open_day = _OPEN_DAY.fullmatch(upper.text) is not None
    reach = (FAR if open_day else NEAR) * loose * high
    near = rests[bisect_left(rests, foot - reach, key=_top):bisect_right(rests, foot + reach, key=_top)]
    for word in near:
        flush = aside(word.box, column.box) < FLUSH * loose * high or (
            open_day and _stands_under(word, upper, FLUSH * high))
        if word is not upper and word.box.top > upper.box.top + high / 2 and flush:
            yield word


def _stands_under(word: Word, upper: Word, room: float) -> bool:
    return upper.box.left - room < word.box.left and word.box.right < upper.box.right + room


def _with_day(time: Word, words: Sequence[Word]) -> Word:
    """A ``time`` with the day a blank before it, under which it goes on."""
    high = time.box.bottom - time.box.top
    before = next((word for word in words if 0 <= time.box.left - word.box.right < BLANK * high and
                   abs(word.box.top - time.box.top) < FLUSH * high), None)
    return time if before is None else replace(time, box=around([before, time]))


def _top(word: Word) -> float:
    return word.box.top


def _one(parts: Sequence[Word], words: Sequence[tuple[Word, float]], aslant: float) -> Word:
    """The word that ``parts`` make, at that of their heights at which most ``words`` stand, by their weights: where
    each sum of a line is broken, the halves of others say less of where it stands than its label does. Middles of words
    of one line lie up to ``aslant`` heights apart; their tops lie farther, for figures are lower than characters."""
    box, high = around(parts), parts[0].box.bottom - parts[0].box.top
    tops = ((parts[0].box.top + parts[-1].box.top) / 2, *(part.box.top for part in parts))
    top = max(tops, key=lambda top: sum(
        weight for word, weight in words if abs((word.box.top + word.box.bottom - high) / 2 - top) < aslant * high))
    text = "".join(part.text for part in parts)
    box = replace(box, top=top, bottom=top + high)
    edges = tuple(box.left + (box.right - box.left) * place / len(text) for place in range(len(text) + 1))
    read = all(part.numeric for part in parts)
    return replace(parts[0], text=text, box=box, edges=edges, ends=(), parts=(),
                   lines=tuple(part.box for part in parts), confidence=min(part.confidence for part in parts),
                   numeric="".join(part.numeric or "" for part in parts) if read else None,
                   numeric_confidence=min(part.numeric_confidence for part in parts) if read else 0.0)
