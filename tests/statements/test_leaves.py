"""Sheets with two pages side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checks.facts import BankStatement, Box
from intake_cli.codec import decode, encode
from intake_cli.statements.leaves import leaves_of
from intake_cli.statements.stage import assemble
from intake_cli.words import PageText
from tests.statements.paper import PITCH, ROWS, TITLES, page
from tests.statements.test_card_bill import BILL

TITLE = ["样例银行账户交易明细"]
OWN = ["户名：张样例", "账号：6200000000000000001", "打印日期：2025-04-01"]
OTHER = ["户名：李范本", "账号：6200000000000000002", "打印日期：2025-04-01"]
MORE = [["2025-03-11", "消费", "-100.00", "8,900.00", "样例超市"],
        ["2025-03-12", "退款", "50.00", "8,950.00", "样例超市"],
        ["2025-03-13", "消费", "-150.00", "8,800.00", "样例超市"],
        ["2025-03-14", "消费", "-10.00", "8,790.00", "样例餐厅"]]
LAST = [["2025-03-15", "消费", "-90.00", "8,700.00", "样例超市"],
        ["2025-03-16", "消费", "-100.00", "8,600.00", "样例超市"]]
Lines = Sequence[Sequence[str]]


def side_by_side(left: Lines, right: Lines, number: int = 1, pitch: float = PITCH) -> PageText:
    one, other = page(left, number, pitch=pitch), page(right, number, pitch=pitch)
    moved = tuple(replace(word, box=replace(word.box, left=word.box.left + one.width, right=word.box.right + one.width),
                          edges=tuple(edge + one.width for edge in word.edges)) for word in other.words)
    return replace(one, width=2 * one.width, height=1.5 * one.width, words=(*one.words, *moved))


def read(*sheets: PageText) -> list[BankStatement]:
    items = assemble(Path("none"), {"document": "d1", "pages": [encode(sheet, PageText) for sheet in sheets]})
    return [decode(BankStatement, item["statement"]) for item in items]


def quotes(statement: BankStatement) -> list[str]:
    return [entry.evidence.quote for entry in statement.entries]


def printed(*rows: Lines) -> list[str]:
    return [" ".join(row) for part in rows for row in part]


def test_the_page_on_the_right_follows_the_one_on_the_left() -> None:
    statement, = read(side_by_side([TITLE, OWN, TITLES, *ROWS], [TITLE, OWN, TITLES, *MORE]))
    assert quotes(statement) == printed(ROWS, MORE)
    assert not statement.unplaced


def test_a_page_on_the_right_needs_no_heading() -> None:
    statement, = read(side_by_side([TITLE, OWN, TITLES, *ROWS], MORE), side_by_side(LAST, [], 2))
    assert quotes(statement) == printed(ROWS, MORE, LAST)
    assert [entry.evidence.page for entry in statement.entries][-3:] == [1, 2, 2]


def test_a_page_on_the_right_may_begin_with_its_heading() -> None:
    statement, = read(side_by_side([TITLE, OWN, TITLES, *ROWS], [TITLES, *MORE]), side_by_side([TITLES, *LAST], [], 2))
    assert quotes(statement) == printed(ROWS, MORE, LAST)
    assert [head.value for head in (statement.holder,) if head is not None] == ["张样例"]


def test_pages_whose_cells_break_their_days_are_pages() -> None:
    """One row each: 2025030 stood above 1, no day on either, and the rows of the right page were of the left one's."""
    def broken(rows: Lines) -> list[list[str]]:
        return [list(line) for day, *rest in rows for line in ([day.replace("-", "")[:7], *rest], [day[-1]])]
    statement, = read(side_by_side([TITLE, OWN, TITLES, *broken(ROWS)], [TITLES, *broken(MORE)], pitch=12))
    assert [str(entry.day) for entry in statement.entries] == [row[0] for row in (*ROWS, *MORE)]


def test_statements_of_two_accounts_beside_each_other_are_two() -> None:
    own, other = read(side_by_side([TITLE, OWN, TITLES, *ROWS], [TITLE, OTHER, TITLES, *ROWS]),
                      side_by_side([TITLE, OWN, TITLES, *MORE], [TITLE, OTHER, TITLES, *MORE], 2))
    assert [quotes(own), quotes(other)] == [printed(ROWS, MORE)] * 2
    assert [each.account and each.account.value for each in (own, other)] == [OWN[1][3:], OTHER[1][3:]]


def test_places_are_those_on_the_sheet() -> None:
    sheet = side_by_side([TITLE, OWN, TITLES, *ROWS], [TITLE, OWN, TITLES, *MORE])
    first, second = leaves_of([sheet])[0]
    word = next(word for word in sheet.words if word.text == "-150.00")
    own = next(word for word in second.words if word.text == "-150.00")
    assert [round(side, 6) for side in encode(second.on_page(own.box), Box).values()] == [
        round(side, 6) for side in encode(word.box, Box).values()]
    assert first.width == second.width == sheet.width / 2


def test_a_table_as_wide_as_its_sheet_stays_whole() -> None:
    sheet = replace(page([TITLE, TITLES, *ROWS]), height=300.0)
    assert leaves_of([sheet]) == ([sheet], {})


def test_a_sheet_of_two_pages_without_entries_is_not_dropped() -> None:
    """Two pages of a credit card's bill."""
    sheet = side_by_side(BILL, BILL)
    assert len(leaves_of([sheet])[0]) == 2
    items = assemble(Path("none"), {"document": "d1", "pages": [encode(sheet, PageText)]})
    assert [item["statement"] for item in items] == [None]


def test_words_beyond_the_edges_of_the_sheet_are_of_its_pages() -> None:
    sheet = side_by_side([TITLE, OWN, TITLES, *ROWS], [TITLE, OWN, TITLES, *MORE])
    beyond = [replace(sheet.words[0], text=text, box=Box(left, 5, left + 40, 15), edges=(left, left + 40))
              for text, left in (("左", -60.0), ("右", sheet.width + 20))]
    leaves, _ = leaves_of([replace(sheet, words=(*sheet.words, *beyond))])
    assert [[word.text for word in leaf.words if word.text in "左右"] for leaf in leaves] == [["左"], ["右"]]
