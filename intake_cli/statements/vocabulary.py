"""The words of statement headings and what they mean, by meaning instead of by bank.

Source: headings of 13 banks, restated in the project's domain notes (personal and corporate statements).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from intake_cli.characters import simplified
from intake_cli.layout.dialect import spoken
from intake_cli.layout.values import normal
from intake_cli.statements.known_titles import SHORTEST_MISREAD, as_printed, one_off, untranslated


class Role(StrEnum):
    """What a column holds."""

    DATE = "date"
    VALUE_DATE = "value-date"
    TIME = "time"
    AMOUNT = "amount"
    DEBIT = "debit"
    CREDIT = "credit"
    BALANCE = "balance"
    FLAG = "flag"
    SUMMARY = "summary"
    COUNTERPARTY = "counterparty"
    COUNTERPARTY_ACCOUNT = "counterparty-account"
    CHANNEL = "channel"
    REMARK = "remark"
    CURRENCY = "currency"
    ACCOUNT = "account"
    SERIAL = "serial"
    OTHER = "other"


MONEY_ROLES = (Role.AMOUNT, Role.DEBIT, Role.CREDIT, Role.BALANCE)
NUMERIC_ROLES = (*MONEY_ROLES, Role.DATE, Role.VALUE_DATE, Role.TIME, Role.SERIAL)

_FLAG_WORDS = {"借贷", "借/贷", "贷/借", "收/支", "支/收", "收支", "收付", "收/付", "存/取", "存取", "方向", "资金流向",
               "资金方向", "收/支/其他", "dr/cr", "d/c", "cr/dr", "进/出", "出/入", "进出", "进出账", "收付别"}
_FLAG = re.compile(r"(借贷|收支|收付|存取|资金|借/贷|收/支|支/收|收/付)(标志|标识|方向|类型|标记|性质|别)|交易方向|"
                   r"\((收/支|借/贷|收支|借贷)\)|debit/?credit|dr/?cr|direction")
_IN = re.compile(r"收入|贷方|存入|转入|[入进]账|收款|存款|收方|增加|发放|放款|^贷$|^收$|^入金$|"
                 r"credit|deposit|moneyin|paidin|incoming|receipts?$")
_OUT = re.compile(r"支出|借方|取出|转出|支取|出账|支账|付款|扣账|支付金额|取款|提款|付方|付出|减少|提取|"
                  r"(归还|偿还|还款|收回)本金|本金(归还|偿还|收回)|还本|"
                  r"^借$|^付$|^出金$|debit|withdraw|moneyout|paidout|outgoing|payment")
_AMOUNT = re.compile(r"金额|发生额|交易额|amount|amt|数额|款额")
_SIGNS = re.compile(r"\([+-]")
"""What a title says of the signs of sums: 支出(-)/存入(+)."""
_BALANCE = re.compile(r"余额|结余|结存|剩余|^余款?$|^可用额|balance|^bal\.?$")
_BESIDE_IT = re.compile(r"冻结|手续费|佣金|税费|税额|利息税|印花税|单价|成交价|数量|股数")
"""A sum or a count that is neither what an entry moves nor what it leaves."""
_BEFORE_IT = re.compile(r"(?<![目当])前(余额|结余|结存)|原余额|上笔余额|before")
"""A balance from before the entry, beside the one that it left."""
_BALANCE_SIDE = re.compile(r"余额(方向|性质|标志|借/?贷)|balance(side|type|dr?/?cr?|cr?/?dr?)$")
"""On which side a balance stands, which is not that of the entry."""
_PARTY = re.compile(r"对方|对手|交易对象|往来|来往|业务伙伴|(收\(付\)|付\(收\)|收/?付|付/?收)款?(方(?!式)|人|单位)|"
                    r"^(商户|店铺|对象)$|[收付]款(单位|人|方(?!式)|账号|账户|户名)|(商户|商家|店铺)名称|"
                    r"counter-?party|counterpart|payee|payer|beneficiary|businesspartner|"
                    r"(payment|receipt)account")
_PARTY_NUMBER = re.compile(r"账号|卡号|账户|account|a/c")
_PARTY_NAME = re.compile(r"户名|名称|姓名|名字|信息|name|info")
_BANK_NAME = re.compile(r"(银行|开户行|行|开户机构|机构|网点|支行|bank)(名称|name)")
"""The name of the other party's bank, which is not its own: 对方银行名称."""
_PARTY_BANK = re.compile(r"行名|行$|开户行|开户机构|网点|银行|行号|城市|bank")
_PLAIN: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.VALUE_DATE, re.compile(r"起息日|会计日期|记息日|valuedate")),
    (Role.DATE, re.compile(r"日期|交易日|记账日|入账日|业务日|发生日|过账日|账务日|动账日|\bdate|date$|"
                           r"^日$|^(\d{4}年度?|年)?月[/.-]?日$")),
    (Role.TIME, re.compile(r"时间|time")),
    (Role.SERIAL, re.compile(r"^(序号|顺序号|编号|行号|no\.?|s/?n|serialno\.?|序|serialnumber|seq\.?)$")),
    (Role.CURRENCY, re.compile(r"币种|币别|货币|currency|ccy")),
    (Role.REMARK, re.compile(r"备注|附言|客户摘要|remark|memo|note|postscript")),
    (Role.SUMMARY, re.compile(r"摘要|交易类[型别]|交易名称|业务(类型|类别|名称)|"
                              r"^(类型|类别|种类|明细|文本|抬头文本)$|详情|用途|说明|交易分类|"
                              r"交易种类|业务种类|(款项|交易|业务)性质|注释|商品|描述|内容|事由|事项|项目|交易码|交易代码|summary|abstract|"
                              r"description|details?$|transactiontype|^transactions?$|particulars|narrati(ve|on)|type$")),
    (Role.CHANNEL, re.compile(r"渠道|地点|^交易地$|终端|机构|网点|场所|柜员|操作员|^经办人?$|地区|"
                              r"channel|branch|place|location|teller")),
    (Role.ACCOUNT, re.compile(r"^(交易)?(账号|卡号|子账号|子账户|账户|account(no\.?|number)?)$")),
    (Role.OTHER, re.compile(r"凭证|流水|日志|借或贷|贷或借|储种|钞汇|钞/汇|汇钞|标志|订单|单号|支付方式|"
                            r"收/付款方式|状态|序号|voucher|ref|回单|证券|股东|成交|复核|传票|跟踪号|参考号|"
                            r"验证码|业务编号|代办|册号|存期|利率|到期日|科目|部门|(结算|交易)方式|票据|支票|汇[入出]行|cheque")),
)
SHORTEST_WEAK = 2
"""Characters of a title that is known by all but one of them where it is weakly read: hardly any other is meant."""
_RELATED_SUMMARY = re.compile(r"摘要|summary|abstract|description")


