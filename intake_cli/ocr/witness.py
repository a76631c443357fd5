"""Whether a text layer says what the page shows: words of it are compared with their pixels.

Each figure of each font is looked at once a document, by the shape of its ink, and so are a few words of every page;
figures that may not be seen (pale, invisible, under something drawn later) and those of which a small picture of the
page shows nothing are looked at wherever they stand. Only ink
that does not fit is read by the recogniser, so that an honest page costs no model. What differs surely is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
import pypdfium2 as pdfium

from checks.facts import Box
from intake_cli.distrust import Difference
from intake_cli.ocr.digit_shapes import DigitShapes, inked
from intake_cli.ocr.disagreement import agree, all_differ, certain, differ
from intake_cli.ocr.doubted_words import FIGURE, MOST, doubted_figures, looked_at, patched, unshown
from intake_cli.ocr.glyph_words import is_cjk
from intake_cli.ocr.word_looks import Look, look_at, mostly_blank
from intake_cli.ocr.word_pixels import INK_SHARE, grey_of, is_sealed, pixels_of
from intake_cli.words import PageText, Word

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
        under = set(map(id, patched(text.words, covered)))
        doubted = {id(word): word for word in doubted_figures(text.words, pale, covered, strange)}
        looks = [look_at(page, text, word, key in under) for key, word in doubted.items()]
        blank = list(unshown(page, text))[:MOST]
        others = {id(word): word for word in (*looked_at(text.words, covered, self._shown), *blank)}
        looks_beside = (look_at(page, text, word) for key, word in others.items() if key not in doubted)
        asked = (*(found for look in chain(self._unlike(looks), looks_beside)
                   if (found := self._difference(page, text, look)) is not None),
                 *(found for word in beside[:MOST]
                   if (found := self._read(text, word, _fine(page, text, word), [])) is not None))
        return tuple({each.box: each for each in asked}.values())

    def _unlike(self, looks: Sequence[Look]) -> Iterator[Look]:
        """Those of ``looks`` at figures whose ink is not surely theirs, the least alike first: of some the font may be
        known once others were read."""
        count = 0
        for look in sorted(looks, key=self._is_alike):
            if count < MOST and not self._is_said(look):
                count += 1
                yield look

    def _difference(self, page: pdfium.PdfPage, text: PageText, look: Look) -> Difference | None:
        """What is seen instead of a word. Where its ink is like its digits for all that, one reader alone is not
        believed: strokes of a watermark make another of each."""
        if self._is_said(look):
            return None
        word, crop = look.word, _fine(page, text, look.word)
        if not inked(grey_of(crop)).any() or (look.is_figure and mostly_blank(grey_of(crop), word)):
            return Difference(word.text, "", text.on_page(word.box), True) if look.is_figure else None
        if not look.is_figure and is_sealed(crop):
            return None
        found = self._read(text, look.wide, _fine(page, text, look.wide), []) if look.wide is not word else None
        found = found or self._read(text, word, crop, look.patches)
        return None if self._is_alike(look) and found is not None and not found.agreed else found

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

    def _is_said(self, look: Look) -> bool:
        """Whether the ink of a figure is that of its digits, surely so under what may be a patch."""
        return self._is_alike(look) and (not look.is_under or self._shapes.fits(*look.uncoloured(), surely=True))

    def _is_alike(self, look: Look) -> bool:
        """Whether the ink of a figure may be that of its digits, and ends with it."""
        return look.is_figure and look.wide is look.word and self._shapes.fits(*look.uncoloured())


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


def _fine(page: pdfium.PdfPage, text: PageText, word: Word) -> np.ndarray:
    """Pixels of a word as finely as it is read again."""
    from intake_cli.ocr.reread import FINE_DPI  # and with it what pictures need

    return pixels_of(page, text, word, FINE_DPI)
