"""Words that were read once more in a piece of rules around them."""

from __future__ import annotations

from checks.facts import Box
from intake_cli.ocr.read_twice import read_once
from intake_cli.words import Word

DAY, SUM = Word("2025-05-08", Box(130, 986, 231, 1001), 1.0), Word("11,073.76", Box(556, 986, 644, 1003), 0.94)
AROUND = Word("2025-05-0811073.76", Box(106, 964, 700, 1019), 0.24)
REST = Word("样例公司", Box(900, 964, 1000, 1019), 0.24)


def test_a_weak_reading_of_several_words_at_once_is_dropped_beside_theirs() -> None:
    assert read_once([DAY, AROUND, SUM]) == [DAY, SUM]


def test_what_only_that_piece_holds_stands_level_with_the_others() -> None:
    (kept,) = (word for word in read_once([DAY, SUM, AROUND, REST]) if word.text == REST.text)
    assert (kept.box.left, kept.box.top, kept.box.bottom) == (900, 986, 1002)


def test_a_weak_word_around_none_and_one_around_another_weak_one_stay() -> None:
    weak = Word("11,073.76", SUM.box, 0.6)
    assert read_once([REST, weak, AROUND]) == [REST, weak, AROUND]


def test_a_weak_reading_of_a_line_stays_beside_a_single_sign_in_its_box() -> None:
    line, sign = Word("2991962490989姐姐", Box(1022, 606, 1256, 652), 0.49), Word("1", Box(1054, 606, 1061, 621), 0.9)
    assert read_once([line, sign]) == [line, sign]
