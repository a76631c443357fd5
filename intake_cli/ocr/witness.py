"""Whether a text layer says what the page shows: words of it are compared with their pixels.

Each figure of each font is looked at once a document, by the shape of its ink, and so are a few words of every page;
words that may not be seen (pale, invisible, under something drawn later) and figures of which a small picture of the
page shows nothing are looked at wherever they stand. Only ink
that does not fit is read by the recogniser, so that an honest page costs no model. What differs surely is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium

from checks.facts import Box
from intake_cli.distrust import Difference
from intake_cli.ocr import pdf
from intake_cli.ocr.digit_shapes import DIGITS, DigitShapes, inked, patches_of
from intake_cli.ocr.disagreement import agree, all_differ, certain, differ
from intake_cli.ocr.doubted_words import BLANK, FIGURE, MOST, looked_at, patched, unshown
from intake_cli.ocr.glyph_words import is_cjk
from intake_cli.ocr.seen_wider import seen_wider
from intake_cli.ocr.word_pixels import INK_SHARE, coloured, grey_of, is_sealed, pixels_of
from intake_cli.words import PageText, Word

TALL = 24.0
"""Pixels of a glyph size in the crops whose shapes are compared."""
DARK = 100
"""Level of 255 below which no channel of coloured ink is altogether."""


class Witness:
    """Compares the pages of one document; what it learns of the document's fonts it keeps."""

    def __init__(self) -> None:
        self._shapes = DigitShapes()
        self._shown: set[tuple[str, str]] = set()

    def differences(self, page: pdfium.PdfPage, text: PageText, pale: Sequence[Box] = (),
                    covered: Sequence[Box] = (), strange: Sequence[Box] = (),
                    beside: Sequence[Word] = ()) -> tuple[Difference, ...]:
        """The words of ``text`` whose pixels say something else. ``pale`` and ``covered`` are areas of the upright
        page, in points, where words may not be seen for their colour, or for what lies over them; ``strange`` are
        digits in a font that bears the name of another; ``beside`` are figures, as wide as what is drawn beside them
        too, of which that may be a part."""
        chosen = looked_at(text.words, pale, covered, self._shown, strange)
        known = set(map(id, chosen))
        blank = [word for word in unshown(page, text) if id(word) not in known][:MOST]
        under = set(map(id, patched(text.words, covered)))
        asked = (*(found for word in (*chosen, *blank)
                   if (found := self._difference(page, text, word, id(word) in under)) is not None),
                 *(found for word in beside[:MOST]
                   if (found := self._read(text, word, _fine(page, text, word), [])) is not None))
        return tuple({each.box: each for each in asked}.values())

    def _difference(self, page: pdfium.PdfPage, text: PageText, word: Word, is_under: bool) -> Difference | None:
        """What is seen instead of ``word``; what it ``is_under`` may be a patch, and wider than it. Where its ink is
        like its digits for all that, one reader alone is not believed: strokes of a watermark make another of each."""
        figure = FIGURE.fullmatch(word.text) is not None
        patches, bare = _patches(page, text, word) if figure else ([], [])
        wide = seen_wider(page, text, word) if is_under else word
        alike = figure and wide is word and self._fits(word.text, patches, bare)
        if alike and (not is_under or self._fits(word.text, patches, bare, True)):
            return None
        crop = _fine(page, text, word)
        if not inked(grey_of(crop)).any() or (figure and _mostly_blank(grey_of(crop), word)):
            return Difference(word.text, "", text.on_page(word.box), True) if figure else None
        if not figure and is_sealed(crop):
            return None
        found = self._read(text, wide, _fine(page, text, wide), []) if wide is not word else None
        found = found or self._read(text, word, crop, patches)
        return None if alike and found is not None and not found.agreed else found

    def _read(self, text: PageText, word: Word, crop: np.ndarray,
              patches: list[np.ndarray | None]) -> Difference | None:
        """How the readings of a word's ``crop`` differ from it; the ``patches`` of a figure that is read as the text
        layer says are learnt."""
        from intake_cli.ocr.looks import model_readings, second_engine

        figure = FIGURE.fullmatch(word.text) is not None
        alone = figure and not any(map(is_cjk, word.text))  # a reading in figures takes 日 for an 8
        readings = model_readings([crop], alone)[0]
        pixels = certain(readings)
        if pixels is None and figure and all_differ(word.text, readings, second_engine([crop])[0]):
            return Difference(word.text, readings[0][0], text.on_page(word.box), False)
        if pixels is None or not differ(word.text, pixels, figure):
            if patches and pixels is not None:
                self._shapes.learn(word.text, patches)
            return None
        second = second_engine([crop])[0] if figure else None
        agreed = second is not None and agree(second[0], pixels, word.text)
        doubtful = (is_sealed(crop) and _dark(crop)) or _overprinted(word, text, pixels)
        return Difference(word.text, pixels, text.on_page(word.box), agreed and not doubtful)

    def _fits(self, text: str, patches: list[np.ndarray | None], bare: list[bool], surely: bool = False) -> bool:
        """Whether the ink of a figure is its digits', or, where coloured ink lies over some of them, that of the others
        is: what a seal's strokes leave of a digit tells nothing of it."""
        if any(bare) and not all(bare):
            places = [place for place, is_bare in enumerate(bare) if is_bare]
            text, patches = "".join(text[place] for place in places), [patches[place] for place in places]
        return self._shapes.fits(text, patches, surely)


