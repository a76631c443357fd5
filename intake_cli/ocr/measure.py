"""Quality figures of a page; units are those of :class:`checks.page_facts.Quality`."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from checks.page_facts import BLANK_INK, Quality
from intake_cli.ocr.edges_cut import cut_pieces
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.lines import lines_of
from intake_cli.ocr.moire import fringes
from intake_cli.ocr.shrink import shares_of, shrunk_by
from intake_cli.ocr.straighten import known_dpi

STANDARD_DPI = 200.0
"""Figures hold for pages scaled to about this; print and its blur are then of one size on all of them."""
_INK_CONTRAST = 0.22
"""How much darker than paper ink is; print shining through from the back is paler."""
_LEAST_LEVELS = 8
"""By how many levels at least: on the black bed of a scanner that share is less than its noise."""
_LEVELS = np.arange(256)
_INKED = np.ceil(np.minimum(_LEVELS * (1 - _INK_CONTRAST), _LEVELS - _LEAST_LEVELS).clip(0)).astype(np.uint8)
"""For each level of paper that below which ink lies."""
_PALE, _PALE_RANGE, _CRISP = 0.05, 8, 0.5
"""Pale ink is so much darker than paper, in levels that differ by so many around it. Of its edges a quarter is steeper
than the last where it was printed: 0.62 and more on drawn pages down to an eighth of their ink, 0.39 at most where
print shines through."""
_A4_INCHES, _FORM = (11.69, 8.27), 0.03
"""Sides of A4, and the share by which the form of a sheet may differ from it."""
_FINE = 1.25
"""How many times finer than the standard a page must be before it is shrunk."""
_MARGIN = 0.04
_COARSE = 4
"""Paper is looked at on the half-size page reduced so many times again."""
_TILE, _TILES = 192, 16
"""Sharpness is measured on the squares, in pixels, with most ink."""
_AROUND = np.ones((7, 7), np.uint8)
_STRONG, _STEEP = 0.6, 90
"""Edges count from this share of the strongest; their slope is what so many per cent of their pixels do not exceed."""
_WEAKEST_EDGE, _FEWEST_EDGES = 25, 50
_CHARACTER_MM = (1.4, 8.0)
"""Heights of ink that may be characters."""


@dataclass(frozen=True, slots=True)
class Planes:
    """A page seen four ways: ``dark`` is its darkest channel at half size, ``raw`` where that is darker than the
    paper around (bool), ``ink`` the same without single dots, and so without lines one dot thick, ``paper`` the level
    of the paper at an eighth of the page's size."""

    dark: np.ndarray
    raw: np.ndarray
    ink: np.ndarray
    paper: np.ndarray


def quality_of(page: PageImage) -> Quality:
    """The figures of a page as it came: of the sheet alone where it was photographed."""
    flat = page.flat
    return measure(flat.pixels, page.picture_dpi or sheet_dpi(flat.pixels.shape, flat.scale), flat.scale)


def shrink(dpi: float | None, shape: tuple[int, ...]) -> float:
    """The factor that brings a page that is much finer than 200 dpi to that."""
    actual = known_dpi(shape, dpi)
    return STANDARD_DPI / actual if actual > STANDARD_DPI * _FINE else 1.0


def sheet_dpi(shape: tuple[int, ...], scale: float = 1.0) -> float | None:
    """The resolution of a picture that has the form of an A4 sheet, before it was scaled; None of another form."""
    long, short = max(shape[:2]), min(shape[:2])
    is_sheet = abs(long / short / (_A4_INCHES[0] / _A4_INCHES[1]) - 1) < _FORM
    return long / scale / _A4_INCHES[0] if is_sheet else None


def measure(image: np.ndarray, dpi: float | None, scale: float = 1.0) -> Quality:
    """Measure a BGR page, (height, width, 3) uint8, that was scaled by ``scale`` to about 200 dpi; ``dpi`` is that of
    the file."""
    return figures_of(image, planes_of(image), dpi, scale)


def figures_of(image: np.ndarray, planes: Planes, dpi: float | None, scale: float = 1.0) -> Quality:
    """The same with the planes of the page at hand."""
    brightness = _percentile(planes.dark, 0.6)
    contrast = max(0.0, brightness - float(np.percentile(planes.dark[planes.ink], 5))) if planes.ink.any() else 0.0
    inner = without_margins(planes.ink)
    skew = lines_of(inner).angle
    cut = cut_pieces(planes.ink, planes.raw, skew)
    return Quality(
        sharpness=round(_sharpness(image, planes.ink), 3),
        contrast=round(contrast, 1),
        brightness=round(brightness, 1),
        ink=round(ink := float(inner.mean()), 6),
        pale=round(_pale(planes), 6) if ink < BLANK_INK else 0.0,
        skew=skew,
        dpi=None if dpi is None else round(dpi, 1),
        character=round(_character(planes.ink) * 2 / scale, 1),
        shadow=round(_shadow(planes.paper), 3),
        moire=round(fringes(image, planes.ink), 2),
        **{f"cut_{edge}": float(count) for edge, count in cut.items()})


