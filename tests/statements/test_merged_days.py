"""Days in cells as high as all their entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText, Rule
from tests.statements.paper import word

LEFT, PITCH, TOP = (20, 120, 220, 320), 20.0, 100.0
GROUPS = [("2025-03-01", 1), ("2025-03-02", 2), ("2025-03-05", 3), ("2025-03-07", 4), ("2025-03-08", 2)]


def sheet(groups, place, number=1, opening=1000, rules=()):
    """A page of entries of 10.00 each, with each day of ``groups`` in a ``place`` of its entries: 0 the first, 1 the
    last."""
    titles = [word(text, at, TOP - 30) for text, at in zip(("交易日期", "摘要", "交易金额", "余额"), LEFT, strict=True)]
    words, row = [word("户名: 张样例", 20, 20), word("起止日期: 2025-03-01 至 2025-03-31", 20, 40), *titles], 0
    for day, count in groups:
        if day:
            words.append(word(day, 20, TOP + PITCH * (row + place * (count - 1))))
        for index in range(row, row + count):
            cells = ("消费", "10.00", f"{opening + 10 * (index + 1)}.00")
            words += [word(text, at, TOP + PITCH * index) for text, at in zip(cells, LEFT[1:], strict=True)]
        row += count
    return PageText(number, 600, 900, "pt", "text-layer", tuple(words), rules)


def days_of(*pages):
    statement = read_statement("d1", list(pages))
    assert statement is not None
    return [(str(entry.booking_date.value.day), entry.booking_date.evidence.confidence) for entry in statement.entries]


def expected(groups, sure=1.0):
    return [(day, sure) for day, count in groups for _ in range(count)]


@pytest.mark.parametrize("place", [0, 0.5])
def test_days_in_the_middle_of_their_entries_are_all_of_theirs(place):
    """Half of them were given the day before, unmarked."""
    assert days_of(sheet(GROUPS, place)) == expected(GROUPS)
    assert days_of(sheet(GROUPS, place), sheet([("2025-03-09", 3)], place, 2, 1120)) == expected(
        [*GROUPS, ("2025-03-09", 3)])


def test_days_at_the_foot_of_their_entries_are_theirs_where_the_first_have_none():
    groups = [("2025-03-01", 3), *GROUPS[1:]]
    assert days_of(sheet(groups, 1)) == expected(groups)


@pytest.mark.parametrize("place", [0, 0.5, 1])
def test_rules_through_the_column_of_days_tell_whose_they_are(place):
    ends = [sum(count for _, count in GROUPS[:index]) for index in range(len(GROUPS) + 1)]
    rules = tuple(Rule(False, TOP + PITCH * row - 4, 15.0 if row in ends else 115.0, 400.0)
                  for row in range(ends[-1] + 1))
    assert days_of(sheet(GROUPS, place, rules=rules)) == expected(GROUPS)


def test_entries_that_a_page_break_parts_from_their_day_have_it():
    """The last two of the first page are of the day that stands on the second."""
    first, second = [*GROUPS[:3], ("", 2)], [("2025-03-07", 4), ("2025-03-08", 2)]
    rules = [tuple(Rule(False, TOP + PITCH * row - 4, 15.0, 400.0) for row in rows)
             for rows in ((0, 1, 3, 6, 8), (0, 4, 6))]
    pages = sheet(first, 0.5, rules=rules[0]), sheet(second, 0.5, 2, 1080, rules[1])
    assert days_of(*pages) == expected([*GROUPS[:3], ("2025-03-07", 6), ("2025-03-08", 2)])


def test_a_page_whose_days_stand_otherwise_is_in_doubt():
    second = [("2025-03-09", 2), ("2025-03-10", 3)]
    days = days_of(sheet(GROUPS, 0.5), sheet(second, 0, 2, 1120))
    assert days[:12] == expected(GROUPS)
    assert all(sure < 0.9 for _, sure in days[12:])


def test_one_day_that_is_missing_between_rules_is_not_known():
    """Each entry has a rule below it: none shares its day with the next page's first."""
    groups = [(f"2025-03-{day:02d}", 1) for day in range(1, 9)]
    rules = tuple(Rule(False, TOP + PITCH * row - 4, 15.0, 400.0) for row in range(10))
    second = sheet([("2025-03-20", 1), ("2025-03-21", 1)], 0, 2, 1090, rules[:3])
    pages = sheet([*groups, ("", 1)], 0, rules=rules), second
    assert [day for day, _ in days_of(*pages)] == [*(day for day, _ in groups), "None", "2025-03-20", "2025-03-21"]


def test_days_on_lines_of_their_own_are_those_of_the_entries_below_them():
    """Such a day may stand in the middle of two entries, or of four."""
    lines = [(1, "2025-03-01"), (2, ""), (3, ""), (4, "2025-03-02"), (5, ""), (6, "2025-03-05"), (7, ""), (8, "")]
    words = [*sheet([], 0).words, *(word(day, 20, TOP + PITCH * line) for line, day in lines if day)]
    entries = [line for line, day in lines if not day]
    words += [word(text, at, TOP + PITCH * line) for row, line in enumerate(entries)
              for text, at in zip(("消费", "10.00", f"{1010 + 10 * row}.00"), LEFT[1:], strict=True)]
    assert [day for day, _ in days_of(PageText(1, 600, 900, "pt", "text-layer", tuple(words)))] == [
        "2025-03-01", "2025-03-01", "2025-03-02", "2025-03-05", "2025-03-05"]


def test_on_a_scan_the_first_day_may_only_not_have_been_read():
    """A table that prints days once over their entries, of which the first was lost: none is moved up."""
    shown = sheet([("", 3), *GROUPS[1:4], ("2025-03-08", 1)], 0)
    days = days_of(replace(shown, unit="px", reader="cells"))
    assert [day for day, _ in days[3:5]] == ["2025-03-02", "None"]
    assert days[0][0] == "None"


def test_a_balance_stated_first_is_no_entry_whose_day_stands_below():
    shown = sheet([("", 1), ("2025-03-01", 2), ("2025-03-02", 2), ("2025-03-05", 1)], 0)
    words = tuple(each for each in shown.words if not (each.box.top == TOP and each.text == "10.00"))
    days = days_of(replace(shown, words=words))
    assert [day for day, _ in days if day != "None"][:2] == ["2025-03-01", "2025-03-02"]


def test_days_in_the_middle_of_their_entries_are_in_doubt_on_a_scan():
    shown = sheet(GROUPS, 0.5)
    days = days_of(replace(shown, unit="px", reader="cells"))
    assert [day for day, _ in days] == [day for day, _ in expected(GROUPS)]
    assert all(sure < 0.9 for _, sure in days[3:6])


def test_what_stands_where_a_day_would_does_not_vanish():
    """Whose first entry a day in the middle would be moved to has something of its own that was not read as a day."""
    shown = sheet(GROUPS, 0.5)
    lost = word("O7", 20, TOP + PITCH * 3)
    statement = read_statement("d1", [replace(shown, words=(*shown.words, lost))])
    assert "O7" in [entry.booking_date.evidence.quote for entry in statement.entries]
