"""A picture of a paper made ready for reading: seal ink removed, light flattened, level, lines and specks erased."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from intake_cli.ocr import grey_seals, ruled
from intake_cli.ocr.curl import bend_of
from intake_cli.ocr.dark_bars import bars_turned
from intake_cli.ocr.dirt import CRUMB_REACH, MANY_SPECKS, crumbs, soiled, speck_density, without_specks
from intake_cli.ocr.highlighted import unmarked
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.light import flatten
from intake_cli.ocr.line_rests import take_off
from intake_cli.ocr.long_runs import rimmed
from intake_cli.ocr.pale_pages import strengthened
from intake_cli.ocr.punched import without_holes
from intake_cli.ocr.seals import balanced, reduced, without_seals
from intake_cli.ocr.straighten import LONG_SIDE_INCHES, known_dpi, level_matrix, reading_scale, skew_of
from intake_cli.ocr.streaks import without_streaks
from intake_cli.ocr.way_back import WayBack
from intake_cli.words import Rule

DARKEST_SHARE = 0.45
"""Where between paper and the page's own ink a pixel starts to count as ink."""
DEEPEST, LIGHTEST = 120, 215
"""Levels between which that is: above lies the grain of paper."""
PALEST_SHARE = 30
"""Per cent of the way from ink's level to paper at which printed lines still count."""
SEAL, STREAK = 1, 2
"""Marks of a pixel under the ink of a seal, and under a streak: they move with the page together."""
FINE_SIDE = 3200
"""Pixels of a sheet's longer side from which ink is looked at on a page of half the size: that of an A4 sheet shows no
fewer dots to the inch than scans that are read at all, so that figures are larger than what dashes are told by."""


@dataclass(slots=True)
class Sheet:
    """A page ready for segmentation.

    ``grey`` is the level, upright page with lines erased (uint8, ink dark); ``threshold`` the grey level below
    which a pixel is ink. ``ink`` (uint8, 0 or 1) marks ink on a grid ``fine`` times coarser, without small ink beside
    a seal that may be its rim: read where it lies in a word, but no word by itself. ``heights`` are those of its
    connected parts. ``sealed`` marks pixels of ``grey`` under seal ink, ``seal`` is their share, ``streaked`` those
    under a streak of dirt; ``way`` leads from the page as it came to ``grey``.
    """

    grey: np.ndarray
    threshold: int
    ink: np.ndarray
    fine: int
    heights: np.ndarray
    rules: tuple[Rule, ...]
    way: WayBack
    skew: float
    sealed: np.ndarray
    seal: float
    streaked: np.ndarray

    def upside_down(self) -> Sheet:
        """The sheet turned by half."""
        height, width = self.grey.shape
        rules = tuple(Rule(rule.vertical, (width if rule.vertical else height) - rule.position,
                           (height if rule.vertical else width) - rule.end,
                           (height if rule.vertical else width) - rule.start) for rule in self.rules)
        grey, ink, sealed, streaked = (np.ascontiguousarray(each[::-1, ::-1])
                                       for each in (self.grey, self.ink, self.sealed, self.streaked))
        return replace(self, grey=grey, ink=ink, sealed=sealed, streaked=streaked, rules=rules,
                       way=self.way.upside_down(width, height))


