"""Statements whose words are given: headings, bands, rows, directions, header."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checks.facts import Order, Side
from intake_cli.statements.certainty import PROVEN
from intake_cli.statements.statement import read_statement
from intake_cli.statements.tables import read_table
from intake_cli.words import PageText, Rule
from tests.statements.paper import HEADER, ROWS, TITLES, line, page, word


def amounts(statement):
    return [None if entry.amount is None else entry.amount.value for entry in statement.entries]


def split(amount):
    """A signed amount as a debit and a credit cell."""
    return (amount[1:], "") if amount.startswith("-") else ("", amount)


LATER = [["2025-03-11", "消费", "-5.00", "8,995.00"], ["2025-03-12", "消费", "-5.00", "8,990.00"]]
SIGNED = [Decimal("1000.00"), Decimal("-200.50"), Decimal("8000.00"), Decimal("-299.50")]


def test_signed_amounts_ascending():
    statement = read_statement("d1", [page([*HEADER, TITLES, *ROWS])])
    assert amounts(statement) == SIGNED
    assert [entry.balance.value for entry in statement.entries][-1] == Decimal("9000.00")
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]
    assert [entry.counterparty.value for entry in statement.entries] == [row[4] for row in ROWS]
    assert statement.order is Order.ASCENDING
    assert statement.holder.value == "张样例"
    assert statement.account.value == "6200000000000001234"
    assert (statement.start.value.text, statement.end.value.text) == ("2025-03-01", "2025-09-10")
    assert statement.printed_on.value.text == "2025-09-12"
    assert statement.unplaced == ()


def test_newest_first_is_told_from_the_dates():
    statement = read_statement("d1", [page([TITLES, *reversed(ROWS)])])
    assert statement.order is Order.DESCENDING
    assert [entry.amount.value for entry in statement.chronological()] == SIGNED


def test_order_is_told_from_the_balances_when_all_dates_are_one_day():
    rows = [["2025-03-01", *row[1:]] for row in reversed(ROWS)]
    assert read_statement("d1", [page([TITLES, *rows])]).order is Order.DESCENDING


@pytest.mark.parametrize(("into", "out"), [("贷 Cr", "借 Dr"), ("收", "支"), ("收入", "支出"), ("C", "D")])
def test_flag_column(into, out):
    rows = [[row[0], row[1], out if row[2].startswith("-") else into, row[2].lstrip("-"), row[3]] for row in ROWS]
    statement = read_statement("d1", [page([["记账日期", "摘要", "借贷标志", "发生额", "余额"], *rows])])
    assert amounts(statement) == SIGNED
    assert statement.entries[1].side.value is Side.OUT


@pytest.mark.parametrize(("odd", "printed"), [((1, "贷", "-200.50"), Side.IN), ((2, "借", "8,000.00"), Side.OUT),
                                                 ((1, "借", "200.50"), Side.IN), ((1, "借", "-200.50"), Side.OUT)])
def test_of_sign_and_flag_that_differ_the_one_that_the_balance_is_against_is_printed(odd, printed):
    rows = [[*row[:2], "借" if row[2].startswith("-") else "贷", *row[2:4]] for row in (*ROWS, *LATER)]
    place, *cells = odd
    rows[place][2:4] = cells
    statement = read_statement("d1", [page([["记账日期", "摘要", "借贷标志", "发生额", "余额"], *rows])])
    assert amounts(statement)[:4] == SIGNED
    assert statement.entries[place].side.value is printed


@pytest.mark.parametrize(("flag", "amount", "balance", "side"), [
    ("借", "-5.00", "9,005.00", Side.IN), ("贷", "-5.00", "8,995.00", Side.OUT), ("借", "5.00", "8,995.00", Side.OUT)])
def test_a_minus_beside_a_flag_takes_money_back_where_the_flags_alone_say_which_way_it_went(
        flag, amount, balance, side):
    rows = [[*row[:2], "借" if row[2].startswith("-") else "贷", row[2].lstrip("-"), row[3]] for row in ROWS]
    rows.append(["2025-03-11", "消费", flag, amount, balance])
    statement = read_statement("d1", [page([["记账日期", "摘要", "借贷标志", "发生额", "余额"], *rows])])
    assert statement.entries[-1].side.value is side
    pixels = read_statement("d1", [page([["记账日期", "摘要", "借贷标志", "发生额", "余额"], *rows], unit="px")])
    assert pixels.entries[-1].amount.value == statement.entries[-1].amount.value
    assert (pixels.entries[-1].side is None) == amount.startswith("-")


def test_a_bank_whose_flags_speak_against_its_signs_means_it_so():
    rows = [[*row[:2], "贷" if row[2].startswith("-") else "借", *row[2:4]] for row in (*ROWS, *LATER)]
    statement = read_statement("d1", [page([["记账日期", "摘要", "借贷标志", "发生额", "余额"], *rows])])
    assert {entry.side.value for entry in statement.entries if entry.amount.value < 0} == {Side.OUT}


@pytest.mark.parametrize("title", ["贷", "借贷标志", "借方"])
def test_a_column_of_flags_whose_title_is_half_read_is_no_column_of_money(title):
    rows = [[row[0], row[1], "借Dr" if row[2].startswith("-") else "贷Cr", row[2].lstrip("-"), row[3]] for row in ROWS]
    statement = read_statement("d1", [page([["记账日期", "摘要", title, "发生额", "余额"], *rows], unit="px")])
    assert amounts(statement) == SIGNED


def test_split_columns():
    rows = [[*row[:2], *split(row[2]), row[3]] for row in ROWS]
    statement = read_statement("d1", [page([["日期", "摘要", "借方发生额", "贷方发生额", "余额"], *rows])])
    assert amounts(statement) == SIGNED

@pytest.mark.parametrize(("flag", "told"), [("• Dr", Side.OUT), ("-Dr", Side.OUT), ("*", None)])
def test_dirt_beside_flags_tells_no_other_side(flag, told):
    """Dots of a copy are no part of a flag; and a row whose flag was not read is no money in, though a stroke before
    the sum of another row reads as a minus."""
    rows = [[row[0], row[1], "Dr" if row[2].startswith("-") else "Cr", row[2].lstrip("-"), row[3]] for row in ROWS]
    rows[1][2], rows[0][3] = flag, "-" + rows[0][3]
    entry = read_statement("d1", [page([["日期", "摘要", "借贷", "金额", "余额"], *rows], unit="px")]).entries[1]
    assert (entry.side and entry.side.value) is told


@pytest.mark.parametrize("dash", ["-", "--"])
def test_a_column_that_is_mostly_dashes_is_no_column_of_flags(dash):
    """People pay often and are paid seldom: most cells of one column are empty."""
    balances = [1000 - 10 * paid for paid in range(10)] + [2000]
    rows = [[f"2025-03-{day:02}", "消费", "10.00", dash, f"{balance}.00"] for day, balance in
            enumerate(balances[:-1], 1)]
    rows.append(["2025-03-11", "工资", dash, "1,090.00", "2,000.00"])
    statement = read_statement("d1", [page([["日期", "摘要", "支出金额", "收入金额", "余额"], *rows])])
    assert amounts(statement)[-2:] == [Decimal("-10.00"), Decimal("1090.00")]


def test_a_minus_in_the_column_of_money_out_takes_nothing_back_where_most_carry_one():
    rows = [[*row[:2], row[2] if row[2].startswith("-") else "", "" if row[2].startswith("-") else f"+{row[2]}",
             row[3]] for row in ROWS]
    statement = read_statement("d1", [page([["日期", "摘要", "支出(-)", "收入(+)", "余额"], *rows])])
    assert amounts(statement) == SIGNED
    assert all((entry.side.value is Side.IN) == (entry.amount.value > 0) for entry in statement.entries)


@pytest.mark.parametrize("label", ["本日小计", "本年累计", "本月累计", "1-3月合计", "4月合计"])
def test_the_sums_of_a_day_or_a_year_between_entries_are_those_of_neither_page_nor_period(label):
    rows = [[*row[:2], *split(row[2]), row[3]] for row in ROWS]
    total = ["", label, "200.50", "1,000.00"]
    titles = ["日期", "摘要", "借方金额", "贷方金额", "余额"]
    statement = read_statement("d1", [page([titles, *rows[:2], total, *rows[2:]])])
    assert amounts(statement) == SIGNED
    assert statement.totals == ()


@pytest.mark.parametrize(("labels", "judged"), [
    (["本月合计", "累计"], []), (["累计", "累计"], []), (["累计"], [("period", "out"), ("period", "in")])])
def test_sums_that_run_up_from_line_to_line_are_those_of_neither_page_nor_period(labels, judged):
    rows = [[*row[:2], *split(row[2]), row[3]] for row in ROWS]
    lines = [["", label, f"{place}00.50", f"1,{place}00.00"] for place, label in enumerate(labels, 2)]
    titles = ["日期", "摘要", "借方金额", "贷方金额", "余额"]
    totals = read_statement("d1", [page([titles, *rows[:3], *lines[:1], *rows[3:], *lines[1:]])]).totals
    assert [(total.scope, total.of) for total in totals if total.scope != "month"] == judged


@pytest.mark.parametrize("label", ["本月合计", "3月合计", "2025年3月份小计", "当月发生额合计"])
def test_the_sums_of_a_month_name_the_month_and_the_row_above(label):
    rows = [[*row[:2], *split(row[2]), row[3]] for row in ROWS]
    titles = ["日期", "摘要", "借方金额", "贷方金额", "余额"]
    drawn = page([titles, *rows[:2], ["", label, "200.50", "1,000.00"], *rows[2:]])
    month = date(2025, 3, 1)
    assert [(total.scope, total.of, total.value, total.month, total.below) for total in
            read_statement("d1", [drawn]).totals] == [("month", "out", Decimal("200.50"), month, 2),
                                                      ("month", "in", Decimal("1000.00"), month, 2)]


@pytest.mark.parametrize(("accounted", "sure", "confidence"), [
    ("20250301", 0.95, PROVEN), ("20250302", 0.95, 0.7), ("20250301", 0.8, 0.7), ("", 0.95, 0.7)])
@pytest.mark.parametrize(("title", "time"), [("会计日期", ""), ("交易时间", " 15:20:00")])
def test_a_day_read_unsurely_is_borne_out_by_the_surely_read_day_of_the_accounts(accounted, sure, confidence, title,
                                                                                 time):
    titles = ["交易日期", "摘要", "交易金额", "账户余额", title]
    drawn = page([titles, *([*row[:4], row[0].replace("-", "") + time] for row in ROWS)])
    words = [replace(each, confidence=0.7) if each.text == "2025-03-01" else each for each in drawn.words]
    words = [replace(each, text=f"{accounted or '-'}{time}", confidence=sure) if each.text == f"20250301{time}" else
             each for each in words]
    statement = read_statement("d1", [replace(drawn, words=tuple(words))])
    assert statement.entries[0].booking_date.evidence.confidence == confidence
    assert statement.entries[1].booking_date.evidence.confidence == 1.0


@pytest.mark.parametrize(("beside", "left"), [("0.00", "1X:3O"), ("1", ",842.00")])
def test_nought_or_a_speck_beside_what_is_no_sum_is_not_the_sum_of_the_row(beside, left):
    """A stroke of a seal beside ,842.00, of which it had taken the 4, was an amount of 1 in silence."""
    rows = [[*row[:2], *(each or beside for each in split(row[2])), row[3]] for row in ROWS]
    unread = [[*row[:2], *(left if each not in ("", beside) and number == 2 else each for each in row[2:4]), row[4]]
              for number, row in enumerate(rows)]
    statement = read_statement("d1", [page([["日期", "摘要", "借方金额", "贷方金额", "余额"], *unread])])
    assert [entry.amount is None for entry in statement.entries] == [False, False, True, False]


def test_two_lines_of_a_month_below_one_row_are_told_of_none():
    rows = [[*row[:2], *split(row[2]), row[3]] for row in ROWS]
    lines = [["", "本月合计", "200.50", "1,000.00"], ["", "本月合计", "0.00", "0.00"]]
    titles = ["日期", "摘要", "借方金额", "贷方金额", "余额"]
    assert read_statement("d1", [page([titles, *rows[:2], *lines, *rows[2:]])]).totals == ()


def test_a_bank_that_prints_debit_for_money_in():
    rows = [[*row[:2], *reversed(split(row[2])), row[3]] for row in ROWS]
    statement = read_statement("d1", [page([["日期", "摘要", "借方金额（收）", "贷方金额（支）", "余额"], *rows])])
    assert amounts(statement) == SIGNED
    assert all((entry.side.value is Side.IN) == (entry.amount.value > 0) for entry in statement.entries)


def test_unsigned_amounts_get_their_sign_from_the_balances():
    rows = [[*row[:2], row[2].lstrip("-"), *row[3:]] for row in ROWS]
    assert amounts(read_statement("d1", [page([TITLES, *rows])])) == SIGNED


def test_an_edited_amount_keeps_its_printed_figure():
    rows = [ROWS[0], ["2025-03-05", "消费", "-20.50", "1,299.50", "样例超市"], *ROWS[2:]]
    assert amounts(read_statement("d1", [page([TITLES, *rows])]))[1] == Decimal("-20.50")


def test_an_impossible_date_stays_text():
    rows = [ROWS[0], ["2025-02-30", *ROWS[1][1:]], *ROWS[2:]]
    printed = read_statement("d1", [page([TITLES, *rows])]).entries[1].booking_date.value
    assert (printed.text, printed.day, printed.impossible) == ("2025-02-30", None, True)


def test_headings_only_on_the_first_page():
    statement = read_statement("d1", [page([*HEADER, TITLES, *ROWS[:2]]), page(ROWS[2:], 2)])
    assert amounts(statement) == SIGNED
    assert [entry.evidence.page for entry in statement.entries] == [1, 1, 2, 2]


def test_wrapped_text_continues_its_entry():
    lines = [TITLES, ROWS[0], ["", "", "", "", "的公司"], ROWS[1], ROWS[2], ["", "", "", "", "有限公司"], ROWS[3]]
    statement = read_statement("d1", [page(lines)])
    assert amounts(statement) == SIGNED
    assert statement.entries[0].counterparty.value == "李样友的公司"
    assert statement.entries[2].counterparty.value == "样例公司有限公司"


def test_a_cell_wrapped_over_the_page_break():
    second = page([TITLES, ["", "", "", "", "样例路店"], *ROWS[2:]], 2)
    statement = read_statement("d1", [page([TITLES, *ROWS[:2]]), second])
    assert statement.entries[1].counterparty.value == "样例超市样例路店"
    assert statement.entries[1].evidence.page == 1


def test_ruled_rows_with_centred_figures():
    lines = [TITLES, ["", "转账"], ["2025-03-01", "", "1,000.00", "1,500.00"], ["", "存入"],
             ["", "跨行"], ["2025-03-05", "", "-200.50", "1,299.50"], ["", "消费"]]
    rules = tuple(Rule(False, y, 0, 1200) for y in (35, 55, 115, 175))
    statement = read_statement("d1", [page(lines, rules=rules)])
    assert [entry.summary.value for entry in statement.entries] == ["转账存入", "跨行消费"]


def test_totals_and_feet_are_no_entries():
    lines = [TITLES, *ROWS, ["本页合计", "", "", "9,000.00"], ["本清单仅供参考,以柜面为准。"], ["第 1 页 / 共 1 页"]]
    statement = read_statement("d1", [page(lines)])
    assert len(statement.entries) == 4
    assert (statement.pages[0].number, statement.pages[0].count) == (1, 1)


def test_two_line_headings():
    lines = [TITLES, ["Date", "Summary", "Amount", "Balance", "Counterparty"], *ROWS]
    statement = read_statement("d1", [page(lines)])
    assert amounts(statement) == SIGNED
    assert len(statement.entries) == 4


def test_currencies_have_their_own_chains():
    titles = ["交易日期", "币种", "交易金额", "账户余额"]
    rows = [["2025-03-01", "人民币", "100.00", "1,100.00"], ["2025-03-02", "美元", "5.00", "55.00"],
            ["2025-03-03", "人民币", "-50.00", "1,050.00"], ["2025-03-04", "美元", "-1.00", "54.00"]]
    statement = read_statement("d1", [page([titles, *rows])])
    assert {name: len(entries) for name, entries in statement.chains().items()} == {"人民币": 2, "美元": 2}


def test_prose_is_no_statement():
    assert read_statement("d1", [page([["本公司成立于2020-01-01，注册资本 1,000,000.00 元。"]])]) is None


def test_a_wallet_bill_has_no_balance():
    rows = [["2025-03-01 10:00:00", "样例店", "支出", "12.00"], ["2025-03-02 10:00:00", "李样友", "收入", "20.00"]]
    titles = ["交易时间", "交易对方", "收/支", "金额(元)"]
    statement = read_statement("d1", [page([["微信支付交易明细证明"], titles, *rows])])
    assert (statement.account_type, statement.has_balance) == ("wallet", False)
    assert amounts(statement) == [Decimal("-12.00"), Decimal("20.00")]


@pytest.mark.parametrize(("line", "start", "end"), [
    ("起止日期：20250211-20250914", "20250211", "20250914"),
    ("查询起日:2025/02/11 查询止日:2025/09/14", "2025/02/11", "2025/09/14"),
    ("交易区间: 2025年02月11日至2025年09月14日", "2025年02月11日", "2025年09月14日"),
    ("2025-02-11 —— 2025-09-14", "2025-02-11", "2025-09-14"),
    ("起始：2025-02-11 截止：2025-09-14", "2025-02-11", "2025-09-14"),
])
def test_periods(line, start, end):
    statement = read_statement("d1", [page([[line], TITLES, *ROWS])])
    assert (statement.start.value.text, statement.end.value.text) == (start, end)


@pytest.mark.parametrize(("unit", "found"), [("px", ("2024-05-01", "2024-05-01至2C24-07-28")), ("pt", None)])
def test_a_labelled_period_of_a_scan_that_was_half_read_is_not_missing(unit, found):
    """A paper was accused of printing none; what a text layer does not say is not there."""
    statement = read_statement("d1", [page([["起止日期：2024-05-01至2C24-07-28"], TITLES, *ROWS], unit=unit)])
    days = statement.start and (statement.start.value.text, statement.end.value.text)
    assert days == found
    assert statement.end is None or statement.end.value.day is None


def test_the_second_day_of_a_period_is_told_from_words_that_stand_apart():
    """A scan with wide blanks: the paper was accused of printing no period."""
    drawn = page([[], TITLES, *ROWS], unit="px")
    head = [word(text, left, 40) for text, left in (
        ("Period:05", 20), ("Mar", 75), ("2025", 100), ("-", 130), ("05", 150), ("Jun", 170), ("2025", 195))]
    head[3] = replace(head[3], box=replace(head[3].box, top=45, bottom=46))
    statement = read_statement("d1", [replace(drawn, words=(*head, *drawn.words))])
    assert (statement.start.value.day, statement.end.value.day) == (date(2025, 3, 5), date(2025, 6, 5))


def test_header_printed_as_a_grid():
    lines = [["户名", "卡号", "打印日期"], ["张样例", "6200000000000001234", "2025-09-12"], TITLES, *ROWS]
    statement = read_statement("d1", [page(lines)])
    assert (statement.holder.value, statement.account.value) == ("张样例", "6200000000000001234")
    assert statement.printed_on.value.text == "2025-09-12"


@pytest.mark.parametrize(("unit", "account"), [("px", "1010"), ("pt", None)])
def test_an_account_of_which_a_few_figures_were_read_from_pixels_is_one_in_doubt(unit, account):
    statement = read_statement("d1", [page([["户名：张样例", "", "卡号：1010"], TITLES, *ROWS], unit=unit)])
    assert (statement.account and statement.account.value) == account
    assert statement.account is None or statement.account.evidence.confidence <= 0.5


def test_the_name_of_a_customer_is_the_holders():
    header = [["客户名：张样例", "", "账号：6200000000000001234"]]
    assert read_statement("d1", [page([*header, TITLES, *ROWS])]).holder.value == "张样例"


@pytest.mark.parametrize(("holder", "kind"), [
    ("样例科技有限公司", "corporate"), ("样例市样例幼儿园", "corporate"), ("样例区样例百货店", "corporate"),
    ("样例市第二中学", "corporate"), ("样例县样例村村民委员会", "corporate"), ("样例口腔诊所(普通合伙)", "corporate"),
    ("张学院", "personal"), ("欧阳学园", "personal"), ("阿卜杜勒·艾力社", "personal"), ("样例样例样例", "personal")])
def test_an_organisation_is_a_corporate_holder(holder, kind):
    statement = read_statement("d1", [page([[f"户名: {holder}"], TITLES, *ROWS])])
    assert statement.account_type == kind


def test_what_says_that_it_is_a_persons_account_is_believed_before_how_a_name_ends():
    statement = read_statement("d1", [page([["个人账户明细"], ["户名: 样例样例支行营业部"], TITLES, *ROWS])])
    assert statement.account_type == "personal"


@pytest.mark.parametrize(("title", "bank"), [
    ("样例银行个人账户交易明细", "样例银行"), ("兹证明客户在样例广聚银行的交易如下", "样例广聚银行"),
    ("个人账户对账单 样例民兴银行", "样例民兴银行"),
])
def test_the_name_of_a_bank_without_what_stands_before_it(title, bank):
    assert read_statement("d1", [page([title.split(), *HEADER, TITLES, *ROWS])]).bank.value == bank


def test_a_period_whose_label_nobody_knows():
    header = [["某某: 2025/02/14-2025/09/14", "", "", "打印日期: 2025/09/15"]]
    statement = read_statement("d1", [page([*header, TITLES, *ROWS])])
    assert (statement.start.value.text, statement.end.value.text) == ("2025/02/14", "2025/09/14")
    assert statement.printed_on.value.text == "2025/09/15"


@pytest.mark.parametrize(("issued", "printed"), [("2025-09-12", "2025-09-12"), ("2019-09-12", None)])
def test_a_date_of_issue_is_the_print_date_unless_the_account_was_opened_then(issued, printed):
    header = [["起止日期: 2025-03-01 至 2025-09-10", "", "", f"开立日期: {issued}"]]
    read = read_statement("d1", [page([*header, TITLES, *ROWS])]).printed_on
    assert (read and read.value.text) == printed


def test_a_line_that_reaches_into_the_first_entry_is_its_own():
    above = page([["", "", "", "", "样例第一有限"]]).words
    first = page([TITLES, *ROWS[:2]])
    second = page([[], *ROWS[2:]], number=2)
    moved = tuple(replace(word, box=replace(word.box, top=word.box.top + 13, bottom=word.box.bottom + 13))
                  for word in above)
    statement = read_statement("d1", [first, replace(second, words=(*moved, *second.words))])
    assert [entry.counterparty.value for entry in statement.entries][1:3] == ["样例超市", "样例第一有限样例公司"]


def test_letters_set_apart_are_one_title_whatever_the_first_means_alone():
    drawn = page([[*TITLES, ""], *([*row, "304579986"] for row in ROWS)])
    apart = [word(letter, 520 + 15 * place, 40) for place, letter in enumerate("日志号")]
    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, *apart))])
    assert len(statement.entries) == len(ROWS)
    table = read_table([replace(drawn, words=(*drawn.words, *apart))])
    assert [band.title for band in table.bands] == [*TITLES, "日志号"]


CENTRED = [["2025-03-11", "", "", "", ""], ["", "消费", "-1.00", "8,999.00", "样例"], ["10:00:00", "", "", "", ""], [],
           ["2025-03-12", "", "", "", ""], ["", "消费", "-2.00", "8,997.00", "样例"], ["11:00:00", "", "", "", ""]]


@pytest.mark.parametrize(("rows", "days"), [
    (CENTRED, ["2025-03-11", "2025-03-12"]),
    ([["承前页", "", "", "9,000.00"], ["250311", "消费", "-1.00", "8,999.00"], ["250312", "消费", "-2.00", "8,997.00"]],
     ["250311", "250312"])])
def test_a_later_page_without_heading_whose_lines_carry_no_whole_date(rows, days):
    pages = [page([*HEADER, TITLES, *ROWS]), page([*HEADER[:2], *rows], number=2, pitch=13.0)]
    statement = read_statement("d1", pages)
    assert [entry.evidence.page for entry in statement.entries] == [1] * 4 + [2] * 2
    assert [entry.booking_date.value.text for entry in statement.entries[4:]] == days
    assert amounts(statement)[4:] == [Decimal("-1.00"), Decimal("-2.00")]
    assert statement.unplaced == ()


def test_a_figure_set_higher_on_a_later_page_hides_no_row_above_it():
    raised = [*CENTRED[:4], ["2025-03-12", "", "-9.00", "", ""], ["", "消费", "", "8,997.00", "样例"], CENTRED[6]]
    second = page([*HEADER[:2], *raised], number=2, pitch=13.0)
    statement = read_statement("d1", [page([*HEADER, TITLES, *ROWS]), second])
    later = [entry for entry in statement.entries if entry.evidence.page == 2]
    assert (later[0].booking_date.value.text, later[0].amount.value) == ("2025-03-11", Decimal("-1.00"))
    assert Decimal("-9.00") in amounts(statement)


def test_a_date_that_is_wider_than_its_title_stays_whole():
    printed = page([["日期", *TITLES[1:4]], *(row[:4] for row in ROWS)])
    wide = [replace(word, text="2025-03-28", box=replace(word.box, right=word.box.left + 85),
                    edges=tuple(word.box.left + 8.5 * place for place in range(11)))
            if word.text.startswith("2025") else word for word in printed.words]
    statement = read_statement("d1", [replace(printed, words=tuple(wide))])
    assert [entry.booking_date.value.text for entry in statement.entries] == ["2025-03-28"] * 4


def test_entries_in_columns_of_their_own_do_not_vanish():
    """A page whose table nobody understands: what looks like an entry is listed, and what does not stays outside."""
    strange = [["", "", "2025-03-11", "", "", "8,999.00", "-1.00"], ["", "", "2025-03-12", "", "", "8,997.00", "-2.00"]]
    pages = [page([*HEADER, TITLES, *ROWS]), page([["附页"], *strange], number=2)]
    statement = read_statement("d1", pages)
    assert len(statement.entries) == 4
    assert [place.quote.split()[0] for place in statement.unplaced] == ["2025-03-11", "2025-03-12"]


def test_a_time_that_no_clock_shows_is_kept_as_printed() -> None:
    titles = ["交易日期", "交易时间", "摘要", "交易金额", "账户余额"]
    rows = [["2025-03-01", "09:12:03", "转账存入", "1,000.00", "1,500.00"],
            ["2025-03-05", "25:61:00", "消费", "-200.50", "1,299.50"]]
    found = read_statement("d1", [page([*HEADER, titles, *rows])])
    assert found is not None
    assert [entry.odd_time and entry.odd_time.value for entry in found.entries] == [None, "25:61:00"]
    assert [entry.booking_time is None for entry in found.entries] == [False, True]


def test_the_currency_that_all_rows_name_is_the_statement_s() -> None:
    def currency(title: str, *names: str) -> str | None:
        rows = [["2025-03-01", names[0], "100.00", "1,100.00"], ["2025-03-02", names[1], "-50.00", "1,050.00"]]
        found = read_statement("d1", [page([["交易日期", title, "交易金额", "账户余额"], *rows])])
        assert found is not None
        return None if found.currency is None else found.currency.value

    assert (currency("币种", "美元", "美元"), currency("币种", "美元", "人民币")) == ("美元", None)
    assert currency("消费币种", "美元", "美元") is None


@pytest.mark.parametrize(("title", "kept"), [
    ("交易流水号", True), ("日 志 号", True), ("交易单号", True), ("交易订单号", True), ("商户单号", False),
    ("商家订单号", False), ("凭证号", False)])
def test_the_number_of_a_booking_is_kept(title: str, kept: bool) -> None:
    rows = [["2025-03-01", "消费", "-100.00", "1,100.00", "2025030100012345"],
            ["2025-03-02", "消费", "-50.00", "1,050.00", "2025030200012346"]]
    found = read_statement("d1", [page([["交易日期", "摘要", "交易金额", "账户余额", title], *rows])])
    assert found is not None
    assert [entry.number and entry.number.value for entry in found.entries] == [
        each if kept else None for each in ("2025030100012345", "2025030200012346")]


def test_a_note_between_entries_is_no_cell_of_theirs():
    notes = [["如有疑问请于收到之日起十五日内与开户网点联系逾期视为核对无误"], ["特此告知。"]]
    entries = read_statement("d1", [page([*HEADER, TITLES, *ROWS[:2], *notes, *ROWS[2:]], pitch=14)]).entries
    assert [entry.evidence.quote for entry in entries] == [" ".join(row) for row in ROWS]


@pytest.mark.parametrize("worn", [False, True])
def test_a_title_that_a_seal_took_over_the_other_column_of_money_is_the_one_the_balances_prove(worn):
    """Commas that wear made to points do not keep the balances from proving it."""
    rows = [[*row[:2], *split(row[2]), row[3].replace(",", ".") if worn else row[3]] for row in ROWS]
    drawn = page([["日期", "摘要", "支出金额", "得A分额", "余额"], *rows], unit="px")
    words = tuple(replace(each, confidence=0.33) if each.text == "得A分额" else each for each in drawn.words)
    assert amounts(read_statement("d1", [replace(drawn, words=words)])) == SIGNED


def test_figures_amid_the_letters_of_a_label_are_letters():
    lines = [["Down1oad Date: 2025-09-12"], TITLES, *ROWS]
    statement = read_statement("d1", [page(lines, unit="px")])
    assert statement.printed_on is not None
    assert statement.printed_on.value.text == "2025-09-12"


def test_a_day_and_a_sum_that_touch_are_two():
    titles = ["日期", "收支金额", "余额", "摘要"]
    rows = [[row[0].replace("-", ""), row[2].replace(",", ""), row[3], row[1]] for row in ROWS]
    glued = [[rows[0][0] + rows[0][1], "", *rows[0][2:]], *rows[1:]]
    words = tuple(word(text, left, 50.0 + 20 * line) for line, cells in enumerate([titles, *glued])
                  for text, left in zip(cells, (20, 62, 120, 220), strict=True) if text)
    entry = read_statement("d1", [PageText(1, 600, 800, "px", "cells", words)]).entries[0]
    assert (entry.booking_date.value.text, entry.amount.value) == ("20250301", Decimal("1000.00"))


def test_a_sum_whose_point_was_read_as_a_comma_begins_an_entry():
    """The day stands over its line; without it the entry would be lost in the next one."""
    lines = [line for row in ROWS for line in ([row[0]], ["", *row[1:]])]
    lines[3] = ["", ROWS[1][1], "-20050", "1,299,50", ROWS[1][4]]
    statement = read_statement("d1", [page([TITLES, *lines], unit="px", pitch=12)])
    assert [str(entry.balance.value) for entry in statement.entries] == [row[3].replace(",", "") for row in ROWS]


def test_a_day_over_its_sums_is_theirs_though_that_of_the_next_row_is_nearer():
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{9010 - day:,}.00", "样例超市"] for day in range(11, 25)]
    words = line(TITLES, 40)
    for place, cells in enumerate([*ROWS, *more]):
        words += [*line(cells[:1], 70 + 25 * place), *line(["", *cells[1:]], 83 + 25 * place)]
    statement = read_statement("d1", [replace(page([], unit="px"), words=tuple(words))])
    assert [(entry.booking_date.value.text, entry.balance and str(entry.balance.value))
            for entry in statement.entries] == [(cells[0], cells[3].replace(",", "")) for cells in [*ROWS, *more]]


@pytest.mark.parametrize("over", [False, True])
def test_a_row_of_which_only_the_day_can_be_read_is_a_row(over):
    """A blot lies on the rest of it; days may stand over the lines of their rows, and times under them."""
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{9010 - day:,}.00", "样例超市"] for day in range(11, 25)]
    lines, pitch, apart = [*ROWS, *more], 32 if over else 15, 7 if over else 0
    words = line(TITLES, 40)
    for place, cells in enumerate(lines):
        top = 70 + pitch * place
        words += line(cells[:1], top - apart)
        words += line(["", *cells[1:]], top) if place != 6 else []
        words += line(["10:11:12"], top + apart) if over else []
    statement = read_statement("d1", [replace(page([], unit="px"), words=tuple(words))])
    assert [entry.day for entry in statement.entries] == [date.fromisoformat(cells[0]) for cells in lines]
    assert (statement.entries[6].amount, statement.entries[6].balance) == (None, None)


@pytest.mark.parametrize("lower", [7, -7])
def test_both_halves_of_rows_that_bend_are_one_row(lower):
    """Each half alone looks like a row that lacks what the other shows."""
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{9010 - day:,}.00", ""] for day in range(11, 25)]
    lines = [*ROWS, *more]
    words = line(TITLES, 40)
    for place, cells in enumerate(lines):
        top = 70 + 20 * place
        words += line(cells[:2], top)
        words += line(["", "", *cells[2:]], top + (lower if 5 <= place <= 8 else 0))
    statement = read_statement("d1", [replace(page([], unit="px"), words=tuple(words))])
    assert [entry.day for entry in statement.entries] == [date.fromisoformat(cells[0]) for cells in lines]
    balances = [Decimal(cells[3].replace(",", "")) for cells in lines]
    assert [entry.balance.value for entry in statement.entries] == balances


def test_a_mark_of_the_page_over_the_sums_below_the_table_is_no_text_of_the_last_row() -> None:
    above = page([*HEADER, TITLES, *ROWS])
    bottom = max(each.box.bottom for each in above.words)
    foot = [word("第3页,共15页", 120, bottom + 6), *line(["本页合计", "", "-1.00", "", ""], bottom + 20)]
    entries = read_statement("d1", [replace(above, words=(*above.words, *foot))]).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in ROWS]


@pytest.mark.parametrize("raised", [2, 5])
def test_a_sum_raised_to_the_line_of_its_day_makes_no_row_of_its_own(raised: int) -> None:
    """Days stand over the times of their rows and their sums; an editor set a new sum beside the day."""
    more = [[f"2025-03-{day}", "消费", "-1.00", f"{9010 - day:,}.00", ""] for day in range(11, 25)]
    lines = [*ROWS, *more]
    words = line(TITLES, 40)
    for place, (day, said, amount, balance, party) in enumerate(lines):
        top = 70 + 50 * place
        words += line([day, "", amount if place == raised else ""], top)
        words += line(["10:11:12", said, "" if place == raised else amount, balance, party], top + 22)
    statement = read_statement("d1", [replace(page([], unit="px"), words=tuple(words))])
    assert [(entry.day, str(entry.amount.value), entry.balance.value) for entry in statement.entries] == [
        (date.fromisoformat(day), amount.replace(",", ""), Decimal(balance.replace(",", "")))
        for day, _, amount, balance, _ in lines]


@pytest.mark.parametrize(("last", "found"), [
    (["2025-03-12", "转账支出", "3#10x6", "8,990.00", "王样友"], 5),
    (["2025-03-12", "转账支出", "3#10x6", "", "王样友"], 5),
    (["2025-03-12", "", "", "", "经办人"], 4), (["2025-03-12", "经办: 王", "3#10x6", "", "王样友"], 4)],
    ids=["a balance", "no balance", "few columns", "a label"])
def test_a_row_at_the_foot_whose_sum_was_not_read_is_no_foot(last: list[str], found: int) -> None:
    entries = read_statement("d1", [page([*HEADER, TITLES, *ROWS, last], unit="px")]).entries
    assert len(entries) == found
    assert [entry.amount for entry in entries[4:]] == [None] * (found - 4)


def test_a_title_that_banks_print_is_no_summary_though_nothing_asks_for_it() -> None:
    titles = ["交易日期", "交易行名", "交易金额", "账户余额", "对方户名", "义易用建"]
    rows = [[row[0], "样例大道支行", *row[2:], row[1]] for row in ROWS]
    entries = read_statement("d1", [page([titles, *rows], unit="px")]).entries
    assert [entry.summary and entry.summary.value for entry in entries] == [row[1] for row in ROWS]


def test_a_balance_read_with_the_title_of_the_branch_beside_it_is_a_column_of_its_own() -> None:
    """Its figures stand left of the title."""
    drawn = page([*HEADER, [*TITLES[:3], "", "", "摘要"]], unit="px")
    rows = [word(cell, left, 120 + 20 * at) for at, row in enumerate(ROWS) for cell, left in (
        (row[0], 20), (row[1], 120), (row[2], 220), (row[3], 320), ("04301/9990001/975825", 420))]
    title = word("余额机构/柜员/流水", 385, 100)
    table = read_table([replace(drawn, words=(*drawn.words, title, *rows))])
    assert table is not None
    assert [band.title for band in table.bands][3:5] == ["余额", "机构/柜员/流水"]


@pytest.mark.parametrize("title", ["摘要码", "交易码"])
def test_a_remark_says_more_than_the_code_of_a_summary(title):
    """Figures stood for what an entry is, beside the text that says it."""
    rows = [[day, f"10{row:02d}", amount, balance, said if row else ""]
            for row, (day, said, amount, balance, _) in enumerate(ROWS)]
    titles = ["交易日期", title, "交易金额", "账户余额", "附言"]
    entries = read_statement("d1", [page([*HEADER, titles, *rows])]).entries
    assert [entry.summary.value for entry in entries] == ["1000", *(row[1] for row in ROWS[1:])]


def test_sums_without_decimals_tell_where_their_rows_stand():
    """No line counted as an entry, so that rules between columns were not seen, and borders cut long names."""
    rows = [("2025/3/1", "6855", "45183", "样例百货商场股份有限公司"), ("2025/3/2", "120", "45063", "李样友"),
            ("2025/3/9", "63", "45000", "样例信息技术有限公司"), ("2025/3/10", "1000", "44000", "王样友")]
    words = [word(text, left, 40) for text, left in (("日期", 20), ("支出", 120), ("余额", 200), ("对方户名", 260),
                                                     ("用途", 400))]
    words += [word(text, left, 60 + 20 * row) for row, cells in enumerate(rows)
              for text, left in zip((*cells, "货款"), (20, 120, 200, 260, 400), strict=True)]
    places = (10.0, 110.0, 190.0, 250.0, 395.0, 450.0)
    rules = tuple(Rule(True, x, 30.0, 150.0) for x in places)
    table = read_table([PageText(1, 600, 900, "pt", "text-layer", tuple(words), rules)])
    assert tuple(band.left for band in table.bands[1:]) == places[1:5]