def planes_of(image: np.ndarray) -> Planes:
    """The planes of a page of about 200 dpi."""
    small = shrunk_by(image, 0.5)
    dark = cv2.min(cv2.min(small[:, :, 0], small[:, :, 1]), small[:, :, 2])
    coarse = cv2.resize(dark, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(coarse, np.ones((5, 5), np.uint8)), 21)
    around = cv2.resize(paper, (dark.shape[1], dark.shape[0]))
    inked = cv2.LUT(around, _INKED)
    return Planes(dark, dark < inked, cv2.medianBlur(dark, 3) < inked, paper)


def _pale(planes: Planes) -> float:
    """Share of the page that ink covers which is paler than usual; 0 where it is blurred, as print that shines through
    from the back is."""
    dark = planes.dark
    around = cv2.resize(planes.paper, (dark.shape[1], dark.shape[0]))
    ink = without_margins(cv2.medianBlur(dark, 3) < around * (1 - _PALE))
    inner = without_margins(dark)
    box = np.ones((5, 5), np.uint8)
    ranges = cv2.subtract(cv2.dilate(inner, box), cv2.erode(inner, box))[:-1, :-1]
    steps = cv2.max(cv2.absdiff(inner[:-1, 1:], inner[:-1, :-1]), cv2.absdiff(inner[1:, :-1], inner[:-1, :-1]))
    edges = (cv2.dilate(ink.view(np.uint8), np.ones((3, 3), np.uint8))[:-1, :-1] > 0) & (ranges >= _PALE_RANGE)
    if edges.sum() < _FEWEST_EDGES:
        return 0.0
    slope = np.percentile(steps[edges] / ranges[edges].astype(np.float32), 75)
    return float(ink.mean()) if slope >= _CRISP else 0.0


def without_margins(mask: np.ndarray) -> np.ndarray:
    """The middle of a page, where no edge of paper and no staple is."""
    down, across = (round(size * _MARGIN) for size in mask.shape)
    return mask[down:mask.shape[0] - down, across:mask.shape[1] - across]


def _sharpness(image: np.ndarray, ink: np.ndarray) -> float:
    """How much of a strong edge lies between two neighbouring pixels, where most ink is. What is written, how much and
    how dark does not move it: each step is compared with the range of levels just around it."""
    steps, ranges = (np.concatenate(parts) for parts in zip(*map(_edges, _tiles(image, ink)), strict=True))
    counts = np.bincount(ranges, minlength=256)
    strongest = 255 - int(np.searchsorted(np.cumsum(counts[::-1]), 0.002 * counts.sum()))
    strong = ranges > max(_WEAKEST_EDGE, _STRONG * strongest)
    if strong.sum() < _FEWEST_EDGES:
        return 0.0
    return float(np.percentile(steps[strong] / ranges[strong].astype(np.float32), _STEEP))


def _tiles(image: np.ndarray, ink: np.ndarray) -> list[np.ndarray]:
    """The squares of the green plane with most ink."""
    side = _TILE // 2
    rows, columns = (max(1, size // side) for size in ink.shape)
    best = np.argsort(shares_of(ink, rows, columns), axis=None)[::-1][:_TILES]
    places = [(int(place) // columns * _TILE, int(place) % columns * _TILE) for place in best]
    return [np.ascontiguousarray(image[top:top + _TILE, left:left + _TILE, 1]) for top, left in places]


def _edges(tile: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each pixel the larger step to its neighbours, and the range of levels around it."""
    ranges = cv2.subtract(cv2.dilate(tile, _AROUND), cv2.erode(tile, _AROUND))[:-1, :-1]
    steps = cv2.max(cv2.absdiff(tile[:-1, 1:], tile[:-1, :-1]), cv2.absdiff(tile[1:, :-1], tile[:-1, :-1]))
    return steps.ravel(), ranges.ravel()


def _character(ink: np.ndarray) -> float:
    """Height of the usual character, in pixels of ``ink``; 0 where nothing looks like characters."""
    outlines, _ = cv2.findContours(ink.view(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    least, most = (size / 25.4 * STANDARD_DPI / 2 for size in _CHARACTER_MM)
    heights = [max(box[2], box[3]) for outline in outlines if len(outline) > 4 and (box := cv2.boundingRect(outline))
               and least <= max(box[2], box[3]) <= most]
    return float(np.median(heights)) if len(heights) > 20 else 0.0


def _shadow(paper: np.ndarray) -> float:
    """How much darker the darkest part of the paper is than the lightest, as a share; the margins do not count."""
    inner = without_margins(paper)
    low, high = np.percentile(inner, (3, 97))
    return 1 - float(low) / max(1.0, float(high))


def _percentile(plane: np.ndarray, share: float) -> float:
    histogram = cv2.calcHist([plane], [0], None, [256], [0, 256]).ravel()
    return float(np.searchsorted(np.cumsum(histogram), share * plane.size))
