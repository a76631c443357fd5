"""Personal papers with the columns of the joint-stock banks (domain.md 5.1); the banks' names are invented."""

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
    name,
    other_account,
    other_bank,
    remark,
    serial,
    side,
    starred,
    two,
    unsigned,
    word,
)
from benchmarks.aside.layout import Column, Layout, Line

ISO, COMPACT = day("{y}-{m:02}-{d:02}"), day("{y}{m:02}{d:02}")
SLASHED, DOTTED = day("{y}/{m:02}/{d:02}"), day("{y}.{m:02}.{d:02}")


def name_and_account(line: Line) -> str:
    party = line.entry.party
    return f"{party.name} {party.account}" if party else ""


def name_over_account(line: Line) -> str:
    party = line.entry.party
    return f"{party.name}/\n{party.account}" if party else ""


def account_and_bank(line: Line) -> str:
    party = line.entry.party
    return "/".join(filter(None, (party.account, party.bank))) if party else ""


def by_card(line: Line) -> bool:
    return line.entry.kind in ("pos", "cash_out")


def cash_or_transfer(line: Line) -> str:
    return "现金" if line.entry.kind == "cash_out" else "转账"


CMB = Layout("cmb", "招云银行", (
    Column("记账日期\nDate", ISO, 20, "l", "date"), Column("货币\nCurrency", lambda line: line.entry.currency, 15, "l"),
    Column("交易金额\nTransaction\nAmount", amount(), 24, "r", "amount"),
    Column("联机余额\nBalance", balance(), 25, "r", "balance"),
    Column("交易摘要\nTransaction Type", word, 30, "l", "summary"),
    Column("对手信息\nCounter Party", name_and_account, 0, "l", "joined")), account=starred,
    words={"pos": "银联消费", "transfer_in": "汇入汇款", "transfer_out": "转账汇款", "interest": "账户结息",
           "bill": "代扣费用", "reversal": "消费冲正", "fee": "短信费"})

CITIC = Layout("citic", "信诺远银行", (
    Column("交易日期\nDate", ISO, 20, "c", "date"), Column("收入金额\nIncome", side(False), 24, "r", "amount"),
    Column("支出金额\nExpense", side(True), 24, "r", "amount"),
    Column("账户余额\nBalance", balance(), 26, "r", "balance"), Column("交易摘要\nSummary", word, 26, "c", "summary"),
    Column("对方账号\nCounterparty Account", other_account, 34, "c"),
    Column("对方户名\nCounterparty", name, 0, "c", "counterparty")), rows=36,
    words={"purchase": "网付通支付", "transfer_in": "行外汇入", "transfer_out": "行外转出"})

CEB = Layout("ceb", "辉曜银行", (
    Column("交易日期\nTrans. Date", SLASHED, 22, "c", "date"),
    Column("支出金额\nWithdrawal", side(True), 24, "c", "amount"),
    Column("存入金额\nDeposit", side(False), 24, "c", "amount"),
    Column("账户余额\nBalance", balance(), 26, "c", "balance"),
    Column("对手信息\nCounterparty Info", name_and_account, 0, "c", "joined"),
    Column("摘要\nRemark", word, 34, "c", "summary")), rows=50, order="descending", headings="first",
    words={"purchase": "网联协议支付", "transfer_in": "网银跨行汇款", "transfer_out": "手机跨行转出",
           "reversal": "消费撤销"})

CMBC = Layout("cmbc", "共济民兴银行", (
    Column("凭证类型", lambda line: "借记卡" if by_card(line) else "", 14, "c"),
    Column("凭证号码", lambda line: line.statement.card[-6:] if by_card(line) else "", 15, "c"),
    Column("交易时间", two(SLASHED, clock("%H:%M:%S")), 18, "c", "date"), Column("摘要", word, 22, "c", "summary"),
    Column("交易金额", amount(), 21, "r", "amount"), Column("账户余额", balance(), 23, "r", "balance"),
    Column("现转\n标志", cash_or_transfer, 11, "c"), Column("交易渠道", channel, 17, "c"),
    Column("交易机构", fixed("0301"), 14, "c"), Column("对方户名/账号", name_over_account, 0, "l", "joined"),
    Column("对方行名", other_bank, 36, "l")), paper="A4 landscape", inner=10, headings="first",
    words={"purchase": "第三方支付", "bill": "代缴费", "transfer_in": "跨行收款"})

