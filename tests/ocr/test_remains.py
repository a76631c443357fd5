"""Remains of a seal are no words; what is printed beside it is, also when it is pale."""

from __future__ import annotations

import numpy as np

from checks.facts import Box
from intake_cli.ocr.clean import clean
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.remains import without_remains
from intake_cli.words import Word
from tests.ocr.drawn import page

RED = (40, 40, 200)
PRINT, REMAINS, FAR = Box(40, 40, 140, 60), Box(600, 440, 620, 460), Box(600, 700, 620, 720)
DARK = Box(560, 390, 600, 410)


def kept(*words: Word) -> list[str]:
    pixels = np.full((900, 900, 3), 255, np.uint8)
    pixels[:280, :900] = page()[:280, :900]
    pixels[420:424, 560:640] = RED
    sheet = clean(PageImage(1, pixels, 200.0, None, None, "px"))
    for box, level in ((PRINT, 20), (DARK, 20), (REMAINS, 170), (FAR, 170)):
        sheet.grey[round(box.top):round(box.bottom), round(box.left):round(box.right)] = level
    whole = [Word("转账存入", PRINT, 0.99)] * 3
    return [word.text for word in without_remains(sheet, [*whole, *words], 20.0)][3:]


def test_pale_strokes_beside_a_seal_are_dropped() -> None:
    assert kept(Word("心", REMAINS, 0.4), Word("2", REMAINS, 0.88), Word("1", REMAINS, 0.98)) == []


def test_pale_print_is_kept_where_it_reads_as_words_or_no_seal_is_near() -> None:
    assert kept(Word("手续费", REMAINS, 0.97), Word("虚构通信分公司", REMAINS, 0.6), Word("心", FAR, 0.4)) == \
        ["手续费", "虚构通信分公司", "心"]


def test_dark_print_beside_a_seal_is_kept_however_unsure() -> None:
    assert kept(Word("心", DARK, 0.2)) == ["心"]


def test_dark_characters_are_kept_though_a_stroke_of_the_seal_makes_their_box_far_larger() -> None:
    around = Box(DARK.left - 160, DARK.top - 100, DARK.right, DARK.bottom)
    assert kept(Word("代扣", around, 0.85), Word("9", around, 0.85)) == ["代扣"]
