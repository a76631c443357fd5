"""Words put into a scan after it was kept as JPEG: told by the steps of that, whatever their look."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pytest

from checks.facts import Box
from intake_cli.ocr.pressed import changed_words

HIGH, WIDE, PITCH = 800, 1000, 40
PAPER, INK = 235, 40
WORDS = [Box(x - 2, y - 2, x + 122, y + 24) for y in range(40, HIGH - 60, PITCH) for x in (60, 300, 540, 780)]


def kept(pixels: np.ndarray, quality: int | None) -> np.ndarray:
    """What is left of a picture that is kept as JPEG, or without loss where ``quality`` is None."""
    if quality is None:
        return pixels
    return cv2.imdecode(cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def write(pixels: np.ndarray, place: Box, text: str) -> None:
    cv2.putText(pixels, text, (int(place.left) + 2, int(place.bottom) - 6), cv2.FONT_HERSHEY_SIMPLEX, 0.75, (INK,) * 3,
                2, cv2.LINE_AA)


@cache
def scan() -> np.ndarray:
    """A grainy page of figures, as the glass sees it."""
    chance = np.random.default_rng(7)
    pixels = np.full((HIGH, WIDE, 3), PAPER, np.uint8)
    for number, place in enumerate(WORDS):
        write(pixels, place, f"{1000 + number * 7:,}.{number % 90 + 10}")
    seen = cv2.GaussianBlur(pixels, (0, 0), 0.7) + chance.normal(0, 3, (HIGH, WIDE))[:, :, None]
    return np.clip(seen, 1, 254).astype(np.uint8)


def typed(pixels: np.ndarray, place: Box, text: str, grain: float = 0.0) -> np.ndarray:
    """The page with a figure wiped out and typed anew."""
    changed = pixels.copy()
    there = slice(int(place.top), int(place.bottom)), slice(int(place.left), int(place.right))
    changed[there] = PAPER
    write(changed, place, text)
    noise = np.random.default_rng(3).normal(0, grain, changed[there].shape[:2])[:, :, None]
    changed[there] = np.clip(cv2.GaussianBlur(changed[there], (0, 0), 0.7) + noise, 1, 254).astype(np.uint8)
    return changed


@pytest.mark.parametrize("first", [50, 70, 85])
@pytest.mark.parametrize("last", [None, 96, 92])
def test_a_figure_typed_into_a_scan_is_told_from_all_others(first: int, last: int | None) -> None:
    page = kept(scan(), first)
    assert changed_words(kept(page, last), WORDS) == []
    assert changed_words(kept(typed(page, WORDS[30], "8,888.88", 3.0), last), WORDS) == [30]


def test_a_figure_pasted_from_the_same_page_is_told() -> None:
    page = kept(scan(), 70)
    source, target = WORDS[12], WORDS[41]
    page[int(target.top):int(target.bottom), int(target.left):int(target.right)] = \
        page[int(source.top):int(source.bottom), int(source.left):int(source.right)]
    assert changed_words(page, WORDS) == [41]


def test_nothing_is_told_of_a_page_without_steps_or_with_those_of_its_own_file_alone() -> None:
    assert changed_words(typed(scan(), WORDS[30], "8,888.88", 3.0), WORDS) is None
    assert not changed_words(kept(typed(kept(scan(), 85), WORDS[30], "8,888.88"), 60), WORDS)
    assert changed_words(np.full((HIGH, WIDE, 3), 255, np.uint8), WORDS) is None
    assert changed_words(scan()[:5], WORDS) is None


def test_what_lies_across_words_and_beyond_them_is_no_change_of_theirs() -> None:
    page = kept(scan(), 70)
    struck, marked = page.copy(), page.copy()
    cv2.line(struck, (30, 430), (480, 422), (30, 30, 30), 3)
    cv2.putText(marked, "COPY", (60, 560), cv2.FONT_HERSHEY_SIMPLEX, 9.0, (190,) * 3, 14, cv2.LINE_AA)
    assert not changed_words(struck, WORDS)
    assert not changed_words(np.minimum(page, marked), WORDS)


def test_where_much_was_changed_the_page_as_a_whole_was_worked_on() -> None:
    page = kept(scan(), 70)
    for place in WORDS[::4]:
        page = typed(page, place, "8,888.88", 3.0)
    assert changed_words(page, WORDS) is None
