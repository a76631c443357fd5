"""Red lines of print, which stay text, told from the parts of seals and the strokes of markers, which go."""

from __future__ import annotations

import cv2
import numpy as np

SEAL_INCHES = (0.35, 2.6)
"""Coloured ink that holds together over so much, both ways, is a seal: print is lower, a coloured table wider."""
PRINT_INCHES = (0.05, 0.22)
"""Heights between which a red line of print lies."""
LARGER, AT_POINT = 1.5, 0.7
"""Times as high as black lines of print on its page that a red one may be: on screens sums are set larger than texts,
and where it is seen small print loses its rims; and such heights that figures lie apart at their point."""
HIGH, ASLANT, NEAR = 0.78, 0.05, 0.16
"""Share of its height that print reaches over in most places, how much it climbs for its length on a page askew, and
the share of its height that such a place is wide to either side."""
NEARLY, ALIGNED, ALIKE = 0.6, 2, 0.75
"""The same share of a line in which a comma and a high ¥ make the others low, which is print where so many more stand
in its column, and the share of the height of one by which such are as high."""
FULL = 0.35
"""Share of its box that a line of print fills at least."""
SOLID, LIGHT, AS_PAPER = 0.85, 160, 0.9
"""Share of a marker's stroke, but for the black print on it, that is coloured; grey level of what is no print on it;
its lightness in its own channel, by the paper's: red ink is darker."""
BLACK, LOWEST = 0.75, 3
"""Share of the paper's lightness below which the small copy of a page shows black; and pixels of it that a word is high
at least: a printed line is lower."""
Box = tuple[int, int, int, int]
"""Left, top, right and bottom."""


def printed_red(mask: np.ndarray, dpi: float, black: float = 0.0) -> list[Box]:
    """Boxes of red lines of print: low and wide, and not within the reach of a seal. ``black`` is the height in pixels
    of lines in black: where it is more than any print on paper has, the page is a screen, and all on it larger."""
    dpi = max(dpi, LARGER * black / PRINT_INCHES[1])
    gap = max(3, round(0.08 * dpi), round(AT_POINT * black))
    lines = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, gap), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    boxes = [((left, top, left + width, top + height), area) for left, top, width, height, area in stats[1:].tolist()]
    shortest, longest = (inches * dpi for inches in SEAL_INCHES)
    highest = max(60, 0.3 * dpi)
    least, most = (inches * dpi for inches in PRINT_INCHES)
    reaches = {box: _reach(mask[box[1]:box[3], box[0]:box[2]]) for box, area in boxes for width, height in [_sides(box)]
               if least <= height <= most and width > 1.5 * height and _is_full(box, area)}
    nearly = [box for box, reach in reaches.items() if reach >= NEARLY]
    printed = {box for box in nearly if reaches[box] >= HIGH or sum(_aligned(box, other) for other in nearly) > ALIGNED}
    parts = [box for box, area in boxes if max(_sides(box)) > shortest and _is_open(box, highest)
             and not (max(_sides(box)) > longest and _is_full(box, area))]
    arcs = [box for box, _ in boxes if max(_sides(box)) > shortest and not _is_open(box, highest)
            and box not in printed and _reach(mask[box[1]:box[3], box[0]:box[2]]) < HIGH]
    seals = _whole(parts, arcs, longest)
    return [box for box, _ in boxes if box in printed and not any(_meets(box, seal) for seal in seals)]


def black_lines(small: np.ndarray) -> float:
    """The height of larger words in black on the ``small`` copy (BGR) of a page, in its pixels; 0 where it has none."""
    light = cv2.max(cv2.max(small[:, :, 0], small[:, :, 1]), small[:, :, 2])
    dark = cv2.threshold(light, BLACK * float(np.percentile(light[::4, ::4], 85)), 1, cv2.THRESH_BINARY_INV)[1]
    words = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(words)
    heights = stats[1:, cv2.CC_STAT_HEIGHT][stats[1:, cv2.CC_STAT_WIDTH] > stats[1:, cv2.CC_STAT_HEIGHT]]
    heights = heights[heights >= LOWEST]
    return float(np.percentile(heights, 75)) if heights.size else 0.0


def is_marker(coloured: np.ndarray, pixels: np.ndarray) -> bool:
    """Whether a red line, ``coloured`` on these ``pixels``, is the stroke of a marker drawn over print: no paper shows
    in it from its upper edge to its lower one, as it does in and between red characters, and no white print, and in
    red light it is all but paper."""
    ends = len(coloured) - coloured[::-1].argmax(axis=0)
    rows = np.arange(len(coloured))[:, None]
    stroke = (rows >= coloured.argmax(axis=0)) & (rows < ends) & coloured.any(axis=0)
    light = stroke & (coloured | (pixels.max(axis=2) > LIGHT))
    red, paper = pixels[:, :, 2], np.percentile(pixels, 98)
    return bool(np.count_nonzero(light & coloured) > SOLID * np.count_nonzero(light) and
                np.median(red[light & coloured]) > AS_PAPER * paper)


def _is_full(box: Box, area: int) -> bool:
    """Whether ink fills a good part of a box, as print does and the ground of a heading."""
    width, height = _sides(box)
    return area > FULL * width * height


def _reach(part: np.ndarray) -> float:
    """The share of its height that ink reaches over in most places, as in each column of a 4 or a 7 it does not; a
    piece of a ring climbs from side to side. Infinite for a line no higher than it would climb askew."""
    near = 2 * round(NEAR * len(part)) + 1
    spread = cv2.dilate(part.view(np.uint8), np.ones((1, near), np.uint8)) > 0
    inked = spread[:, part.any(axis=0)]
    tops, ends = inked.argmax(axis=0), len(inked) - inked[::-1].argmax(axis=0)
    slope = np.polyfit(np.arange(len(tops)), (tops + ends) / 2, 1)[0] if len(tops) > 1 else 0.0
    height = len(part) - min(abs(float(slope)), ASLANT) * len(tops)
    return float(np.median(ends - tops)) / height if height > 0 else np.inf


def _aligned(one: Box, other: Box) -> bool:
    """Whether two lines are as high and begin or end at one place, as those of a column do; a page may be askew."""
    heights = sorted(_sides(box)[1] for box in (one, other))
    aside = min(abs(one[0] - other[0]), abs(one[2] - other[2]))
    return heights[0] >= ALIKE * heights[1] and aside <= heights[1]


def _whole(parts: list[Box], arcs: list[Box], most: float) -> list[Box]:
    """Boxes of seals from those of their parts, rings that did not take everywhere and stars, and of the ``arcs`` at
    their head and foot: those that fit together into a seal that is ``most`` pixels wide and high."""
    seals: list[Box] = []
    for part in (*parts, *arcs):
        for index, seal in enumerate(seals):
            around = (min(part[0], seal[0]), min(part[1], seal[1]), max(part[2], seal[2]), max(part[3], seal[3]))
            if max(_sides(around)) <= most:
                seals[index] = around
                break
        else:
            if part not in arcs:
                seals.append(part)
    return seals


def _sides(box: Box) -> tuple[int, int]:
    """Width and height."""
    return box[2] - box[0], box[3] - box[1]


def _is_open(box: Box, highest: float) -> bool:
    """Higher than a line of print is: a ring, a star, an oval, a square seal."""
    width, height = _sides(box)
    return height > 0.5 * width or height > highest


def _meets(box: Box, seal: Box) -> bool:
    return box[0] < seal[2] and seal[0] < box[2] and box[1] < seal[3] and seal[1] < box[3]
