"""Words cut out of the page for reading, each at its height in its line; lone hyphens, which their shape tells."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import numpy as np

from intake_cli.ocr.gather import Piece
from intake_cli.ocr.reading import hyphen_word
from intake_cli.words import Word

MARGIN = 0.14
"""Paper left around a word, in heights of a full character."""
LINE = 1.15
"""Least height of a crop without margins, in heights of a full character: words of figures alone are not blown up."""
BAR_WIDTH, BAR_HEIGHT, BAR_FULL = (0.16, 0.65), 0.25, 0.6
"""Sides of a hyphen in heights of a full character, and the share of its box that its ink fills at least."""
ROW, STEP, UNEVEN, NEARLY_ALL = 6, (0.2, 0.9), 0.3, 0.85
"""Hyphens that a blurred row has at least, how far they stand apart in heights of a full character, the share of that
by which one may stand nearer or farther, and how many of them keep to it."""
BAR_LEVEL = (0.3, 0.75)
"""Where in its line a hyphen lies, from the top."""


@dataclass(frozen=True, slots=True)
class Crop:
    """The pixels of a piece that is to be read; ``sides`` are the x-positions of their left and right."""

    piece: Piece
    pixels: np.ndarray
    sides: tuple[float, float]


def crops_of(grey: np.ndarray, threshold: int, pieces: list[Piece], em: float) -> tuple[list[Crop], list[Word]]:
    """What of a page's ``pieces`` is to be read, and the words that are nothing but hyphens. ``threshold`` is the grey
    level below which a pixel is ink."""
    crops, bars = [], []
    for piece, band in zip(pieces, line_bands(pieces, em), strict=True):
        count = hyphens(grey, threshold, piece, band, em)
        if count:
            bars.append(hyphen_word(piece, count))
        else:
            crops.append(crop_of(grey, piece, band, em))
    return crops, bars


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


def crop_of(grey: np.ndarray, piece: Piece, band: tuple[int, int], em: float) -> Crop:
    """A word in the ``band`` of its line, with a margin of paper."""
    margin = max(2, round(MARGIN * em))
    spare = max(0, round((LINE * em - (band[1] - band[0])) / 2))
    band = (band[0] - spare, band[1] + spare)
    top, bottom = max(0, band[0] - margin), min(grey.shape[0], band[1] + margin)
    left, right = max(0, piece.left - margin), min(grey.shape[1], piece.right + margin)
    crop = grey[top:bottom, left:right].copy()
    inner_left, inner_right = piece.left - left, piece.right - left
    crop[:, :max(0, inner_left - 1)] = 255
    crop[:, inner_right + 1:] = 255
    return Crop(piece, crop, (float(left), float(right)))


def hyphens(grey: np.ndarray, threshold: int, piece: Piece, band: tuple[int, int], em: float) -> int:
    """How many hyphens side by side a piece is; 0 when it is anything else. Too small for the recogniser to tell from
    dirt, they mean that a cell is empty."""
    middle = ((piece.top + piece.bottom) / 2 - band[0]) / max(1, band[1] - band[0])
    if piece.height > BAR_HEIGHT * em or band[1] - band[0] < 0.5 * em or not BAR_LEVEL[0] <= middle <= BAR_LEVEL[1]:
        return 0
    part = grey[piece.top:piece.bottom, piece.left:piece.right]
    ink, least, most = part < threshold, BAR_WIDTH[0] * em, BAR_WIDTH[1] * em
    bars = _runs(np.any(ink, axis=0))
    if any(end - start > most for start, end in bars):
        return _blurred(part, em)
    even = bool(bars) and all(least <= end - start for start, end in bars)
    return len(bars) if even and _filled([ink[:, start:end] for start, end in bars]) >= BAR_FULL else 0


def _blurred(part: np.ndarray, em: float) -> int:
    """How many hyphens a row is in which they run into each other in a blur: as often as it is darker, where that
    comes in even steps, as no line's noise does."""
    shade = part.mean(axis=0)
    bars = _runs(shade < (np.percentile(shade, 10) + np.percentile(shade, 90)) / 2)
    if len(bars) < ROW:
        return 0
    steps = np.diff([(start + end) / 2 for start, end in bars])
    usual = float(np.median(steps))
    even = np.mean(np.abs(steps / usual - 1) <= UNEVEN)
    return len(bars) if even >= NEARLY_ALL and STEP[0] * em <= usual <= STEP[1] * em else 0


def _runs(marks: np.ndarray) -> list[tuple[int, int]]:
    """Where ``marks`` (n, bool) are true one after another."""
    bounds = np.flatnonzero(np.diff(np.concatenate(([False], marks, [False])).astype(np.int8)))
    return list(zip(bounds[::2].tolist(), bounds[1::2].tolist(), strict=True))


def _filled(bars: list[np.ndarray]) -> float:
    """The share of its box (bool, ink) that a bar fills; of several, that half of them fill of their own: a row leans,
    and noise frays some of it."""
    own = [bar[bar.any(axis=1)] for bar in bars] if len(bars) > 1 else bars
    return median(float(bar.mean()) for bar in own)
