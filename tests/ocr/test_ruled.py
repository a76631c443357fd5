"""Printed lines: dashed and dotted ones are lines too, a row of hyphens is text."""

from __future__ import annotations

import base64
import zlib

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from intake_cli.ocr.broken import broken_lines
from intake_cli.ocr.clean import clean
from intake_cli.ocr.dashed import at_its_height
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.ruled import find
from intake_cli.ocr.segment import segment
from intake_cli.words import Rule
from samples.fonts import font_file
from tests.ocr.drawn import ROWS, page, turned

THRESHOLD = 128


def erase(grey: np.ndarray, threshold: int) -> tuple[tuple[Rule, ...], np.ndarray]:
    rules, gone = find(grey, threshold)
    return rules, np.where(gone, 255, grey)


def grey_page() -> np.ndarray:
    return page().min(axis=2)


def dashed(dash: int, gap: int, width: int = 760) -> np.ndarray:
    """The page with a level line of dashes at 85, between the first two rows."""
    grey = grey_page()
    for left in range(60, 60 + width, dash + gap):
        grey[85:87, left:left + dash] = 0
    return grey


@pytest.mark.parametrize(("dash", "gap"), [(2, 3), (4, 4), (10, 6), (25, 8)])
def test_dashes_in_a_row_are_a_line(dash: int, gap: int) -> None:
    rules, cleaned = erase(dashed(dash, gap), THRESHOLD)
    assert any(not rule.vertical and abs(rule.position - 86) <= 2 and rule.end - rule.start > 700 for rule in rules)
    assert np.array_equal(cleaned < THRESHOLD, grey_page() < THRESHOLD)


def test_a_cell_of_hyphens_is_text() -> None:
    grey = dashed(5, 4, width=80)
    rules, cleaned = erase(grey, THRESHOLD)
    assert rules == ()
    assert np.array_equal(cleaned, grey)


def test_nothing_is_left_where_lines_cross() -> None:
    _, cleaned = erase(page(ruled=True).min(axis=2), THRESHOLD)
    left = (cleaned < THRESHOLD) & (grey_page() >= THRESHOLD)
    crossings = [left[30 + 50 * row - 4:30 + 50 * row + 5, x - 4:x + 5].sum() for row in range(5)
                 for x in (40, 240, 440, 640, 860)]
    assert sum(crossings) == 0


def test_a_pale_line_goes_whole_though_half_of_it_is_paler_than_ink() -> None:
    pale = page()
    for y in (30, 80, 130, 180, 230):
        pale[y:y + 2, 40:860:2] = 125
        pale[y:y + 2, 41:860:2] = 160
    sheet = clean(PageImage(1, pale, 200.0, None, None, "px"))
    assert sum(not rule.vertical for rule in sheet.rules) == 5
    between = [row for top in (30, 80, 130, 180, 230) for row in range(top - 3, top + 5)]
    assert not sheet.ink[between, 40:860].any()


def test_a_dashed_line_goes_on_where_the_words_of_a_row_touch_its_dashes() -> None:
    grey = np.full((260, 1200), 255, np.uint8)
    for y in (40, 80, 120, 160, 200):
        for x in range(40, 1160, 14):
            grey[y:y + 2, x:x + 8] = 90
    words = np.zeros(grey.shape, bool)
    for x in (*range(44, 380, 14), *range(700, 1000, 14)):
        words[104:121, x:x + 3] = True
    grey[words] = 60
    rules, cleaned = erase(grey, THRESHOLD)
    assert [(round(rule.position), round(rule.start, -1), round(rule.end, -1)) for rule in rules] == [
        (y + 1, 40, 1160) for y in (40, 80, 120, 160, 200)]
    assert (cleaned[words] < THRESHOLD).mean() > 0.85  # their feet stand on the line
    assert not (cleaned[~words] < THRESHOLD).any()


