"""Shapes of printed digits: whether the ink of a word can be the digits its text layer names, told without a model."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from functools import cache

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

FACES = (b"Helvetica", b"Helvetica-Oblique", b"Times-Roman", b"Times-Italic", b"Courier")
"""Fonts that PDFium carries: the first examples of every digit."""
DIGITS = "0123456789"
HEIGHT, WIDTH = 12, 10
FAINTEST = 40
"""Grey levels by which ink must differ from its ground."""
STRONG = 0.4
"""Share of the darkest ink from which a pixel is a character's."""
LINE = 0.9
"""Share of a row that is ink where the row is a printed line."""
SLACK = 0.08
"""By how much another digit's likeness may be greater and the ink still be taken for the digit named."""
SAME = 0.9
"""Likeness of ink to a digit of its own font."""
EM = 40
"""Pixels of the square in which an example is drawn."""


class DigitShapes:
    """Examples of the ten digits; those of fonts that a reader has confirmed are learned."""

    def __init__(self) -> None:
        self._examples, self._digits = _standard()

    def fits(self, text: str, patches: Sequence[np.ndarray | None], surely: bool = False) -> bool:
        """Whether each digit of ``text`` has ink that looks like no other digit more than like it, or ``surely`` is it:
        the 4 of one font may be as much like the 1 of another."""
        pairs = [(ord(char) - ord("0"), patch) for char, patch in zip(text, patches, strict=True) if char in DIGITS]
        inks = [patch for _, patch in pairs if patch is not None]
        if not pairs or len(inks) < len(pairs):
            return False
        likeness = np.stack(inks) @ self._examples.T
        named = self._digits == np.array([digit for digit, _ in pairs])[:, None]
        own = np.where(named, likeness, -1).max(axis=1)
        most = likeness.max(axis=1)
        return bool(((own >= np.maximum(most, SAME)) if surely else (own >= most - SLACK)).all())

    def learn(self, text: str, patches: Sequence[np.ndarray | None]) -> None:
        """Keep the ink of a word that a reader has confirmed."""
        new = [(ord(char) - ord("0"), patch) for char, patch in zip(text, patches, strict=True)
               if char in DIGITS and patch is not None]
        if new:
            self._examples = np.vstack([self._examples, *(patch for _, patch in new)])
            self._digits = np.append(self._digits, [digit for digit, _ in new])


def inked(grey: np.ndarray) -> np.ndarray:
    """Where a crop of one word has ink, as 0 to 1 of (height, width), whether dark on light or light on dark; nothing
    where hardly anything differs from the ground. Printed lines are left out."""
    edges = np.sort(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]))
    ground = (float(edges[len(edges) // 2]) + float(edges[(len(edges) - 1) // 2])) / 2  # the median, told sooner
    ink = np.abs(grey.astype(np.float32) - ground)
    darkest = float(ink.max())
    if darkest < FAINTEST:
        return np.zeros_like(ink)
    ink /= darkest
    ink[np.count_nonzero(ink > 0.5, axis=1) / ink.shape[1] > LINE] = 0
    return ink


def patches_of(ink: np.ndarray, places: Sequence[tuple[int, int]]) -> list[np.ndarray | None]:
    """The ink of the characters that stand from left to right at ``places`` of a line of ``ink``, each at the common
    size, flat, of mean 0 and length 1; None where there is none."""
    strong = ink > STRONG
    inked_columns = np.logical_or.reduce(strong, 0)
    patches: list[np.ndarray | None] = []
    for left, right in places:
        columns = left + inked_columns[left:max(left, right)].nonzero()[0]
        if not columns.size:
            patches.append(None)
            continue
        whole = slice(columns[0], columns[-1] + 1)
        rows = np.logical_or.reduce(strong[:, whole], 1).nonzero()[0]
        patches.append(_patch(ink[rows[0]:rows[-1] + 1, whole]) if rows[-1] - rows[0] >= 2 else None)
    return patches


def _patch(part: np.ndarray) -> np.ndarray | None:
    width = min(max(round(part.shape[1] * HEIGHT / part.shape[0]), 1), WIDTH)
    patch = np.zeros((HEIGHT, WIDTH), np.float32)
    left = (WIDTH - width) // 2
    patch[:, left:left + width] = _areas(part.shape[0], HEIGHT) @ part @ _areas(part.shape[1], width).T
    flat = patch.ravel()
    flat -= np.add.reduce(flat) / flat.size
    length = math.sqrt(float(flat @ flat))
    return np.asarray(flat / length) if length else None


@cache
def _areas(size: int, cells: int) -> np.ndarray:
    """The share of each of ``size`` pixels in each of as many equal ``cells``: what resizing by area multiplies by.
    OpenCV would do it too, but a text layer needs nothing else of it, and loading it costs more than a page."""
    edges = np.arange(cells + 1) * size / cells
    pixels = np.arange(size)
    shared = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    return (np.clip(shared, 0, None) * cells / size).astype(np.float32)


@cache
def _standard() -> tuple[np.ndarray, np.ndarray]:
    """Each digit in each of the fonts PDFium carries, drawn once per process: flat patches, and which digit each is."""
    examples: list[np.ndarray] = []
    document = pdfium.PdfDocument.new()
    page = document.new_page(EM * len(DIGITS), EM * len(FACES))
    for row, face in enumerate(FACES):
        font = pdfium_c.FPDFText_LoadStandardFont(document.raw, face)
        for column, digit in enumerate(DIGITS):
            item = pdfium_c.FPDFPageObj_CreateTextObj(document.raw, font, 0.7 * EM)
            pdfium_c.FPDFText_SetCharcodes(item, (ctypes.c_uint32 * 1)(ord(digit)), 1)
            pdfium_c.FPDFPageObj_Transform(item, 1, 0, 0, 1, (column + 0.3) * EM, (len(FACES) - 1 - row + 0.3) * EM)
            pdfium_c.FPDFPage_InsertObject(page.raw, item)
        pdfium_c.FPDFFont_Close(font)
    pdfium_c.FPDFPage_GenerateContent(page.raw)
    ink = inked(page.render(scale=1, grayscale=True).to_numpy())
    for row in range(len(FACES)):
        line = patches_of(ink[EM * row:EM * (row + 1)], [(EM * column, EM * (column + 1)) for column in range(10)])
        examples += [patch for patch in line if patch is not None]
    assert len(examples) == len(FACES) * len(DIGITS), "PDFium draws the digits of its own fonts"
    document.close()
    return np.stack(examples), np.tile(np.arange(len(DIGITS)), len(FACES))
