"""For papers with a printed background (ID cards, photos): words found by RapidOCR's neural detector.

The detector (PP-OCRv6, in the rapidocr wheel) gives the boxes; the words are read by the recogniser that all
pixels are read by, so that they carry a figure reading and the least character's confidence too.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from intake_cli.ocr.gather import Piece
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.models import threads
from intake_cli.ocr.reading import word_of
from intake_cli.ocr.recogniser import careful_recogniser
from intake_cli.ocr.straighten import level_matrix, reading_scale
from intake_cli.ocr.way_back import WayBack
from intake_cli.words import PageText, Word

NAME = "rapidocr"
UPRIGHT = 0.8
"""Confidence of a page, each word counted by its length, from which it is taken to be the right way up."""
WEAKEST = 0.3


def read_page(page: PageImage, path: Path) -> PageText:
    """All words of ``page`` that the detector finds, in the best of four positions; ``path`` is not needed."""
    found = read(page, 0)
    if found.quality["confidence"] >= UPRIGHT:
        return found
    others = [read(page, turns) for turns in (1, 2, 3)]
    return max([found, *others], key=lambda text: text.quality["confidence"] * min(len(text.words), 8))


def read(page: PageImage, turns: int) -> PageText:
    """All words of the page turned by ``turns`` clockwise quarter turns; lines are taken to be level."""
    matrix, width, height = level_matrix(page.pixels.shape, 0.0, reading_scale(page.pixels.shape, page.dpi), turns)
    upright = cv2.warpAffine(page.pixels, matrix[:2], (width, height), flags=cv2.INTER_AREA, borderValue=(255,) * 3)
    grey = cv2.cvtColor(upright, cv2.COLOR_BGR2GRAY)
    corners = _boxes(upright)
    readings = careful_recogniser().read([_flat(grey, each) for each in corners])
    words: list[Word] = []
    for each, (free, figure) in zip(corners, readings, strict=True):
        if not free.text.strip() or free.confidence < WEAKEST:
            continue
        left, top = each.min(axis=0)
        right, bottom = each.max(axis=0)
        piece = Piece(round(left), round(top), round(right), round(bottom))
        words.append(word_of(piece, (float(left), float(right)), free, figure, float(bottom - top)))
    weight = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0
    return PageText(page.number, width, height, "px", NAME, tuple(words), (), page.dpi, turns % 4 * 90,
                    quality={"confidence": round(sure, 3)}, affine=WayBack(matrix).affine(width, height, page))


@cache
def _detector() -> Any:
    import rapidocr

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return rapidocr.RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False, "Global.use_rec": False,
                                     "EngineConfig.onnxruntime.intra_op_num_threads": threads()})


def _boxes(pixels: np.ndarray) -> list[np.ndarray]:
    """Corners (top left, top right, bottom right, bottom left) of each line of text."""
    found = _detector()(pixels, use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else [np.asarray(each, dtype=np.float32) for each in found.boxes]


def _flat(grey: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """The line inside ``corners`` as a level crop."""
    top_left, top_right, bottom_right, bottom_left = corners
    wide = max(4, round(float(max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left)))))
    high = max(4, round(float(max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right)))))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    return cv2.warpPerspective(grey, cv2.getPerspectiveTransform(corners, flat), (wide, high), flags=cv2.INTER_CUBIC,
                               borderMode=cv2.BORDER_REPLICATE)
