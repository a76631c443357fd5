"""Runs of figures on pages of a file, told by the shapes that its other figures have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from intake_cli.ocr.figure_lines import DIGITS, Line
from intake_cli.ocr.figure_shapes import FigureShapes
from intake_cli.ocr.seals import RED
from intake_cli.ocr.unmixed import unmixed
from intake_cli.words import Figures

PITCH = 21
"""Pixels from figure to figure at which runs are compared: small type is enlarged threefold to that."""
SAME, LIKE = 0.12, 0.3
"""Share by which the pitch of long runs of one type varies, for a reader's places do, and that of short ones."""
FEW = 4
"""Runs asked for on a page below which their own pitch tells less than that of all runs that are nearly alike."""
BESIDE = 1
"""Pages before and after one whose figures are like its own: no more are drawn, and held, at once."""
HIGH, ASIDE = 1.25, 1.0
"""Pitches of paper above and below the middle of a run, and on either side."""
PAPER = 85
"""Percentile of a run's greys that is its paper."""

Picture = Callable[[int], tuple[np.ndarray, float]]
"""A page's BGR pixels, and how many of them are one unit of the file."""
Told = list[tuple[str, float] | None]


def told_by_shape(picture: Picture, known: Sequence[Figures], asked: Sequence[Figures]) -> Told:
    """The text of each run ``asked`` as its shapes tell it, and the margin (0 to 1) by which they do: see
    :meth:`FigureShapes.read`. Those of ``known`` runs of one type and size, on the same page or, after these, the pages
    beside it, are what they are compared with; None where there are too few, or a run is of another size than most that
    are asked for."""
    told: Told = [None] * len(asked)
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for index, run in enumerate(asked):
        pages[run.place.page].append(index)
    for page, indexes in sorted(pages.items()):
        examples = sorted((run for run in known if abs(run.place.page - page) <= BESIDE),
                          key=lambda run: (abs(run.place.page - page), run.place.page, -run.sure))
        pitches = [_pitch(run) for run in examples]
        seen = median(_pitch(asked[index]) for index in indexes)
        alike = [pitch for pitch in pitches if abs(pitch - seen) <= LIKE * seen]
        usual = median(alike) if alike and len(indexes) < FEW else seen
        shapes = FigureShapes.of(_line(run, picture, usual) for run, pitch in zip(examples, pitches, strict=True)
                                 if abs(pitch - usual) <= SAME * usual)
        if shapes is not None:
            for index in indexes:
                if abs(_pitch(asked[index]) - usual) <= LIKE * usual:
                    told[index] = shapes.read(_line(asked[index], picture, usual))
    return told


def _pitch(run: Figures) -> float:
    """Units of the file from figure to figure, as the reader saw them."""
    steps = [right - left for (left, right), (one, other) in zip(
        pairwise(run.middles), pairwise(run.text), strict=True) if one in DIGITS and other in DIGITS]
    first, second, *_ = run.place.outline
    return median(steps or [1 / len(run.text)]) * float(np.hypot(second[0] - first[0], second[1] - first[1]))


def _line(run: Figures, picture: Picture, units: float) -> Line:
    """The ink of a run of figures whose pitch is as many ``units`` of the file, laid level, without red ink."""
    pixels, fine = picture(run.place.page)
    pitch = units * fine
    corners = np.array(run.place.outline) * fine
    across, down = corners[1] - corners[0], corners[3] - corners[0]
    width, factor = float(np.hypot(*across)), PITCH / pitch
    ahead, below = across / width * pitch, down / float(np.hypot(*down)) * pitch
    origin = (corners[0] + corners[3]) / 2 - ASIDE * ahead - HIGH * below
    wide, high = round((width + 2 * ASIDE * pitch) * factor), round(2 * HIGH * PITCH)
    turn = cv2.getAffineTransform(
        np.array([origin, origin + ahead * wide / PITCH, origin + below * high / PITCH], np.float32),
        np.array([(0, 0), (wide, 0), (0, high)], np.float32))
    level = cv2.warpAffine(pixels, turn, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    grey = (level[:, :, RED] if (before := unmixed(level)) is None else before).astype(np.float32)
    middles = tuple(share * width * factor + ASIDE * PITCH for share in run.middles)
    return Line(run.text, np.float32(np.percentile(grey, PAPER)) - grey, middles, PITCH)
