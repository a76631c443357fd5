"""Places read again: crops laid level, and no more looks than are needed."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checks.facts import Box
from intake_cli.ocr import looks
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.reread import Rereader
from intake_cli.words import Place


@pytest.fixture
def sloping(tmp_path):
    """A picture on which a bar of 200 x 20 pixels falls by a tenth, and the place of it."""
    pixels = np.full((200, 300, 3), 255, np.uint8)
    corners = ((50.0, 80.0), (250.0, 100.0), (248.0, 120.0), (48.0, 100.0))
    cv2.fillPoly(pixels, [np.array(corners, np.int32)], (0, 0, 0))
    cv2.imwrite(str(tmp_path / "page.png"), pixels)
    return tmp_path / "page.png", Place(1, Box(48, 80, 250, 120), corners=corners)


def test_a_sloping_word_is_laid_level_with_a_rim_of_paper(sloping, monkeypatch):
    path, place = sloping
    seen = []
    monkeypatch.setattr("intake_cli.ocr.reread.read_looks",
                        lambda crops, numeric: seen.extend(crops) or [("字", 0.9)] * len(crops))
    with Rereader(path) as reader:
        assert reader.texts([place], softly=False) == [("字", 0.9)]
        assert reader.texts([place], softly=True) == [("字", 0.9)]
    for look in seen:
        ink = look < 128
        assert ink.mean() == pytest.approx(200 * 20 / ((200 + 5.6) * (20 + 5.6)), abs=0.06)
        assert ink[len(ink) // 2].mean() > 0.9
        assert not np.concatenate([ink[:2], ink[-2:]]).any()


def test_nothing_is_read_where_there_is_nothing(sloping):
    path, _ = sloping
    with Rereader(path) as reader:
        assert reader.texts([Place(1, Box(5, 5, 6, 30))], softly=False) == [("", 0.0)]


def test_paper_with_its_grain_costs_no_look(tmp_path, monkeypatch):
    """The empty cells of a column in which most rows show a sum; faint print is looked at."""
    grain = np.random.default_rng(3).normal(0, 8, (100, 300, 1))
    pixels = np.clip(235 + grain, 0, 255).astype(np.uint8).repeat(3, axis=2)
    pixels[60:72, 40:46] -= 60
    cv2.imwrite(str(tmp_path / "page.png"), pixels)
    seen = []
    monkeypatch.setattr("intake_cli.ocr.reread.model_readings",
                        lambda crops, *_: seen.extend(crops) or [[("1", 0.9)]] * len(crops))
    with Rereader(tmp_path / "page.png") as reader:
        bare, faint = reader.readings([Place(1, Box(20, 10, 280, 40)), Place(1, Box(20, 55, 280, 80))], numeric=True)
    assert (bare, faint[:1], len(seen)) == ([], [("1", 0.9)], 1)


def test_a_third_look_is_taken_where_two_differ_or_all_are_wanted(monkeypatch):
    asked = []

    def read(looks, numeric):
        asked.append(len(looks))
        return [(str(index == 1), 0.9) for index in range(len(looks))]

    monkeypatch.setattr(looks, "read_looks", read)
    crops = [np.full((20, 60, 3), 255, np.uint8)] * 3
    assert [len(each) for each in looks.model_readings(crops, True, [False, False, True])] == [3, 2, 3]
    assert [len(each) for each in looks.model_readings(crops, True)] == [3, 3, 3]
    assert asked == [6, 2, 6, 3]


def test_what_looks_the_same_in_several_ways_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Careful:
        def read(self, crops):
            asked.append(len(crops))
            return [(Reading(str(int(crop[0, 0])), 0.9, ()), Reading("", 0.0, ())) for crop in crops]

    monkeypatch.setattr(looks, "careful_recogniser", Careful)
    grey, other = (np.full((20, 60), level, np.uint8) for level in (70, 80))
    turned = grey.reshape(60, 20)
    assert [text for text, _ in looks.read_looks([grey, other, grey.copy(), turned], False)] == ["70", "80", "70", "70"]
    assert asked == [3]


def test_nothing_to_read_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "careful_recogniser", lambda: pytest.fail("a model was loaded"))
    assert looks.model_readings([], numeric=True) == []


def test_further_readings_in_figures_take_no_currency_sign_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Careful:
        def read(self, crops):
            return [(Reading("-¥732.83", 0.79, ()), Reading("-4732.83", 0.0, ())) for _ in crops]

    monkeypatch.setattr(looks, "careful_recogniser", Careful)
    crop = np.full((20, 60, 3), 255, np.uint8)
    assert looks.model_readings([crop], numeric=True) == [[("-732.83", 0.79)] * 3]
    assert looks.model_readings([crop], numeric=False)[0][0] == ("-¥732.83", 0.79)


@pytest.mark.parametrize(("ink", "lies"), [((40, 40, 200), True), ((40, 40, 40), False), ((200, 60, 60), True)])
def test_coloured_ink_is_told_from_black_where_it_lies(tmp_path, ink, lies):
    page = np.full((200, 300, 3), 235, np.uint8)
    page[90:96, 100:140] = ink
    cv2.imwrite(str(tmp_path / "page.png"), page)
    with Rereader(tmp_path / "page.png") as reader:
        places = [Place(1, Box(100, 80, 130, 105)), Place(1, Box(200, 80, 230, 105)), Place(1, Box(400, 80, 430, 105))]
        assert reader.inked(places) == [lies, False, False]


def test_a_cell_that_goes_on_on_the_next_line_is_read_in_a_row(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = np.full((200, 300, 3), 255, np.uint8)
    page[50:70, 100:200] = page[80:90, 190:200] = 0  # a line as high as the other twice
    cv2.imwrite(str(tmp_path / "page.png"), page)
    seen = []
    monkeypatch.setattr("intake_cli.ocr.reread.model_readings",
                        lambda crops, *asked: seen.extend(crops) or [[("20250511", 0.9)]] * len(crops))
    with Rereader(tmp_path / "page.png") as reader:
        place = Place(1, Box(100, 50, 200, 70), thorough=False, more=(Box(190, 80, 200, 90),))
        assert reader.readings([place], numeric=True) == [[("20250511", 0.9)]]
    (crop,) = seen
    inked = (crop[:, :, 0] < 128).sum(axis=0)
    first, gap, rest = inked[4:104], inked[106:108], inked[112:130]
    assert first.min() >= 20
    assert not gap.any()
    assert rest.min() >= 18
