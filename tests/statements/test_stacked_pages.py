"""Pictures of several pages one below the other: long screenshots, two pages on a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import BankStatement
from intake_cli.statements.page_lines import page_lines
from intake_cli.statements.stacked_pages import stacked
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from tests.statements.paper import ROWS, TITLES, page

TITLE = ["样例银行账户交易明细"]
NAMES = ["户名：张样例", "打印日期：2025-04-01"]
MORE = [["2025-03-11", "消费", "-100.00", "8,900.00", "样例超市"],
        ["2025-03-12", "退款", "50.00", "8,950.00", "样例超市"],
        ["2025-03-13", "消费", "-150.00", "8,800.00", "样例超市"],
        ["2025-03-14", "消费", "-10.00", "8,790.00", "样例餐厅"]]


def stack(*parts: list[list[str]]) -> PageText:
    """A picture of pages, each with some room above it."""
    words, top = [], 0.0
    for lines in parts:
        drawn = page(lines)
        words += [replace(each, box=replace(each.box, top=each.box.top + top, bottom=each.box.bottom + top))
                  for each in drawn.words]
        top = max(word.box.bottom for word in words) + 60
    return replace(page([]), unit="px", reader="cells", words=tuple(words), height=top)


def read(sheet: PageText) -> BankStatement:
    statement = read_statement("d1", [sheet])
    assert statement is not None
    assert not statement.unplaced
    assert [entry.evidence.quote for entry in statement.entries] == [" ".join(row) for row in [*ROWS, *MORE]]
    return statement


def test_each_page_has_its_head_and_its_mark() -> None:
    sheet = stack([TITLE, NAMES, TITLES, *ROWS, ["第1页/共2页"]], [TITLE, NAMES, TITLES, *MORE, ["第2页/共2页"]])
    assert [(mark.number, mark.count) for mark in read(sheet).pages] == [(1, 2), (2, 2)]


@pytest.mark.parametrize(("second", "numbers"), [("第3页/共3页", [1]), ("第1页/共3页", [1]), ("第2页/共3页", [1, 2])])
def test_marks_that_do_not_count_on_are_one(second: str, numbers: list[int]) -> None:
    sheet = stack([TITLE, NAMES, TITLES, *ROWS, ["第1页/共3页"]], [TITLE, NAMES, TITLES, *MORE, [second]])
    assert [mark.number for mark in read(sheet).pages] == numbers


def test_whose_sums_several_pages_state_in_one_picture_is_not_told() -> None:
    sums = [["本页收入合计：1,000.00", "本页笔数：4"], ["本页收入合计：50.00", "本页笔数：4"]]
    sheet = stack([TITLE, NAMES, sums[0], TITLES, *ROWS], [TITLE, NAMES, sums[1], TITLES, *MORE])
    assert {total.scope for total in read(sheet).totals} == {"print"}


@pytest.mark.parametrize("colon", ["：", "  "])
@pytest.mark.parametrize(("title", "pages"), [(TITLE, 2), (["活期存款"], 1)])
def test_a_heading_again_without_the_title_is_of_a_part_of_the_table(title: list[str], pages: int, colon: str) -> None:
    """A line of labels in boxes, without colons, was taken for the title."""
    def labels(number: str) -> list[str]:
        return [part for label in ("账号：" + number, "币种：人民币") for part in label.replace("：", colon).split()]

    over = labels("6200000000001111"), labels("6200000000001112")
    sheet = stack([TITLE, over[0], TITLES, *ROWS], [title, over[1], TITLES, *MORE])
    assert len(list(stacked(page_lines(sheet)))) == pages