def test_words_so_blurred_that_their_strokes_run_on_and_touch_a_line_are_not_erased_with_it() -> None:
    grey = np.full((260, 900), 255, np.uint8)
    grey[100:102, 40:860] = 90
    words = np.zeros(grey.shape, bool)
    words[104:116:4, 200:290] = words[105:117:4, 200:290] = True
    words[103:116, 200:290:30] = True
    grey[words] = 60
    rules, cleaned = erase(grey, THRESHOLD)
    assert [round(rule.position) for rule in rules] == [101]
    assert (cleaned[words] < THRESHOLD).mean() > 0.95
    assert not (cleaned[:, 300:] < THRESHOLD).any()


def test_a_streak_through_words_is_no_rule_and_parts_none() -> None:
    pixels = page(ROWS * 4)
    pixels[:, 310:312] = np.minimum(pixels[:, 310:312], 120)
    sheet = clean(PageImage(1, pixels, 200.0, None, None, "px"))
    assert not any(rule.vertical for rule in sheet.rules)
    pieces, _ = segment(sheet)
    assert len(pieces) == 4 * sum(len(row) for row in ROWS)


def test_a_streak_with_pale_rims_goes_whole_and_print_under_it_stays() -> None:
    plain = page(ROWS * 4).min(axis=2)
    streaked = plain.copy()
    for at, level in ((309, 190), (310, 110), (311, 150), (312, 200)):
        streaked[:, at] = np.minimum(plain[:, at], level)
    _, cleaned = erase(streaked, 160)
    paper = plain > 250
    assert cleaned[paper].min() > 180
    assert np.array_equal(cleaned < 60, plain < 60)


def test_where_a_streak_crosses_a_line_nothing_is_left_of_the_line() -> None:
    grey = page(ROWS * 4).min(axis=2)
    grey[:, 310:312] = np.minimum(grey[:, 310:312], 120)  # through words, as dirt on the glass
    grey[85:87, 60:820] = 0
    _, cleaned = erase(grey, 160)
    assert cleaned[80:92, 300:322].min() == 255


@pytest.mark.parametrize("hole", [30, 36])
def test_dashes_that_blur_made_thick_are_a_line_also_behind_a_hole(hole: int) -> None:
    grey = grey_page()
    for left in range(60, 820, 16):
        if not 600 <= left < 600 + hole:
            grey[84:89, left:left + 10] = 0
    rules, cleaned = erase(grey, THRESHOLD)
    assert any(rule.start < 80 and rule.end > 790 for rule in rules)
    assert np.array_equal(cleaned < THRESHOLD, grey_page() < THRESHOLD)


def test_figures_that_blur_made_touch_are_no_line() -> None:
    grey = np.full((1200, 1700), 255, np.uint8)
    grey[400:404, 300:420] = grey[403:407, 420:540] = 0  # their heads here, their feet there
    rules, cleaned = erase(grey, THRESHOLD)
    assert rules == ()
    assert np.array_equal(cleaned, grey)


def test_a_line_goes_whole_between_cells_that_stand_close_on_both_sides() -> None:
    pixels = page(ROWS * 4)
    ink = np.argwhere(pixels.min(axis=2) < THRESHOLD)
    gap = next(x for x in range(200, 700) if not (np.abs(ink[:, 1] - x) < 6).any() and
               (np.abs(ink[:, 1] - x) < 9).any())
    beside = np.full_like(pixels, 255)
    beside[:, :gap - 6], beside[:, gap + 7:] = pixels[:, 6:gap], pixels[:, gap + 1:-6]
    for top in range(60, 860, 50):  # figures close on either side of the line
        beside[top:top + 18, gap - 7:gap - 4] = beside[top:top + 18, gap + 6:gap + 9] = 0
    ruled = beside.copy()
    ruled[40:870, gap:gap + 2] = 90
    rules, cleaned = erase(ruled.min(axis=2), THRESHOLD)
    assert any(rule.vertical and abs(rule.position - gap) < 2 for rule in rules)
    assert np.array_equal(cleaned < THRESHOLD, beside.min(axis=2) < THRESHOLD)


@pytest.mark.parametrize("fine", [1, 2])
def test_words_are_as_near_to_a_line_on_a_page_looked_at_in_half_its_size(fine: int) -> None:
    """Between columns set close to their line words stand three pixels from it then, and do not go through it."""
    grey = np.full((700, 500), 255, np.uint8)
    for top in range(40, 660, 40):
        grey[top:top + 9, 150:207] = grey[top:top + 9, 214:260] = 0
    grey[30:670, 210:211] = 90
    rules, _ = find(grey, THRESHOLD, fine)
    assert any(rule.vertical for rule in rules) is (fine == 2)


