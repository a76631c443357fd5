"""The benchmark of which way up pages lie counts each way of each page once."""

from __future__ import annotations

from collections import Counter

import numpy as np

from benchmarks.orientation import OTHERS, SORTS, judged, measured, others, table


def test_a_page_of_print_is_laid_four_ways() -> None:
    page, = others(1)
    assert list(judged(page)) == ["right"] * 4


def test_a_page_without_print_is_not_laid_and_a_bare_one_is_in_doubt() -> None:
    bare = np.full((2339, 1654, 3), 255, np.uint8)
    assert measured({OTHERS: iter([bare])}) == {}
    assert set(judged(bare)) == {"in doubt"}


def test_the_table_adds_up() -> None:
    counts = {(OTHERS, "photo"): Counter({"right": 3, "wrong": 1}), (OTHERS, "office scan"): Counter({"in doubt": 4})}
    lines = list(table(counts))
    assert lines[0].count("|") == lines[-1].count("|")
    assert lines[-1].startswith("| all |  | 8 | 3 | 4 | 1 | 37.5%")
    assert all(sort in lines[0] for sort in SORTS)
