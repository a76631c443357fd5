"""Layouts of statements as data: what eight invented banks print, each in its own way."""

from __future__ import annotations

from samples.layout import CHINESE, COMPACT, SLASHED, Column, Layout

__all__ = ["LAYOUTS", "Column", "Layout"]

PLAIN = Layout(
    name="plain",
    bank="样例银行",
    title="样例银行借记账户历史明细（电子版）",
    header=((("卡号", "account"), ("户名", "holder")), (("起止日期", "period"), ("打印日期", "printed"))),
    columns=(
        Column("交易日期", "date", 62),
        Column("币种", "currency", 42),
        Column("摘要", "summary", 76),
        Column("收入/支出金额", "amount", 78, "right"),
        Column("余额", "balance", 78, "right"),
        Column("渠道", "channel", 62, "center"),
        Column("对方户名", "counterparty", 125),
    ),
    grouping=True,
    pitch=15.5,
    footer=("本明细仅供参考，以银行柜面打印为准。如有疑问请联系开户网点。",),
)

FLAG = Layout(
    name="flag",
    bank="样例通商银行",
    title="样例通商银行个人客户交易清单",
    subtitle="Sample Commerce Bank Personal Account Details",
    header=(
        (("部门 Department", "branch"), ("打印日期 Print Date", "printed")),
        (("账号/卡号 Account/Card No", "account"), ("户名 Account Name", "holder")),
        (
            ("查询起日 Query Starting Date", "start"),
            ("查询止日 Query Ending Date", "end"),
            ("币种 Currency", "currency"),
        ),
    ),
    columns=(
        Column("序号\nSerial No", "serial", 40, "center"),
        Column("交易日期\nTrans Date", "date", 62, "center"),
        Column("交易时间\nTrans Time", "time", 54, "center"),
        Column("交易类型\nTrading Type", "summary", 76),
        Column("借贷\nDc Flg", "flag", 40, "center"),
        Column("交易金额\nTrans Amt", "amount", 80, "right"),
        Column("余额\nBalance", "balance", 84, "right"),
        Column("对方账号\nPayment Receipt Account", "counterparty-account", 112),
        Column("对方户名\nPayment Receipt Name", "counterparty", 142),
        Column("交易地点\nTrading Place", "channel", 70),
    ),
    amounts="unsigned",
    grouping=True,
    flags=("借 Dr", "贷 Cr", ""),
    landscape=True,
    ruling="full",
    size=7.5,
    pitch=17,
    rows_per_page=22,
    page_mark="第 {page} / {pages} 页",
    footer=("本清单由电子渠道自助打印，可通过手机银行扫描验证。",),
)

DENSE = Layout(
    name="dense",
    bank="样例农商银行",
    title="样例农商银行账户活期交易明细清单",
    header=(
        (("户名", "holder"), ("账户", "account")),
        (("币种", "currency"), ("汇钞标识", "cash"), ("起止日期", "period")),
        (("电子流水号", "stream"), ("导出时间", "printed")),
    ),
    columns=(
        Column("交易日期", "date", 52),
        Column("交易时间", "time", 42),
        Column("交易摘要", "summary", 60),
        Column("交易金额", "amount", 66, "right"),
        Column("本次余额", "balance", 70, "right"),
        Column("对手信息", "counterparty", 128),
        Column("日 志 号", "serial", 52, "right"),
        Column("交易渠道", "channel", 54),
    ),
    date_format=COMPACT,
    period_format="{start}-{end}",
    time_format="%H%M%S",
    amounts="prefixed",
    empty="--",
    descending=True,
    font="serif",
    size=7,
    pitch=14,
    rows_per_page=45,
    page_mark="第{page}页，共{pages}页",
    footer=("免责声明：因网络原因可能造成数据缺失，请以网点柜面查询结果为准。", "样例农商银行账户活期交易明细清单"),
)

CORPORATE = Layout(
    name="corporate",
    bank="样例银行",
    title="样例银行单位账户对账单",
    account_type="corporate",
    header=(
        (("账户名称", "holder"), ("客户账号", "account")),
        (("开户机构", "branch"), ("币种", "currency"), ("对账期间", "period")),
        (("打印时间", "printed"),),
    ),
    columns=(
        Column("序号", "serial", 34, "center"),
        Column("记账日期", "date", 62, "center"),
        Column("摘要", "summary", 74),
        Column("借方发生额", "debit", 92, "right"),
        Column("贷方发生额", "credit", 92, "right"),
        Column("余额", "balance", 98, "right"),
        Column("对方户名", "counterparty", 150),
        Column("对方账号", "counterparty-account", 110),
        Column("渠道", "channel", 50, "center"),
    ),
    period_format="{start}至{end}",
    amounts="unsigned",
    grouping=True,
    landscape=True,
    ruling="full",
    size=8,
    pitch=17,
    rows_per_page=20,
    carried="承前页余额",
    page_totals="row",
    period_totals=True,
    footer=("请核对账务，如有不符请于十日内告知本行。",),
)

