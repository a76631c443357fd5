"""What a line carries: an entry's amount may be read with its commas as points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.other_lines import is_label_line, looks_foot
from intake_cli.statements.placed import placed
from intake_cli.statements.statement import read_statement
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Word
from tests.statements.paper import HEADER, ROWS, TITLES, page, word

BANDS = (Band(Role.SUMMARY, "摘要", 0, 100), Band(Role.BALANCE, "账户余额", 100, 200))


def paid(balance: str) -> bool:
    words = (Word("代发工资", Box(10, 0, 60, 14)), Word(balance, Box(110, 0, 190, 14)))
    return placed(Line(words), BANDS).paid


def test_commas_read_as_points_still_make_an_entrys_line() -> None:
    assert paid("47.153.93")
    assert paid("47,153.93")
    assert not paid("47.153.9")


def test_what_the_reader_of_figures_makes_of_words_is_no_amount() -> None:
    page = Word("第2页共4页", Box(110, 0, 190, 14), numeric="12.45", numeric_confidence=0.001)
    assert not placed(Line((page,)), BANDS).paid
    assert placed(Line((replace(page, numeric_confidence=0.6),)), BANDS).paid


DATED = (Band(Role.DATE, "交易日期", 0, 100), Band(Role.BALANCE, "账户余额", 100, 300))


def begins(day: str, sum_: str = "17,861.28") -> bool:
    words = (Word(day, Box(10, 0, 90, 14)), Word(sum_, Box(110, 0, 190, 14)))
    return placed(Line(words), DATED).begins


def test_a_date_behind_a_label_is_no_entrys() -> None:
    assert begins("2025-09-11")
    assert not begins("打印时间:2025-09-11")
    assert not begins("期:2025-09-12")  # the border of a column cut its label
    assert not begins("Received 2025-09-12")
    assert begins("September 11 2025")
    assert begins("Thursday 2025-09-11")


def test_a_stamp_that_ends_in_the_mark_of_a_page_is_of_no_cell() -> None:
    assert looks_foot(Line((Word("Received 2025-09-12 APP-831 page 1", Box(10, 0, 190, 14)),)))


def test_a_label_whose_colon_stands_apart_is_one() -> None:
    label, name = Word("对方", Box(10, 0, 40, 14)), Word(":样例贸易有限公司", Box(46, 0, 90, 14))
    assert is_label_line(placed(Line((label, name)), BANDS))
    assert not is_label_line(placed(Line((label, replace(name, text="样例贸易"))), BANDS))


def test_a_label_that_the_border_of_the_first_column_cuts_is_one() -> None:
    """附言 was read as a number of the next entry, and what was said as its day."""
    columns = (Band(Role.SERIAL, "序号", 0, 34), Band(Role.DATE, "交易日期", 34, 200))
    assert is_label_line(placed(Line((word("附言:货款", 10, 0),)), columns))
    assert not is_label_line(placed(Line((word("附言", 10, 0), word("货款", 40, 0))), columns))


@pytest.mark.parametrize(("amount", "balance", "paid"), [
    ("1000", "139913.1", True), ("-150", "139763", True), ("13", "62", False), ("", "139763", False)])
def test_sums_without_decimals_on_a_line_without_its_day_are_an_entrys(amount: str, balance: str, paid: bool) -> None:
    """A spreadsheet prints 1000.00 as 1000; the day that a narrow cell broke over lines stands above, and two entries
    were the next one's second lines."""
    words = [Word(text, Box(left, 0, left + 90, 14)) for text, left in (("退款", 110), (amount, 410), (balance, 505))
             if text]
    columns = (*BOTH_SIDES[:2], Band(Role.AMOUNT, "金额", 400, 500), BOTH_SIDES[-1])
    assert placed(Line(tuple(words)), columns).paid is paid
    assert not placed(Line(tuple(replace(word, confidence=0.9) for word in words)), columns).paid


def test_sums_behind_the_names_of_both_sides_are_no_entry() -> None:
    """合并统计: CNY 支出 232,595.59 收入 177,241.87 made one."""
    def read(*texts: str) -> bool:
        words = [Word(text, Box(10.0 + 40 * place, 0, 45.0 + 40 * place, 14)) for place, text in enumerate(texts)]
        return placed(Line(tuple(words)), BOTH_SIDES).total

    assert read("CNY", "支出", "232,595.59", "收入", "177,241.87")
    assert read("CNY", "支出232,595.59", "收入", "177,241.87")
    assert read("CNY支出", "232,595.59", "收入", "177,241.87")
    assert not read("CNY", "支出", "232,595.59", "177,241.87")
    assert not read("2025-03-05", "支出", "5.00", "177,241.87")


def test_a_label_in_a_text_is_none_of_its_line() -> None:
    """支 and 转账备注:生, the first lines of their cells, were taken for the head of a sub-account."""
    columns = (Band(Role.FLAG, "收/支", 0, 50), Band(Role.SUMMARY, "商品说明", 50, 200))
    side, text = Word("支", Box(10, 0, 20, 14)), Word("转账备注:生", Box(60, 0, 120, 14))
    assert not is_label_line(placed(Line((side, text)), columns))
    assert is_label_line(placed(Line((Word("储种:活期", Box(10, 0, 50, 14)), text)), columns))


