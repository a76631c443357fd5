"""Figures told by the shapes of others on the same paper."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from checks.facts import Box
from intake_cli.ocr.by_shape import told_by_shape
from intake_cli.words import Figures, Place
from samples.fonts import font_file

SUMS = ["4,196.27", "30,858.41", "2025-07-13", "96.05", "10,734.82", "5,260.98", "2025-11-04", "837.56", "69,481.30",
        "7,052.19", "3,348.67", "12,905.74", "618.22", "2025-03-29", "40,573.86", "9,107.35", "8,264.01", "571.93"]
TYPE, PITCH = 13, 26


def paper(sums: list[str], noise: float = 6.0, kind: str = "sans") -> tuple[np.ndarray, list[Figures]]:
    """Lines of small worn type, as BGR pixels, and each as it was read."""
    path, face = font_file(kind)
    type_ = ImageFont.truetype(str(path), TYPE * 4, index=face)
    large = Image.new("L", (4 * 200, 4 * PITCH * (len(sums) + 1)), 255)
    runs = []
    for row, text in enumerate(sums):
        left, top = 40 + 3 * (row % 5), PITCH * row + 10
        ImageDraw.Draw(large).text((4 * left, 4 * top), text, 60, type_)
        edges = [left + type_.getlength(text[:end]) / 4 for end in range(len(text) + 1)]
        width = edges[-1] - left
        middles = tuple(((one + other) / 2 - left) / width for one, other in pairwise(edges))
        box = Box(left, top + 0.2 * TYPE, edges[-1], top + 1.1 * TYPE)
        runs.append(Figures(Place(1, box), text, middles, 0.9))
    grey = cv2.GaussianBlur(cv2.resize(np.asarray(large), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA),
                            (0, 0), 1.0).astype(float)
    worn = np.clip(grey + np.random.default_rng(7).normal(0, noise, grey.shape), 0, 255).astype(np.uint8)
    return cv2.cvtColor(worn, cv2.COLOR_GRAY2BGR), runs


def told(pixels: np.ndarray, known: list[Figures], asked: list[Figures]) -> list[tuple[str, float] | None]:
    return told_by_shape(lambda page: (pixels, 1.0), known, asked)


def misread(run: Figures, text: str) -> Figures:
    return Figures(run.place, text, run.middles, 0.6)


@pytest.mark.parametrize("kind", ["sans", "serif"])
def test_a_figure_of_worn_type_that_a_reader_took_for_another_is_told_by_its_shape(kind: str) -> None:
    pixels, runs = paper(SUMS, kind=kind)
    asked = [misread(runs[5], "5,250.98"), misread(runs[13], "2025-08-29"), runs[8]]
    seen = told(pixels, [run for run in runs if run.place not in [each.place for each in asked]], asked)
    assert [each and each[0] for each in seen] == [SUMS[5], SUMS[13], SUMS[8]]
    assert all(each is not None and each[1] > 0.1 for each in seen)


def test_the_more_a_paper_is_worn_the_less_its_shapes_tell() -> None:
    margins = []
    for noise in (4.0, 12.0, 30.0):
        pixels, runs = paper(SUMS, noise)
        seen = told(pixels, runs[1:], runs[:1])[0]
        assert seen is not None
        margins.append(seen[1])
    assert margins[0] > 0.5 > margins[1] > 0.3 > 0.2 > margins[2]


def test_readings_that_are_wrong_here_and_there_spoil_no_shape() -> None:
    pixels, runs = paper(SUMS)
    wrong = [misread(run, run.text.replace("5", "6")) if row in (1, 7) else run for row, run in enumerate(runs)]
    (seen,) = told(pixels, wrong, [wrong[7]])
    assert seen is not None
    assert seen[0] == SUMS[7]


def test_paper_that_lacks_a_figure_tells_nothing() -> None:
    pixels, runs = paper(SUMS)
    assert told(pixels, runs[:4], [runs[5]]) == [None]


def test_paper_without_ink_is_told_by_no_margin() -> None:
    pixels, runs = paper(SUMS)
    bare = np.full_like(pixels, 250)
    box = runs[5].place.box
    bare[: int(box.top) - 6] = pixels[: int(box.top) - 6]
    bare[int(box.bottom) + 6:] = pixels[int(box.bottom) + 6:]
    (seen,) = told(bare, [run for run in runs if run is not runs[5]], [runs[5]])
    assert seen is not None
    assert seen[1] < 0.1


def test_only_the_page_and_those_beside_it_are_looked_at() -> None:
    pixels, runs = paper(SUMS)
    far = [Figures(Place(page, run.place.box), run.text, run.middles, 0.99) for page in (3, 9) for run in runs]
    drawn = []

    def picture(page: int) -> tuple[np.ndarray, float]:
        drawn.append(page)
        return pixels, 1.0

    assert told_by_shape(picture, far, runs[:2]) == [None, None]
    assert set(drawn) <= {1, 2}
