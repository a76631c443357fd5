"""Sums on scans whose point was lost, so that a reader parted them there or read on (18634 73 and 18,63473 among sums
like 12747.52)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.cuts import cut_word, edges_of, without_blanks
from intake_cli.layout.lines import to_lines
from intake_cli.layout.misread_sums import is_pointed
from intake_cli.layout.values import sum_text
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.heading_ends import stand_above
from intake_cli.words import PageText, Word

FEWEST = 4
"""Sums with their points from which a document prints them so."""
APART = 1.2
"""Heights that the cents lie behind the yuan at most: figures of wide type stand as far from a point."""
SUPPOSED = 0.85
"""Confidence at most of a sum whose point nobody saw: it is looked at again, and marked."""
_POINTED, _WHOLE, _CENTS = (re.compile(form) for form in (
    r"[+-]?[\d,]*\d\.\d{2}", r"[+-]?(?:\d{1,7}|\d{1,3}(?:,\d{3})+)", r"\d{2}"))
_RUN_ON = re.compile(r"([+-]?\d{1,3}(?:[.,]\d{3})+)(\d{2})")
"""A sum whose last mark is that of its thousands: two figures more than these have are its cents."""


def with_lost_points(pages: Sequence[PageText]) -> list[PageText]:
    """``pages`` with each such sum as one word, unsure of itself: joined without its point it would be a hundred times
    too large, and all of a page would fit each other. Read on (18.63473) it would be cut behind the mark of its
    thousands, the rest in the next column. Where sums with their points stand above or below it is no rate."""
    pointed = [word.box for page in pages if page.reader != TEXT_LAYER for word in page.words
               if _POINTED.fullmatch(sum_text(word.text)) or is_pointed(sum_text(word.text))]
    if len(pointed) < FEWEST:
        return list(pages)
    return [page if page.reader == TEXT_LAYER else _with_points(page, pointed) for page in pages]


def _with_points(page: PageText, pointed: Sequence[Box]) -> PageText:
    first = {id(word): _with_point(*_at_cents(word)) for word in page.words if _RUN_ON.fullmatch(sum_text(word.text))
             and any(stand_above(word.box, box) for box in pointed)}
    rest: set[int] = set()
    for line in to_lines(page.words):
        for one, other in itertools.pairwise(line.words):
            if id(one) not in rest and _is_parted(one, other) and any(stand_above(one.box, box) for box in pointed):
                first[id(one)] = _with_point(one, other)
                rest.add(id(other))
    words = tuple(first.get(id(word), word) for word in page.words if id(word) not in rest)
    return replace(page, words=words) if first else page


def _at_cents(word: Word) -> tuple[Word, Word]:
    """``word`` parted before its last two figures, and its reading in figures where that is a sum read on too."""
    one, other = cut_word(word, [len(word.text) - 2])
    read = _RUN_ON.fullmatch(word.numeric or "")
    if read is None:
        return one, other
    one, other = (replace(part, numeric=figures, numeric_confidence=word.numeric_confidence)
                  for part, figures in zip((one, other), read.groups(), strict=True))
    return one, other


def _is_parted(one: Word, other: Word) -> bool:
    height = one.box.bottom - one.box.top
    return _WHOLE.fullmatch(sum_text(one.text)) is not None and _CENTS.fullmatch(sum_text(other.text)) is not None and \
        other.box.left - one.box.right <= APART * height


def _with_point(one: Word, other: Word) -> Word:
    whole = without_blanks((one, other))
    read = whole.numeric is not None
    return replace(whole, text=f"{one.text}.{other.text}", edges=(*edges_of(one), *edges_of(other)),
                   confidence=min(SUPPOSED, whole.confidence),
                   numeric=f"{one.numeric}.{other.numeric}" if read else None,
                   numeric_confidence=min(SUPPOSED, whole.numeric_confidence))