def clean(page: PageImage, turns: int = 0) -> Sheet:
    """The page turned by ``turns`` clockwise quarter turns and cleaned."""
    flat, dpi = page.flat, page.flat.dpi
    whole, streaked = flat.pixels, None
    if flat.as_it_came:  # along the pixels of a photograph run the edges of its sheet
        whole, streaked = without_streaks(whole)
    pixels, small = balanced(whole, reduced(whole))
    grey, seal = without_seals(pixels, small, dpi)
    grey = unmarked(grey, pixels, small, dpi)
    marks = SEAL * seal.view(np.uint8)
    if streaked is not None:
        marks |= STREAK * streaked.view(np.uint8)
    grey = without_holes(grey, dpi)
    grey = flatten(bars_turned(grey, pixels, small, seal, dpi), dpi)
    grey = strengthened(grey, ink_level(grey))
    if speck_density(grey) > MANY_SPECKS:
        grey = without_specks(grey)
    scale = reading_scale(grey.shape, dpi)
    skew = skew_of(np.rot90(ink_mask(grey[::2, ::2]), -turns % 4))
    level, width, height = level_matrix(grey.shape, skew, scale, turns)
    if turns or skew or scale != 1.0:
        grey = cv2.warpAffine(grey, level[:2], (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
        marks = moved(marks, level, (width, height))
    fine = _fine(grey)
    height, width = (side - side % fine for side in grey.shape)
    grey, marks = np.ascontiguousarray(grey[:height, :width]), marks[:height, :width]
    threshold, coarse = ink_threshold(grey), _coarse(grey, fine)
    bend = bend_of(_below(coarse, threshold))
    if bend is not None:
        bend = bend.enlarged(fine)
        grey = bend.levelled(grey, cv2.INTER_CUBIC, 255)
        marks = bend.levelled(marks, cv2.INTER_NEAREST, 0) if marks.any() else marks
        threshold, coarse = ink_threshold(grey), _coarse(grey, fine)
    return _erased(grey, coarse, threshold, marks, WayBack(level @ flat.matrix, bend), skew)


def moved(marks: np.ndarray, matrix: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """``marks`` once the page is level and of that ``size``. Nothing is moved but rows that hold some."""
    found = np.zeros(size[::-1], np.uint8)
    left, top, width, height = cv2.boundingRect(marks)
    corners = [(x, y, 1) for x in (left, left + width) for y in (top, top + height)]
    rows = np.array(corners) @ matrix[1]
    start, end = max(0, int(rows.min()) - 1), min(size[1], int(rows.max()) + 2)
    if width and start < end:
        there = matrix[:2] - [[0, 0, 0], [0, 0, start]]
        found[start:end] = cv2.warpAffine(marks, there, (size[0], end - start), flags=cv2.INTER_NEAREST)
    return found


def _erased(grey: np.ndarray, coarse: np.ndarray, threshold: int, marks: np.ndarray, way: WayBack,
            skew: float) -> Sheet:
    """The sheet of a level page, its lines and crumbs painted over; ``coarse`` is the page as ink is looked at,
    ``marks`` say where seals and streaks lie."""
    fine, seal, streaked = _fine(grey), (marks & SEAL) > 0, (marks & STREAK) > 0
    if not seal.any():  # in colour seals are told by their colour
        seal = _enlarged(grey_seals.lift(grey, coarse, threshold, fine), fine)
    rules, lines = ruled.find(coarse, lighter(threshold), fine)
    _paint(coarse, lines, 1)
    _paint(grey, lines, fine)
    if rules:  # black lines are no measure of grey print
        threshold = max(threshold, ink_threshold(grey))
    ink = _below(coarse, threshold)
    rests, heights = take_off(ink, rules)
    if rests is not None:
        _paint(grey, rests, fine)
    if seal.any():
        small = seal[::fine, ::fine]
        for around in soiled(small):
            lines[around] |= _crumbs_off(ink[around], coarse[around], small[around], threshold)
        _paint(grey, lines, fine)
    rules = tuple(Rule(rule.vertical, rule.position * fine, rule.start * fine, rule.end * fine) for rule in rules)
    return Sheet(grey, threshold, ink, fine, heights, rules, way, skew, seal, np.count_nonzero(seal) / seal.size,
                 streaked)


def _crumbs_off(ink: np.ndarray, grey: np.ndarray, seal: np.ndarray, threshold: int) -> np.ndarray:
    """Take crumbs and doubtful faint parts off ``ink``, in place; what of the page is to be painted over: the crumbs
    with their rims."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    near = cv2.dilate(seal.astype(np.uint8), np.ones((CRUMB_REACH, CRUMB_REACH), np.uint8)) > 0
    crumb, faint = crumbs(grey, labels, stats, near, (255 - threshold) / DARKEST_SHARE)
    kinds = (crumb + 2 * faint.astype(np.uint8))[labels]
    marked = kinds == 1
    rims = rimmed(marked.view(np.uint8)).view(bool) & (ink == 0)
    ink[kinds > 0] = 0
    gone: np.ndarray = marked | rims
    return gone


def _fine(grey: np.ndarray) -> int:
    return 2 if known_dpi(grey.shape, None) * LONG_SIDE_INCHES > FINE_SIDE else 1


def _coarse(grey: np.ndarray, fine: int) -> np.ndarray:
    """The darkest of each ``fine`` x ``fine`` pixels."""
    if fine == 1:
        return grey.copy()
    return np.ascontiguousarray(cv2.erode(grey, np.ones((fine, fine), np.uint8), anchor=(0, 0))[::fine, ::fine])


def _below(grey: np.ndarray, level: int) -> np.ndarray:
    """Which pixels (uint8, 0 or 1) are darker than ``level``."""
    return np.asarray(cv2.threshold(grey, level - 1, 1, cv2.THRESH_BINARY_INV)[1])


def _paint(grey: np.ndarray, mask: np.ndarray, fine: int) -> None:
    """White where ``mask`` marks the coarse grid."""
    grey |= np.negative(_enlarged(mask, fine).view(np.uint8))


def _enlarged(mask: np.ndarray, fine: int) -> np.ndarray:
    """``mask`` of the coarse grid as one of the page."""
    return mask.repeat(fine, axis=0).repeat(fine, axis=1) if fine > 1 else mask


def lighter(threshold: int) -> int:
    """The grey level below which a pixel may be of a printed line: they are often paler than text, and one that is half
    above the level of ink would leave its other half as dirt."""
    return (PALEST_SHARE * 255 + (100 - PALEST_SHARE) * threshold) // 100


def ink_threshold(grey: np.ndarray) -> int:
    """Grey level between this page's paper and this page's ink, so that faint hyphens survive and paper stays."""
    return int(np.clip(255 - DARKEST_SHARE * (255 - ink_level(grey)), DEEPEST, LIGHTEST))


def ink_level(grey: np.ndarray) -> float:
    """The grey level of the middle of this page's ink, 0 where it has none or black alone."""
    sample = np.ascontiguousarray(grey[::2, ::2])
    otsu, _ = cv2.threshold(sample, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    counts = np.cumsum(cv2.calcHist([sample], [0], None, [256], [0, 256]).ravel()[:int(otsu)])
    return float(np.searchsorted(counts, counts[-1] / 2)) if counts.size and counts[-1] else 0.0


def ink_mask(grey: np.ndarray) -> np.ndarray:
    """Boolean ink of a flattened page."""
    return grey < ink_threshold(grey)
