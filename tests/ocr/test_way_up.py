"""Which way up a page lies, told by its words, and what is said where there are none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr import way_up as module
from intake_cli.ocr.measure import planes_of
from intake_cli.ocr.way_up import UPRIGHT, WayUp, way_up


def page() -> np.ndarray:
    """Lines of words on a page of 200 dpi."""
    image = np.full((900, 1300, 3), 250, np.uint8)
    for place, words in enumerate(("Balance", "Transfer", "Deposit", "Interest", "Payment", "Account")):
        for column in range(3):
            at = (80 + 400 * column, 120 + 130 * place)
            cv2.putText(image, words, at, cv2.FONT_HERSHEY_SIMPLEX, 1.1, (30, 30, 30), 3)
    return image


def told(image: np.ndarray) -> WayUp:
    return way_up(image, planes_of(image).ink)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_words_tell_in_all_four_positions(turns: int) -> None:
    assert told(np.ascontiguousarray(np.rot90(page(), turns))) == WayUp(turns, False)


@pytest.mark.parametrize("turns", [0, 3])
def test_words_in_the_cells_of_a_ruled_table_tell(turns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_shares", lambda image: [0.0] * 4)
    table = page()
    for x in (40, 440, 840, 1240):
        cv2.line(table, (x, 60), (x, 840), (30, 30, 30), 3)
    for y in range(60, 841, 130):
        cv2.line(table, (40, y), (1240, y), (30, 30, 30), 3)
    assert told(np.ascontiguousarray(np.rot90(table, turns))) == WayUp(turns, False)


def test_a_page_without_words_is_in_doubt_and_not_turned() -> None:
    assert told(cv2.circle(np.full((900, 1300, 3), 250, np.uint8), (650, 450), 160, (60, 40, 205), 4)) == WayUp(0, True)
    assert WayUp(0, False) == UPRIGHT


def sparse(words: int) -> np.ndarray:
    """A page with the first lines of ``page`` alone."""
    image = page()
    image[120 + 130 * (words // 3) - 60:] = 250
    return image


@pytest.mark.parametrize(("shares", "expected"), [
    ([0.95, 0.02, 0.02, 0.01], WayUp(0, True)), ([0.01, 0.95, 0.02, 0.02], WayUp(3, False)),
    ([0.6, 0.2, 0.1, 0.1], WayUp(3, False))])
def test_few_words_against_a_page_that_looks_otherwise_are_a_doubt(
        shares: list[float], expected: WayUp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_shares", lambda image: shares)
    assert told(np.ascontiguousarray(np.rot90(sparse(6), 3))) == expected


def test_many_words_need_no_look_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_shares", lambda image: [0.0, 0.0, 0.99, 0.01])
    assert told(page()) == UPRIGHT
