"""The default engine for pixels: clean the page, find its words by their gaps, read each word by itself."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from intake_cli.ocr.clean import Sheet, clean
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.orientation import best_turns
from intake_cli.ocr.reading import words_of
from intake_cli.ocr.recogniser import Reader, default_recogniser
from intake_cli.ocr.segment import crop_of, line_bands, segment
from intake_cli.ocr.straighten import page_affine
from intake_cli.words import PageText, Word

NAME = "cells"
UPRIGHT = 0.8
"""Mean confidence of a page from which it is taken to be the right way up."""
SHORTEST_WORDS = 2.0
"""Mean characters per word below which lines seem to run down the page."""
WEAKEST = 0.15
"""Confidence below which a piece with no more than two characters is dirt."""


def read_page(page: PageImage, path: Path) -> PageText:
    """All words of ``page``; ``path`` is not needed. A page that reads badly is tried the other ways up.

    Boxes are pixels of the straightened page; ``affine`` maps them to the page as it came.
    """
    recogniser = default_recogniser()
    found = read(page, recogniser)
    if found.words and (found.quality["confidence"] < UPRIGHT or found.quality["length"] < SHORTEST_WORDS):
        turns = best_turns(page, recogniser)
        if turns:
            return read(page, recogniser, turns)
    return found


def read(page: PageImage, recogniser: Reader, turns: int = 0) -> PageText:
    """All words of ``page``, turned by ``turns`` clockwise quarter turns."""
    sheet = clean(page, turns)
    pieces, em = segment(sheet)
    crops = [crop_of(sheet.grey, piece, band, em) for piece, band in zip(pieces, line_bands(pieces, em), strict=True)]
    readings = recogniser.read([crop for crop, _ in crops])
    words = [word for piece, (_, sides), (free, figure) in zip(pieces, crops, readings, strict=True)
             for word in words_of(piece, sides, free, figure, em)]
    words = [word for word in words if word.text.strip()]
    words = [word for word in words if word.confidence >= WEAKEST or len(word.text) > 2]
    height, width = sheet.grey.shape
    return PageText(page.number, width, height, "px", NAME, tuple(words), sheet.rules, page.dpi, turns % 4 * 90,
                    quality=quality_of(sheet, words, em), affine=page_affine(sheet.matrix, width, height, page))


def quality_of(sheet: Sheet, words: list[Word], em: float) -> dict[str, float]:
    """Figures of the picture: skew in degrees, contrast and sharpness 0..1, share of seal ink, mean confidence."""
    sharpness = float(cv2.Laplacian(sheet.grey, cv2.CV_32F).std()) / 255
    sure = float(np.mean([word.confidence for word in words])) if words else 0.0
    return {"skew": round(sheet.skew, 3), "sharpness": round(sharpness, 3), "red": round(float(sheet.red.mean()), 4),
            "contrast": round(1 - (sheet.threshold / 255), 3), "confidence": round(sure, 3), "character": round(em, 1),
            "length": round(sum(len(word.text) for word in words) / max(1, len(words)), 2)}

