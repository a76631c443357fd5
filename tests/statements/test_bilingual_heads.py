"""Heads in two languages, without colons, and with balances between sums."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks.facts import BankStatement, Box
from checks.vocabulary import Channel, channel_of
from intake_cli.layout.labelled import labelled
from intake_cli.layout.lines import Line
from intake_cli.statements.header_block import LABELS
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText, Word
from tests.statements.paper import HEADER, ROWS, TITLES, page, word


def read(*head: list[str], below: list[list[str]] | None = None, titles: list[str] = TITLES,
         rows: list[list[str]] = ROWS) -> BankStatement:
    statement = read_statement("d1", [page([*head, [], titles, *rows, *(below or [])])])
    assert statement is not None
    return statement


def test_a_label_and_its_translation_are_one() -> None:
    statement = read(["Account Name 户名: 张样例", "", "", "Currency 币种: HKD 港币"],
                     ["Account Number 账号: 620-001234-001", "", "", "Print Date 打印日期: 2025-09-12"])
    found = (statement.holder, statement.currency, statement.account)
    assert [field and field.value for field in found] == ["张样例", "HKD港币", "620-001234-001"]
    assert statement.printed_on is not None
    assert str(statement.printed_on.value.day) == "2025-09-12"


@pytest.mark.parametrize(("line", "holder"), [
    (["户名 张样例", "", "卡号 6200000000000001234", "", "币种 人民币"], "张样例"),
    (["姓名 样例科技有限公司", "", "", "卡号 6200000000000001234"], "样例科技有限公司"),
    (["户名不符时请速与开户网点联系", "", "", "卡号 6200000000000001234"], None)])
def test_a_name_behind_its_label_without_a_colon(line: list[str], holder: str | None) -> None:
    statement = read(line)
    assert (statement.holder and statement.holder.value) == holder


@pytest.mark.parametrize(("line", "holder", "account"), [
    (["客户姓名;张样例", "", "账号:6200000000000001234"], "张样例", "6200000000000001234"),
    (["客户姓名:张样例", "", "客户账号AccountNo.6200000000000001234"], "张样例", "6200000000000001234"),
    (["户名:样例科技有限公司]", "", "账号:6200000000000001234"], "样例科技有限公司", "6200000000000001234"),
    (["户名:样例(乌有)", "", "账号:6200000000000001234"], "样例(乌有)", "6200000000000001234")])
def test_a_colon_or_an_end_that_a_scan_misread(line: list[str], holder: str, account: str) -> None:
    statement = read(line)
    assert [field and field.value for field in (statement.holder, statement.account)] == [holder, account]


def test_a_last_day_of_the_period_by_its_short_label() -> None:
    statement = read(["起始日：2025-03-01", "", "结束日：2025-09-10", "", "打印日：2025-09-12"])
    assert statement.end is not None
    assert str(statement.end.value.day) == "2025-09-10"


def test_labels_of_one_meaning_are_known_by_every_word_that_banks_have_for_it() -> None:
    assert (holder := read(["开户单位：样例科技有限公司"]).holder) is not None
    assert holder.value == "样例科技有限公司"
    statement = read(["存款人名称：样例科技有限公司", "", "", "出单时间：2025-09-12"],
                     ["对账起始日：2025-03-01", "", "", "对账终止日：2025-09-10"])
    found = (statement.holder, statement.start, statement.end, statement.printed_on)
    assert [str(getattr(field and field.value, "day", field and field.value)) for field in found] == [
        "样例科技有限公司", "2025-03-01", "2025-09-10", "2025-09-12"]


def test_the_last_balance_is_the_figure_under_the_balances() -> None:
    titles = ["交易日期", "摘要", "借方", "贷方", "余额"]
    rows = [["2025-03-01", "存入", "", "1,000.00", "1,500.00"], ["2025-03-05", "消费", "200.50", "", "1,299.50"]]
    statement = read(titles=titles, rows=rows, below=[["", "期末余额", "200.50", "1,000.00", "1,299.50"]])
    assert statement.closing is not None
    assert statement.closing.value == Decimal("1299.50")


def test_a_sum_beside_its_label_is_not_of_the_column_it_stands_under() -> None:
    titles = ["交易日期", "摘要", "余额", "支出", "存入"]
    rows = [["2025-03-01", "存入", "1,500.00", "", "1,000.00"], ["2025-03-05", "消费", "1,299.50", "200.50", ""]]
    below = [["Total Withdrawals 支出总额: 200.50", "", "存入总额:", "1,000.00"]]
    statement = read(titles=titles, rows=rows, below=below)
    assert {(total.of, total.value) for total in statement.totals} == {
        ("out", Decimal("200.50")), ("in", Decimal("1000.00"))}


def test_days_with_their_year_count_where_another_column_leaves_it_out() -> None:
    titles = ["记账日", "交易日", "摘要", "交易金额", "账户余额"]
    rows = [[row[0][5:].replace("-", "/"), *row[:4]] for row in ROWS]
    statement = read(titles=titles, rows=rows)
    assert [str(entry.day) for entry in statement.entries] == [row[0] for row in ROWS]


def test_of_two_days_that_of_the_booking_counts() -> None:
    titles = ["交易日", "记账日", "摘要", "交易金额", "账户余额"]
    rows = [["2025-02-28", *ROWS[0][:4]], *([row[0], *row[:4]] for row in ROWS[1:])]
    booked = [str(entry.day) for entry in read(titles=titles, rows=rows).entries]
    assert booked == [row[0] for row in ROWS]
    timed = read(titles=titles, rows=[[f"{row[0]} 10:20:30", *row[1:]] for row in rows]).entries
    assert str(timed[0].day) == "2025-02-28"


def test_a_column_of_year_month_and_day_is_one_of_days() -> None:
    statement = read(["储户姓名：张样例"], titles=["年月日", "事由", "取款", "存款", "结存"], rows=[
        [*row[:2], row[2].lstrip("-") if row[2][0] == "-" else "", "" if row[2][0] == "-" else row[2], row[3]]
        for row in ROWS])
    assert [str(entry.balance and entry.balance.value) for entry in statement.entries] == [
        row[3].replace(",", "") for row in ROWS]
    assert statement.holder is not None
    assert statement.holder.value == "张样例"


def test_balances_at_the_beginning_of_months_are_no_entries() -> None:
    rows = [["", "2025年3月 月初余额", "", "500.00"], *ROWS[:2], ["", "2025年4月 月初余额", "", "1,299.50"],
            ["2025-04-09", "代发工资", "8,000.00", "9,299.50"]]
    statement = read(rows=rows)
    assert [entry.row for entry in statement.entries] == [1, 2, 3]
    assert [(total.of, total.below) for total in statement.totals] == [("carried", 0), ("carried", 2)]


def test_the_balance_before_an_entry_is_not_its_balance() -> None:
    titles = ["交易日期", "交易前余额", "收支", "交易金额", "交易后余额"]
    rows = [["2025-03-01", "500.00", "收", "1,000.00", "1,500.00"],
            ["2025-03-05", "1,500.00", "支", "200.50", "1,299.50"]]
    statement = read(["客户：张样例"], titles=titles, rows=rows)
    assert [str(entry.balance and entry.balance.value) for entry in statement.entries] == ["1500.00", "1299.50"]
    assert [str(entry.amount and entry.amount.value) for entry in statement.entries] == ["1000.00", "-200.50"]
    assert statement.order == "ascending"
    assert statement.holder is not None
    assert statement.holder.value == "张样例"


def test_the_legal_form_behind_a_comma_is_of_the_name() -> None:
    statement = read(["Account Name: SAMPLE TRADING CO., LTD."])
    assert statement.holder is not None
    assert statement.holder.value == "SAMPLETRADINGCO.,LTD."


def test_the_kind_of_voucher_says_what_a_row_is_where_no_column_of_texts_does() -> None:
    titles = ["交易日期", "凭证种类", "交易金额", "账户余额"]
    statement = read(titles=titles, rows=[[row[0], "活期利息", row[2], row[3]] for row in ROWS])
    assert {entry.summary and entry.summary.value for entry in statement.entries} == {"活期利息"}
    told = read(titles=[*titles, "摘要"], rows=[[row[0], "其他", row[2], row[3], row[1]] for row in ROWS])
    assert [entry.summary and entry.summary.value for entry in told.entries] == [row[1] for row in ROWS]


def test_the_kind_of_voucher_tells_the_channel_where_no_column_does() -> None:
    rows = [[row[0], "转账支票", *row[2:4], row[1]] for row in ROWS]
    entries = read(titles=["交易日期", "凭证种类", "交易金额", "账户余额", "摘要"], rows=rows).entries
    assert {channel_of(entry) for entry in entries} == {Channel.COUNTER}
    cheques = [[row[0], "电子凭证", *row[2:4], "转账支票"] for row in ROWS]
    told = read(titles=["交易日期", "凭证种类", "交易金额", "账户余额", "摘要"], rows=cheques).entries
    assert {channel_of(entry) for entry in told} == {Channel.COUNTER}
    titles = ["交易日期", "凭证种类", "交易金额", "账户余额", "渠道"]
    named = read(titles=titles, rows=[[*row[:4], "网银"] for row in rows])
    assert {channel_of(entry) for entry in named.entries} == {Channel.ELECTRONIC}


def test_a_name_with_its_account_that_the_end_of_a_line_parts() -> None:
    titles = [*TITLES[:4], "对方信息"]
    rows = [[*ROWS[0][:4], "样例有限公司/6200123456"], ["", "", "", "", "789012"], *ROWS[1:]]
    entry = read(titles=titles, rows=rows).entries[0]
    assert (entry.counterparty and entry.counterparty.value) == "样例有限公司"
    assert (entry.counterparty_account and entry.counterparty_account.value) == "6200123456789012"


def test_words_of_sums_inside_names_make_no_sum() -> None:
    titles = ["Date", "Particulars", "Payments", "Receipts", "Balance"]
    rows = [["01-Mar-2025", "SALARY", "", "1,000.00", "1,500.00"], ["", "SUMMER SUN MARKET", "10.00", "", "1,490.00"],
            ["", "CONSUMPTION TOTALENERGIES", "20.00", "", "1,470.00"], ["", "OPENING SALE", "70.00", "", "1,400.00"],
            ["02-Mar-2025", "CLOSING CEREMONY", "30.00", "", "1,370.00"]]
    statement = read(titles=titles, rows=rows, below=[["", "Total Debits", "130.00", "1,000.00"]])
    assert [str(entry.balance and entry.balance.value) for entry in statement.entries] == [
        "1500.00", "1490.00", "1470.00", "1400.00", "1370.00"]
    assert {total.of for total in statement.totals} == {"in", "out"}


@pytest.mark.parametrize("words", ["承上期結餘", "上月余额", "年初余额", "上年结转"])
def test_words_of_balances_carried_over(words: str) -> None:
    rows = [["", words, "", "500.00"], *ROWS, ["", "過次頁", "", "9,000.00"]]
    statement = read(["貨幣：港幣"], rows=rows)
    assert len(statement.entries) == len(ROWS)
    assert (statement.currency and statement.currency.value) == "港幣"
    assert [total.of for total in statement.totals] == ["carried", "balance"]


def test_days_that_all_run_one_way_tell_the_order_though_those_of_one_day_run_the_other() -> None:
    days = [f"2025-03-{day:02}" for day in range(1, 8)]
    rows, balance = [], Decimal(500)
    for day in days:
        own = []
        for amount in ("7.00", "-3.00", "11.00"):
            balance += Decimal(amount)
            own.append([day, "转账", amount, f"{balance}"])
        rows += reversed(own)
    statement = read(rows=rows)
    assert statement.order == "ascending"
    signed = [str(entry.amount and entry.amount.value) for entry in statement.entries]
    assert signed == [row[2] for row in rows]
    unsigned = read(rows=[[row[0], row[1], row[2].removeprefix("-"), row[3]] for row in rows])
    assert [str(entry.amount and entry.amount.value) for entry in unsigned.entries] == signed


def test_the_side_of_a_balance_is_not_that_of_the_entry() -> None:
    titles = ["交易日期", "摘要", "借方", "贷方", "余额方向", "余额"]
    rows = [["2025-03-01", "存入", "", "1,000.00", "贷", "1,500.00"],
            ["2025-03-05", "消费", "200.50", "", "贷", "1,299.50"]]
    entries = read(titles=titles, rows=rows).entries
    assert [str(entry.balance and entry.balance.value) for entry in entries] == ["1500.00", "1299.50"]
    assert [str(entry.amount and entry.amount.value) for entry in entries] == ["1000.00", "-200.50"]


def test_income_between_spending_of_one_day_is_an_entry_though_texts_wrap_around_it() -> None:
    """The day is printed once; texts have two lines, sums stand between them."""
    titles = ["日期", "摘要", "支出", "存入", "余额"]
    sums = [("264.84", ""), ("", "15,611.08"), ("135.41", ""), ("216.62", "")]
    lines: list[list[str]] = []
    for day in range(5, 10):
        for place, (out, into) in enumerate(sums):
            date = "" if place else f"2025-05-{day:02}"
            lines += [["", "转账"], [date, "", out, into, "8,000.00" if place == 3 else ""], ["", "样例店"]]
    statement = read_statement("d1", [page([*HEADER, [], titles, *lines], pitch=9.0)])
    assert statement is not None
    assert [str(entry.amount and abs(entry.amount.value)) for entry in statement.entries] == [
        "264.84", "15611.08", "135.41", "216.62"] * 5


@pytest.mark.parametrize(("title", "summary"), [("事项", "代发工资"), ("款别", "代发工资"), ("凭证号", None)])
def test_an_unknown_title_says_what_entries_are_where_no_other_does(title: str, summary: str | None) -> None:
    entry = read(titles=["交易日期", title, *TITLES[2:]]).entries[2]
    assert (entry.summary and entry.summary.value) == summary
    rows = [[row[0], row[1], "其他", *row[2:4]] for row in ROWS]
    assert read(titles=["交易日期", "摘要", "款别", *TITLES[2:4]], rows=rows).entries[2].words == "代发工资"


@pytest.mark.parametrize(("right", "holder"), [(150, "虚构(乌有)科技公司"), (230, "虚构")])
def test_dirt_that_makes_a_word_higher_makes_no_title_of_it(right: float, holder: str) -> None:
    """Characters of larger type are wider too."""
    words = (Word("户名:", Box(10, 10, 35, 20), 1.0), Word("虚构", Box(40, 10, 60, 20), 1.0),
             Word("(乌有)科技公司", Box(75, 8, right, 24), 1.0))
    value, = labelled(LABELS, 1, [Line(words)])
    assert (value.name, value.value) == ("holder", holder)


def test_days_of_enquiry_that_are_two_are_the_period_not_the_day_of_the_print() -> None:
    titles = ["日期", "摘要", "交易金额", "余额", "对方户名"]
    drawn = page([["户名：张样例", "", "查询日期：2025/03/01 至 2025/09/10", "", ""], titles, *ROWS])
    statement = read_statement("d1", [drawn])
    assert statement is not None
    assert [field and str(field.value.day) for field in (statement.start, statement.end, statement.printed_on)] == [
        "2025-03-01", "2025-09-10", None]


def test_a_translation_that_begins_beside_its_title_is_broken_anywhere() -> None:
    """A narrow cell broke 交易金额 Amount after its first letters: those were columns of their own, and sums stood in
    them."""
    columns = (("记账日", "Dat", "e"), ("交易摘要", "De", "scription"), ("交易金额", "A", "mount"), 
               ("余额", "Bala", "nce"), ("对方户名", "Counterpar", "ty Name"))
    lines = []
    for place, (title, first, rest) in enumerate(columns):
        left, top = 20 + 110 * place, 40
        own = word(title, left, top)
        lines += [own, word(first, own.box.right + 6, top), word(rest, left, top + 13)]
    rows = [word(text, left, 80 + 20 * index) for index, row in enumerate(ROWS)
            for text, left in zip(row, (20, 130, 262, 368, 460), strict=True)]
    statement = read_statement("d1", [PageText(1, 700, 900, "pt", "text-layer", (*lines, *rows))])
    assert statement is not None
    assert [str(entry.balance.value) for entry in statement.entries] == [row[3].replace(",", "") for row in ROWS]
    assert [entry.counterparty.value for entry in statement.entries] == [row[4] for row in ROWS]


def test_a_translation_below_what_was_taken_for_the_last_titles_is_of_no_entry() -> None:
    """A title on five lines beside the others: Description was read with the first summary."""
    titles = [word(text, 20 + 100 * place, 60) for place, text in enumerate(TITLES)]
    tall = [word(text, 560, top) for top, text in ((40, "现"), (52, "转"), (66, "标"), (82, "志"))]
    latin = ("Date", "Text", "Amount", "Left", "Name")
    english = [word(text, 20 + 100 * place, 76) for place, text in enumerate(latin)]
    rows = [word(text, 20 + 100 * place, 110 + 40 * index + down) for index, row in enumerate(ROWS)
            for place, text in enumerate(row) for down in ((-7,) if place == 0 else (0,))]
    times = [word("10:11:12", 20, 110 + 40 * index + 7) for index in range(len(ROWS))]
    head = [word("户名: 张样例", 20, 5)]
    words = (*head, *titles, *tall, *english, *rows, *times)
    statement = read_statement("d1", [PageText(1, 700, 900, "px", "cells", words)])
    assert statement is not None
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]


def test_a_translation_beside_its_title_goes_on_below_it() -> None:
    """Counterparty beside 对方户名 over Name: the end of each name stood in a column of its own, unmarked."""
    titles = [word(text, 20 + 100 * place, 60) for place, text in enumerate(TITLES)]
    english = [word("Counterparty", 467, 60), word("Name", 420, 74)]
    rows = [word(text, 20 + 100 * place, 100 + 20 * index) for index, row in enumerate(ROWS)
            for place, text in enumerate((*row[:4], "子虚人力资源服务有限公司"))]
    statement = read_statement("d1", [PageText(1, 700, 900, "px", "cells", (*titles, *english, *rows))])
    assert statement is not None
    assert {entry.counterparty.value for entry in statement.entries} == {"子虚人力资源服务有限公司"}


def test_a_translation_beside_its_title_may_be_another_title_by_itself() -> None:
    """Account of Account Balance was taken for a column, Transaction of Transaction Date for a summary."""
    titles = [("交易日期", "Transaction", "Date"), ("摘要", "Summ", "ary"), ("交易金额", "Amo", "unt"),
              ("账户余额", "Account", "Balance"), ("对方户名", "Counter", "party")]
    places = [20.0, 150.0, 250.0, 350.0, 470.0]
    words = [each for (title, first, second), left in zip(titles, places, strict=True)
             for each in (word(title, left, 40), word(first, left + 4 + 10 * len(title), 40),
                          word(second, left + 20, 53))]
    rows = [word(text, left + 44, 80 + 20 * index) for index, row in enumerate(ROWS)
            for text, left in zip(row, places, strict=True)]
    statement = read_statement("d1", [PageText(1, 600, 900, "pt", "text-layer", (*words, *rows))])
    assert statement is not None
    assert [(str(each.day), each.summary.value, str(each.balance.value)) for each in statement.entries] == [
        (row[0], row[1], row[3].replace(",", "")) for row in ROWS]


def test_a_translation_may_stand_aside_of_its_title_in_a_wide_column() -> None:
    """Titles are flush left, translations in the middle: that of the name was taken for a column of its own."""
    titles = [("交易日期", "Transaction Date", 20.0, 10.0), ("交易名称", "Type", 150.0, 160.0),
              ("交易金额", "Amount", 250.0, 255.0), ("账户余额", "Balance", 350.0, 355.0),
              ("对方户名", "Counterparty", 450.0, 520.0)]
    words = [each for title, said, left, aside in titles for each in (word(title, left, 40), word(said, aside, 56))]
    entries = [*ROWS[:3], [*ROWS[3][:4], "财付通微信支付样例店"]]
    rows = [word(text, left, 80 + 20 * index) for index, row in enumerate(entries)
            for text, (_, _, left, _) in zip(row, titles, strict=True)]
    statement = read_statement("d1", [PageText(1, 800, 900, "pt", "text-layer", (*words, *rows))])
    assert statement is not None
    assert [entry.counterparty and entry.counterparty.value for entry in statement.entries] == [
        row[4] for row in entries]


def test_a_title_broken_before_its_translation_is_one() -> None:
    """对方账号与户 was taken for the title of the upper line of each row, 名 for that of the lower one."""
    titles = ["交易日期", "摘要", "交易金额", "账户余额"]
    words = [*(word(title, 20 + 100 * place, 46) for place, title in enumerate(titles)),
             word("对方账号与户", 420, 40), word("名/Counterparty", 430, 52)]
    for index, row in enumerate(ROWS):
        top = 80 + 30 * index
        words += [word(text, 20 + 100 * place, top + 6) for place, text in enumerate(row[:4])]
        words += [word(row[4], 420, top), word("6200000000001234567", 420, top + 12)]
    statement = read_statement("d1", [PageText(1, 800, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [entry.counterparty and entry.counterparty.value for entry in statement.entries] == [row[4] for row in ROWS]