def test_two_lines_that_a_stroke_joins_are_two_lines() -> None:
    grey = np.full((400, 1000), 255, np.uint8)
    for at in (150, 176):
        grey[at:at + 3, 60:940] = 0
    for left in (200, 560):  # blurred type of one row that touches both
        for shift in range(0, 26, 2):
            grey[152 + shift, left + shift:left + shift + 60] = 0
    rules, _ = erase(grey, THRESHOLD)
    assert [round(rule.position) for rule in rules if not rule.vertical] == [152, 177]


def test_ones_that_stand_above_each_other_are_no_dashed_line() -> None:
    pixels = page([("2025-02-11", "", "1,510.08", "14919.49")] * 24)
    pixels = np.vstack([pixels[40 + 50 * row:66 + 50 * row] for row in range(24)])
    grey = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).min(axis=2)
    rules, cleaned = erase(grey, 200)
    assert rules == ()
    assert np.array_equal(cleaned, grey)


@pytest.mark.parametrize("offset", range(0, 10, 2))
def test_points_above_dashes_of_the_lines_between_rows_are_print(offset: int) -> None:
    """A column of points and the dashes below them stand above each other, and are no upright line."""
    rows = page([("2025-02-11", "", "1,510.08", "14,919.49")] * 24)
    figures = np.vstack([rows[36 + 50 * row:70 + 50 * row] for row in range(24)]).min(axis=2)
    grey = figures.copy()
    for top in range(32, len(grey), 34):
        for left in range(50 + offset, 860, 10):
            grey[top:top + 2, left:left + 6] = 0
    _, cleaned = erase(grey, THRESHOLD)
    assert np.array_equal(cleaned < THRESHOLD, figures < THRESHOLD)


@pytest.mark.parametrize("across", [True, False])
def test_dots_that_the_scanner_makes_longer_than_wide_are_a_dotted_line(across: bool) -> None:
    grey = np.full((900, 900), 255, np.uint8)
    for number, left in enumerate(range(40, 860, 5)):
        grey[400:402 + number % 2, left:left + 2] = 0
    grey = grey if across else np.ascontiguousarray(grey.T)
    rules, cleaned = erase(grey, THRESHOLD)
    assert [rule.vertical for rule in rules] == [not across]
    assert (cleaned >= THRESHOLD).all()


@pytest.mark.parametrize("offset", range(0, 10, 2))
@pytest.mark.parametrize("clear", [2, 4])
def test_points_close_above_dashes_are_no_part_of_the_line(offset: int, clear: int) -> None:
    """Points and commas of dense rows, a pixel higher than wide as a scanner makes them."""
    grey = np.full((900, 1000), 255, np.uint8)
    for top in range(60, 860, 34):
        for left in range(40 + offset, 960, 10):
            grey[top:top + 3, left:left + 6] = 0
    lines = grey.copy()
    for top in range(60, 860, 34):
        for left in (420, 449, 700):
            grey[top - clear - 4:top - clear, left:left + 3] = 0
    rules, cleaned = erase(grey, THRESHOLD)
    assert rules
    assert not any(rule.vertical for rule in rules)
    assert np.array_equal(cleaned < THRESHOLD, (grey < THRESHOLD) & (lines >= THRESHOLD))


def test_heads_and_feet_of_figures_that_touch_are_no_line() -> None:
    """They go on from one to the next, but reach over more than a line that slopes."""
    grey = grey_page()
    for step in range(5):
        grey[78 + 3 * step:81 + 3 * step, 60 + 45 * step:106 + 45 * step] = 0
    rules, cleaned = erase(grey, THRESHOLD)
    assert rules == ()
    assert np.array_equal(cleaned, grey)


def test_two_strokes_of_which_neither_tells_the_height_stay() -> None:
    strokes = np.zeros((40, 60), bool)
    strokes[2:6, :30], strokes[30:34, 30:] = True, True
    assert (at_its_height(strokes, strokes) == strokes).all()


