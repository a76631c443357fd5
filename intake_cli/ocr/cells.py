"""The default engine for pixels: clean the page, find its words by their gaps, read each word by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import numpy as np

from checks.facts import Box
from intake_cli.ocr.apart import numbers_of, pieces_of
from intake_cli.ocr.black_rings import is_two_toned, ring_in
from intake_cli.ocr.cascade import default_recogniser
from intake_cli.ocr.clean import Sheet
from intake_cli.ocr.colons import with_colons
from intake_cli.ocr.crops import Crop, crop_of
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.odd_figures import with_oddness
from intake_cli.ocr.orientation import Upright, upright
from intake_cli.ocr.read_twice import read_once
from intake_cli.ocr.reading import words_of
from intake_cli.ocr.recogniser import PageReader, Reader
from intake_cli.ocr.remains import without_remains
from intake_cli.ocr.room import with_room_doubted
from intake_cli.ocr.said_again import said_once
from intake_cli.ocr.seal_rings import has_ring, is_coloured
from intake_cli.words import PageText, Word

NAME = "cells"
SEALED = 0.01
"""Share of a word's box under the ink of a seal from which the seal may have changed a figure."""
SIGN = 0.6
"""Heights of a figure within which its minus stands before it, and its point and cents behind it."""
WEAKEST = 0.15
"""Confidence below which a piece with no more than two characters is dirt."""
FEW_FIGURES, TALL, FIGURE = 4, 3.0, 1.6
"""Figures from which their width tells their height; widths of a figure that a word of one line is high at most, and
about as many as the figures are.
"""
LOWEST = 0.4
"""Heights of a full character below which a lone figure is dirt: of such a size that of figures is about 0.75."""
FLATTEST, NEVER_FLAT = 0.25, frozenset("0123456789*")
"""The same of signs of which none is so flat, however many."""


def read_page(page: PageImage, path: Path) -> PageText:
    """All words of ``page``, whichever way up it lies; ``path`` is not needed.

    Boxes are pixels of the straightened page; ``affine`` maps them to the page as it came.
    """
    reader = default_recogniser()
    found = upright(page, reader)
    words = read_words(found, reader)
    (height, width), way = found.sheet.grey.shape, found.sheet.way
    quality = quality_of(found.sheet, words, found.em) | _seal_shape(page, found.sheet)
    sealed = sealed_boxes(page, found.sheet, words)
    streaked = tuple(word.box for word in words if _lies_under(found.sheet.streaked, word))
    if page.flat.as_it_came:
        hidden = {*sealed, *streaked}
        words = with_oddness(found.sheet.grey, words, {place for place, word in enumerate(words) if word.box in hidden})
    return PageText(page.number, width, height, "px", NAME, tuple(words), found.sheet.rules, page.dpi,
                    found.turns % 4 * 90, quality=quality,
                    affine=way.affine(width, height, page), grid=way.grid(width, height, page),
                    sealed=sealed, streaked=streaked)


def read_words(page: Upright, reader: PageReader) -> list[Word]:
    """The words of an upright page, hyphens by their shape and all others by ``reader``."""
    em, words = page.em, list(page.hyphens)
    parted: list[tuple[list[Piece], list[Word]]] = []
    for piece, found in _words(page.crops, reader.finish(page.begun), em):
        parts = (pieces_of if len(found) > 1 else numbers_of)(page.sheet, piece, found)
        if len(parts) > 1:
            parted.append((parts, found))
        else:
            words.extend(found)
    words.extend(_read_apart(page, parted, reader))
    words = [_on_its_line(page.sheet, word) for word in read_once(said_once(words, em)) if not _is_dirt(word, em)]
    words = with_colons(without_remains(page.sheet, words, em), em)
    return with_room_doubted(words)