@pytest.mark.parametrize(("words", "foot"), [
    (("Page", "1", "of", "2"), True), (("Page 3",), True), (("2/5",), True), (("第2页",), True), (("03/20",), False),
    (("1", "of", "2"), False), (("(以下无正文)", "Page", "2", "of", "2"), True), (("***以下空白***",), True)])
def test_marks_of_a_page_in_either_language_and_of_its_end_are_foot(words: tuple[str, ...], foot: bool) -> None:
    assert looks_foot(Line(tuple(Word(text, Box(20.0 * place, 0, 20.0 * place + 18, 10))
                                 for place, text in enumerate(words)))) is foot


def test_a_sum_behind_its_label_in_the_column_of_days_is_no_day() -> None:
    """2005.57 reads like a year and a month: the last line of a page was an entry."""
    bands = (Band(Role.SERIAL, "序号", 0, 60), Band(Role.DATE, "交易日期", 60, 100), Band(Role.DEBIT, "支出", 100, 200))
    texts = (("本页收入合计:", 10), ("2005.57", 62), ("本页支出合计:", 104), ("1744.31", 160))
    words = tuple(Word(text, Box(left, 0, left + 36, 14)) for text, left in texts)
    assert placed(Line(words), bands).total
    entry = (replace(words[1], text="2025.05.07"), replace(words[3], box=Box(104, 0, 140, 14)))
    assert not placed(Line(entry), bands).total


BOTH_SIDES = (Band(Role.DATE, "日期", 0, 100), Band(Role.SUMMARY, "摘要", 100, 300), Band(Role.DEBIT, "支出", 300, 400),
              Band(Role.CREDIT, "存入", 400, 500), Band(Role.BALANCE, "余额", 500, 600))


@pytest.mark.parametrize(("said", "moved", "total"), [
    ("承上结余 BALANCE BROUGHT FORWARD", (), True), ("Closing Balance 期末余额", (), True), ("余额宝转入", (), False),
    ("本日合计", ("10.00", "20.00"), True), ("本日小计", ("10.00",), True), ("缴税合计", ("10.00",), False),
    ("期末余额 结息", (), False), ("Closing Balance 期末余额", ("10.00",), False)])
def test_a_line_of_sums_is_no_entry_though_it_prints_a_day(said: str, moved: tuple[str, ...], total: bool) -> None:
    words = [Word("2025-03-05", Box(10, 0, 90, 14)), Word(said, Box(110, 0, 290, 14)),
             Word("1,299.50", Box(510, 0, 590, 14))]
    words += [Word(sum_, Box(310.0 + 100 * place, 0, 390.0 + 100 * place, 14)) for place, sum_ in enumerate(moved)]
    assert placed(Line(tuple(sorted(words, key=lambda word: word.box.left))), BOTH_SIDES).total is total


def test_the_sums_of_a_page_that_cells_broke_stand_with_their_label() -> None:
    """Each sum of the line was broken, and none stood beside 本页合计: they made an entry, unmarked."""
    titles = ["日期", "摘要", "借方发生额", "贷方发生额", "余额"]
    rows = [["2025-03-01", "货款", "", "1,000.00", "5,000.00"], ["2025-03-02", "电费", "10.00", "", "4,990.00"],
            ["2025-03-03", "货款", "", "500.00", "5,490.00"]]
    words = [*page([titles, *rows]).words, word("本页合计", 120, 126), word("贷", 360, 126)]
    for place, (upper, lower) in enumerate([("299,741.5", "6"), ("4,086,537.", "13"), ("4,385,317.", "46")]):
        right = 290.0 + 100 * place
        words += [word(upper, right - 5 * len(upper), 120), word(lower, right - 5 * len(lower), 132)]
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", tuple(words), ())])
    assert statement is not None
    assert len(statement.entries) == len(rows)


@pytest.mark.parametrize("sums", [("支出", "¥500.00", "收入", "¥9,000.00"), ("支出¥500.00", "", "收入", "¥9,000.00")])
def test_sums_of_both_sides_behind_the_name_of_a_month_are_no_beginning_of_an_entry(sums):
    """The line over the entries of a month stood in the cells of the first one, whose day was another as sure as
    print."""
    rows = [["08-30", *ROWS[0][1:]], ["08-29", *ROWS[1][1:]], ["08-28", *ROWS[2][1:]], ["08-27", *ROWS[3][1:]]]
    over = [["起止日期: 2025-08-01 至 2025-08-31"], TITLES, ["2025年8月", *sums]]
    statement = read_statement("d1", [page([*over, *rows])])
    assert [(str(entry.day), entry.summary.value) for entry in statement.entries] == [
        (f"2025-{row[0]}", row[1]) for row in rows]


def test_a_balance_that_goes_on_in_the_next_part_moves_nothing():
    last = ["2025-03-31", "余额结转下期", "", "9,000.00"]
    assert len(read_statement("d1", [page([*HEADER, TITLES, *ROWS, last])]).entries) == len(ROWS)
