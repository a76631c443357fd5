"""The words of a text layer that are compared with the pixels of their page: those that may not be seen, one for each
figure of each font, and a few besides."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
import pypdfium2 as pdfium

from checks.facts import Box
from intake_cli.ocr import pdf
from intake_cli.ocr.digit_shapes import DIGITS
from intake_cli.ocr.glyph_words import is_cjk
from intake_cli.words import PageText, Word

FIGURE = re.compile(r"[-+(¥$]{0,2}(\d{1,3}(,\d{3})+|\d+)\.\d\d[)+-]?|\d{4}([-/.年]?)\d{1,2}\3?(?:月)?\d{1,2}日?")
"""Amounts, balances and dates, as they stand alone in a cell."""
SPREAD = 3
"""Words looked at on every page besides those that show each figure of each font."""
MOST, MOST_TEXTS, MOST_SHAPES = 40, 20, 600
"""Doubtful figures and texts of one page that are read, and figures of which the shapes are compared."""
WITHIN = 0.3
"""Share of a word that an area must cover."""
PATCH = 0.6
"""Share of one character that something no larger than print must cover: a picture of a single figure."""
TALLER = 1.5
"""Heights of a word beyond which a place is that of other, larger text."""
ROW = 3.0
"""Heights of a word beyond which what is drawn over it is no patch, but a seal, a watermark or a picture."""
COARSE_DPI, LARGEST, BLANK = 36, 4_000_000, 12
"""Dots per inch of a picture that shows whether there is any ink, the most dots that it may have on a sheet of any
size, and levels of 255 between its lightest and its darkest pixel where there is none."""


def doubted_figures(words: Sequence[Word], pale: Sequence[Box], covered: Sequence[Box],
                    strange: Sequence[Box]) -> list[Word]:
    """The figures that may not be seen: pale, in a ``strange`` font, under something."""
    figures = [word for word in words if FIGURE.fullmatch(word.text)]
    middles = [((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in strange]
    found = [*_in_areas(figures, pale, TALLER), *_in_areas(figures, covered, math.inf), *patched(words, covered),
             *(word for word in figures if middles and any(
                 word.box.left <= x <= word.box.right and word.box.top <= y <= word.box.bottom for x, y in middles))]
    doubted = list({id(word): word for word in found}.values())
    return doubted[::-(-len(doubted) // MOST_SHAPES) or 1]


def patched(words: Sequence[Word], covered: Sequence[Box]) -> list[Word]:
    """The figures of ``words`` over which something no higher than their row is drawn, and no seal."""
    figures = [word for word in words if FIGURE.fullmatch(word.text)] if covered else []
    return _in_areas(figures, covered, ROW, PATCH)


def looked_at(words: Sequence[Word], covered: Sequence[Box] = (),
              shown: set[tuple[str, str]] | None = None) -> list[Word]:
    """Other words to compare, the same ones each time: some of Chinese under something, one for each figure of each
    font that is not among those ``shown`` on pages before, which is kept up, and some spread over the page from a start
    that the page's content decides."""
    figures = [word for word in words if FIGURE.fullmatch(word.text)]
    chinese = [word for word in words if len(word.text) > 1 and all(map(is_cjk, word.text))] if covered else []
    hidden = _in_areas(chinese, covered, math.inf)
    step = -(-len(hidden) // MOST_TEXTS) or 1
    chosen = {id(word): word for word in (*hidden[::step], *_each_figure(figures, set() if shown is None else shown))}
    if figures:
        start = crc32("".join([word.text for word in figures]).encode())
        for turn in range(SPREAD):
            word = figures[(start + turn * len(figures) // SPREAD) % len(figures)]
            chosen[id(word)] = word
    return list(chosen.values())


def unshown(page: pdfium.PdfPage, text: PageText) -> Iterator[Word]:
    """The figures of whose ink a small picture of the whole page shows nothing: clipped away, beyond the edge of the
    page, on a layer that is switched off."""
    figures = [word for word in text.words if FIGURE.fullmatch(word.text)]
    scale = min(COARSE_DPI / pdf.POINTS_PER_INCH, math.sqrt(LARGEST / max(math.prod(page.get_size()), 1.0)))
    green = pdf.render(page, scale * pdf.POINTS_PER_INCH)[:, :, 1] if figures else np.empty((0, 0), np.uint8)
    for word in figures:
        box = text.on_page(word.box)
        left, top = (max(math.floor(edge * scale), 0) for edge in (box.left, box.top))
        ink = green[top:math.ceil(box.bottom * scale), left:math.ceil(box.right * scale)]
        if ink.size == 0 or int(ink.max()) - int(ink.min()) < BLANK:
            yield word


def _each_figure(words: Sequence[Word], shown: set[tuple[str, str]]) -> Iterator[Word]:
    for word in words:
        keys = {(word.font, char) for char in word.text if char in DIGITS}
        if not keys <= shown:
            shown |= keys
            yield word


def _in_areas(words: Sequence[Word], areas: Sequence[Box], taller: float, patch: float = 0.0) -> list[Word]:
    """The words of which a good part, or that share ``patch`` of one of their characters, lies in one of ``areas`` no
    more than ``taller`` times as high as they."""
    if not words or not areas:
        return []
    boxes, places = (np.array([(box.left, box.top, box.right, box.bottom) for box in each])[:, None]
                     for each in ([word.box for word in words], areas))
    places = places[:, 0][None]
    low, high = np.maximum(boxes[..., :2], places[..., :2]), np.minimum(boxes[..., 2:], places[..., 2:])
    shared = np.maximum(high - low, 0).prod(axis=2)
    whole = (boxes[..., 2:] - boxes[..., :2]).prod(axis=2)
    least = whole * [[patch / len(word.text) if patch else WITHIN] for word in words]
    fits = places[..., 3] - places[..., 1] <= taller * (boxes[..., 3] - boxes[..., 1])
    found = ((shared >= least) & (shared > 0) & fits).any(axis=1)
    return [word for word, is_found in zip(words, found, strict=True) if is_found]
