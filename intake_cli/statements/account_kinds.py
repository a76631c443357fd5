"""The kind of an account as banks print it alone over its table, where all accounts of a customer have one number."""

from __future__ import annotations

import re

from intake_cli.characters import simplified
from intake_cli.layout.values import normal

_CURRENCY = "(人民币|本币|外币|港[币元]|美[元金]|欧元|英镑|日[元币]|[澳加纽新]元|澳门元|[A-Z]{3})"
_KIND = (rf"\(?{_CURRENCY}?\)?(储蓄|往来|活期|定期|支票|结算|(一天|七天)?通知|定活两便|[整零]存[整零]取|现[汇钞])"
         rf"(储蓄|存款)?([账帐户][户口号])?\(?{_CURRENCY}?\)?")
_NUMBER = r"(子?[账帐][户号]|子户)(序号|号)?\d{2,}"
_ALONE = re.compile(rf"([一二三四五六七八九十]+、|\d\.)?"
                    rf"({_KIND}([A-Za-z() ]*)({_NUMBER})?|{_NUMBER}({_KIND}|{_CURRENCY}))")


def names_kind(text: str) -> bool:
    """Whether a line says the kind of an account and its currency, with its number among several, and nothing else.

    >>> [names_kind(each) for each in ("港元儲蓄存款", "港幣往來 HKD Current", "七天通知存款", "USD活期(美元)")]
    [True, True, True, True]
    >>> [names_kind(each) for each in ("活期存款账户明细", "储蓄存款利息", "活期", "定期存款 1,000.00", "HKD")]
    [False, False, True, False, False]
    >>> [names_kind(each) for each in ("美元活期存款 子账号 00002", "子账户 00002 美元", "账号 00002")]
    [True, True, False]
    """
    return _ALONE.fullmatch(simplified(normal(text))) is not None