def role_of(title: str) -> Role | None:
    """The role of a column by its heading, or None for text that is no known heading. A heading in two languages
    counts as a whole, then by its Chinese part, then by its Latin part.

    >>> [role_of(t).value for t in ("记账日期 Date", "收入/支出金额", "借方发生额(支取)", "借/贷", "对方账号与户名")]
    ['date', 'amount', 'debit', 'flag', 'counterparty']
    >>> [role_of(t).value for t in ("业务名称", "证券代码", "出金", "剩余金额", "手续费金额", "冻结金额", "过账日")]
    ['summary', 'other', 'debit', 'balance', 'other', 'other', 'date']
    >>> [role_of(t).value for t in ("发放金额", "归还本金", "贷款余额")]
    ['credit', 'debit', 'balance']
    >>> role_of("收付)方名称").value, role_of("收(付方名称").value
    ('counterparty', 'counterparty')
    """
    words = normal(title).lower()
    told = spoken().titles.get(words)
    if told is not None:
        return Role(told)
    return _common_role(simplified(words).strip(":"))


@lru_cache(maxsize=20_000)
def _common_role(text: str) -> Role | None:
    if not text or len(text) > 60:
        return None
    if text.count("(") != text.count(")"):  # a reader lost one of a pair
        text = text.replace("(", "").replace(")", "")
    parts = (text, re.sub(r"[a-z.]+", "", text), re.sub(r"[^a-z/.]+", "", text))
    if any(_PARTY.search(part) and _PARTY_BANK.search(part) and _party_role(part) is Role.OTHER for part in parts[:2]):
        return Role.OTHER  # English calls it the account's bank
    if as_printed(untranslated(text)) and text != untranslated(text):  # whatever its translation may say besides
        return _role(untranslated(text))
    roles = [role for part in parts if part and (role := _role(part)) is not None]
    return next((role for role in roles if role is not Role.OTHER), roles[0] if roles else None)


