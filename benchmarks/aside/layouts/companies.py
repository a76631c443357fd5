"""Companies' papers (domain.md 5.2); the banks' names are invented."""

from __future__ import annotations

from benchmarks.aside.layout import (
    Column,
    Layout,
    balance,
    day,
    name,
    other_account,
    remark,
    side,
    word,
)

ISO = day("{y}-{m:02}-{d:02}")

CORP_ICBC = Layout("corp_icbc", "江海银行", (
    Column("日期", ISO, 20, "c", "date"), Column("交易类型", word, 22, "c"), Column("凭证种类", lambda line: "支票" if
           line.entry.kind == "cheque" else "", 16, "c"), Column("凭证号", lambda line: line.entry.log[-8:] if
           line.entry.kind == "cheque" else "", 18, "c"),
    Column("对方户名", name, 0, "l", "counterparty"), Column("对方账号", other_account, 32, "l"),
    Column("摘要", remark, 36, "l", "summary"), Column("借方发生额", side(True, red_reversals=True), 26, "r", "amount"),
    Column("贷方发生额", side(False, red_reversals=True), 26, "r", "amount"),
    Column("余额", balance(), 28, "r", "balance")), rows=34, kind="corporate", paper="A4 landscape")

LAYOUTS = (CORP_ICBC,)
