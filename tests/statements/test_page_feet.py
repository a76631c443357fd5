"""Lines that are stamped at the foot of each page."""

from __future__ import annotations

import pytest

from intake_cli.statements.page_feet import is_stamped, with_feet
from intake_cli.statements.page_lines import page_lines
from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, page

OTHERS = [[day.replace("03", "04", 1), *cells] for day, *cells in ROWS]


def stamp(number: int) -> list[str]:
    return [f"2025-09-12 10:2{number}", "传真", f"0591-8765432{number}", "转", f"第{number}份"]


def rows_read(unit: str, *stamps: list[str]) -> int:
    first, second = ([*HEADER, TITLES, *rows, *own] for rows, own in zip((ROWS, OTHERS), stamps, strict=True))
    found = read_statement("d1", [page(first, 1, unit), page(second, 2, unit)])
    assert found is not None
    return len(found.entries)


@pytest.mark.parametrize(("unit", "stamps", "more"), [
    ("pt", ([stamp(1)], [stamp(2)]), 0), ("px", ([stamp(1)], [stamp(2)]), 2), ("pt", ([stamp(1)], []), 1)],
    ids=["stamped", "may be lost of a scan", "once"])
def test_what_each_page_says_at_its_end_with_a_day_and_no_sum_is_no_entry(unit: str, stamps, more: int) -> None:
    assert rows_read(unit, *stamps) == len(ROWS) + len(OTHERS) + more


def test_the_second_lines_of_entries_are_no_stamps() -> None:
    """A value date below each booking date stands on every page's last line too."""
    rows = [line for cells in ROWS for line in (cells, ["2025-03-02", "网银", "", "", ""])]
    sheets = with_feet([page_lines(page([*HEADER, TITLES, *rows], number)) for number in (1, 2)])
    assert [sheet.feet for sheet in sheets] == [frozenset()] * 2


def test_the_mark_of_a_page_may_stand_behind_a_stamp() -> None:
    feet = frozenset({"收件0-0-0"})
    lines = page_lines(page([["收件2025-09-12", "第3页共9页"], ["收件2025-09-12", "张样例"], ["收件2025-09-12"]])).lines
    assert [is_stamped(line, feet) for line in lines] == [True, False, True]
