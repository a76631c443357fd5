"""A column of currencies that stands close behind the sums."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checks.facts import BankStatement
from intake_cli.codec import decode, encode
from intake_cli.statements.stage import assemble
from intake_cli.words import PageText, Word
from tests.statements.paper import COLUMN, page

TITLES = ["交易日期", "摘要", "交易金额", "账户余额", "币种"]
ROWS = [["2025-03-01", "转账存入", "1,000.00", "1,500.00", "人民币"],
        ["2025-03-05", "消费", "-200.50", "1,299.50", "人民币"],
        ["2025-03-09", "代发工资", "8,000.00", "9,299.50", "人民币"]]
MORE = [["2025-03-11", "消费", "-8,250.00", "1,049.50", "人民币"],
        ["2025-03-12", "消费", "-9.50", "1,040.00", "人民币"]]


def closer(sheet: PageText) -> PageText:
    """The last column three points behind the sums."""
    def moved(word: Word) -> Word:
        box, left = word.box, COLUMN - 43
        return word if box.left < 20 + 4 * COLUMN else replace(
            word, box=replace(box, left=box.left - left, right=box.right - left),
            edges=tuple(edge - left for edge in word.edges))
    return replace(sheet, words=tuple(map(moved, sheet.words)))


def test_currencies_of_a_page_without_a_heading_are_no_part_of_the_sums() -> None:
    pages = [closer(page(lines, number)) for number, lines in enumerate(([TITLES, *ROWS], MORE), 1)]
    item, = assemble(Path("none"), {"document": "d1", "pages": [encode(each, PageText) for each in pages]})
    statement = decode(BankStatement, item["statement"])
    assert [entry.balance and entry.balance.evidence.quote for entry in statement.entries] == [
        row[3] for row in (*ROWS, *MORE)]
