"""The default engine for pixels: clean the page, find its words by their gaps, read each word by itself."""

from __future__ import annotations

import unicodedata

from pathlib import Path

import cv2
import numpy as np

from checks.facts import Box
from intake_cli.ocr.clean import Sheet, clean
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.recogniser import Recogniser, default_recogniser
from intake_cli.ocr.segment import Piece, segment
from intake_cli.ocr.straighten import nearest_affine
from intake_cli.words import PageText, Word

NAME = "cells"
MARGIN = 0.14
"""Paper left around a word, in heights of a full character."""
WEAKEST = 0.15
"""Confidence below which a piece with no more than two characters is dirt."""


def read(page: PageImage, turns: int = 0) -> PageText:
    """All words of ``page``, turned by ``turns`` clockwise quarter turns.

    Boxes are pixels of the straightened page; ``affine`` maps them to the page as it came.
    """
    recogniser = default_recogniser()
    sheet = clean(page, turns)
    pieces, em = segment(sheet)
    crops = [crop_of(sheet.grey, piece, band, em) for piece, band in zip(pieces, line_bands(pieces, em), strict=True)]
    readings = recogniser.read([crop for crop, _ in crops])
    words = [word_of(piece, left_right, free, figure, em)
             for piece, (_, left_right), (free, figure) in zip(pieces, crops, readings, strict=True)
             if free.text.strip()]
    words = [word for word in words if word.confidence >= WEAKEST or len(word.text) > 2]
    height, width = sheet.grey.shape
    return PageText(page.number, width, height, "px", NAME, tuple(words), sheet.rules, page.dpi, turns % 4 * 90,
                    quality=quality_of(sheet, words, em), affine=nearest_affine(sheet.matrix, width, height))


def line_bands(pieces: list[Piece], em: float) -> list[tuple[int, int]]:
    """Top and bottom of the line each piece stands in, so that a lone hyphen is read at its height in the line."""
    bands = []
    tall = [piece for piece in pieces if 0.6 * em <= piece.height <= 1.5 * em]
    tops = np.array([piece.top for piece in tall])
    bottoms = np.array([piece.bottom for piece in tall])
    for piece in pieces:
        if piece.height >= 0.6 * em or not tall:
            bands.append((piece.top, piece.bottom))
            continue
        middle = (piece.top + piece.bottom) / 2
        beside = np.flatnonzero((tops - 0.2 * em <= middle) & (middle <= bottoms + 0.2 * em))
        if beside.size:
            nearest = min(beside, key=lambda index: abs(tall[index].left - piece.left))
            bands.append((min(piece.top, tall[nearest].top), max(piece.bottom, tall[nearest].bottom)))
        else:
            spare = round((0.8 * em - piece.height) / 2)
            bands.append((piece.top - spare, piece.bottom + spare))
    return bands


def crop_of(grey: np.ndarray, piece: Piece, band: tuple[int, int], em: float) -> tuple[np.ndarray, tuple[float, float]]:
    """The word with a margin of paper, and the x-positions of the crop's sides."""
    margin = max(2, round(MARGIN * em))
    top, bottom = max(0, band[0] - margin), min(grey.shape[0], band[1] + margin)
    left, right = max(0, piece.left - margin), min(grey.shape[1], piece.right + margin)
    crop = grey[top:bottom, left:right].copy()
    inner_left, inner_right = piece.left - left, piece.right - left
    crop[:, :max(0, inner_left - 1)] = 255
    crop[:, inner_right + 1:] = 255
    return crop, (float(left), float(right))


def word_of(piece: Piece, sides: tuple[float, float], free: Reading, figure: Reading, em: float) -> Word:
    """A word from its two readings; edges lie midway between neighbouring characters."""
    normal = [unicodedata.normalize("NFKC", char) for char in free.text]
    centres = [sides[0] + place * (sides[1] - sides[0]) for place in free.places]
    pairs = [(text, centre) for text, centre in zip(normal, centres, strict=True) if text.strip()]
    edges = [float(piece.left)]
    for (_, before), (_, after) in zip(pairs, pairs[1:], strict=False):
        edges.append(min(max((before + after) / 2, edges[-1]), float(piece.right)))
    edges.append(float(piece.right))
    text, spread = _spread([text for text, _ in pairs], edges)
    return Word(text, Box(piece.left, piece.top, piece.right, piece.bottom), free.confidence, spread,
                figure.text or None, figure.confidence, float(min(piece.height, 1.5 * em)))


def _spread(texts: list[str], edges: list[float]) -> tuple[str, tuple[float, ...]]:
    """Text and one more edge than it has characters, where one sign became several (NFKC)."""
    spread: list[float] = []
    for text, left, right in zip(texts, edges, edges[1:], strict=False):
        spread.extend(left + (right - left) * part / len(text) for part in range(len(text)))
    return "".join(texts), (*spread, edges[-1])


def quality_of(sheet: Sheet, words: list[Word], em: float) -> dict[str, float]:
    """Figures of the picture: skew in degrees, contrast and sharpness 0..1, share of seal ink, mean confidence."""
    sharpness = float(cv2.Laplacian(sheet.grey, cv2.CV_32F).std()) / 255
    sure = float(np.mean([word.confidence for word in words])) if words else 0.0
    return {"skew": round(sheet.skew, 3), "sharpness": round(sharpness, 3), "red": round(float(sheet.red.mean()), 4),
            "contrast": round(1 - (sheet.threshold / 255), 3), "confidence": round(sure, 3), "character": round(em, 1)}


def read_page(page: PageImage, path: Path, turns: int = 0) -> PageText:
    """The engine seam: ``path`` is not needed."""
    return read(page, turns)
