"""Coloured ink: seals are taken off the page, whatever their colour; coloured print stays as text."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.red_print import SEAL_INCHES, Box, black_lines, is_marker, printed_red
from intake_cli.ocr.shrink import shrunk_by

LIFT, SPARE = (0.6, 1.8), 1.3
"""How much of the colour is added to the ink's own channel, at least and at most: what turns seal ink to paper, and
some more, since its rims are greyish."""
STRONG = 40
"""Grey levels by which one channel must exceed the others where a pixel is coloured ink."""
FAINT = 18
"""The same on the page at a quarter of its size, where colour thins out."""
RIM, STEEP = 5, 4
"""Pixels across which colour spreads; power by which the lift falls off below the ink's own lightness."""
SEAL_GAP = 0.08
"""Inches between the parts of a seal: ring, star and letters."""
RULE_INCHES = 0.8
"""Coloured ink that runs straight on for so long is a printed line."""
DARK = 0.62
"""Share of what ink takes from the channel that it takes most from, from which what it takes from its own makes it
print: 119 blocks of dark blue print took 0.65 to 0.77, 90 blue seals 0.25 to 0.6."""
SOLID = 0.8
"""Share of its box that a seal fills at most: more is a coloured ground."""
USUAL_DPI = 200.0
SMALL = 4
PAPER = 9
"""Pixels taken together, and as many of these around each, where the lightest is the paper beside a stroke."""
BALANCED = 1.03
"""Ratio of the paper's channels from which the light has a colour of its own."""
BLUE, RED = 0, 2
"""Indexes of the channels."""


def reduced(pixels: np.ndarray) -> np.ndarray:
    """The page at a quarter of its size, where grounds and seals are looked for."""
    return shrunk_by(pixels, 1 / SMALL)


