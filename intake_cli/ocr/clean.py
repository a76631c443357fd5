"""A picture of a paper made ready for reading: seal ink removed, light flattened, level, lines and specks erased."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from intake_cli.ocr import ruled
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.red import red_ink, without_red
from intake_cli.ocr.straighten import level_matrix, paper_corners, reading_scale, sheet_matrix, skew_of
from intake_cli.words import Rule

DARKEST_SHARE = 0.45
"""Where between paper and the page's own ink a pixel starts to count as ink."""
MANY_SPECKS, LIGHT, ALONE = 8.0, 170, 17
"""Lone dark pixels per 100,000 that mean a noisy copy; the grey level below which they count, and the side of the
square around them that holds no other ink."""
LONELY = 40
"""Grey levels by which a speck is darker than each of its neighbours."""
CRUMB, CRUMB_REACH = 5, 7
"""Pixels of ink, at reading resolution, that are no full stop; and how far from red ink a seal leaves such crumbs."""
DOUBTFUL = 40
"""Pixels of faint ink beside a seal that are no word by themselves."""
FAINT, FAINT_SMALL = 0.65, 0.8
"""Where between paper and ink the darkest pixel of a seal's crumb lies at most: a full stop under it is darker."""


@dataclass(slots=True)
class Sheet:
    """A page ready for segmentation.

    ``grey`` is the level, upright page with lines erased (uint8, ink dark); ``threshold`` the grey level below
    which a pixel is ink; ``red`` marks seal ink, ``doubtful`` small ink beside it that may be its rim: read
    where it lies in a word, but no word by itself; ``matrix`` maps page pixels to pixels of ``grey``.
    """

    grey: np.ndarray
    threshold: int
    red: np.ndarray
    doubtful: np.ndarray
    rules: tuple[Rule, ...]
    matrix: np.ndarray
    skew: float
    specks: float

    @property
    def ink(self) -> np.ndarray:
        """Boolean mask of ink."""
        return (self.grey < self.threshold) & ~self.doubtful


def clean(page: PageImage, turns: int = 0) -> Sheet:
    """The page turned by ``turns`` clockwise quarter turns and cleaned."""
    matrix, width, height = np.eye(3), page.pixels.shape[1], page.pixels.shape[0]
    corners = paper_corners(cv2.cvtColor(page.pixels, cv2.COLOR_BGR2GRAY))
    pixels, dpi = page.pixels, page.dpi
    if corners is not None:
        matrix, width, height = sheet_matrix(corners)
        pixels, dpi = cv2.warpPerspective(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC), None
    grey, red = flatten(without_red(pixels, dpi)), red_ink(pixels)
    specks = speck_density(grey)
    if specks > MANY_SPECKS:
        grey = without_specks(grey)
    scale = reading_scale(grey.shape, dpi)
    skew = skew_of(_turned(ink_mask(grey), turns))
    level, width, height = level_matrix(grey.shape, skew, scale, turns)
    if turns or skew or scale != 1.0:
        grey = cv2.warpAffine(grey, level[:2], (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
        red = cv2.warpAffine(red.astype(np.uint8), level[:2], (width, height), flags=cv2.INTER_NEAREST) > 0
    threshold = ink_threshold(grey)
    rules, grey = ruled.erase(grey, threshold)
    doubtful = erase_crumbs(grey, threshold, red, everywhere=specks > MANY_SPECKS)
    return Sheet(grey, threshold, red, doubtful, rules, level @ matrix, skew, specks)


def flatten(grey: np.ndarray) -> np.ndarray:
    """Paper to white: the page divided by its own background, found at an eighth of the size."""
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((5, 5), np.uint8))
    paper = cv2.medianBlur(paper, 21) if min(paper.shape) > 21 else paper
    background = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(background, 1), scale=255)


def ink_threshold(grey: np.ndarray) -> int:
    """Grey level between this page's paper and this page's ink, so that faint hyphens survive and paper stays."""
    otsu, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    dark = grey[grey < otsu]
    ink = float(np.median(dark)) if dark.size else 0.0
    return int(np.clip(255 - DARKEST_SHARE * (255 - ink), 120, 215))


def ink_mask(grey: np.ndarray) -> np.ndarray:
    """Boolean ink of a flattened page."""
    return grey < ink_threshold(grey)


def speck_density(grey: np.ndarray) -> float:
    """Dark pixels far from any other ink, per 100,000: the dots of a thin colon are near their word."""
    dark = (grey < LIGHT).astype(np.uint8)
    around = cv2.boxFilter(dark, cv2.CV_16U, (ALONE, ALONE), normalize=False)
    return float(((dark > 0) & (around <= 2)).mean() * 100_000)


def without_specks(grey: np.ndarray) -> np.ndarray:
    """Isolated dark pixels, and isolated holes in ink, painted over; a full stop has neighbours and stays."""
    cleaned = grey.copy()
    marked = _specks(grey) | _specks(255 - grey)
    cleaned[marked] = cv2.medianBlur(grey, 3)[marked]
    return cleaned


def erase_crumbs(grey: np.ndarray, threshold: int, red: np.ndarray, everywhere: bool) -> np.ndarray:
    """White out crumbs: parts of ink smaller than a full stop, or fainter than any stroke, that a seal's rims leave
    near red ink; on a noisy copy the small ones ``everywhere``. Returns the mask of larger faint parts, which stay."""
    near = cv2.dilate(red.astype(np.uint8), np.ones((CRUMB_REACH, CRUMB_REACH), np.uint8)) > 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats((grey < threshold).astype(np.uint8), connectivity=8)
    touched = labels[near].astype(np.intp)
    share = np.bincount(touched, minlength=count) / np.maximum(stats[:, cv2.CC_STAT_AREA], 1)
    darkest = np.full(count, 255, np.uint8)
    np.minimum.at(darkest, touched, grey[near])
    depth = (255.0 - darkest) * DARKEST_SHARE / (255 - threshold)
    small = stats[:, cv2.CC_STAT_AREA] <= CRUMB
    crumb = (share > 0.5) & (depth < np.where(small, FAINT_SMALL, FAINT))
    if everywhere:
        crumb |= small
    crumb[0] = False
    marked = crumb[labels]
    rims = (cv2.dilate(marked.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0) & (grey >= threshold)
    grey[marked | rims] = 255
    doubtful = (share > 0.5) & (stats[:, cv2.CC_STAT_AREA] <= DOUBTFUL) & (depth < FAINT_SMALL) & ~crumb
    doubtful[0] = False
    mask: np.ndarray = doubtful[labels]
    return mask


def _specks(grey: np.ndarray) -> np.ndarray:
    ring = np.ones((3, 3), np.uint8)
    ring[1, 1] = 0
    marked: np.ndarray = (cv2.erode(grey, ring).astype(np.int16) - grey) > LONELY
    return marked


def _turned(mask: np.ndarray, turns: int) -> np.ndarray:
    return np.rot90(mask, -turns % 4)
