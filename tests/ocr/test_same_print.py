"""One word printed several times is one print; words that differ by a stroke are two."""

from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.same_print import prints_of
from tests.ocr.drawn import typed


def test_a_word_is_one_print_wherever_it_stands_between_pixels() -> None:
    crops = [typed("快捷支付", right / 4, down / 4, noise=9, seed=4 * right + down)
             for right in range(4) for down in range(4)]
    (one,) = prints_of(crops)
    assert one.places == list(range(16))


def test_what_prints_have_in_common_is_clearer_than_each() -> None:
    clean = typed("快捷支付").astype(float)
    crops = [typed("快捷支付", noise=10, seed=seed) for seed in range(12)]
    (one,) = prints_of(crops)
    ink = (clean > 40) & (clean < 215)
    apart = [float(np.abs(picture - clean)[ink].mean()) for picture in (one.mean(), crops[0])]
    assert apart[0] < 0.6 * apart[1]


@pytest.mark.parametrize("pair", [("余额", "金额"), ("转账", "转贝"), ("日期", "月期"),
                                  ("8月工资", "6月工资"), ("500.00", "600.00"), ("王一", "王二"), ("代发", "伐发")],
                         ids="-".join)
@pytest.mark.parametrize("noise", [0, 9])
def test_words_that_differ_by_a_stroke_are_two_prints(pair: tuple[str, str], noise: float) -> None:
    crops = [typed(text, index // 2 / 3, noise=noise, seed=index) for index, text in enumerate((*pair, *pair))]
    assert [one.places for one in prints_of(crops)] == [[0, 2], [1, 3]]


def test_a_word_under_a_blot_is_a_print_of_its_own() -> None:
    crops = [typed("快捷支付", noise=5, seed=seed) for seed in range(3)]
    cv2.line(crops[1], (40, 0), (60, 33), 60, 4)
    assert [one.places for one in prints_of(crops)] == [[0, 2], [1]]


def test_words_of_other_lengths_and_places_are_kept_in_order() -> None:
    texts = ["工资", "快捷支付", "工资", "利息", "快捷支付", "利"]
    found = prints_of([typed(text) for text in texts])
    assert [one.places for one in found] == [[0, 2], [1, 4], [3], [5]]
    assert sorted(place for one in found for place in one.places) == list(range(len(texts)))


@pytest.mark.parametrize("crops", [[], [np.full((20, 20), 255, np.uint8)] * 2, [np.zeros((1, 1), np.uint8)] * 2],
                         ids=["none", "paper", "a dot"])
def test_crops_without_print_raise_nothing(crops: list[np.ndarray]) -> None:
    assert sum(len(one.places) for one in prints_of(crops)) == len(crops)


def test_every_pair_of_different_words_stays_apart() -> None:
    words = ["消费", "转账", "工资", "利息", "房租", "货款", "手续费", "服务费", "销售款", "采购款", "往来款"]
    for one, other in combinations(words, 2):
        assert len(prints_of([typed(one), typed(other)])) == 2
