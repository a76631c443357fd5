"""What the words of a statement's row mean: interest, salary, reversal, channel.

Words are looked for in text that is normalised first: compatibility forms (some bank PDFs use Kangxi radicals
and full-width letters), blanks and case removed, 帐 written 账. Reading by word is a hint, never a proof: the rules
that use it say so under Innocent.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from checks.facts import Entry, Field


class Channel(StrEnum):
    """How a row came about: ``electronic`` runs every day, ``counter`` needs an open bank, else ``unclear``."""

    ELECTRONIC = "electronic"
    COUNTER = "counter"
    UNCLEAR = "unclear"


@lru_cache(maxsize=8192)
def normalised(text: str) -> str:
    """Text as the word lists expect it.

    >>> normalised("结 息"), normalised("抹帐"), normalised("ＡＴＭ")
    ('结息', '抹账', 'atm')
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).lower().replace("帐", "账")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words.split()))


_REVERSAL = _pattern("冲正 抹账 退账 冲账 冲销 补记 撤销 红字 reversal")
_INTEREST = _pattern("利息 结息 存息 付息 入息 季息 收息 批量业务 interest")
_SETTLEMENT = _pattern("结息 季息 存息 入息 存款利息 活期利息 利息存入 利息转入 creditinterest interestcredit depositinterest")
_BARE_INTEREST = re.compile(r"(批量)?(利息|付息|收息|利息入账|利息收入|interest|int\.?)")
_OTHER_INTEREST = _pattern("""理财 余额宝 零钱通 保证金 透支 智能 转存 贷款 借款 还款 还息 扣息 欠息 罚息 垫款 股息 红利 基金 国债 债券 存单
    定期 到期 零整 整存 教育储蓄 通知存款 结构性 信用卡 分期 花呗 借呗 利息税 税 tax loan""")
_CLOSING = _pattern("销户 清户 closure closeaccount")
_BANK_NAME = re.compile(r"银行|bank|应付|利息|结息|存款|内部|信用社|农商")
_SALARY = _pattern("工资 代发 薪资 薪酬 薪金 薪水 月薪 发薪 支薪 底薪 奖金 salary payroll wage")
_NOT_SALARY = _pattern("""公积金 报销 养老 退休 社保 医保 失业 生育 补偿 赔 退税 低保 救助 抚恤 补贴 代发货 和薪贷 薪贷 薪金宝 薪金煲 薪金卡 薪金理财
    理财 贷 退款 退货 报账""")
_NOT_INCOME = _pattern("""本人 自转 互转 约转 转存 赎回 提现 充值 到期 定期 定活 理财 余额宝 零钱通 基金 放款 贷款 借款 退款 退货 退回 撤回 本金
    atm cdm crs 存款机 自助存 refund""")
_BATCH = _pattern("""利息 结息 季息 付息 存息 手续费 工本费 年费 月费 管理费 服务费 账户费 短信费 网银费 汇划费 电子汇划费 回单费 函证费 扣费 收费 费用 费扣
    税 税款 缴税 财税库银 国库 社保 公积金 医保 贷款 还贷 还本 放款 扣款 代扣 代缴 代收 批扣 批量 协议 约定 定期借记 自动 归集 上划 下拨 资金池 水费 电费 燃气费
    话费 interest fee tax loan autodebit""")
_HVPS = _pattern("大额支付 大额实时 大额来账 大额往账 大额汇 hvps")
_ELECTRONIC = _pattern("""网银 网上银行 企业网银 超级网银 网上支付 跨行清算 ibps beps 小额 电子银行 手机银行 掌银 掌上 银企直联 银企互联 银企 直连 线上 在线 网络
    互联网 电子商业 电子汇票 电子票据 电子承兑 电票 e-bank ebank internet online mobile app 快捷 网关 云闪付 扫码 二维码 聚合 收单 财付通 支付宝 微信
    银联 拉卡拉 通联 pos 刷卡 清算 结算款 商户 系统 api 数字人民币 电子""")
_COUNTER = _pattern("""现金 现存 现取 现支 支票 现支票 转账支票 汇票 本票 票据 托收 委托收款 信汇 电汇凭证 进账单 交换 提入 提出 柜台 柜面 临柜 柜员 网点 窗口
    teller counter cash cheque""")
_CASH_MANAGEMENT = _pattern("现金管理 现金池")


def is_reversal(entry: Entry) -> bool:
    """A correction of another row: its sign may stand on the other side."""
    return _has(_REVERSAL, entry.words)


def is_money_in(entry: Entry) -> bool:
    """The amount comes in; False when it was not read."""
    return entry.amount is not None and entry.amount.value > 0


def mentions_interest(entry: Entry) -> bool:
    """Wording of deposit interest in the widest sense: enough to say that an interest row is there."""
    return _has(_INTEREST, entry.words) and not _has(_OTHER_INTEREST, entry.words)


def is_interest_settlement(entry: Entry) -> bool:
    """Interest that the bank itself settled: the word alone in a transfer's remark is a private debt's."""
    words = normalised(entry.words)
    if _OTHER_INTEREST.search(words) or _REVERSAL.search(words):
        return False
    if _SETTLEMENT.search(words):
        return True
    partner = normalised(_text(entry.counterparty))
    by_bank = not partner or _BANK_NAME.search(partner) is not None
    return by_bank and _BARE_INTEREST.fullmatch(normalised(_text(entry.summary))) is not None


def is_account_closing(entry: Entry) -> bool:
    """The account is closed: interest is paid on that day."""
    return _has(_CLOSING, entry.words)


def is_salary(entry: Entry) -> bool:
    """Wages coming in; pensions, refunds, funds and loan products with 薪 in their name are not."""
    words = normalised(entry.words)
    return _SALARY.search(words) is not None and _NOT_SALARY.search(words) is None


def is_income(entry: Entry, holder: str = "") -> bool:
    """Money from others. Interest, reversals, loans, refunds, funds, the holder's own transfers and deposits at a
    cash machine (which takes only whole hundreds) are not."""
    if not is_money_in(entry) or is_reversal(entry) or mentions_interest(entry):
        return False
    own = bool(holder) and normalised(_text(entry.counterparty)) == normalised(holder)
    return not own and not _has(_NOT_INCOME, entry.words)


def channel_of(entry: Entry) -> Channel:
    """How a row came about: batches of the bank's system first, then the printed channel, then the summary."""
    summary, channel = normalised(_text(entry.summary)), normalised(_text(entry.channel))
    if _BATCH.search(summary):
        return Channel.ELECTRONIC
    if is_large_value(entry):
        return Channel.COUNTER
    for text in (channel, summary, normalised(_text(entry.counterparty))):
        if _ELECTRONIC.search(text) or _CASH_MANAGEMENT.search(text):
            return Channel.ELECTRONIC
        if _COUNTER.search(text):
            return Channel.COUNTER
    return Channel.UNCLEAR


def is_large_value(entry: Entry) -> bool:
    """Sent through the large-value payment system (大额支付, HVPS), which rests with the banks."""
    return _has(_HVPS, f"{_text(entry.summary)} {_text(entry.channel)}")


def _has(words: re.Pattern[str], text: str) -> bool:
    return words.search(normalised(text)) is not None


def _text(field: Field[str] | None) -> str:
    return "" if field is None else field.value
