"""Personal papers with the columns of the six large banks (domain.md 5.1); the banks' names are invented."""

from __future__ import annotations

from benchmarks.aside.cells import (
    amount,
    balance,
    branch,
    channel,
    clock,
    day,
    fixed,
    flag,
    log,
    name,
    other_account,
    other_bank,
    remark,
    serial,
    two,
    unsigned,
    word,
)
from benchmarks.aside.layout import Column, Layout, Line, Text


def currency(line: Line) -> str:
    return {"CNY": "人民币", "USD": "美元"}[line.entry.currency]


def sub_account(line: Line) -> str:
    return {"CNY": "00001", "USD": "00003"}[line.entry.currency]


def joined_party(line: Line) -> str:
    """Account and name in one cell, as 建行 prints them."""
    party = line.entry.party
    return f"{party.account}/{party.name}" if party else ""


def either_party(line: Line) -> str:
    """Name, or the bare account where the bank keeps no name, as 农行 prints it."""
    party = line.entry.party
    return "" if party is None else party.account if line.entry.kind == "pos" else party.name


def blank_for_batches(form: str) -> Text:
    """The time; blank on interest and its tax, which no clock stamps."""
    def text(line: Line) -> str:
        return "" if line.entry.kind in ("interest", "tax_on_interest") else line.entry.when.strftime(form)
    return text


ISO, COMPACT, SLASHED = day("{y}-{m:02}-{d:02}"), day("{y}{m:02}{d:02}"), day("{y}/{m:02}/{d:02}")

ICBC = Layout("icbc", "江海银行", (
    Column("交易日期", two(ISO, clock("%H:%M:%S")), 19, "c", "date"),
    Column("账号", lambda line: line.statement.card[:4] + "02" + line.statement.card[-9:], 26, "c"),
    Column("储种", fixed("活期"), 10, "c"), Column("序号", sub_account, 12, "c"), Column("币种", currency, 13, "c"),
    Column("钞汇", fixed("钞"), 9, "c"), Column("摘要", word, 18, "c", "summary"),
    Column("地区", fixed("4301"), 11, "c"),
    Column("收入/支出金额", amount(plus=True), 24, "r", "amount"), Column("余额", balance(), 23, "r", "balance"),
    Column("对方户名", name, 0, "l", "counterparty"), Column("对方帐号", other_account, 32, "l"),
    Column("渠道", channel, 17, "c")), rows=22, paper="A4 landscape", empty="（空）",
    variant="foreign",
    words={"salary": "工资", "bill": "缴费", "interest": "利息"})

CCB = Layout("ccb", "云岭建业银行", (
    Column("序号", serial(), 9, "c"), Column("摘要", word, 22, "l", "summary"),
    Column("币别", fixed("人民币元"), 16, "c"),
    Column("钞汇", fixed("钞"), 9, "c"), Column("交易日期", COMPACT, 17, "c", "date"),
    Column("交易金额", amount(), 22, "r", "amount"), Column("账户余额", balance(), 23, "r", "balance"),
    Column("交易地点/附言", remark, 30, "l"), Column("对方账号与户名", joined_party, 0, "l", "joined")),
    words={"purchase": "支付机构提现", "transfer_in": "跨行转入", "transfer_out": "电子汇出", "fee": "短信费",
           "reversal": "退款冲正"})

ABC = Layout("abc", "禾丰银行", (
    Column("交易日期", COMPACT, 16, "l", "date"), Column("交易时间", blank_for_batches("%H%M%S"), 14, "l", "time"),
    Column("交易摘要", word, 20, "l", "summary"),
    Column("交易金额", amount(commas=False, plus=True), 21, "r", "amount"),
    Column("本次余额", balance(commas=False), 22, "r", "balance"),
    Column("对手信息", either_party, 36, "l", "counterparty"),
    Column("日 志 号", log, 20, "l"), Column("交易渠道", channel, 16, "l"), Column("交易附言", remark, 0, "l")),
    rows=44, empty="--", variant="zero_tax",
    words={"purchase": "转支", "transfer_in": "转存", "transfer_out": "转支", "bill": "代收付"})

BOC = Layout("boc", "沧溟银行", (
    Column("记账日期", ISO, 19, "c", "date"), Column("记账时间", clock("%H:%M:%S"), 16, "c", "time"),
    Column("币别", fixed("人民币"), 12, "c"), Column("金额", amount(), 22, "r", "amount"),
    Column("余额", balance(), 24, "r", "balance"), Column("交易名称", word, 20, "c", "summary"),
    Column("渠道", channel, 16, "c"), Column("网点名称", branch, 26, "c"),
    Column("附言", remark, 24, "c"), Column("对方账户名", name, 0, "c", "counterparty"),
    Column("对方卡号/账号", other_account, 30, "c"), Column("对方开户行", other_bank, 28, "c")),
    rows=24, order="descending", inner=12, paper="A4 landscape", empty="-------------------",
    words={"purchase": "网上快捷支付", "transfer_in": "跨行转账", "transfer_out": "跨行转账", "salary": "代发薪金",
           "fee": "短信服务费"})

PSBC = Layout("psbc", "鸿雁邮储银行", (
    Column("交易时间", two(ISO, clock("%H:%M:%S")), 18, "c", "date"), Column("子账号", sub_account, 12, "c"),
    Column("储种", fixed("活期储蓄"), 14, "c"), Column("币种", fixed("人民币"), 12, "c"),
    Column("钞汇", fixed("钞"), 8, "c"),
    Column("交易金额", amount(commas=False), 20, "r", "amount"),
    Column("交易余额", balance(commas=False), 20, "r", "balance"),
    Column("对方户名", name, 36, "c", "counterparty"), Column("对方账号", other_account, 28, "c"),
    Column("摘要", word, 0, "c", "summary"),
    Column("交易渠道", channel, 18, "c"), Column("外部系统流水", log, 24, "c")),
    rows=20, paper="A4 landscape", words={"purchase": "网联支付", "interest": "批量结息"})

BOCOM = Layout("bocom", "交汇银行", (
    Column("序号\nSerial Num", serial(), 13, "l"), Column("交易日期\nTrans Date", ISO, 18, "l", "date"),
    Column("交易时间\nTrans Time", clock("%H:%M:%S"), 17, "l", "time"),
    Column("交易类型\nTrading Type", lambda line: {"pos": "消费", "cash_out": "取现", "interest": "结息"}.get(
        line.entry.kind, "转账"), 18, "l"),
    Column("借贷\nDc Flg", flag("借 Dr", "贷 Cr"), 14, "l", "side"),
    Column("交易金额\nTrans Amt", unsigned(), 22, "r", "amount"),
    Column("余额\nBalance", balance(), 24, "r", "balance"),
    Column("对方账号\nPayment Receipt Account", other_account, 34, "l"),
    Column("对方户名\nPayment Receipt Account Name", name, 44, "l", "counterparty"),
    Column("交易地点\nTrading Place", channel, 22, "l"), Column("摘要\nAbstract", word, 0, "l", "summary")),
    rows=28, paper="A4 landscape", words={"purchase": "网上支付 快捷", "pos": "网上支付", "salary": "代发工资 薪金"})

LAYOUTS = (ICBC, CCB, ABC, BOC, PSBC, BOCOM)