@pytest.mark.parametrize("apart", [3, 4, 5, 6, 8])
def test_both_lines_of_a_double_one_go(apart: int) -> None:
    grey = grey_page()
    for top in (83, 83 + apart):
        grey[top:top + 2, 60:820] = 0
    _, cleaned = erase(grey, THRESHOLD)
    assert np.array_equal(cleaned < THRESHOLD, grey_page() < THRESHOLD)


NUMBER = ("eNqlkT1OxDAQhR2CMN1cAGWuQIsUYm6wDQfgGEFi16nYMjfYvUqW0FHsEdZRii2xlSJGWB4mWSiRkBjJ0tOn8fy8EeLXOBd/iLsf"
          "cSlEUqXVGYvUS5s0qspEkAEsGtVoKQP61FKjUoKIXlndUQ1RBYZ9lFSz1J562iOpIN0Mt4HhBw3HHrEopHNjlOta5EX52A2tySAv"
          "wJmBLoBhXpbd2DfZIt+gMzYTi9oj10yGseGaEZ1jqLcBg7LYUYWk460jhoTcneHuBEs7Q+BB9JQ5f19azRCfQcWVl8PRICw35Bme"
          "yYoH8WUyvs0jUbixmZSv8FT4laHWIE5wsBmsD5CrUpvP1gA35YU72tOByxOv+d5M1iRsCI0nQxjSTkbwwuqWMYTZOkM7NtmIhyKl"
          "l5h6nEyu9PcprvhdTyLlG96Lf8YXA3/fPA==")
"""The ink of 004913588387447/ in heavy type, blurred at 200 dpi: (26, 168) bits, packed and deflated."""


def test_heads_and_feet_of_a_long_number_are_no_double_line() -> None:
    bits = np.unpackbits(np.frombuffer(zlib.decompress(base64.b64decode(NUMBER)), np.uint8)).reshape(26, 168)
    grey = np.full((280, 900), 255, np.uint8)
    grey[70:96, 300:468] -= bits * 255
    rules, cleaned = erase(grey, THRESHOLD)
    assert rules == ()
    assert np.array_equal(cleaned, grey)


def copy_in_black_and_white(grey: np.ndarray) -> np.ndarray:
    """``grey`` scanned a little askew in black and white, and levelled."""
    grain = np.random.default_rng(3).normal(0, 6, grey.shape)
    scanned = cv2.GaussianBlur(turned(grey, 0.5), (0, 0), 0.6) + grain
    return turned(np.where(scanned < 166, 0, 255).astype(np.uint8), -0.5)


def test_upright_lines_that_a_copy_broke_into_strokes_and_dots_are_lines() -> None:
    grey = page(ROWS * 3).min(axis=2)
    for top in range(30, 631, 50):
        grey[top:top + 2, 40:861] = 150
    for x in (40, 240, 440, 640, 859):
        grey[30:631, x:x + 2] = 150
    copied = copy_in_black_and_white(grey)
    rules, cleaned = erase(copied, THRESHOLD)
    upright = [round(rule.position) for rule in rules if rule.vertical]
    assert len(upright) >= 3
    assert all(min(abs(x - line) for line in (41, 241, 441, 641, 860)) <= 4 for x in upright)
    words = copied[:, 60:230] < THRESHOLD
    words[[row for row in range(len(words)) if abs((row - 5) % 50 - 25) <= 3]] = False  # level lines, which go
    assert np.count_nonzero(words & (cleaned[:, 60:230] >= THRESHOLD)) < 0.15 * np.count_nonzero(words)


def test_broken_upright_lines_of_a_table_end_below_words_of_a_box_in_the_head() -> None:
    grey = page(ROWS * 3).min(axis=2)
    grey[:180] = 255
    for offset, baseline in enumerate((75, 105, 135, 165)):
        cv2.putText(grey, "WORDS OF THE HEAD " * 3, (45 + 8 * offset, baseline), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2)
    for top in (30, *range(180, 631, 50)):
        grey[top:top + 2, 40:861] = 20 if top <= 180 else 150
    for x in (40, 240, 440, 640, 859):
        grey[180:631, x:x + 2] = 150
    rules, _ = erase(copy_in_black_and_white(grey), THRESHOLD)
    upright = [rule for rule in rules if rule.vertical]
    assert len(upright) >= 2
    assert all(175 <= rule.start < 235 for rule in upright)


