"""Words side by side on strips: each once, none over another, few shapes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from intake_cli.ocr.strips import GAP, HEIGHT, LONG, NARROW, SHORT, TOGETHER, batches, drawn, pack, scaled


@given(st.lists(st.integers(1, LONG), max_size=60))
def test_every_word_has_its_own_place(widths: list[int]) -> None:
    strips = pack(dict(enumerate(widths)))
    assert sorted(index for strip in strips for index, _ in strip.places) == list(range(len(widths)))
    for strip in strips:
        ends = 0
        for index, start in strip.places:
            assert start >= ends
            assert start + widths[index] <= strip.width
            ends = start + widths[index] + GAP


@given(st.lists(st.integers(1, LONG), max_size=80))
def test_shapes_are_few(widths: list[int]) -> None:
    shapes = {(len(together), together[0].width) for together in batches(pack(dict(enumerate(widths))))}
    assert shapes <= {(TOGETHER, SHORT), (1, NARROW), (1, SHORT), (1, LONG)}


def test_a_strip_that_holds_little_is_narrow() -> None:
    assert [strip.width for strip in pack(dict(enumerate([NARROW])))] == [NARROW]
    assert [strip.width for strip in pack(dict(enumerate([NARROW + 1])))] == [SHORT]
    assert [strip.width for strip in pack(dict(enumerate([SHORT, 16, 16])))] == [SHORT, NARROW]


def test_crops_come_to_one_height_and_no_wider_than_a_strip() -> None:
    assert scaled(np.zeros((24, 100), np.uint8)).shape == (HEIGHT, 200)
    assert scaled(np.zeros((24, 4000), np.uint8)).shape == (HEIGHT, LONG)


def test_padding_is_neither_paper_nor_ink() -> None:
    words = [np.full((HEIGHT, 40), 255, np.uint8), np.zeros((HEIGHT, 16), np.uint8)]
    batch = drawn(pack(dict(enumerate([40, 16]))), words)
    assert batch.shape == (1, 3, HEIGHT, NARROW)
    assert (batch[0, :, :, :40] == 1).all()
    assert (batch[0, :, :, 40:40 + GAP] == 0).all()
    assert (batch[0, :, :, 40 + GAP:56 + GAP] == -1).all()
