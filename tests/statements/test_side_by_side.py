"""Tables in two halves side by side on a page."""

from __future__ import annotations

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, page

MORE = [["2025-03-11", "消费", "-100.00", "8,900.00", "样例超市"],
        ["2025-03-12", "退款", "50.00", "8,950.00", "样例超市"],
        ["2025-03-13", "消费", "-150.00", "8,800.00", "样例超市"],
        ["2025-03-14", "消费", "-10.00", "8,790.00", "样例餐厅"]]


def read(*pages):
    statement = read_statement("d1", list(pages))
    assert statement is not None
    assert statement.holder.value == "张样例"
    assert [mark.evidence.page for mark in statement.pages] == list(range(1, len(pages) + 1))
    return [entry.evidence.quote for entry in statement.entries], statement.unplaced


@pytest.mark.parametrize("right", [MORE, MORE[:2]])
def test_the_right_half_goes_on_where_the_left_one_ends(right):
    lines = [[*row, *(right[place] if place < len(right) else [])] for place, row in enumerate(ROWS)]
    assert read(page([*HEADER, [*TITLES, *TITLES], *lines])) == ([" ".join(row) for row in [*ROWS, *right]], ())


def test_a_later_page_without_a_heading_has_two_halves_too():
    lines = [[*row, *more] for row, more in zip(ROWS, MORE, strict=True)]
    first, second = page([*HEADER, [*TITLES, *TITLES], *lines]), page(lines, number=2)
    assert read(first, second) == ([" ".join(row) for row in [*ROWS, *MORE] * 2], ())