SPDB = Layout("spdb", "申浦发达银行", (
    Column("交易日期", COMPACT, 17, "c", "date"), Column("交易时间", clock("%H%M%S"), 14, "c", "time"),
    Column("交易账号", lambda line: line.statement.card, 24, "c"),
    Column("交易名称", lambda line: "存入" if line.entry.amount > 0 else "支取", 14, "c"),
    Column("交易金额", amount(), 20, "r", "amount"), Column("账户余额", balance(), 21, "r", "balance"),
    Column("对手姓名", name, 0, "l", "counterparty"), Column("对手账号", other_account, 25, "l"),
    Column("交易摘要", word, 22, "l", "summary")), rows=30, headings="first",
    words={"purchase": "电子支付", "interest": "个人活期结息"})

CIB = Layout("cib", "兴旺银行", (
    Column("交易时间\nTransaction Time", two(ISO, clock("%H:%M:%S")), 21, "c", "date"),
    Column("记账日期\nBooking Date", ISO, 20, "c"), Column("摘要\nSummary", word, 22, "c", "summary"),
    Column("支/收\nD/C", flag("支", "收"), 11, "c", "side"), Column("交易金额\nAmount", unsigned(), 22, "r", "amount"),
    Column("账户余额\nBalance", balance(), 24, "r", "balance"), Column("交易地点\nPlace", branch, 32, "c"),
    Column("对方户名\nCounterparty", name, 0, "c", "counterparty"),
    Column("对方账户/对方银行\nCounterparty Account/Bank", account_and_bank, 46, "c")), rows=24, paper="A4 landscape",
    account=starred, words={"transfer_in": "汇款汇入", "transfer_out": "汇款汇出", "interest": "结息入账"})

PINGAN = Layout("pingan", "安澜银行", (
    Column("序号", serial(), 10, "c"), Column("交易日期", ISO, 20, "c", "date"),
    Column("交易金额", amount(), 23, "r", "amount"), Column("余额", balance(), 24, "r", "balance"),
    Column("交易地点", branch, 28, "l"), Column("摘要", word, 18, "l", "summary"), Column("备注", remark, 26, "l"),
    Column("交易对手信息", name, 0, "l", "counterparty")), rows=40,
    words={"purchase": "快捷支付", "transfer_in": "网银转入", "transfer_out": "网银转出", "bill": "代扣缴费"})

HUAXIA = Layout("huaxia", "华岳银行", (
    Column("记账日期", day("{y}年{m}月{d}日"), 23, "l", "date"), Column("摘要", word, 22, "l", "summary"),
    Column("交易金额", amount(plus=True), 22, "l", "amount"), Column("余额", balance(), 23, "l", "balance"),
    Column("交易机构", branch, 30, "l"), Column("对方户名", name, 0, "l", "counterparty"),
    Column("对方卡/账号", other_account, 34, "l"), Column("对方行", other_bank, 38, "l"),
    Column("备注", remark, 32, "l")),
    rows=26, paper="A4 landscape", empty="***", inner=12, words={"purchase": "快捷支付消费", "interest": "季度结息"})

CGB = Layout("cgb", "粤海广聚银行", (
    Column("交易时间", lambda line: f"{DOTTED(line)} {line.entry.when:%H:%M}", 32, "l", "date"),
    Column("交易金额", amount(sign="¥"), 30, "c", "amount"), Column("余额", balance(sign="¥"), 30, "c", "balance"),
    Column("交易摘要", word, 28, "c", "summary"), Column("交易对手", name, 0, "l", "counterparty")), rows=33,
    words={"purchase": "网上支付", "cash_out": "自助取款"})

LAYOUTS = (CMB, CITIC, CEB, CMBC, SPDB, CIB, PINGAN, HUAXIA, CGB)