WRAPPED = Layout(
    name="wrapped",
    bank="样例邮政银行",
    title="样例邮政银行借记账户历史明细",
    header=(
        (("客户姓名", "holder"), ("卡号/账号", "account")),
        (("开户行名称", "branch"), ("起止日期", "period")),
        (("打印时间", "printed"),),
    ),
    columns=(
        Column("交易时间", "moment", 62),
        Column("币种", "currency", 40),
        Column("交易金额", "amount", 74, "right"),
        Column("交易余额", "balance", 78, "right"),
        Column("对方户名", "counterparty", 74),
        Column("对方账号", "counterparty-account", 68),
        Column("摘要", "summary", 70),
        Column("交易渠道", "channel", 50),
    ),
    period_format="{start} 至 {end}",
    ruling="horizontal",
    size=8,
    pitch=13,
    rows_per_page=60,
    wraps=True,
    headings_every_page=False,
    header_every_page=False,
    page_mark="{page}/{pages}",
    footer=("温馨提示：数据可能因系统原因缺失，仅供参考。",),
)

NEWEST = Layout(
    name="newest",
    bank="样例光明银行",
    title="样例光明银行账户交易明细",
    header=(
        (("客户姓名", "holder"), ("客户账号", "account")),
        (("交易区间", "period"), ("打印日期", "printed")),
        (("收入合计", "total-in"), ("支出合计", "total-out"), ("总笔数", "count")),
    ),
    columns=(
        Column("记账日期", "date", 88),
        Column("摘要", "summary", 78),
        Column("收入", "credit", 78, "right"),
        Column("支出", "debit", 78, "right"),
        Column("账户余额", "balance", 82, "right"),
        Column("对方户名", "counterparty", 120),
    ),
    date_format=CHINESE,
    period_format="{start}-{end}",
    amounts="unsigned",
    grouping=True,
    descending=True,
    ruling="full",
    size=8,
    pitch=16,
    rows_per_page=38,
    page_mark="{page} / {pages}",
    footer=("本凭证不作为对外付款凭证，遮盖、涂改无效。",),
)

SERIAL = Layout(
    name="serial",
    bank="样例安民银行",
    title="样例安民银行个人账户交易明细清单",
    header=(
        (("账户名称", "holder"), ("账号", "account")),
        (("查询时间段", "period"), ("打印日期", "printed")),
        (("明细范围", "range"), ("币种", "currency")),
    ),
    columns=(
        Column("序号", "serial", 34, "right"),
        Column("交易日期", "date", 62, "center"),
        Column("交易金额", "amount", 80, "right"),
        Column("余额", "balance", 82, "right"),
        Column("摘要", "summary", 76),
        Column("交易对手", "counterparty", 130),
        Column("渠道", "channel", 60),
    ),
    date_format=SLASHED,
    period_format="{start} 至 {end}",
    ruling="heads",
    font="serif",
    size=8.5,
    pitch=16,
    rows_per_page=36,
    page_totals="line",
    footer=("本清单经电子签章后有效。",),
)

WALLET = Layout(
    name="wallet",
    bank="样例支付",
    title="样例支付科技有限公司交易流水证明",
    account_type="wallet",
    header=(
        (("姓名", "holder"), ("样例支付账户", "account")),
        (("交易时间段", "period"), ("导出时间", "printed")),
        (("收入", "total-in"), ("支出", "total-out"), ("共", "count")),
    ),
    columns=(
        Column("收/支", "flag", 54, "center"),
        Column("交易对方", "counterparty", 92),
        Column("商品说明", "summary", 84),
        Column("收/付款方式", "channel", 96),
        Column("金额", "amount", 66, "right"),
        Column("交易订单号", "order", 70),
        Column("交易时间", "moment", 66),
    ),
    amounts="unsigned",
    descending=True,
    ruling="full",
    size=7.5,
    pitch=15,
    rows_per_page=60,
    wraps=True,
    footer=("本证明仅列示当前未被删除的交易记录。",),
)

_ALL = (PLAIN, FLAG, DENSE, CORPORATE, WRAPPED, NEWEST, SERIAL, WALLET)
LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in _ALL}
"""Every layout by name."""
