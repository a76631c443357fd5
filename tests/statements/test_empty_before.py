"""A dash between two columns of sums is the empty one's, or the sign of the sum behind it."""

from __future__ import annotations

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.empty_before import without_empty_before
from intake_cli.statements.placing import place
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

BANDS = (Band(Role.CREDIT, "收入", 0, 60), Band(Role.DEBIT, "支出", 60, 120), Band(Role.BALANCE, "余额", 120, 240))
SPENT = [("8.00", 85, 112), ("18.00", 80, 112), ("118.00", 75, 112)]


def parted(*rows: list[tuple[str, float, float]], sure: float = 0.98) -> list[list[str]]:
    """The words of each row once its dashes are parted, by column."""
    lines = [Line(tuple(Word(text, Box(left, 20.0 * row, right, 20.0 * row + 14), sure) for text, left, right in cells))
             for row, cells in enumerate(rows)]
    found = without_empty_before(lines, lambda line: place(line.words, BANDS), BANDS)
    return [[" ".join(word.text for word in place(line.words, BANDS).get(column, [])) for column in range(3)]
            for line in found]


def spent() -> list[list[tuple[str, float, float]]]:
    return [[each, ("900.00", 128, 180)] for each in SPENT]


def test_a_dash_that_begins_where_the_empty_columns_sums_end_is_no_sign() -> None:
    assert parted(*spent(), [("9.00", 20, 50), ("-909.00", 106, 180)])[-1] == ["9.00", "-", "909.00"]
    assert parted(*spent(), [("9.00", 20, 50), ("-¥909.00", 106, 188)])[-1] == ["9.00", "-", "¥909.00"]


def test_a_sign_begins_behind_the_sums_of_the_column_before() -> None:
    assert parted(*spent(), [("9.00", 20, 50), ("-909.00", 121, 180)])[-1] == ["9.00", "", "-909.00"]


def test_where_a_sum_stands_beside_a_signed_one_signs_are_read() -> None:
    overdrawn = [("28.00", 80, 112), ("-27.00", 116, 170)]
    assert parted(*spent(), overdrawn, [("9.00", 20, 50), ("-18.00", 106, 170)])[-1] == ["9.00", "", "-18.00"]


def test_a_text_layer_draws_sign_and_sum_as_one() -> None:
    assert parted(*spent(), [("9.00", 20, 50), ("-909.00", 106, 180)], sure=1.0)[-1] == ["9.00", "", "-909.00"]


def test_of_two_sums_it_is_not_known_where_their_column_ends() -> None:
    assert parted(*spent()[:2], [("9.00", 20, 50), ("-909.00", 106, 180)])[-1] == ["9.00", "", "-909.00"]
