"""Words that narrow cells of a scan broke over lines, and the height at which they stand as one."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Box
from intake_cli.statements.broken_words import with_broken_words
from intake_cli.words import Word
from tests.statements.paper import page


def inked(text, left, right, top, bottom):
    return Word(text, Box(left, top, right, bottom))


def whole(*words):
    (joined,) = with_broken_words([replace(page([], unit="px"), words=words)])
    return {each.text: each.box for each in joined.words}


def test_a_broken_sum_stands_on_the_line_of_its_texts_though_figures_are_lower_than_these():
    """Tops of figures were compared with those of characters, and an entry was two: one with the day, one with sums."""
    words = whole(inked("转账支", 239, 337, 809, 839), inked("销售款", 510, 606, 809, 840),
                  inked("1,237,108.", 868, 1005, 815, 843), inked("1,761,151.3", 1121, 1276, 815, 843),
                  inked("票", 242, 270, 847, 877), inked("91", 381, 411, 852, 876), inked("32", 974, 1005, 852, 877),
                  inked("2", 1260, 1276, 852, 877), inked("石油分公司", 1292, 1517, 882, 913))
    assert words["1,237,108.32"].top == words["1,761,151.32"].top == 815


def test_the_last_figure_of_a_day_goes_on_with_it_from_farther_down_and_where_dirt_made_it_wider():
    """Days were broken entries of their own, 2024-03-3, without sums."""
    assert "2024-03-31" in whole(inked("2024-03-3", 171, 320, 1313, 1336), inked("1", 174, 184, 1359, 1382))
    assert "2025-08-07" in whole(inked("2025-08-0", 178, 325, 938, 963), inked("7", 231, 255, 975, 1000))


def test_figures_beside_a_broken_day_or_far_below_are_not_its_end():
    apart = whole(inked("2024-03-3", 171, 320, 1313, 1336), inked("1", 114, 130, 1359, 1382),
                  inked("0", 174, 190, 1380, 1403))
    assert "2024-03-3" in apart


def test_a_sum_whose_point_was_read_as_a_comma_does_not_go_on_with_that_of_the_next_entry():
    """2,343.00 over 1,000.00 was 2,343,001,000.00, its chain was broken, and an honest scan was accused."""
    sums = inked("2,343,00", 787, 856, 519, 532), inked("1,000.00", 789, 856, 544, 557)
    days = inked("2025-03-03", 212, 298, 519, 531), inked("2025-03-09", 212, 298, 544, 556)
    assert {"2,343,00", "1,000.00"} <= whole(*sums, *days).keys()
    assert "2,343,001,000.00" in whole(*sums, days[0])
