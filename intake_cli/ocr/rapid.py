"""For papers with a printed background (ID cards, photos): words found by RapidOCR's neural detector.

The detector (PP-OCRv6, in the rapidocr wheel) gives the boxes; the words are read by the recogniser that all
pixels are read by, so that they carry a figure reading and the least character's confidence too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.ink import inked
from intake_cli.ocr.models import threads
from intake_cli.ocr.reading import word_of
from intake_cli.ocr.recogniser import careful_recogniser
from intake_cli.ocr.straighten import level_matrix, reading_scale
from intake_cli.ocr.way_back import WayBack
from intake_cli.words import PageText, Word

NAME = "rapidocr"
UPRIGHT = 0.8
"""Confidence of a page, each word counted by its length, from which it is taken to be the right way up."""
WEAKEST, MOST = 0.3, 2
"""Confidence below which nothing was read; how many times the upright text that on its head turns the page."""
DARK, FEWEST, PAPER = 190, 4, 64
"""Grey below which a pixel is print; pixels of it that a row or column of print has; pixels of paper left around it."""
SURE, BETTER, APART = 0.88, 0.1, 2.6
"""Confidence from which a block is not looked at upside down; by how much it must read better so; heights of a line of
paper between two blocks."""


def read_page(page: PageImage, path: Path) -> PageText:
    """All words of ``page`` that the detector finds, in the best of four positions; ``path`` is not needed."""
    found = read(page, 0)
    if _weight(found.turned) > MOST * _weight(found.words):
        return read(page, 2)
    if found.quality["confidence"] >= UPRIGHT:
        return found
    others = [read(page, turns) for turns in (1, 3)]
    return max([found, *others], key=lambda text: text.quality["confidence"] * min(len(text.words), 8))


def read(page: PageImage, turns: int) -> PageText:
    """All words of the page turned by ``turns`` clockwise quarter turns; lines are taken to be level. Those that stand
    on their head, as one side of a copied card may, are kept apart."""
    matrix, width, height = level_matrix(page.pixels.shape, 0.0, reading_scale(page.pixels.shape, page.dpi), turns)
    upright = cv2.warpAffine(page.pixels, matrix[:2], (width, height), flags=cv2.INTER_AREA, borderValue=(255,) * 3)
    plain = cv2.cvtColor(upright, cv2.COLOR_BGR2GRAY)
    grey = inked(plain)
    corners = _boxes(grey)
    crops = [_flat(grey, each) for each in corners]
    readings = _looked_again(careful_recogniser().read(crops), plain, corners)
    heads = _on_their_head(crops, corners, readings)
    words = [_word(each, reading) for place, (each, reading) in enumerate(zip(corners, readings, strict=True))
             if place not in heads]
    half = np.array([width, height], np.float32)
    turned = [_word((half - corners[place])[[2, 3, 0, 1]], reading) for place, reading in heads.items()]
    upright_words, turned_words = tuple(filter(None, words)), tuple(filter(None, turned))
    return PageText(page.number, width, height, "px", NAME, upright_words, (), page.dpi, turns % 4 * 90,
                    quality={"confidence": round(_sure((*upright_words, *turned_words)), 3)},
                    affine=WayBack(matrix).affine(width, height, page), turned=turned_words)


Pair = tuple[Reading, Reading]


def _looked_again(readings: Sequence[Pair], plain: np.ndarray, corners: Sequence[np.ndarray]) -> list[Pair]:
    """``readings`` with unsure lines as they read best: as inked, or as they are."""
    unsure = [place for place, (free, _) in enumerate(readings) if free.confidence < SURE]
    seen = careful_recogniser().read([_flat(plain, corners[place]) for place in unsure])
    better = {place: pair for place, pair in zip(unsure, seen, strict=True)
              if pair[0].confidence > readings[place][0].confidence}
    return [better.get(place, pair) for place, pair in enumerate(readings)]


def _on_their_head(crops: Sequence[np.ndarray], corners: Sequence[np.ndarray],
                   readings: Sequence[Pair]) -> dict[int, Pair]:
    """Lines that stand on their head, with their readings so. A side of a card is turned as a whole: lines close above
    one another are judged together, and only where some of them read badly as they are."""
    turned: dict[int, Pair] = {}
    for block in _blocks(corners):
        if _mean([readings[place] for place in block]) >= SURE:
            continue
        flipped = careful_recogniser().read([_flipped(crops[place]) for place in block])
        if _mean(flipped) > _mean([readings[place] for place in block]) + BETTER:
            turned |= dict(zip(block, flipped, strict=True))
    return turned


def _blocks(corners: Sequence[np.ndarray]) -> Iterator[list[int]]:
    """Lines in groups between which there is paper, top to bottom."""
    block: list[int] = []
    bottom = 0.0
    for place in sorted(range(len(corners)), key=lambda place: float(corners[place][:, 1].min())):
        top, low = float(corners[place][:, 1].min()), float(corners[place][:, 1].max())
        if block and top - bottom > APART * (low - top):
            yield block
            block = []
        bottom = max(bottom, low) if block else low
        block.append(place)
    if block:
        yield block


def _mean(pairs: Sequence[Pair]) -> float:
    """Confidence of lines, each counted by its length."""
    weight = sum(len(free.text) for free, _ in pairs)
    return sum(free.confidence * len(free.text) for free, _ in pairs) / weight if weight else 0.0


def _flipped(crop: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(crop[::-1, ::-1])


def _word(corners: np.ndarray, reading: Pair) -> Word | None:
    """The word inside ``corners``, None where nothing was read."""
    free, figure = reading
    if not free.text.strip() or free.confidence < WEAKEST:
        return None
    left, top = corners.min(axis=0)
    right, bottom = corners.max(axis=0)
    piece = Piece(round(float(left)), round(float(top)), round(float(right)), round(float(bottom)))
    return word_of(piece, (float(left), float(right)), free, figure, float(bottom - top))


def _weight(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _sure(words: Sequence[Word]) -> float:
    """Confidence of words, each counted by its length."""
    weight = _weight(words)
    return sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0


@cache
def _detector() -> Any:
    import rapidocr

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return rapidocr.RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False, "Global.use_rec": False,
                                     "EngineConfig.onnxruntime.intra_op_num_threads": threads()})


def _boxes(grey: np.ndarray) -> list[np.ndarray]:
    """Corners (top left, top right, bottom right, bottom left) of each line of text. Only what bears print is looked
    at: a copied card takes a quarter of its page."""
    left, top, right, bottom = _printed_part(grey)
    found = _detector()(cv2.cvtColor(grey[top:bottom, left:right], cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False,
                        use_rec=False)
    place = np.array([left, top], np.float32)
    return [] if found.boxes is None else [np.asarray(each, dtype=np.float32) + place for each in found.boxes]


def _printed_part(grey: np.ndarray) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all print, with paper around it; the whole where there is none."""
    dark = cv2.medianBlur(grey, 3) < DARK
    down, across = np.flatnonzero(dark.sum(axis=1) >= FEWEST), np.flatnonzero(dark.sum(axis=0) >= FEWEST)
    height, width = grey.shape
    if not len(down) or not len(across):
        return 0, 0, width, height
    return (max(0, int(across[0]) - PAPER), max(0, int(down[0]) - PAPER), min(width, int(across[-1]) + PAPER),
            min(height, int(down[-1]) + PAPER))


def _flat(grey: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """The line inside ``corners`` as a level crop."""
    top_left, top_right, bottom_right, bottom_left = corners
    wide = max(4, round(float(max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left)))))
    high = max(4, round(float(max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right)))))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    return cv2.warpPerspective(grey, cv2.getPerspectiveTransform(corners, flat), (wide, high), flags=cv2.INTER_CUBIC,
                               borderMode=cv2.BORDER_REPLICATE)
