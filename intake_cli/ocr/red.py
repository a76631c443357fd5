"""Red ink: seals are taken off the page, red print (negative amounts of some banks) is kept as text."""

from __future__ import annotations

import cv2
import numpy as np

LIFT = 0.6
"""How much of the redness is added to the red channel: enough to turn seal ink to paper, not the black under it."""
RED = 40
"""Grey levels by which red must exceed the other channels to be red ink."""
RIM, STEEP = 5, 4
"""Pixels across which redness spreads; power by which the lift falls off below the red ink's own lightness."""
SEAL_INCHES = 0.35
"""Red ink that holds together over more than this is a seal; print is lower."""
PRINT_INCHES = (0.05, 0.22)
"""Heights between which a red line of print lies."""
USUAL_DPI = 200.0


def without_red(pixels: np.ndarray, dpi: float | None = None, lift: float = LIFT) -> np.ndarray:
    """Grey page on which seal ink is as light as paper: ``R + lift * w * max(0, R - (G + B) / 2)``.

    The weight ``w`` is 1 where a pixel is as light as the page's own red ink and falls steeply below: what is darker
    there is black under a seal and stays. Cameras and JPEG blur colour more than light, so a red stroke has a greyish
    rim: a pixel takes part in the redness of its neighbours. Red print stays, dark.
    """
    blue, green, red = cv2.split(pixels)
    redness = cv2.subtract(red, cv2.addWeighted(blue, 0.5, green, 0.5, 0))
    strong = red[redness > RED]
    if not strong.size:
        return red
    level = max(float(np.percentile(strong, 60)), 100.0)
    weight = (np.clip(np.arange(256) / level, 0, 1) ** STEEP * 255).astype(np.uint8)
    around = cv2.dilate(redness, np.ones((RIM, RIM), np.uint8))
    grey = cv2.addWeighted(red, 1.0, cv2.multiply(around, cv2.LUT(red, weight), scale=1 / 255), lift, 0)
    for left, top, right, bottom in printed_red(red_ink(pixels), dpi or USUAL_DPI):
        grey[top:bottom, left:right] = cv2.min(green, blue)[top:bottom, left:right]
    return grey


def red_ink(pixels: np.ndarray) -> np.ndarray:
    """Where the page is clearly redder than grey."""
    blue, green, red = cv2.split(pixels)
    marked: np.ndarray = cv2.subtract(red, cv2.max(blue, green)) > RED
    return marked


def printed_red(mask: np.ndarray, dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes of red lines of print: low and wide, and not within the reach of a seal."""
    gap = max(3, round(0.08 * dpi))
    lines = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, gap), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    seals = [stat for stat in stats[1:].tolist() if max(stat[2], stat[3]) > SEAL_INCHES * dpi and _is_open(stat)]
    least, most = (inches * dpi for inches in PRINT_INCHES)
    return [(left, top, left + width, top + height) for left, top, width, height, area in stats[1:].tolist()
            if least <= height <= most and width > 1.5 * height and area > 0.35 * width * height
            and not any(_meets((left, top, width, height), seal) for seal in seals)]


def _is_open(stat: list[int]) -> bool:
    """Higher than a line of print is: a ring, a star, an oval, a square seal."""
    return stat[3] > 0.5 * stat[2] or stat[3] > 60


def _meets(box: tuple[int, int, int, int], seal: list[int]) -> bool:
    left, top, width, height = box
    return (left < seal[0] + seal[2] and seal[0] < left + width
            and top < seal[1] + seal[3] and seal[1] < top + height)