def specks(rows: dict[int, int]) -> np.ndarray:
    """The page with so many specks in level rows, on two rows of pixels each."""
    grey, random = grey_page(), np.random.default_rng(5)
    for top, count in rows.items():
        for place in random.integers(60, 840, count):
            grey[top + place % 2, place:place + random.integers(1, 4)] = 0
    return grey


def test_specks_that_a_pale_line_left_of_itself_in_black_and_white_are_a_line() -> None:
    """They are farther apart than dashes, and held words of two columns together."""
    rules, cleaned = erase(specks({85: 45, 135: 45}), THRESHOLD)
    assert [round(rule.position) for rule in rules] == [86, 136]
    assert all(rule.end - rule.start > 700 for rule in rules)
    assert np.array_equal(cleaned < THRESHOLD, grey_page() < THRESHOLD)


def test_dirt_that_lies_everywhere_is_no_line() -> None:
    grey = specks(dict.fromkeys(range(70, 110, 3), 30))
    rules, cleaned = erase(grey, THRESHOLD)
    assert rules == ()
    assert np.array_equal(cleaned, grey)


def test_tall_strokes_beside_words_are_no_lines() -> None:
    """Brackets of a title in large type, and strokes of handwriting."""
    grey = page(ROWS * 3).min(axis=2)
    for x, top in ((55, 100), (300, 90), (470, 140), (470, 400), (700, 280)):
        grey[top:top + 45, x:x + 4] = 0
    rules, _ = erase(grey, THRESHOLD)
    assert all(rule.end - rule.start < 60 for rule in rules)


@pytest.mark.parametrize(("turns", "thick"), [(0.4, 4), (0.5, 2)])
def test_lines_bow_on_paper_that_is_not_flat(turns: float, thick: int) -> None:
    """Over more rows than a line is thick, or nearly level at two heights."""
    grey = np.full((680, 2000), 255, np.uint8)
    grey[:, :900] = page(ROWS * 3).min(axis=2)
    words = grey.copy()
    for x in range(40, 1960):
        top = 85 + round(float(np.clip(thick * np.cos(turns * 2 * np.pi * x / 2000) * 3, -5, 5)))
        grey[top:top + thick, x] = 0
    rules, cleaned = erase(grey, THRESHOLD)
    assert any(rule.end - rule.start > 1850 for rule in rules)
    assert np.array_equal(cleaned < THRESHOLD, words < THRESHOLD)


def test_strokes_that_slant_at_the_rim_of_a_page_lead_no_line_beyond_it() -> None:
    ink = np.zeros((400, 200), np.uint8)
    for x, top in ((192, 100), (195, 160), (198, 220)):
        ink[top:top + 50, x] = 1
    lines, mask = broken_lines(ink, [(360.0, 0.0, 200.0)], np.zeros(ink.shape, bool))
    assert [(start, end) for _, start, end in lines] == [(100.0, 360.0)]
    assert np.count_nonzero(mask) >= 50


def test_small_figures_in_close_rows_are_no_dashed_lines() -> None:
    """Days 9 pixels high in rows of 13, as on a page looked at in half its size: each column of figures is a row of
    bits that the next one widens, and has nothing beside it."""
    path, face = font_file("sans")
    fine, type_ = 4, ImageFont.truetype(str(path), 36, index=face)
    image = Image.new("L", (400 * fine, 600 * fine), 255)
    for row in range(40):
        for place, character in enumerate("25-03-07"):
            ImageDraw.Draw(image).text(((60 + 5.75 * place) * fine, (20 + 13 * row) * fine), character, 0, type_)
    grey = np.asarray(image.resize((400, 600), Image.Resampling.BOX))
    rules, cleaned = erase(grey, 160)
    assert rules == ()
    assert np.array_equal(cleaned, grey)
