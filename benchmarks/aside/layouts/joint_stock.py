"""Personal papers with the columns of the joint-stock banks (domain.md 5.1); the banks' names are invented."""

from __future__ import annotations

from benchmarks.aside.layout import (
    Column,
    Layout,
    Line,
    amount,
    balance,
    day,
    name,
    other_account,
    side,
    starred,
    word,
)

ISO, COMPACT = day("{y}-{m:02}-{d:02}"), day("{y}{m:02}{d:02}")


def name_and_account(line: Line) -> str:
    party = line.entry.party
    return f"{party.name} {party.account}" if party else ""


CMB = Layout("cmb", "招云银行", (
    Column("记账日期\nDate", ISO, 20, "l", "date"), Column("货币\nCurrency", lambda line: line.entry.currency, 15, "l"),
    Column("交易金额\nTransaction\nAmount", amount(), 24, "r", "amount"),
    Column("联机余额\nBalance", balance(), 25, "r", "balance"),
    Column("交易摘要\nTransaction Type", word, 30, "l", "summary"),
    Column("对手信息\nCounter Party", name_and_account, 0, "l", "joined")),
    rows=0, account=starred,
    words={"pos": "银联消费", "transfer_in": "汇入汇款", "transfer_out": "转账汇款", "interest": "账户结息",
           "bill": "代扣费用", "reversal": "消费冲正", "fee": "短信费"})

CITIC = Layout("citic", "信诺远银行", (
    Column("交易日期\nDate", ISO, 20, "c", "date"), Column("收入金额\nIncome", side(False), 24, "r", "amount"),
    Column("支出金额\nExpense", side(True), 24, "r", "amount"),
    Column("账户余额\nBalance", balance(), 26, "r", "balance"),
    Column("交易摘要\nSummary", word, 26, "c", "summary"),
    Column("对方账号\nCounterparty Account", other_account, 34, "c"),
    Column("对方户名\nCounterparty", name, 0, "c", "counterparty")), rows=36,
    words={"purchase": "网付通支付", "transfer_in": "行外汇入", "transfer_out": "行外转出"})

LAYOUTS = (CMB, CITIC)
