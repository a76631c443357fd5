"""Titles above each other over one column: each has a line of its own in every row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box, Entry
from intake_cli.layout.lines import to_lines
from intake_cli.statements.headings import find_head
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText, Word
from tests.statements.paper import COLUMN, SIZE, word

PITCH, LEAD = 32.0, 12.0
Cell = tuple[str, ...]
ROWS = [("2025-03-01", "转账存入", "李样友", "1,000.00", "1,500.00"),
        ("2025-03-05", "消费", "样例超市", "-200.50", "1,299.50"),
        ("2025-03-09", "代发工资", "样例公司", "8,000.00", "9,299.50"),
        ("2025-03-10", "现金支取", "", "-299.50", "9,000.00"),
        ("2025-03-12", "", "王样友", "-500.00", "8,500.00")]


def _page(lines: list[list[Cell]], first: float = 40.0) -> PageText:
    """A page of rows two lines high: a cell with one text stands between them."""
    words = [replace(each, box=Box(each.box.left, top, each.box.right, top + SIZE))
             for row, cells in enumerate(lines) for column, cell in enumerate(cells) for level, text in enumerate(cell)
             if text for top in [first + PITCH * row + (LEAD * level if len(cell) > 1 else LEAD / 2)]
             for each in [word(text, 20 + 1.5 * COLUMN * column, top)]]
    return PageText(1, 1200, 1600, "pt", "text-layer", tuple(words))


def _entries(page: PageText) -> tuple[Entry, ...]:
    statement = read_statement("d1", [page])
    assert statement is not None
    return statement.entries


def _told(entries: tuple[Entry, ...]) -> list[tuple[str, str, str]]:
    return [(str(each.amount and each.amount.value), each.summary.value if each.summary else "",
             each.counterparty.value if each.counterparty else "") for each in entries]


def test_each_text_of_a_row_is_of_the_title_at_its_height() -> None:
    """Where one of the two is missing the other keeps its place: so high over or under the sums it stands elsewhere."""
    titles = [("交易日期",), ("摘要", "对方户名"), ("交易金额",), ("账户余额",)]
    rows = [[(day,), (said, party), (amount,), (balance,)] for day, said, party, amount, balance in ROWS]
    assert _told(_entries(_page([titles, *rows]))) == [(amount.replace(",", ""), said, party)
                                                       for _, said, party, amount, _ in ROWS]


def test_sums_above_each_other_are_those_of_their_titles() -> None:
    titles = [("交易日期", "交易时间"), ("摘要", "对方户名"), ("借方发生额", "贷方发生额"), ("余额",)]
    rows = [[(day, f"10:11:{row:02d}"), (said, party), ("", amount) if amount[0] != "-" else (amount[1:], ""),
             (balance,)] for row, (day, said, party, amount, balance) in enumerate(ROWS)]
    entries = _entries(_page([titles, *rows]))
    assert _told(entries) == [(amount.replace(",", ""), said, party) for _, said, party, amount, _ in ROWS]
    times = [each.booking_time for each in entries]
    assert [str(each and each.value) for each in times] == [f"10:11:{row:02d}" for row in range(5)]


def test_the_amount_over_the_balance_is_no_entry_of_its_own() -> None:
    titles = [("交易日期", "交易时间"), ("摘要", "附言"), ("对方户名", "对方账号"), ("金额", "余额")]
    rows = [[(day, f"10:11:{row:02d}"), (said, "样例"), (party, "6200000000000001" if party else ""),
             (amount, balance)] for row, (day, said, party, amount, balance) in enumerate(ROWS)]
    entries = _entries(_page([titles, *rows]))
    assert _told(entries) == [(amount.replace(",", ""), said or "样例", party) for _, said, party, amount, _ in ROWS]
    assert [f"{each.balance.value:,}" for each in entries if each.balance] == [row[-1] for row in ROWS]


def test_three_titles_may_stand_above_each_other() -> None:
    """With those of the sums between them they take four lines or five."""
    titles = [("交易日期", "交易时间", "序号"), ("摘要", "对方户名", "对方账号"), ("交易金额",), ("账户余额",)]
    rows: list[list[Cell]] = [[(day, f"10:11:{row:02d}", str(row)), (said, party, "62000000000001" if party else ""),
                               (amount,), (balance,)] for row, (day, said, party, amount, balance) in enumerate(ROWS)]
    words = [replace(each, box=Box(each.box.left, top, each.box.right, top + SIZE))
             for row, cells in enumerate([titles, *rows]) for column, cell in enumerate(cells)
             for level, text in enumerate(cell) if text
             for top in [40 + 48 * row + (LEAD * level if len(cell) > 1 else 0.6 * LEAD)]
             for each in [word(text, 20 + 1.5 * COLUMN * column, top)]]
    entries = _entries(PageText(1, 1200, 1600, "pt", "text-layer", tuple(words)))
    assert _told(entries) == [(amount.replace(",", ""), said, party) for _, said, party, amount, _ in ROWS]
    assert [each.serial and each.serial.value for each in entries] == ["0", "1", "2", "3", "4"]
    assert [each.counterparty_account is not None for each in entries] == [bool(row[2]) for row in ROWS]


def test_an_entry_whose_day_is_unread_is_an_entry() -> None:
    """Sums above each other do not tell where it begins: the lines are those of two entries."""
    titles = [("交易日期", "交易时间"), ("摘要", "附言"), ("对方户名", "对方账号"), ("金额", "余额")]
    rows: list[list[Cell]] = [[(day if row != 2 else "", f"10:11:{row:02d}"), (said, "样例"), (party, "62000000000001"),
                               (amount, balance)] for row, (day, said, party, amount, balance) in enumerate(ROWS)]
    assert [each[0] for each in _told(_entries(_page([titles, *rows])))] == [row[3].replace(",", "") for row in ROWS]


@pytest.mark.parametrize("sign", ["•", "一"])
def test_dirt_over_a_text_takes_no_line_of_its_title(sign: str) -> None:
    titles = [("交易日期",), ("摘要", "对方户名"), ("交易金额",), ("账户余额",)]
    rows: list[list[Cell]] = [[(day,), (said, party), (amount,), (balance,)]
                              for day, said, party, amount, balance in ROWS]
    page = _page([titles, *rows])
    dot = Word(sign, Box(180, 36 + 2 * PITCH, 183, 39 + 2 * PITCH))
    assert _told(_entries(replace(page, words=(*page.words, dot))))[1] == ("-200.50", f"消费{sign}", "样例超市")


def test_dirt_far_below_a_text_moves_it_to_no_other_title() -> None:
    titles = [("交易日期", "交易时间"), ("摘要", "对方户名"), ("交易金额",), ("账户余额",)]
    rows: list[list[Cell]] = [[(day, f"10:11:{row:02d}"), (said, party), (amount,), (balance,)]
                              for row, (day, said, party, amount, balance) in enumerate(ROWS)]
    page = replace(_page([titles, *rows]), reader="cells", unit="px")  # a text layer has no dirt
    dot = Word("•", Box(180, 66 + 4 * PITCH, 183, 69 + 4 * PITCH))
    assert _told(_entries(replace(page, words=(*page.words, dot))))[3] == ("-299.50", "现金支取•", "")


def test_halves_of_a_title_are_one() -> None:
    titles = [("交易", "日期"), ("借方", "发生额"), ("贷方", "发生额"), ("账户", "余额"), ("摘要",), ("对方", "户名")]
    rows: list[list[Cell]] = [[(day,), (amount[1:] if amount[0] == "-" else "",), (amount if amount[0] != "-" else "",),
                               (balance,), (said,), (party, "再一行")] for day, said, party, amount, balance in ROWS]
    head = find_head(to_lines(_page([titles, *rows]).words))
    assert head is not None
    assert [each.title for each in head.headings] == [
        "交易日期", "借方发生额", "贷方发生额", "账户余额", "摘要", "对方户名"]


def test_a_row_that_a_page_break_parts_goes_on_above_the_first_day() -> None:
    """The page begins with the second line of an entry of the page before; a dash there says that nothing is told."""
    titles = [("交易日期", "交易时间"), ("摘要", "对方户名"), ("渠道", "对方账号"), ("交易金额", "附言"),
              ("账户余额", "流水号")]
    rows: list[list[Cell]] = [[(day, f"10:11:{row:02d}"), (said or "结息", party or "-"), ("网银", "62000000000001"),
                               (amount, "样例"), (balance, f"{row:06d}")]
                              for row, (day, said, party, amount, balance) in enumerate(ROWS)]
    first, second = _page([titles, *rows[:3]]), _page([titles, *rows[3:]], 80.0)
    lines = to_lines(first.words)
    dash = next(each for each in second.words if each.text == "-")
    low = replace(dash, box=replace(dash.box, top=dash.box.top + 4, bottom=dash.box.top + 6))  # as pixels show it
    second = replace(second, words=tuple(low if each is dash else each for each in second.words))
    rest = [replace(each, box=Box(each.box.left, 118.0, each.box.right, 118.0 + SIZE)) for each in lines[-1].words]
    head = {word for line in to_lines(second.words)[:2] for word in line.words}
    lowered = [each if each in head else replace(each, box=replace(
        each.box, top=each.box.top + 20, bottom=each.box.bottom + 20)) for each in second.words]
    statement = read_statement("d1", [
        replace(first, words=tuple(each for line in lines[:-1] for each in line.words)),
        replace(second, number=2, words=(*lowered, *rest))])
    assert statement is not None
    assert _told(statement.entries) == [(amount.replace(",", ""), said or "结息", party)
                                        for _, said, party, amount, _ in ROWS]


def test_a_title_that_banks_print_is_one_on_two_lines_too() -> None:
    """Days broken over two lines stand at other heights than sums: rows were taken for two lines high, and the text of
    one went to the row above it."""
    titles = [("交易日期",), ("摘要",), ("对方户名",), ("收入/支出", "金额"), ("账户余额",)]
    rows = [[(day,) if row % 2 else (day[:8], day[8:]), (said,), (party,), (amount,), (balance,)]
            for row, (day, said, party, amount, balance) in enumerate([*ROWS, *ROWS])]
    head = find_head(to_lines(_page([titles, *rows]).words))
    assert head is not None
    assert [heading.title for heading in head.headings][3] == "收入/支出金额"


def test_a_stroke_parts_the_titles_of_two_sums_that_stand_above_each_other() -> None:
    """On a narrow receipt both were balances, and no entry had an amount."""
    titles = [("日期",), ("摘要",), ("金额/余额",)]
    rows = [[(day,), (said,), (amount, balance)] for day, said, _, amount, balance in ROWS]
    assert [(str(each.amount and each.amount.value), str(each.balance and each.balance.value))
            for each in _entries(_page([titles, *rows]))] == [
        (amount.replace(",", ""), balance.replace(",", "")) for *_, amount, balance in ROWS]


def test_lines_of_a_text_under_a_title_are_no_titles() -> None:
    """手续费 and 流水 are words of titles: the first two lines of each summary were taken for columns of their own."""
    lines = [[(f"2025-03-0{row + 1}",), ("手续费-房租-网", "上银行流水487", f"53267{row}"), (f"-{row + 1}.00",),
              (f"{100 - (row + 1) * (row + 2) // 2}.00",)] for row in range(4)]
    words = [word(text, 20 + 1.5 * COLUMN * column, 60 + 45 * row + (LEAD * (level + 3 - len(cell))))
             for row, cells in enumerate(lines) for column, cell in enumerate(cells) for level, text in enumerate(cell)]
    titles = [word(text, 20 + 1.5 * COLUMN * column, 45)
              for column, text in enumerate(("交易日", "摘要", "发生额", "余额"))]
    entries = _entries(PageText(1, 1200, 1600, "pt", "text-layer", (*titles, *words)))
    assert [each.summary.value if each.summary else "" for each in entries] == [
        f"手续费-房租-网上银行流水487 53267{row}" for row in range(4)]


def test_a_text_as_wide_as_its_column_does_not_go_on_in_the_next_entry() -> None:
    """Under titles above each other each line is a text of its own, however full it is: a party was read into the
    summary of the next entry."""
    titles = [("交易日期", "币种"), ("摘要", "对方户名"), ("交易金额",), ("账户余额",)]
    parties = ["样例商贸集团样例分公司", "样例超市", "样例商贸集团样例分公司", "样例药房", "李样友"]
    rows = [[(day, "人民币"), (said or "转账", party), (amount, ""), (balance, "")]
            for (day, said, _, amount, balance), party in zip(ROWS, parties, strict=True)]
    assert [party for *_, party in _told(_entries(_page([titles, *rows])))] == parties


@pytest.mark.parametrize(("title", "text"), [("货币", "CNY"), ("柜员", "8281"), ("网点", "0101")])
def test_a_short_title_below_another_is_one_of_its_own(title: str, text: str) -> None:
    """业务摘要 over 货币 was one title of currencies: what stood under 附言 was taken for what the entries are."""
    titles = [("日期", "时间"), ("业务摘要", title), ("交易金额", "对方户名"), ("账户余额", "附言")]
    rows: list[list[Cell]] = [[(day, f"10:11:{row:02d}"), (said or "转账", text), (amount, party or "样例超市"),
                               (balance, "样例款")] for row, (day, said, party, amount, balance) in enumerate(ROWS)]
    assert _told(_entries(_page([titles, *rows]))) == [
        (amount.replace(",", ""), said or "转账", party or "样例超市") for _, said, party, amount, _ in ROWS]


@pytest.mark.parametrize("nothing", ["/", "--"])
def test_what_a_bank_prints_for_nothing_is_a_line_of_its_own(nothing: str) -> None:
    """A stroke was taken for dirt and joined to the line above: the summary said /现金支取, unmarked."""
    titles = [("交易日期", "交易时间"), ("摘要", "对方户名"), ("交易金额",), ("账户余额",)]
    rows: list[list[Cell]] = [[(day, f"10:11:{row:02d}"), (said or nothing, party or nothing), (amount,), (balance,)]
                              for row, (day, said, party, amount, balance) in enumerate(ROWS)]
    page = _page([titles, *rows])
    words = tuple(replace(each, box=replace(each.box, left=each.box.left - 2)) if each.text == nothing else each
                  for each in page.words)
    assert _told(_entries(replace(page, words=words, reader="cells", unit="px"))) == [
        (amount.replace(",", ""), said, party) for _, said, party, amount, _ in ROWS]


def test_a_name_over_its_number_may_take_two_lines() -> None:
    """The second line of the name was read as the beginning of the number, in silence."""
    titles = [("交易日期",), ("摘要",), ("交易金额",), ("账户余额",), ("对方户名", "对方账号")]
    parties = [("样例商贸集团样例分公", "司"), ("样例超市", "6200000000000001234"), ("李样友", "--"),
               ("王样友", "6200000000000009012"), ("样例石油样例分公司样", "例加油站", "6200000000000005678")]
    rows: list[list[Cell]] = [[(day,), (said or "转账",), (amount,), (balance,), party]
                              for (day, said, _, amount, balance), party in zip(ROWS, parties, strict=True)]
    entries = _entries(_page([titles, *rows]))
    assert [each.counterparty and each.counterparty.value for each in entries] == [
        "样例商贸集团样例分公司", "样例超市", "李样友", "王样友", "样例石油样例分公司样例加油站"]
    assert [each.counterparty_account and each.counterparty_account.value for each in entries] == [
        None, "6200000000000001234", None, "6200000000000009012", "6200000000000005678"]
