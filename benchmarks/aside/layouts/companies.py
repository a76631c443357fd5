"""Companies' papers (domain.md 5.2); the banks' names are invented."""

from __future__ import annotations

from benchmarks.aside.cells import (
    balance,
    branch,
    day,
    name,
    other_account,
    other_bank,
    remark,
    serial,
    side,
    word,
)
from benchmarks.aside.layout import Column, Layout, Line

ISO, COMPACT = day("{y}-{m:02}-{d:02}"), day("{y}{m:02}{d:02}")


def voucher(line: Line) -> str:
    return "支票" if line.entry.kind == "cheque" else ""


def voucher_number(line: Line) -> str:
    return line.entry.log[-8:] if line.entry.kind == "cheque" else ""


def two_digit_year(line: Line) -> str:
    y, m, d = line.entry.shown
    return f"{y % 100:02}{m:02}{d:02}"


def second_of(line: Line) -> str:
    return f"{ISO(line)} {line.entry.when:%H:%M:%S}"


CORP_ICBC = Layout("corp_icbc", "江海银行", (
    Column("日期", ISO, 20, "c", "date"), Column("交易类型", word, 22, "c"), Column("凭证种类", voucher, 16, "c"),
    Column("凭证号", voucher_number, 18, "c"), Column("对方户名", name, 0, "l", "counterparty"),
    Column("对方账号", other_account, 32, "l"), Column("摘要", remark, 36, "l", "summary"),
    Column("借方发生额", side(True, red_reversals=True), 26, "r", "amount"),
    Column("贷方发生额", side(False, red_reversals=True), 26, "r", "amount"),
    Column("余额", balance(), 28, "r", "balance")), rows=34, kind="corporate", paper="A4 landscape")

CORP_ABC = Layout("corp_abc", "禾丰银行", (
    Column("交易时间", second_of, 21, "c", "date"), Column("收入金额", side(False, nothing="0.00"), 23, "r", "amount"),
    Column("支出金额", side(True, nothing="0.00"), 23, "r", "amount"),
    Column("账户余额", balance(), 25, "r", "balance"),
    Column("交易行名", branch, 32, "c"), Column("对方城市", lambda line: "乌有市" if line.entry.party else "", 15, "c"),
    Column("对方账号", other_account, 27, "c"), Column("对方户名", name, 0, "c", "counterparty"),
    Column("交易用途", remark, 30, "c", "summary"), Column("会计日期", COMPACT, 17, "c")), rows=24, kind="corporate",
    order="descending", paper="A4 landscape")

CORP_BOC = Layout("corp_boc", "沧溟银行", (
    Column("序号", serial("{:04}"), 11, "c"), Column("记账日", two_digit_year, 13, "c", "date"),
    Column("起息日", two_digit_year, 13, "c"), Column("交易类型", word, 18, "l"),
    Column("凭证", voucher_number, 17, "l"),
    Column("摘要", remark, 0, "l", "summary"), Column("借方发生额", side(True), 25, "r", "amount"),
    Column("贷方发生额", side(False), 25, "r", "amount"), Column("余额", balance(), 27, "r", "balance"),
    Column("机构/柜员/流水", lambda line: f"04301/9990001/{line.entry.log[:6]}", 38, "l"),
    Column("备注", name, 50, "l")), rows=28, kind="corporate", paper="A4 landscape")

MYBANK = Layout("mybank", "云商网络银行", (
    Column("交易时间", second_of, 30, "l", "date"), Column("交易类型", word, 20, "l"),
    Column("借方金额（收）", side(False, nothing="-"), 25, "r", "amount"),
    Column("贷方金额（支）", side(True, nothing="-"), 25, "r", "amount"),
    Column("账户余额", balance(), 26, "r", "balance"),
    Column("对方户名", name, 0, "l", "counterparty"), Column("对方账号", other_account, 29, "l"),
    Column("对方开户行", other_bank, 38, "l"), Column("摘要", remark, 34, "l", "summary")), kind="corporate",
    paper="A4 landscape", empty="-")

CORP_CMB = Layout("corp_cmb", "招云银行", (
    Column("交易日期", COMPACT, 17, "l", "date"), Column("借方(出账)", side(True, commas=False), 21, "r", "amount"),
    Column("贷方(入账)", side(False, commas=False), 21, "r", "amount"),
    Column("余额", balance(commas=False), 23, "r", "balance"), Column("摘要", remark, 26, "l", "summary"),
    Column("收(付)方名称", name, 0, "l", "counterparty"), Column("收(付)方账号", other_account, 30, "l"),
    Column("交易类型", word, 17, "l")), rows=42, kind="corporate")

LAYOUTS = (CORP_ICBC, CORP_ABC, CORP_BOC, MYBANK, CORP_CMB)
