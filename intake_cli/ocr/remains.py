"""What is left of a seal once its ink is lifted: pale strokes that the recogniser takes for characters."""

from __future__ import annotations

import numpy as np

from checks.facts import Box
from intake_cli.ocr.clean import Sheet
from intake_cli.words import Word

PALE = 0.6
"""Contrast with the paper, as share of that of the page's words, below which a short word beside a seal is its remains:
on drawn scans none of the page's own words lay below it there, and all but a twentieth of the remains did."""
DARKEST = 5
"""Per cent of a word's pixels that are its ink at the least."""
LONGEST, SURE = 4, 0.95
"""Characters and confidence of a word from which it is print, however pale: remains read as no real word."""
BESIDE = 20
"""Pixels from a word within which the ink of a seal lies beside it."""


def without_remains(sheet: Sheet, words: list[Word]) -> list[Word]:
    """``words`` of a sheet but for what a lifted seal left."""
    if not sheet.seal or not words:
        return words
    contrasts = [_contrast(sheet.grey, word.box) for word in words]
    least = PALE * float(np.median(contrasts))
    return [word for word, contrast in zip(words, contrasts, strict=True)
            if contrast >= least or len(word.text) > LONGEST or word.confidence >= SURE
            or not _beside_seal(sheet, word.box)]


def _contrast(grey: np.ndarray, box: Box) -> float:
    part = grey[round(box.top):round(box.bottom), round(box.left):round(box.right)]
    return 255.0 - float(np.percentile(part, DARKEST)) if part.size else 0.0


def _beside_seal(sheet: Sheet, box: Box) -> bool:
    return bool(sheet.sealed[max(0, round(box.top) - BESIDE):round(box.bottom) + BESIDE,
                             max(0, round(box.left) - BESIDE):round(box.right) + BESIDE].any())
