"""Words by which entries say whether money came or went."""

from __future__ import annotations

import re

from intake_cli.characters import simplified
from intake_cli.layout.dialect import spoken
from intake_cli.layout.values import normal

_NEUTRAL_FLAG = re.compile(r"不计收支|不计|中性交易?|中性|其他|其它|[/—-]+")
_EXPLAINED, _CODE = re.compile(r"\((.+)\)"), re.compile(r"([0-9A-Za-z])[:=-]?([\u4e00-\u9fff]+)")
_DIRT = re.compile(r"^\W+(?=\w)|(?<=\w)\W+$")
"""Dots and strokes around a flag, which a copy adds; alone a stroke is one."""
_OUT_FLAG = re.compile(r"^(借|支|支出|出|d|dr|借dr|付|取|转出|-|debit|借方|支取|付款|出账|往账|扣账)$")
_IN_FLAG = re.compile(r"^(贷|收|收入|入|c|cr|贷cr|存|转入|\+|credit|贷方|存入|收款|入账|来账|进|进账)$")


def flag_is_in(text: str) -> bool | None:
    """Direction that a flag cell prints: True for money in, False for money out, None for neither.

    >>> flag_is_in("贷 Cr"), flag_is_in("支出"), flag_is_in("不计收支"), flag_is_in("• Dr"), flag_is_in("-")
    (True, False, None, False, False)
    """
    words = normal(text)
    if words in spoken().money_in or words in spoken().money_out:
        return words in spoken().money_in
    plain = simplified(words).lower().strip("()/")
    plain = _DIRT.sub("", plain) or plain
    if _IN_FLAG.match(plain):
        return True
    return False if _OUT_FLAG.match(plain) else None


def coded_flag(title: str, text: str) -> bool | None:
    """Direction that a flag cell prints, in words or in the code that the ``title`` of its column explains.

    >>> coded_flag("借贷标志(1收2付)", "2"), coded_flag("借贷标志(C-贷,D-借)", "C"), coded_flag("借贷标志", "1")
    (False, True, None)
    """
    explained = _EXPLAINED.search(normal(title))
    codes = {} if explained is None else dict(_CODE.findall(explained[1]))
    return flag_is_in(codes.get(normal(text), text))


def flag_is_neutral(text: str) -> bool:
    """True for a flag cell that says money neither came nor went: moved between one's own accounts, or refused.

    >>> flag_is_neutral("不计收支"), flag_is_neutral("/"), flag_is_neutral("支出"), flag_is_neutral("")
    (True, True, False, False)
    """
    return _NEUTRAL_FLAG.fullmatch(normal(text)) is not None

IN_WORDS = ("工资", "薪", "存入", "转入", "结息", "利息", "收入", "代发", "退款", "汇入", "入账")
OUT_WORDS = ("消费", "支取", "取款", "支出", "转出", "手续费", "扣款", "缴费", "还款", "快捷支付", "汇出", "年费",
             "代扣", "代缴")
"""Words of summaries that say which way money went; a hint where nothing is printed and no balance tells."""