def _dark(crop: np.ndarray) -> bool:
    """Whether a crop shows ink that is no coloured one: a figure that is printed in colour has none."""
    return bool((crop.max(axis=2) < DARK).mean() > INK_SHARE)


def _overprinted(word: Word, text: PageText, pixels: str) -> bool:
    """Whether another word runs into the place of ``word`` which is not what the ``pixels`` say: the ink of both reads
    as neither."""
    one = word.box
    return any(other.box.left < one.right and one.left < other.box.right and
               other.box.top < (one.top + one.bottom) / 2 < other.box.bottom and other.text not in (word.text, pixels)
               for other in text.words)


def _patches(page: pdfium.PdfPage, text: PageText, word: Word) -> tuple[list[np.ndarray | None], list[bool]]:
    """The ink of each digit of a word, each cut where its advance width ends, None for other characters; and which of
    its characters are digits on which no coloured ink lies."""
    size = word.size or word.box.bottom - word.box.top
    crop = pixels_of(page, text, word, pdf.POINTS_PER_INCH * TALL / max(size, 1.0))
    seals, ink = np.logical_or.reduce(coloured(crop), 0), inked(grey_of(crop))
    places = _places(word, ink.shape[1])
    bare = [left < right and not seals[left:right].any() for left, right in places]
    return patches_of(ink, places), bare


def _places(word: Word, width: int) -> list[tuple[int, int]]:
    """Where each digit of a word stands on a crop of it that is so wide; nowhere other characters."""
    scale = width / max(word.box.right - word.box.left, 0.1)
    edges = [round((edge - word.box.left) * scale) for edge in word.edges]
    return [place if char in DIGITS else (0, 0) for char, place in zip(word.text, pairwise(edges), strict=True)]


def _mostly_blank(grey: np.ndarray, word: Word) -> bool:
    """Whether nothing at all shows where most digits of a figure stand: what lies over it, and the end of another
    figure there, leave no ink of its own."""
    parts = [grey[:, left:right] for left, right in _places(word, grey.shape[1]) if right > left]
    return sum(int(part.max()) - int(part.min()) < BLANK for part in parts) * 2 > len(parts)


def _fine(page: pdfium.PdfPage, text: PageText, word: Word) -> np.ndarray:
    """Pixels of a word as finely as it is read again."""
    from intake_cli.ocr.reread import FINE_DPI  # and with it what pictures need

    return pixels_of(page, text, word, FINE_DPI)
