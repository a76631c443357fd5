"""White print on dark bars turned black on white."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.light import GROUND_INCHES, SMALL, USUAL_DPI, odd
from intake_cli.ocr.parts import drawn, parts_of

BAR_RUN, BAR_INCHES = 0.3, (0.08, 1.2)
"""Inches that the bare edge of a dark bar runs on at least; heights of a bar."""
EVEN = 0.2
"""Share by which the height of a bar varies, and on what share of its length it may vary more."""
NEARLY, HARDLY, EDGE = 0.6, 0.15, 2
"""Share of its length on which a row of a level bar is dark, with print on it; and the share on which one is that lies
so many rows beside it.
"""
DARK = 0.62
"""Share of the paper's lightness below which a ground is a dark bar."""
PALE = 0.8
"""The same from which it is paper: print on a bar, seen small, is mixed with the bar and comes to less."""
SEAL_INCHES = 2.6
"""Inches that a seal is wide at most."""


def bars_turned(grey: np.ndarray, pixels: np.ndarray, small: np.ndarray, seal: np.ndarray,
                dpi: float | None = None) -> np.ndarray:
    """``grey`` with the insides of dark bars inverted where their print is lighter than they are; where it is darker,
    in the channel that parts them best. ``pixels`` is the page in colour, ``small`` the same at a quarter of its size;
    what ``seal`` (bool) marks is no bar unless it is wider than any seal or lies on a bar: a star between printed lines
    looks like one."""
    dpi = dpi or USUAL_DPI
    darkest = cv2.min(cv2.min(small[:, :, 0], small[:, :, 1]), small[:, :, 2])
    around = odd(BAR_INCHES[1] * dpi / SMALL)
    paper = cv2.dilate(darkest, np.ones((around, around), np.uint8))
    dark, pale = (darkest < DARK * paper).astype(np.uint8), (darkest >= PALE * paper).astype(np.uint8)
    narrow = _of_seals(seal, dark.shape, SEAL_INCHES * dpi / SMALL)
    for (left, top, right, bottom), inside in _dark_bars(dark & (1 - narrow), dark, pale, dpi / SMALL):
        part = np.s_[top * SMALL:bottom * SMALL, left * SMALL:right * SMALL]
        deep, bright = pixels[part].min(axis=2), pixels[part].max(axis=2)
        mask = cv2.resize(inside, deep.shape[::-1], interpolation=cv2.INTER_LINEAR) > 0
        core = cv2.resize(cv2.erode(inside, np.ones((3, 3), np.uint8)), deep.shape[::-1]) > 0
        told = core if core.any() else mask
        low, middle, high = np.percentile(deep[told], (2, 50, 98))
        if middle < DARK * float(paper[(top + bottom) // 2, (left + right) // 2]):
            near = cv2.dilate(narrow[top:bottom, left:right], np.ones((3, 3), np.uint8))
            under = seal[part] & (cv2.resize(near, deep.shape[::-1]) > 0)
            black, ground = np.percentile(bright[told], (2, 50))  # a highlighter's colour hides none of them there
            light = high - middle > max(middle - low, ground - black)
            turned = _seal_lifted(255 - deep, 255 - bright, mask, under) if light else bright
            grey[part][mask] = turned[mask]
    return grey


def _seal_lifted(turned: np.ndarray, own: np.ndarray, mask: np.ndarray, seal: np.ndarray) -> np.ndarray:
    """A ``turned`` bar (``mask``) as if no ``seal`` lay on it: what is white under its ink shows in the ink's ``own``
    channel, turned too, and the ground there is made as light as beside it."""
    under, beside = mask & seal, mask & ~seal
    if under.any() and beside.any():
        factor = float(np.median(turned[beside])) / max(1.0, float(np.median(own[under])))
        turned[under] = np.clip(own[under] * factor, 0, 255)
    return turned


def _of_seals(seal: np.ndarray, shape: tuple[int, ...], widest: float) -> np.ndarray:
    """Where on the small page ink of seals lies (0, 1), each part no wider than ``widest``; a wide one is a bar."""
    if not seal.any():
        return np.zeros(shape, np.uint8)
    small = np.ascontiguousarray(seal[::SMALL, ::SMALL][:shape[0], :shape[1]]).astype(np.uint8)
    narrow = drawn((part for part in parts_of(small) if part.width < widest), small.shape)
    return np.pad(narrow, [(0, side - own) for side, own in zip(shape, small.shape, strict=True)])


def _dark_bars(bare: np.ndarray, dark: np.ndarray, pale: np.ndarray,
               dpi: float) -> list[tuple[tuple[int, int, int, int], np.ndarray]]:
    """Boxes of solid dark runs, joined over the print between them, and which pixels of the box (0, 1) are the bar.
    Runs begin where ``bare`` of seals, and go on over what is ``dark`` of a seal between them, or as solid as they are
    beside them: the colour of a bar may be nearly that of seals. A bar that reached the
    next row of print is parted from it by the long run of ``pale`` paper between them."""
    run = np.ones((1, max(3, round(BAR_RUN * dpi))), np.uint8)
    runs = cv2.morphologyEx(bare, cv2.MORPH_OPEN, run)
    if not runs.any():
        return []
    reach = odd(GROUND_INCHES * dpi)
    between, beside = (np.ones((1, odd(size * SEAL_INCHES * dpi)), np.uint8) for size in (1, 2))
    across = cv2.min(cv2.morphologyEx(runs, cv2.MORPH_CLOSE, between), dark)
    beyond = cv2.min(cv2.dilate(runs, beside), cv2.morphologyEx(dark, cv2.MORPH_OPEN, run))
    joined = cv2.morphologyEx(cv2.max(cv2.max(runs, across), beyond), cv2.MORPH_CLOSE, np.ones((reach, 1), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    least, most = (inches * dpi for inches in BAR_INCHES)
    gaps = cv2.morphologyEx(pale, cv2.MORPH_OPEN, run)
    found = []
    for label, (left, top, width, height, _) in enumerate(stats.tolist()):
        place = np.s_[top:top + height, left:left + width]
        if not label or height < least:
            continue
        inside = (labels[place] == label).astype(np.uint8)
        if height > most:
            found += [((left, top + start, left + width, top + end), inside[start:end])
                      for start, end in _full_rows(runs[place]) if reach <= end - start <= most]
        else:
            if not _is_bar(inside, least):
                inside = _largest(cv2.min(inside, 1 - gaps[place]))
                if not _is_bar(inside, reach):
                    continue
            found.append(((left, top, left + width, top + height), inside))
    return found


def _full_rows(runs: np.ndarray) -> list[tuple[int, int]]:
    """Where rows that are dark nearly all along follow one another, and the rows by them are not: a level bar over rows
    so dense that their lines and their print hold together with it. Of one askew only a part would be seen."""
    dark = np.pad(runs.mean(axis=1), EDGE)
    full = np.flatnonzero(dark >= NEARLY)
    bands = [band for band in np.split(full, np.flatnonzero(np.diff(full) > 1) + 1) if band.size]
    return [(int(band[0]) - EDGE, int(band[-1]) + 1 - EDGE) for band in bands
            if max(dark[band[0] - EDGE], dark[band[-1] + EDGE]) <= HARDLY]


def _largest(mask: np.ndarray) -> np.ndarray:
    """``mask`` (0, 1) of its largest part alone."""
    parts = parts_of(mask)
    return drawn([max(parts, key=lambda part: part.width * part.height)], mask.shape) if parts else mask


def _is_bar(inside: np.ndarray, least: float) -> bool:
    """Whether a solid part is high enough and about as high from one end to the other: the star of a seal is not, nor
    is a line of a table that lies askew."""
    heights = inside.sum(axis=0)
    usual = np.median(heights)
    return bool(usual >= least and (np.abs(heights - usual) <= EVEN * usual).mean() >= 1 - EVEN)
