"""Lists without a heading, as banking apps show them: entries of several lines, told by gaps, signs and balances."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText, Word
from tests.statements.paper import SIZE, word

RIGHT, STEP, GAP = 560.0, 16.0, 20.0
ENTRIES = [("代发工资", "样例商贸有限公司", "2025-09-10", "+8,000.00", "9,299.50"),
           ("快捷支付", "样例超市", "2025-09-05", "-200.50", "1,299.50"),
           ("转账汇入", "李样友", "2025-09-01", "+1,000.00", "1,500.00"),
           ("消费", "样例药房", "2025-08-28", "-40.00", "500.00"),
           ("转账支出", "王样友", "2025-08-20", "-60.00", "540.00")]
Lines = Sequence[tuple[str, str]]
"""What stands on the left and on the right of each line of an entry, or of a heading."""


def listed(blocks: Sequence[Lines], number: int = 1) -> PageText:
    """A page of blocks of lines, with a gap between them; blanks part words."""
    words: list[Word] = [word("交易明细", 250, 10)]
    top = 50.0
    for block in blocks:
        for left, right in block:
            x = 20.0
            for text in left.split():
                words.append(word(text, x, top))
                x = words[-1].box.right + SIZE
            if right:
                own = word(right, 0, top)
                words.append(word(right, RIGHT - own.box.right, top))
            top += STEP
        top += GAP
    return PageText(number, 600, top + 100, "pt", "text-layer", tuple(words))


def blocks(label: str | None = "余额:", day: bool = True) -> list[Lines]:
    """The entries in three lines each, with their balances behind a label, or without them."""
    return [[(summary, amount), (party, "" if label is None else label + balance),
             (f"{when} 10:22:33" if day else "10:22:33", "")] for summary, party, when, amount, balance in ENTRIES]


def amounts(statement):
    return [str(entry.amount.value) for entry in statement.entries]


def balances(statement):
    return [None if entry.balance is None else str(entry.balance.value) for entry in statement.entries]


def days(statement):
    return [None if entry.day is None else entry.day.isoformat() for entry in statement.entries]


WANTED = [amount.replace(",", "").removeprefix("+") for *_, amount, _ in ENTRIES]
LEFT = [balance.replace(",", "") for *_, balance in ENTRIES]
DAYS = [day for _, _, day, _, _ in ENTRIES]


@pytest.mark.parametrize("label", ["余额:", "余额", ""])
def test_entries_of_several_lines_with_their_balances(label):
    statement = read_statement("d1", [listed(blocks(label))])
    assert (amounts(statement), balances(statement), days(statement)) == (WANTED, LEFT, DAYS)
    assert [entry.summary.value for entry in statement.entries] == [entry[0] for entry in ENTRIES]
    assert [entry.counterparty.value for entry in statement.entries] == [entry[1] for entry in ENTRIES]
    assert all(entry.summary.evidence.confidence < 0.9 for entry in statement.entries)  # no title names it
    assert str(statement.entries[0].booking_time.value) == "10:22:33"


def test_without_balances_signs_tell_and_the_balances_are_said_to_be_missing():
    statement = read_statement("d1", [listed(blocks(None))])
    assert (amounts(statement), statement.has_balance) == (WANTED, False)


def unsigned(entries: list[Lines]) -> list[Lines]:
    return [[(left, right.lstrip("+-")) for left, right in block] for block in entries]


def test_unsigned_sums_without_balances_are_not_guessed():
    assert read_statement("d1", [listed(unsigned(blocks(None)))]) is None


def test_balances_sign_what_prints_no_sign():
    statement = read_statement("d1", [listed(unsigned(blocks("")))])
    assert amounts(statement)[:-1] == WANTED[:-1]  # before the oldest no balance is known


def test_a_second_sum_that_follows_from_nothing_is_no_balance():
    wrong = [[block[0], (block[1][0], "7,777.77"), block[2]] for block in blocks("")]
    statement = read_statement("d1", [listed(wrong)])
    assert (amounts(statement), statement.has_balance) == (WANTED, False)


def test_days_and_months_on_lines_over_the_entries():
    own = blocks("余额:", day=False)
    shown = [[("2025-09", "")], [("2025-09-10 星期三", "")], own[0], [("2025-09-05 星期五", "")], own[1],
             [("2025-09-01 星期一", "")], own[2], [("2025-08", "")], [("2025-08-28 星期四", "")], own[3],
             [("2025-08-20 星期三", "")], own[4]]
    statement = read_statement("d1", [listed(shown)])
    assert (amounts(statement), days(statement)) == (WANTED, DAYS)


def in_margin(day: str, block: Lines) -> Lines:
    (first, amount), *rest = block
    return [(f"{day} {first}", amount), *rest]


@pytest.mark.parametrize(("months", "named"), [(("2025年9月", "2025年8月"), DAYS), (("9月", "8月"), None)])
def test_days_beside_the_entries_are_of_the_month_over_them_if_it_has_a_year(months, named):
    own = [in_margin(day[-2:], block) for day, block in zip(DAYS, blocks(day=False), strict=True)]
    statement = read_statement("d1", [listed([[(months[0], "")], *own[:3], [(months[1], "")], *own[3:]])])
    assert (statement and days(statement)) == named


def test_the_sums_of_a_month_over_its_entries_are_none_of_them():
    own = blocks(None)
    shown = [[("2025年9月 支出¥200.50", "收入¥9,000.00")], *own[:3], [("2025年8月 支出¥100.00", "收入¥0.00")], *own[3:]]
    statement = read_statement("d1", [listed(shown)])
    assert (amounts(statement), days(statement)) == (WANTED, DAYS)


def test_an_entry_whose_sums_were_not_read_is_not_lost():
    own = blocks()
    torn = [own[0], [(left, "") for left, _ in own[1]], *own[2:]]
    statement = read_statement("d1", [listed(torn)])
    assert days(statement) == DAYS
    assert [entry.amount is None for entry in statement.entries] == [False, True, False, False, False]


def test_the_filter_of_an_app_is_no_heading():
    own = blocks(day=False)
    shown = [[("全部 收入 支出 筛选", "")], *([(f"{day} 星期三", ""), *block] for day, block in
                                         zip(DAYS, own, strict=True))]
    statement = read_statement("d1", [listed(shown)])
    assert (amounts(statement), days(statement)) == (WANTED, DAYS)


def test_a_last_page_of_one_entry():
    own = blocks("")
    statement = read_statement("d1", [listed(own[:4]), listed(own[4:], 2)])
    assert (amounts(statement), balances(statement)) == (WANTED, LEFT)


def test_what_an_entry_leaves_out_moves_no_figure_off_its_line():
    own = blocks("余额:")
    own[3] = [(own[3][0][0], own[3][0][1]), (own[3][2][0], own[3][1][1])]
    paper = listed(own)
    statement = read_statement("d1", [paper])
    assert balances(statement) == LEFT
    assert (statement.typeset.rows, statement.typeset.texts) == ((), ())


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_entries_are_no_list(count):
    assert read_statement("d1", [listed(blocks(None)[:count])]) is None


def test_a_payment_plan_is_no_list():
    plan = [[(f"第{index}期", f"{1900 + 7 * index}.40"), (f"2025-{index:02}-10", "")] for index in range(1, 10)]
    assert read_statement("d1", [listed(plan)]) is None


def test_chain_is_of_the_sums_that_are_signed():
    statement = read_statement("d1", [listed(blocks(""))])
    assert sum((Decimal(each) for each in amounts(statement)[:-1]), Decimal(LEFT[-1])) == Decimal(LEFT[0])


def test_labels_tell_no_text_and_values_are_whose_label_begins_the_line():
    shown = [[(f"交易时间: {day} 10:22:33", ""), (f"交易金额: {amount}", ""), (f"账户余额: {balance}", ""),
              (f"对方户名: {party}", ""), (f"摘要: {summary}", "")] for summary, party, day, amount, balance in ENTRIES]
    statement = read_statement("d1", [listed(shown)])
    assert (amounts(statement), balances(statement), days(statement)) == (WANTED, LEFT, DAYS)
    assert [(entry.summary.value, entry.counterparty.value) for entry in statement.entries] == [
        entry[:2] for entry in ENTRIES]


def test_what_stands_before_a_time_on_its_line_is_a_text():
    shown = [[(summary, amount), (f"{party} {day} 10:22:33 尾号1234", "")]
             for summary, party, day, amount, _ in ENTRIES]
    statement = read_statement("d1", [listed(shown)])
    assert [(entry.summary.value, entry.counterparty.value) for entry in statement.entries] == [
        entry[:2] for entry in ENTRIES]


def test_sums_of_which_some_stand_in_no_column_are_no_list():
    own = blocks(None)
    torn = [[(f"{left} {right}", "") if index % 2 and right else (left, right) for left, right in block]
            for index, block in enumerate(own)]
    assert read_statement("d1", [listed(torn)]) is None


def test_months_with_points_are_no_sums():
    own = blocks()
    statement = read_statement("d1", [listed([[("2025.09", "")], *own[:3], [("2025.08", "")], *own[3:]])])
    assert (amounts(statement), days(statement)) == (WANTED, DAYS)


def test_a_balance_read_as_two_sums_is_no_entry_of_its_own():
    own = blocks("")
    labelled = [[first, (f"{party}", ""), (f"{when} 余额 {balance}", "")]
                for (first, (party, balance), (when, _)) in own]
    labelled[1][2] = ("2025-09-05 10:22:33 余额 1,29 9.50 9.50", "")
    statement = read_statement("d1", [listed(labelled)])
    assert (amounts(statement), days(statement)) == (WANTED, DAYS)
    assert balances(statement) == [LEFT[0], None, *LEFT[2:]]


def test_a_text_behind_a_time_that_a_photograph_bends_off_its_sum_is_one():
    words = [word("交易明细", 250, 10)]
    for index, (summary, party, day, amount, balance) in enumerate(ENTRIES):
        top = 50.0 + 60 * index
        words += [word(day, 20, top), word("10:22:33", 90, top), word(summary, 160, top), word(party, 160, top + 18)]
        words += [word(text, RIGHT - 5 * len(text), top + down) for text, down in ((amount, 7), (balance, 26))]
    statement = read_statement("d1", [PageText(1, 600, 800, "pt", "text-layer", tuple(words))])
    assert [(entry.summary.value, entry.counterparty.value) for entry in statement.entries] == [
        entry[:2] for entry in ENTRIES]


def test_an_entry_with_labels_whose_sums_were_not_read_is_not_lost():
    shown = [[(f"交易时间: {day} 10:22:33", ""), (f"交易金额: {amount}", ""), (f"账户余额: {balance}", ""),
              (f"摘要: {summary}", "")] for summary, _, day, amount, balance in ENTRIES]
    shown[1][1:3] = [("交易金额: 200", ""), ("账户余额: 1299", "")]
    statement = read_statement("d1", [listed(shown)])
    assert days(statement) == DAYS
    assert statement.entries[1].amount is None


def test_a_line_that_stands_alone_is_with_whom_where_it_says_no_payment() -> None:
    found = blocks()
    found[4] = [("王样友", "-60.00"), ("2025-08-20 10:22:33", "余额:540.00")]
    found[3] = [("消费", "-40.00"), ("2025-08-28 10:22:33", "余额:500.00")]
    entries = read_statement("d1", [listed(found)]).entries
    told = [tuple(field and field.value for field in (entry.summary, entry.counterparty)) for entry in entries]
    assert told[2:] == [("转账汇入", "李样友"), ("消费", None), (None, "王样友")]


@pytest.mark.parametrize(("text", "payment"), [("他行来账", True), ("网银转账", True), ("网银转账-王样友", False)])
def test_words_of_payments_that_tell_no_side_say_what_an_entry_is_where_no_name_follows(text, payment) -> None:
    found = blocks()
    found[4] = [(text, "-60.00"), ("2025-08-20 10:22:33", "余额:540.00")]
    entry = read_statement("d1", [listed(found)]).entries[4]
    assert (entry.summary if payment else entry.counterparty).value == text


def test_where_no_line_names_a_payment_the_first_says_with_whom() -> None:
    found = [[(party, amount), ("餐饮美食", ""), (f"{day} 10:22:33", "")] for _, party, day, amount, _ in ENTRIES]
    entries = read_statement("d1", [listed(found)]).entries
    assert {(entry.summary.value, entry.counterparty.value) for entry in entries} == {
        ("餐饮美食", party) for _, party, *_ in ENTRIES}


@pytest.mark.parametrize("kind", ["水电费", "网上支付", "理财赎回"])
def test_a_fee_that_stands_alone_in_its_entry_is_what_it_was(kind: str) -> None:
    found = blocks()
    found[4] = [(kind, "-60.00"), ("2025-08-20 10:22:33", "余额:540.00")]
    entry = read_statement("d1", [listed(found)]).entries[4]
    assert (entry.summary.value, entry.counterparty) == (kind, None)


def test_the_only_text_of_each_entry_says_what_it_is_where_most_do():
    """房租 and 手机充值 were taken for the other party."""
    said = ["代发工资", "消费", "房租", "转账支出", "手机充值"]
    shown = [[(text, amount), (when, "余额:" + balance)]
             for text, (_, _, when, amount, balance) in zip(said, ENTRIES, strict=True)]
    statement = read_statement("d1", [listed(shown)])
    assert [(entry.summary.value, entry.counterparty) for entry in statement.entries] == [(text, None) for text in said]


@pytest.mark.parametrize("over", [["查询时间： 2025-08-20至2025-09-10"], ["2025-08-20至2025-09-10"],
                                  ["查询时间： 2025-08-20至2025-09-10", "导出时间： 2025-09-11"]])
def test_a_period_over_the_entries_is_no_entry_whose_sums_are_unread(over):
    """What stands over a list is labelled where its entries are not, or names two days: an entry of the period's first
    day was said to be out of order."""
    own = [[*block[:2], (block[2][0].split()[0], "")] for block in blocks()]
    statement = read_statement("d1", [listed([[(line, "") for line in over], *own])])
    assert (amounts(statement), days(statement)) == (WANTED, DAYS)
    assert (str(statement.start.value.day), str(statement.end.value.day)) == ("2025-08-20", "2025-09-10")