def _is_dirt(word: Word, em: float) -> bool:
    """Whether what was read is no print: hardly read, one figure or letter far lower than any, or figures or stars as
    flat as the stroke of a pen is, which are those of the line beside it, or as a dash of a rule."""
    high = (word.box.bottom - word.box.top) / em
    low = word.text.isascii() and word.text.isalnum() and high < LOWEST
    return (len(word.text) <= 2 and (word.confidence < WEAKEST or (len(word.text) == 1 and low))) or \
        (high < FLATTEST and not NEVER_FLAT.isdisjoint(word.text))


def _on_its_line(sheet: Sheet, word: Word) -> Word:
    """``word`` at the height of its figures, where ink that is none of them, of a seal above all, makes it far higher
    than figures of such a width are."""
    box, pitch = word.box, (word.box.right - word.box.left) / len(word.text)
    if not word.text.isascii() or len(word.text) < FEW_FIGURES or box.bottom - box.top <= TALL * pitch:
        return word
    region = sheet.grey[round(box.top):round(box.bottom), round(box.left):round(box.right)] < sheet.threshold
    high = round(FIGURE * pitch)
    top = box.top + int(np.convolve(region.sum(axis=1), np.ones(high), "valid").argmax())
    return replace(word, box=replace(box, top=top, bottom=top + high))


def _read_apart(page: Upright, parted: list[tuple[list[Piece], list[Word]]], reader: Reader) -> Iterator[Word]:
    """The words of pieces read part by part; as they were read before where a part shows nothing by itself."""
    crops = [crop_of(page.sheet.grey, part, (part.top, part.bottom), page.em) for parts, _ in parted for part in parts]
    readings = _words(crops, reader.read([crop.pixels for crop in crops]) if crops else [], page.em)
    for parts, before in parted:
        found = [words for _, words in islice(readings, len(parts))]
        yield from chain.from_iterable(found) if all(found) else before


def _words(crops: list[Crop], readings: list[tuple[Reading, Reading]], em: float) -> Iterator[tuple[Piece, list[Word]]]:
    """Each piece with the words that are read in it."""
    for crop, (free, figure) in zip(crops, readings, strict=True):
        found = words_of(crop.piece, crop.sides, free, figure, em)
        yield crop.piece, [word for word in found if word.text.strip()]


def sealed_boxes(page: PageImage, sheet: Sheet, words: list[Word]) -> tuple[Box, ...]:
    """The boxes of ``words`` on which ink of a seal lies, or may lie: in black and white only its ring tells of it."""
    black = ring_in(sheet.ink, sheet.fine) if not sheet.seal and is_two_toned(page) else None
    return tuple(word.box for word in words if _lies_under(sheet.sealed, word) or
                 (black is not None and black.meets(word.box)))


def _lies_under(ink: np.ndarray, word: Word) -> bool:
    """Whether ``ink`` of a seal or a streak, a mask of the page, lies on a word: a stroke of it may be taken for one of
    a figure's, and beside a figure it may hide a minus or a point."""
    box, near = word.box, SIGN * (word.box.bottom - word.box.top)
    left = box.left - near if word.text[:1].isdigit() else box.left
    right = box.right + near if word.text[-1:].isdigit() else box.right
    own = ink[round(box.top):round(box.bottom), max(0, round(left)):round(right)]
    return bool(np.count_nonzero(own) > SEALED * own.size)


def _seal_shape(page: PageImage, sheet: Sheet) -> dict[str, float]:
    """Of a page without colour, whether its seal ink forms a ring: 1 or 0."""
    return {} if is_coloured(page.flat.pixels) else {"ring": float(has_ring(sheet.sealed))}


def quality_of(sheet: Sheet, words: list[Word], em: float) -> dict[str, float]:
    """Figures of the reading: share of seal ink, mean confidence, height of a character, characters of a word."""
    sure = float(np.mean([word.confidence for word in words])) if words else 0.0
    return {"seal": round(sheet.seal, 4), "confidence": round(sure, 3), "em": round(em, 1),
            "length": round(sum(len(word.text) for word in words) / max(1, len(words)), 2)}
