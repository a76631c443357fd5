"""Words cut where a column ends, and words that a blank parted made one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.layout.lines import around
from intake_cli.layout.values import has_figure
from intake_cli.words import Part, Word

GAP = 1.25
"""Times the usual distance of figures from which a gap parts them."""
SEAM, FURTHER, LOOSE = 1.2, 2.5, 0.04
"""Heights of a word within which two texts that it holds may meet beside the border of their columns, the same where
one is Chinese and the other figures, and heights by which the next character lies apart from where the one before it
ends, or over it, where they do."""
MARKS = (".", ",")
"""Marks of a sum that may be words of their own."""


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
    """``word`` cut at the character border nearest to ``x``, or beside it where pixels show figures apart, or a text
    layer tells that two texts meet; whole when ``x`` lies at its ends."""
    edges = edges_of(word)
    index = min(range(len(edges)), key=lambda i: abs(edges[i] - x))
    if word.confidence < 1:
        index = at_gap(word.text, edges, (index, index - 1, index + 1))
    if index not in (0, len(word.text)):
        index = _at_seam(word, edges, index, x)
    return [word] if index in (0, len(word.text)) else cut_word(word, [index])


def _at_seam(word: Word, edges: Sequence[float], index: int, x: float) -> int:
    """The one place near ``x`` where a character does not begin where the one before it ends, as it does within a text,
    or where Chinese meets figures; else the one place where figures do not, which are set evenly, however far a number
    runs over its column; else ``index``."""
    high = word.box.bottom - word.box.top
    near = [place for place in range(1, len(word.text)) if abs(edges[place] - x) < FURTHER * high]
    apart = loose_places(word)
    loose = [place for place in apart if abs(edges[place] - x) < SEAM * high]
    mixed = [place for place in near if (word.text[place - 1] >= CHINESE) != (word.text[place] >= CHINESE)
             and word.text[place].isalnum()]
    uneven = [place for place in apart if _are_figures(word.text[place - 1:place + 1])]
    return next((found[0] for found in (loose, mixed, uneven) if len(found) == 1), index)


def loose_places(word: Word, least: float = LOOSE) -> list[int]:
    """Where in a ``word`` of a text layer a character does not begin where the one before it ends, by ``least`` heights
    of it."""
    high = word.box.bottom - word.box.top
    edges = edges_of(word)
    return [place for place in range(1, len(word.text)) if word.ends and
            abs(edges[place] - word.ends[place - 1]) > least * high]


def _are_figures(pair: str) -> bool:
    """Whether the two characters are of numbers: the second may be a sign."""
    return pair[0].isdecimal() and (pair[1].isdecimal() or pair[1] in "+-")


def at_gap(text: str, edges: Sequence[float], places: tuple[int, ...]) -> int:
    """The first of ``places``, or the one of them where two figures stand farther apart than those of the word do: two
    numbers of which a reader made one. Edges lie midway between figures, so a gap makes both sides of it wider."""
    apart = {place: edges[place + 1] - edges[place - 1] for place in range(1, len(text))
             if text[place - 1].isdecimal() and text[place].isdecimal()}
    if places[0] not in apart:
        return places[0]
    best = max(places, key=lambda place: apart.get(place, 0.0))
    return best if apart[best] >= GAP * median(apart.values()) else places[0]


def is_even(word: Word, place: int) -> bool:
    """Whether the characters of ``word`` stand no farther apart before the one at ``place`` than those of it mostly
    do."""
    edges = edges_of(word)
    apart = [after - before for before, after in zip(edges, edges[2:], strict=False)]
    return apart[place - 1] < GAP * median(apart)


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


def as_one(before: Word, word: Word) -> Word:
    """Two words of a line with a blank between them as one, which knows the type of both."""
    typed = _typed(before), _typed(word)
    alike = len({(part.font, part.size) for parts in typed for part in parts}) == 1
    *first, last = typed[0]
    return replace(word, text=f"{before.text} {word.text}", box=around([before, word]), numeric=None,
                   numeric_confidence=0.0, confidence=min(before.confidence, word.confidence), ends=(),
                   edges=(*edges_of(before), *edges_of(word)),
                   parts=() if alike else (*first, replace(last, text=last.text + " "), *typed[1]))


def without_blanks(run: Sequence[Word]) -> Word:
    """The word that the words of a ``run`` make, the parts of one sum, with what stands between them as part of the one
    before. Read in figures are those that hold some, and marks between them: a currency says nothing there."""
    figures = [word for word in run if has_figure(word.text) or word.text in MARKS]
    read = all(word.numeric for word in figures)
    edges = [edge for word in run for edge in edges_of(word)[:-1]] + [run[-1].box.right]
    return replace(
        run[0], text="".join(word.text for word in run), box=around(run), edges=tuple(edges), parts=(), ends=(),
        confidence=min(word.confidence for word in run),
        numeric="".join(word.numeric or "" for word in figures) if read else None,
        numeric_confidence=min(word.numeric_confidence for word in figures) if read else 0.0)


def _typed(word: Word) -> tuple[Part, ...]:
    return word.parts or (Part(word.text, word.font, word.size),)
