"""What is left of a seal once its ink is lifted: pale strokes that the recogniser takes for characters."""

from __future__ import annotations

import numpy as np

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.ocr.clean import Sheet
from intake_cli.words import Word

PALE = 0.6
"""Contrast with the paper, as share of that of the page's words, below which a short word beside a seal is its remains:
on drawn scans none of the page's own words lay below it there, and all but a twentieth of the remains did."""
DARKEST = 5
"""Per cent of a word's pixels that are its ink at the least. Of several Chinese characters only so many count as these
fill: a stroke of the seal that hangs on them makes their box far larger, while remains alone are one sign or two."""
LONGEST, SURE = 4, 0.95
"""Characters and confidence of a word from which it is print, however pale: remains read as no real word."""
STROKES = frozenset("1Il|/一-·.,")
"""What a single stroke is read as, and ever so surely."""
BESIDE = 20
"""Pixels from a word within which the ink of a seal lies beside it."""


def without_remains(sheet: Sheet, words: list[Word], em: float) -> list[Word]:
    """``words`` of a sheet but for what a lifted seal left; ``em`` is the height of a full character."""
    suspected = [word for word in words if len(word.text) <= LONGEST and _beside_seal(sheet, word.box)
                 and (word.confidence < SURE or word.text in STROKES)]
    if not suspected:
        return words
    least = PALE * float(np.median([_contrast(sheet.grey, word, em) for word in words]))
    remains = {id(word) for word in suspected if _contrast(sheet.grey, word, em) < least}
    return [word for word in words if id(word) not in remains]


def _contrast(grey: np.ndarray, word: Word, em: float) -> float:
    box = word.box
    part = grey[round(box.top):round(box.bottom), round(box.left):round(box.right)]
    if not part.size:
        return 0.0
    chinese = len(word.text) > 1 and min(word.text) >= CHINESE
    order = DARKEST * (min(part.size, round(len(word.text) * em * em)) if chinese else part.size) // 100
    return 255.0 - float(np.partition(part, order, axis=None)[order])


def _beside_seal(sheet: Sheet, box: Box) -> bool:
    return sheet.seal > 0 and bool(sheet.sealed[max(0, round(box.top) - BESIDE):round(box.bottom) + BESIDE,
                             max(0, round(box.left) - BESIDE):round(box.right) + BESIDE].any())