_OF_PARTY = re.compile("[^借贷收付本我甲乙双]方(?:账户|单位|客户)?(?:户名|名称|姓名|账号|账户|卡号)")
"""What is said of the other party (对方), however its first character was read; titles speak of no others."""


@lru_cache(maxsize=20_000)
def misread_role(title: str, weak: bool = False) -> Role | None:
    """The role of the known titles that differ from this one in a single character of four or more, of two where it is
    ``weak``; None where they differ in their role.

    >>> misread_role("账户余毅").value, misread_role("摘费"), misread_role("摘费", weak=True).value
    ('balance', None, 'summary')
    >>> misread_role("毅额", weak=True), misread_role("费方", weak=True)
    (None, None)
    >>> misread_role("时方账户名称").value, misread_role("借方发生频").value
    ('counterparty', 'debit')
    """
    text = normal(title)
    if len(text) < (SHORTEST_WEAK if weak else SHORTEST_MISREAD):
        return None
    roles = set(map(role_of, one_off(text)))
    if not roles and _OF_PARTY.fullmatch(text):
        return role_of(f"对{text[1:]}")
    return roles.pop() if len(roles) == 1 else None


def _role(text: str) -> Role | None:
    if _BALANCE_SIDE.search(text) or _BESIDE_IT.search(text):
        return Role.OTHER
    if text in _FLAG_WORDS or _FLAG.search(text):
        return Role.FLAG
    if _PARTY.search(text):
        return _party_role(text)
    if _BALANCE.search(text):
        return Role.OTHER if _BEFORE_IT.search(text) else Role.BALANCE
    dated = _PLAIN[0][1].search(text) or _PLAIN[1][1].search(text) or _PLAIN[2][1].search(text)
    return _plain_role(text) if dated else (_money_role(text) or _plain_role(text))


def _party_role(text: str) -> Role:
    if names_party(text):
        return Role.COUNTERPARTY
    if _PARTY_NUMBER.search(text):
        return Role.COUNTERPARTY_ACCOUNT
    return Role.OTHER if _PARTY_BANK.search(text) else Role.COUNTERPARTY


def _money_role(text: str) -> Role | None:
    money_in, money_out = _IN.search(text), _OUT.search(text)
    if money_in and money_out:
        return Role.AMOUNT if _AMOUNT.search(text) or _SIGNS.search(text) else Role.FLAG
    if money_in or money_out:
        if re.search(r"方式|状态|笔数|类型|账号|户名", text):
            return Role.OTHER
        return Role.CREDIT if money_in else Role.DEBIT
    return Role.AMOUNT if _AMOUNT.search(text) else None


def _plain_role(text: str) -> Role | None:
    return next((role for role, pattern in _PLAIN if pattern.search(text)), None)


def names_party(title: str) -> bool:
    """True for the heading that names the other party by its name (对方户名), where several columns are about it."""
    return _PARTY_NAME.search(_BANK_NAME.sub("", normal(title).lower())) is not None


@lru_cache(maxsize=100)
def is_main_summary(title: str) -> bool:
    """True for the heading that names the summary itself (摘要), misread too, where several columns describe an entry.

    >>> [is_main_summary(title) for title in ("插要 Abstract", "揭要", "交易类型 Trading Type", "用途")]
    [True, True, False, False]
    """
    text = normal(title).lower()
    meant = [text] if role_of(title) is not None else one_off(text)
    return bool(meant) and all(_RELATED_SUMMARY.search(each) for each in meant)
