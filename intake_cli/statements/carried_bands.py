"""The bands of one page laid over another: whether its figures stand in them, and where they would."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import replace

from intake_cli.layout.cuts import cut_word
from intake_cli.layout.lines import Line
from intake_cli.layout.misread_sums import looks_like_sum
from intake_cli.statements.bands import Band
from intake_cli.statements.entry_lines import is_entry, is_figure
from intake_cli.statements.other_lines import has_label
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

REACH, STEP = 4.0, 0.25
"""Text heights by which a page may lie aside from the one whose bands it takes, and the steps to try it in."""
ALIGNED = 0.8
"""Share of the figures that stand in their columns, from which a page lies like the one before: the rest are totals."""
ALIKE = 0.01
"""Share by which photographs of two sheets may differ in width beyond what their pixels say."""

Bands = tuple[Band, ...]


def carried_on(bands: Bands, lines: list[Line], width: float) -> Bands:
    """``bands`` of another page moved to where dates and amounts of ``lines`` stand on a page of that ``width``: a
    scanner lays no two sheets alike, a photographer takes none from the same distance, and a page without a heading has
    nothing else to show its place."""
    rows = _rows(lines)
    marks = _marks(rows)
    wider = width / bands[-1].right
    near = abs(wider - 1) < ALIKE
    if not marks or (near and _lie_in(marks, bands)):
        return bands
    height = sorted(word.box.bottom - word.box.top for word in marks)[len(marks) // 2]
    count = round(REACH / STEP)
    scales = [1.0] if near else [wider, wider * (1 - ALIKE), wider * (1 + ALIKE), 1.0]
    places = [(scale, step * STEP * height) for scale in scales for step in range(-count, count + 1)]
    words = [word for line in rows for word in line.words]
    scale, best = max(places, key=lambda place: (
        _suited(marks, bands, *place) - _cut(words, bands, *place), -scales.index(place[0]), -abs(place[1])))
    return tuple(replace(band, left=band.left * scale + best if index else 0.0, right=band.right * scale + best)
                 for index, band in enumerate(bands))


def _rows(lines: Iterable[Line]) -> list[Line]:
    """The lines of entries; those with labels, as sums of a page are, only where there are no others: few rows would
    not outvote them."""
    entries = [line for line in lines if is_entry(line)]
    return [line for line in entries if not has_label(line)] or entries


def _marks(rows: Iterable[Line]) -> list[Word]:
    """The dates and amounts of entries, without a currency that may stand in a column of its own."""
    return [_bare(word) for line in rows for word in line.words if is_figure(word)]


def _bare(word: Word) -> Word:
    """A sum without the currency a blank before or behind it."""
    if " " not in word.text or not looks_like_sum(word.text):
        return word
    return next((part for part in cut_word(word, [word.text.index(" ")]) if looks_like_sum(part.text)), word)


def _cut(words: list[Word], bands: Bands, scale: float, shift: float) -> int:
    """How many of the words borders of ``bands`` so moved run through."""
    borders = [band.right * scale + shift for band in bands[:-1]]
    return sum(bisect.bisect(borders, word.box.left) < bisect.bisect_left(borders, word.box.right) for word in words)


def _lie_in(marks: list[Word], bands: Bands) -> bool:
    return _suited(marks, bands, 1.0, 0.0) >= ALIGNED * len(marks)


def _suited(marks: list[Word], bands: Bands, scale: float, shift: float) -> int:
    """How many amounts lie within money columns, and days within columns of days, of ``bands`` enlarged by ``scale``
    and then moved by ``shift``."""
    count = 0
    for word in marks:
        left, right = (word.box.left - shift) / scale, (word.box.right - shift) / scale
        band = next((band for band in bands if band.left <= (left + right) / 2 < band.right), None)
        if band is not None:
            slack = 0.3 * (word.box.bottom - word.box.top)
            asked = MONEY_ROLES if looks_like_sum(word.numeric or word.text) else (Role.DATE, Role.VALUE_DATE)
            suits = any(map(band.holds, asked))
            count += suits and band.left - slack <= left and right <= band.right + slack
    return count
