"""Scanned pages of one table lend each other the titles that a blot hides; other tables and text layers keep theirs."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.statements.tables import read_table
from intake_cli.statements.vocabulary import Role
from tests.statements.paper import ROWS, TITLES, line, page, word

SHOWN = [Role.DATE, Role.SUMMARY, Role.AMOUNT, Role.BALANCE, Role.COUNTERPARTY]


def roles_of(first: list[str], second: list[str], unit: str) -> list[Role]:
    """The roles of the second page's columns where rows were read with all of them."""
    table = read_table([page([first, *ROWS], unit=unit), page([second, *ROWS], number=2, unit=unit)])
    assert table is not None
    assert len(table.rows) == 2 * len(ROWS)
    return [band.role for band in table.rows[-1].bands]


def test_a_title_that_one_scanned_page_hides_is_taken_from_the_other() -> None:
    hidden = [TITLES[0], TITLES[1], TITLES[2], "", TITLES[4]]
    assert roles_of(TITLES, hidden, "px") == SHOWN
    assert roles_of(hidden, TITLES, "px") == SHOWN


def test_a_title_that_was_misread_on_one_scanned_page_is_taken_from_the_other() -> None:
    assert roles_of(TITLES, [*TITLES[:4], "寸方广名"], "px") == SHOWN


def test_another_table_keeps_its_own_titles() -> None:
    other = [TITLES[0], "备注", TITLES[3], TITLES[2], "交易渠道"]
    table = read_table([page([TITLES, *ROWS], unit="px"), page([other, *ROWS], number=2, unit="px")])
    assert table is not None
    assert [band.title for band in table.rows[-1].bands] == other


def test_an_unsure_title_counts_as_the_known_one_that_it_nearly_is() -> None:
    nearly = [*TITLES[:3], "账户余毅", TITLES[4]]
    table = read_table([page([nearly, *ROWS], unit="px", confidence=0.8)])
    assert table is not None
    assert [band.role for band in table.bands] == SHOWN


def test_a_title_read_with_its_translation_on_one_page_and_without_on_the_other_is_the_same() -> None:
    foreign = ["TransactionDate", "Abstract", "", "Balance", "PayerAccountName"]
    one = [word(title, 20 + 100 * column, 40) for column, title in enumerate(TITLES) if column != 2]
    one += [word(title, 20 + 100 * column + 25 - 2.5 * len(title), 52) for column, title in enumerate(foreign) if title]
    rows = [each for place, cells in enumerate(ROWS) for each in line(cells, 80 + 20 * place)]
    first = replace(page([], unit="px"), words=(*one, *rows))
    table = read_table([first, page([TITLES, *ROWS], number=2, unit="px")])
    assert table is not None
    assert [band.role for band in table.rows[0].bands] == SHOWN


def test_titles_so_worn_that_few_are_read_alike_are_those_that_resemble_them_in_their_places() -> None:
    first = ["交易时网", "摘要", "收入金额", "支出会额", "眼户余额", "对方户名"]
    second = ["交药时间", "拍要", "收入金额", "走出金额", "账户余频", "时方广名"]
    rows = [["2025-03-01", "转账存入", "1,000.00", "", "1,500.00", "李样友"],
            ["2025-03-05", "消费", "", "200.50", "1,299.50", "样例超市"]]
    pages = [page([titles, *rows], number=number, unit="px", confidence=0.7)
             for number, titles in enumerate((first, second), 1)]
    table = read_table(pages)
    assert table is not None
    assert [band.role for band in table.rows[-1].bands] == [
        Role.DATE, Role.SUMMARY, Role.CREDIT, Role.DEBIT, Role.BALANCE, Role.COUNTERPARTY]


def test_sums_beside_those_of_one_side_are_the_others_where_their_title_may_be_misread() -> None:
    def second(title: str, first: str = "收入金额") -> Role:
        rows = [["交易日期", first, title, "账户余额"], ["2025-03-01", "1,000.00", "", "1,500.00"]]
        table = read_table([page(rows, unit="px", confidence=0.7)])
        assert table is not None
        return table.bands[2].role

    assert second("走出金额") is Role.DEBIT
    assert second("交易金额") is Role.AMOUNT
    assert second("货方发生额", "借方发生额") is Role.CREDIT
    assert second("惜方发生额", "贷方发生额") is Role.DEBIT


def test_a_day_of_the_accounts_that_was_misread_on_one_page_leaves_the_time_that_of_the_entries() -> None:
    titles = ["交易时间", *TITLES[1:4], "会计日期"]
    rows = [[f"{row[0]} 10:11:12", *row[1:4], row[0].replace("-", "")] for row in ROWS]
    pages = [page([[*titles[:4], "分计日期"], *rows], unit="px"), page([titles, *rows], number=2, unit="px")]
    for table in (read_table(pages), read_table([replace(pages[1], number=1), replace(pages[0], number=2)])):
        assert table is not None
        assert {tuple(band.role for band in row.bands) for row in table.rows} == {(*SHOWN[:4], Role.VALUE_DATE)}


def test_a_page_before_the_first_heading_that_can_be_read_has_entries_though_their_days_take_two_lines() -> None:
    """A heading on a shaded ground is black in black and white: the first page has none."""
    def rows(entries: list[list[str]]) -> list[list[str]]:
        return [half for day, *rest in entries for half in ([day[:8], *rest[:1]], ["", *rest], [day[8:]])]

    first = page([["", "", ""], *rows(ROWS[:2])], unit="px", pitch=12)
    table = read_table([first, page([TITLES, *rows(ROWS[2:])], number=2, unit="px", pitch=12)])
    assert table is not None
    assert [row.page for row in table.rows] == [1, 1, 2, 2]


def test_a_title_read_as_nothing_but_signs_neither_parts_pages_nor_says_what_entries_are() -> None:
    first = ["变易时间", "被入金额", "支出金额", "账户余额", "凭证号码", "时方账号", "交易用逾", "对方户名"]
    second = ["入账时间", "收入金额", "支出金额", "账户余额", "", "", "文药周途", ""]
    rows = [["2025-03-01", "1,000.00", "", "1,500.00", "20250301", "620000000000001234", "货款", "李样友"],
            ["2025-03-05", "", "200.50", "1,299.50", "20250305", "620000000000005678", "消费", "样例超市"]]
    shaded = page([second, *rows], number=2, unit="px", confidence=0.5)
    signs = word("***", 420, 40, 0.35), word("***", 520, 40, 0.35)
    table = read_table([page([first, *rows], unit="px", confidence=0.5),
                        replace(shaded, words=(*shaded.words, *signs))])
    assert table is not None
    assert [band.role for band in table.rows[-1].bands if band.role is not Role.OTHER] == [
        Role.DATE, Role.CREDIT, Role.DEBIT, Role.BALANCE, Role.COUNTERPARTY_ACCOUNT, Role.SUMMARY, Role.COUNTERPARTY]
