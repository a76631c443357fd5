"""Pages of one print of which a camera was nearer to one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.statements.page_bands import _moved
from intake_cli.statements.page_moves import Move, fitted
from intake_cli.statements.tables import read_table
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Word
from tests.statements.paper import page

TITLES = ["交易日期", "对手姓名", "交易金额", "账户余额", "交易账号", "交易摘要"]
ROWS = [["20250301", "李样友", "1,000.00", "1,500.00", "62290000", "转账存入"],
        ["20250305", "样例纺织品进出口公司", "-200.50", "1,299.50", "62290000", "消费"],
        ["20250309", "王样友", "8,000.00", "9,299.50", "62290000", "代发工资"],
        ["20250310", "王样友", "-299.50", "9,000.00", "62290000", "转账支出"]]


@pytest.mark.parametrize(("places", "expected"), [
    ([(100, 110), (400, 410), (1400, 1410)], Move(1.0, 10.0)),
    ([(100, 104), (400, 413), (1400, 1443)], Move(1.03, 1.0)),
    ([(100, 112), (400, 410), (1400, 1411)], Move(1.0, 11.0)),
    ([(100, 110), (400, 480), (1400, 1410)], None),
    ([(100, 90)], Move(1.0, -10.0))])
def test_titles_tell_how_a_page_lies_beside_another(places: list[tuple[float, float]], expected: Move | None) -> None:
    found = fitted(places, 30.0)
    assert (found and (round(found.scale, 3), round(found.aside, 1))) == (
        expected and (expected.scale, expected.aside))


def test_back_leads_back() -> None:
    move = Move(1.03, 12.0)
    there = move.back.of(move.of(Box(100, 5, 200, 9)))
    assert (round(there.left, 6), there.top, round(there.right, 6), there.bottom) == (100, 5, 200, 9)


def test_columns_of_pages_of_two_sizes_keep_their_words() -> None:
    """Their names begin right behind the days and their title stands far to the right of these: what the larger page
    shows is laid on the smaller one as large as that."""
    small = _aligned(page([TITLES, *ROWS], unit="px"), 1.0, 0.0)
    large = _aligned(page([TITLES, *ROWS], number=2, unit="px"), 1.025, 5.0)
    table = read_table([small, large])
    assert table is not None
    assert [row.cells[Role.COUNTERPARTY].text for row in table.rows] == [row[1] for row in ROWS] * 2


def _aligned(sheet: PageText, scale: float, aside: float) -> PageText:
    """Names set flush to the left of their column, ``scale`` times as wide and ``aside`` to the right."""
    words = []
    for each in sheet.words:
        left = each.box.left - 55 if each.text in [row[1] for row in ROWS] else each.box.left
        right = left + each.box.right - each.box.left
        words.append(replace(each, box=replace(each.box, left=scale * left + aside, right=scale * right + aside)))
    return replace(sheet, words=tuple(words))


def test_words_of_another_page_are_moved_with_their_characters() -> None:
    """Cut where its characters stood on its own page, a word of another one fell on the wrong side of a border."""
    word = Word("339153支付宝", Box(100, 20, 200, 34), 0.9, (100, 110, 120, 130, 140, 150, 160, 174, 187, 200))
    (moved,) = _moved(Line((word,)), Move(1.0, 24.0)).words
    assert (moved.box.left, moved.edges[6], moved.edges[-1]) == (124, 184, 224)
