"""Whole titles of columns as banks print them."""

import re
from collections.abc import Sequence

from intake_cli.characters import simplified
from intake_cli.layout.values import normal

KNOWN_TITLES = (
    "交易日期", "记账日期", "入账日期", "交易时间", "记账时间", "日期", "时间", "日期时间", "交易日期时间",
    "记账日期时间", "入账日期时间", "交易金额", "收入金额", "支出金额", "借方发生额", "贷方发生额", "借方金额",
    "贷方金额", "发生额", "金额", "账户余额", "本次余额", "交易余额", "联机余额", "余额", "摘要", "交易摘要",
    "交易类型", "交易名称", "借贷标志", "借贷", "收/支", "对方户名", "对方账号", "对方账户名", "对手信息", "币种",
    "币别", "钞汇", "交易渠道", "渠道", "交易地点", "交易机构", "附言", "备注", "序号", "收入", "支出", "借方", "贷方",
    "用途", "凭证号", "流水号",
)
"""Whole titles as most banks print them, by which several that touch are told apart."""

RARER_TITLES = (
    "交易用途", "会计日期", "起息日期", "记账日", "交易日", "起息日", "存入金额", "取出金额", "转入金额",
    "转出金额", "借方发生数", "贷方发生数", "本页余额", "当前余额", "对方名称", "对方姓名", "对方账户",
    "对方开户行", "对方行名", "对方城市", "对手姓名", "对手账号", "交易对手", "交易对方", "交易行名",
    "交易网点", "网点名称", "交易账号", "子账号", "交易附言", "交易备注", "交易说明", "商品说明", "客户摘要",
    "交易分类", "业务类型", "凭证类型", "凭证号码", "现转标志", "交易流水号", "日志号", "汇钞标识",
    "收(付)方名称", "收(付)方账号", "收(付)方户名", "对方账号与户名", "对方户名/账号", "对方卡号/账号", "对方单位名称",
    "交易对手信息", "交易对手名称", "交易对手账号", "交易地点/附言", "对方账户/对方银行", "凭证种类", "收入/支出金额",
    "发生日期", "业务日期", "往来户名", "往来账号", "对方行号", "货币", "业务摘要", "摘要说明", "柜员号",
    "柜员", "网点", "机构", "编号",
)
"""More of them, of fewer banks (domain 5.1, 5.2): what a title of which one character is misread may be."""
SHORTEST_MISREAD = 4
"""Characters of a title that is known by all but one of them."""
_KNOWN = {*KNOWN_TITLES, *RARER_TITLES}
_LATIN = re.compile(r"[A-Za-z][A-Za-z. /]*")
_OPEN_UNIT = re.compile(r"\((单位:?)?(人民币|元|人民币元)?$")
_UNIT = re.compile(r"\((单位:?)?(人民币|元|人民币元|[A-Za-z]{3})\)$")


def as_printed(title: str) -> bool:
    """Whether banks print ``title`` as it stands, with or without a unit behind it."""
    return _UNIT.sub("", simplified(normal(title))) in _KNOWN


def untranslated(title: str) -> str:
    """A title without its translation, if it has one.

    >>> untranslated("对方账号与户名/Counterparty"), untranslated("用途 Purpose"), untranslated("Date")
    ('对方账号与户名', '用途', 'Date')
    """
    bare = _LATIN.sub("", normal(title)).strip("/ ")
    return bare or title


def as_begun(title: str) -> bool:
    """Whether ``title`` is one that banks print, and begins a unit that goes on in the next line.

    >>> as_begun("支出金额("), as_begun("支出金额（元"), as_begun("支出金额(元)"), as_begun("支出金额")
    (True, True, False, False)
    """
    form = normal(title)
    return form != (bare := _OPEN_UNIT.sub("", form)) and as_printed(bare)


def one_off(text: str, titles: Sequence[str] = (*KNOWN_TITLES, *RARER_TITLES)) -> list[str]:
    """Those of the ``titles`` that differ from ``text`` in a single character."""
    return [known for known in titles if len(known) == len(text)
            and sum(one != other for one, other in zip(known, text, strict=True)) == 1]


def as_meant(title: str) -> str:
    """The title of which ``title`` may be a misreading: the only known one that differs from it in a single character
    of four or more; else ``title`` as it stands.

    >>> as_meant("时方户名"), as_meant("对方域市"), as_meant("对方户名")
    ('对方户名', '对方城市', '对方户名')
    """
    near = [] if as_printed(title) or len(title) < SHORTEST_MISREAD else one_off(title)
    return near[0] if len(near) == 1 else title
