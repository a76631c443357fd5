"""Accounts that heads and label lines name, and pages amid a statement that hold no entries."""

from __future__ import annotations

import pytest

from intake_cli.statements.page_accounts import with_page_accounts
from intake_cli.statements.parts import parts_of
from intake_cli.statements.statement import statement_of
from intake_cli.statements.tables import read_table
from samples.reading import loud
from tests.statements.paper import HEADER, ROWS, TITLES, page
from tests.statements.test_parts import OTHER_ROWS

FIRST, SECOND = "6200000000000001234", "6200000000000005678"
HEAD = [["户名: 张样例"], *HEADER[1:]]


def over(number):
    return [f"账号: {number}"]


def read(*pages):
    """The one statement on ``pages``, and which rows stand in each chain of balances."""
    part, = parts_of(read_table([page(lines, number) for number, lines in enumerate(pages, 1)]))
    statement = statement_of("d1", with_page_accounts(part), [each.page for each in part.pages])
    return statement, [[entry.row for entry in chain] for chain in statement.chains().values()]


def accused(statement):
    return {result.rule for result in loud(statement)} & {"STM-01", "STM-03", "CAL-01", "CAL-03"}


def test_a_number_over_another_page_begins_another_balance():
    statement, chains = read([*HEAD, over(FIRST), TITLES, *ROWS], [over(SECOND), TITLES, *OTHER_ROWS])
    assert chains == [[1, 2, 3, 4], [5, 6]]
    assert not accused(statement)


def test_accounts_over_pages_and_between_rows():
    later = [["2025-05-01", "转账存入", "5.00", "15.00", "李样友"], ["2025-05-02", "消费", "-2.00", "13.00", "样例"]]
    statement, chains = read([*HEAD, over(FIRST), TITLES, *ROWS, over(SECOND), *OTHER_ROWS[:1]], OTHER_ROWS[1:],
                             [over("6200000000000009012"), TITLES, *later])
    assert chains == [[1, 2, 3, 4], [5, 6], [7, 8]]
    assert not accused(statement)


@pytest.mark.parametrize("number", [FIRST, "6200****1234"])
def test_a_page_that_names_the_account_again_goes_on_with_it(number):
    _, chains = read([*HEAD, over(FIRST), TITLES, *ROWS[:2]], [over(number), TITLES, *ROWS[2:]])
    assert chains == [[1, 2, 3, 4]]


def test_another_number_over_balances_that_go_on_parts_nothing():
    _, chains = read([*HEAD, over(FIRST), TITLES, *ROWS[:2]], [over(SECOND), TITLES, *ROWS[2:]])
    assert chains == [[1, 2, 3, 4]]


@pytest.mark.parametrize("line", [["子账户: 00002", "定期储蓄", "人民币"], ["子账户:", "00002", "定期储蓄", "人民币"]])
def test_a_sub_account_is_named_with_its_kind_on_its_line(line):
    statement, chains = read([*HEAD, over(FIRST), TITLES, *ROWS, line, *OTHER_ROWS])
    assert chains == [[1, 2, 3, 4], [5, 6]]
    assert statement.entries[3].booking_date.value.text == "2025-03-10"


@pytest.mark.parametrize("text", ["本对账单金额达到", "起购金额: "])
def test_a_page_of_sentences_holds_no_entry(text):
    sheet = [[], ["重要提示"], [text, "", "10,000.00", "元,须经柜台核验,不得涂改"], ["结束"]]
    statement, _ = read([*HEAD, over(FIRST), TITLES, *ROWS[:2]], sheet, ROWS[2:])
    assert len(statement.entries) == 4
    assert not accused(statement)


def test_a_list_of_accounts_before_the_entries_is_none_overlooked():
    accounts = [["账号", "币种", "期初余额", "期末余额"], [FIRST, "", "500.00", "9,000.00"],
                [SECOND, "", "500.00", "550.00"]]
    statement, chains = read([*HEAD, [], *accounts], [over(FIRST), TITLES, *ROWS], [over(SECOND), TITLES, *OTHER_ROWS])
    assert chains == [[1, 2, 3, 4], [5, 6]]
    assert not accused(statement)
    assert not statement.unplaced