def balanced(pixels: np.ndarray, small: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The page and its small copy with paper made grey where the light has a colour of its own."""
    paper = np.percentile(small[::4, ::4].reshape(-1, 3), 85, axis=0)
    if paper.max() <= BALANCED * max(1.0, float(paper.min())):
        return pixels, small
    gains = np.diag(paper.max() / np.maximum(paper, 1.0))
    return np.asarray(cv2.transform(pixels, gains)), np.asarray(cv2.transform(small, gains))


def without_seals(pixels: np.ndarray, small: np.ndarray | None = None,
                  dpi: float | None = None) -> tuple[np.ndarray, np.ndarray]:
    """The grey page on which seals are as light as paper, and where their ink was (bool); ``small`` is the page as
    :func:`reduced`; None where it is a part of one, enlarged, whose black print does not tell how large red print is.

    Red is lifted everywhere but where it forms lines of print, unless a marker drew them; other colours, in which
    tables are ruled and headed, only where they form a seal. The red channel is what stays of the page.
    """
    dpi, black = dpi or USUAL_DPI, 0.0 if small is None else SMALL * black_lines(small)
    small = reduced(pixels) if small is None else small
    grey = np.asarray(cv2.extractChannel(pixels, RED))
    marked = np.zeros(grey.shape, bool)
    channels = cv2.split(small)
    above = cv2.subtract(channels[RED], cv2.max(channels[0], channels[1]))
    reddish = _around(above > FAINT, grey.shape)
    if reddish is not None:
        red = _lift(pixels, reddish, RED, grey, marked)
        left, top, right, bottom = reddish
        part = pixels[top:bottom, left:right]
        for x0, y0, x1, y1 in printed_red(red, dpi, black):
            reach = y1 - y0  # a sign at the end may be so thin that its colour is not seen
            line = np.s_[top + y0:top + y1, max(0, left + x0 - reach):left + x1 + reach]
            if not is_marker(red[y0:y1, x0:x1], part[y0:y1, x0:x1]):
                grey[line] = pixels[line][:, :, :RED].min(axis=2)
            marked[line] = False
    for box, channel in _cool_seals((channels[0], channels[1], channels[2]), dpi, grey.shape):
        _lift(pixels, box, channel, grey, marked)
    return grey, marked


def without_ink(crop: np.ndarray, channel: int) -> np.ndarray:
    """Grey pixels of a small BGR ``crop`` with the ink that is lightest in ``channel`` lifted to paper."""
    grey = np.ascontiguousarray(crop[:, :, channel])
    height, width = grey.shape
    _lift(crop, (0, 0, width, height), channel, grey, np.zeros(grey.shape, bool))
    return grey


def _lift(pixels: np.ndarray, box: Box, channel: int, grey: np.ndarray, marked: np.ndarray) -> np.ndarray:
    """Lift ink of one colour inside ``box`` to paper, ``V + lift * w * max(0, V - mean of the others)``, and say where
    in it the ink lies (bool).

    Violet needs more lift than red, since its own channel is darker and its colour weaker. The weight ``w`` is 1 where
    a pixel is as light as the ink itself and falls steeply below: what is darker there is black under a seal and stays.
    Cameras and JPEG blur colour more than light, so a stroke has a greyish rim: a pixel takes part in the colour of its
    neighbours. What is lifted is no lighter than the paper beside it, which would look dark beside it.
    """
    left, top, right, bottom = box
    part = pixels[top:bottom, left:right]
    value, colour = np.asarray(cv2.extractChannel(part, channel)), _colour(part, channel)
    strong: np.ndarray = colour > STRONG
    if not strong.any():
        return strong
    level = max(float(np.percentile(value[strong], 60)), 100.0)
    missing = float(np.percentile(value[::2, ::2], 90)) - level
    lift = float(np.clip(SPARE * missing / float(np.median(colour[strong])), *LIFT))
    weight = (np.clip(np.arange(256) / level, 0, 1) ** STEEP * 255).astype(np.uint8)
    around = cv2.dilate(colour, np.ones((RIM, RIM), np.uint8))
    lifted = cv2.addWeighted(value, 1.0, cv2.multiply(around, cv2.LUT(value, weight), scale=1 / 255), lift, 0)
    grey[top:bottom, left:right] = cv2.min(lifted, cv2.max(value, _paper(value)))
    marked[top:bottom, left:right] |= strong
    return strong


def _paper(value: np.ndarray) -> np.ndarray:
    """How light the paper is near each pixel: seals are narrow strokes."""
    height, width = (max(1, round(side / PAPER)) for side in value.shape)
    small = cv2.resize(value, (width, height), interpolation=cv2.INTER_AREA)
    lightest = cv2.blur(cv2.dilate(small, np.ones((PAPER, PAPER), np.uint8)), (PAPER, PAPER))
    return np.asarray(cv2.resize(lightest, value.shape[::-1], interpolation=cv2.INTER_LINEAR))


def red_over(pixels: np.ndarray) -> np.ndarray:
    """By how many grey levels each pixel is redder than the mean of its other channels."""
    return _colour(pixels, RED)


def _colour(pixels: np.ndarray, channel: int) -> np.ndarray:
    planes = cv2.split(pixels)
    one, other = (plane for index, plane in enumerate(planes) if index != channel)
    return np.asarray(cv2.subtract(planes[channel], cv2.addWeighted(one, 0.5, other, 0.5, 0)))


def _cool_seals(channels: tuple[np.ndarray, np.ndarray, np.ndarray], dpi: float,
                shape: tuple[int, ...]) -> list[tuple[Box, int]]:
    """Seals in blue, violet or green ink: their boxes on the full page, and the channel in which each is lightest."""
    blue, green, red = channels
    cool = cv2.max(blue, green)
    mask = ((cv2.subtract(cool, cv2.min(red, cv2.min(blue, green))) > FAINT) & (cool > red)).astype(np.uint8)
    if not mask.any():
        return []
    long = max(3, round(RULE_INCHES * dpi / SMALL))
    for kernel in (np.ones((1, long), np.uint8), np.ones((long, 1), np.uint8)):
        mask[cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel) > 0] = 0
    gap = 2 * max(1, round(SEAL_GAP * dpi / SMALL / 2)) + 1
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8)), connectivity=8)
    least, most = (inches * dpi / SMALL for inches in SEAL_INCHES)
    found = []
    for label, (left, top, width, height, area) in enumerate(stats.tolist()):
        if label and least <= min(width, height) and max(width, height) <= most and area < SOLID * width * height:
            own = (labels[top:top + height, left:left + width] == label) & (mask[top:top + height,
                                                                                 left:left + width] > 0)
            parts = [each[top:top + height, left:left + width] for each in channels]
            means = [float(each[own].mean()) for each in parts]
            if not _is_dark(means, [float(np.percentile(each, 90)) for each in parts]):
                found.append((_spread((left, top, left + width, top + height), shape), int(np.argmax(means))))
    return found


def _is_dark(ink: list[float], paper: list[float]) -> bool:
    """Whether ink is hardly lighter in its own channel than in the others: print in dark blue or green that stands
    close in a column, of which lifting it would leave nothing. How much of a pixel it covers does not matter."""
    missing = [light - dark for light, dark in zip(paper, ink, strict=True)]
    return min(missing) > DARK * max(missing)


def _around(mask: np.ndarray, shape: tuple[int, ...]) -> Box | None:
    """The box on the full page around all that is marked on the small one."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return None
    return _spread((int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1), shape)


def _spread(box: Box, shape: tuple[int, ...]) -> Box:
    left, top, right, bottom = box
    return (max(0, (left - 2) * SMALL), max(0, (top - 2) * SMALL),
            min(shape[1], (right + 2) * SMALL), min(shape[0], (bottom + 2) * SMALL))