@pytest.mark.parametrize(("one", "other"), [
    (["币种: 人民币"], ["币种: 美元"]), (["货币: 人民币"], ["货币: 港元"]),
    (["币种: 人民币", "子账户序号: 00000"], ["币种: 人民币", "子账户序号: 00001"])])
def test_one_number_over_pages_of_several_currencies_or_sub_accounts(one, other):
    statement, chains = read([*HEAD, [*over(FIRST), *one], TITLES, *ROWS],
                             [[*over(FIRST), *other], TITLES, *OTHER_ROWS])
    assert chains == [[1, 2, 3, 4], [5, 6]]
    assert not accused(statement)


def test_another_currency_over_balances_that_go_on_parts_nothing():
    _, chains = read([*HEAD, [*over(FIRST), "币种: 人民币"], TITLES, *ROWS[:2]],
                     [[*over(FIRST), "币种: 美元"], TITLES, *ROWS[2:]])
    assert chains == [[1, 2, 3, 4]]


def test_an_account_named_at_the_foot_of_a_page_is_that_of_the_next_one():
    _, chains = read([*HEAD, [*over(FIRST), "币种: 人民币"], TITLES, *ROWS, [], [], [], [*over(FIRST), "币种: 美元"]],
                     [TITLES, *OTHER_ROWS])
    assert chains == [[1, 2, 3, 4], [5, 6]]


def test_an_account_over_a_page_keeps_the_kind_of_its_deposit():
    """The kind was left out of its name, and a time deposit was asked for the interest of a demand account."""
    statement, _ = read([*HEAD, over(FIRST), TITLES, *ROWS], [[*over(SECOND), "储种: 整存整取"], TITLES, *OTHER_ROWS])
    assert [name for name in statement.chains() if "整存整取" in name] == [statement.entries[-1].chain]


@pytest.mark.parametrize("title", ["样例证券股份有限公司客户对账单", "客户交易结算资金台账", "证券资金账户流水"])
def test_an_account_with_a_broker_is_a_wallet(title):
    """No bank pays interest on it, and it was asked for that of a bank."""
    statement, _ = read([[title], *HEADER, TITLES, *ROWS])
    assert statement.account_type == "wallet"


def test_a_bank_account_of_a_broker_is_one_of_a_firm():
    head = [["样例银行对公账户明细"], ["户名: 样例证券股份有限公司", "", "账号: 6200000000000001234"], *HEADER[1:]]
    assert read([*head, TITLES, *ROWS])[0].account_type == "corporate"


def test_a_purse_of_digital_money_is_a_wallet():
    """It earns no interest though it has a balance, and was asked for it."""
    statement, _ = read([["钱包名称: 张样例的钱包", "", "钱包编号: 0022000000000001"], *HEADER[1:], TITLES, *ROWS])
    assert statement.account_type == "wallet"
    assert statement.has_balance


def test_a_loan_is_no_deposit():
    """Its balance is owed: a bank pays no interest on it, and it was asked for it."""
    statement, _ = read([["借款人: 张样例", "", "贷款账号: 4005123000001234"], *HEADER[1:], TITLES, *ROWS])
    assert (statement.account_type, statement.is_deposit) == ("loan", False)


@pytest.mark.parametrize("head", [["关联贷款账户: 4005123000001234"], ["贷款账户: 无"],
                                  ["借记卡明细", "", "贷款账号: 4005123000001234"]])
def test_an_account_that_names_the_loan_it_serves_is_none(head):
    """Else a line of small print would spare it the judgement of its interest."""
    assert read([head, *HEADER, TITLES, *ROWS])[0].is_deposit


@pytest.mark.parametrize("head", [["定期存款账户明细"], ["储种: 整存整取"]])
def test_a_term_deposit_alone_is_told_as_one(head):
    """It is paid its interest when it falls due, and was asked for that of each quarter."""
    statement, _ = read([head, *HEADER, TITLES, *ROWS])
    assert (statement.account_type, statement.is_deposit) == ("term", False)
    assert read([["定期一本通 活期存款账户明细"], *HEADER, TITLES, *ROWS])[0].account_type == "personal"
