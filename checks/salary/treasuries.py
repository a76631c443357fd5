"""The treasury of a place, which pays those who work for its offices, schools and hospitals."""

from __future__ import annotations

import re

from checks.names import bare
from checks.vocabulary import speaks_of

_PUBLIC = re.compile(r"(局|厅|委员会|政府|办公室|办事处|中学|小学|学校|幼儿园|大学|学院|医院|卫生院|法院|检察院|"
                     r"馆|站|所|中心)(\(.*\))?$")
_PRIVATE = re.compile(r"公司|集团|[厂店行社]$|事务所|会所|诊所|律师|合作社")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?[省市区县旗州]")


def is_treasury_of(payer: str, employer: str) -> bool:
    """Whether ``payer`` is a treasury and ``employer`` a public body of the place that it is of.

    >>> is_treasury_of("样例市财政局国库支付中心", "样例市第二中学"), is_treasury_of("样例市财政局", "示例市第二中学")
    (True, False)
    >>> is_treasury_of("样例市财政局", "样例市示例贸易有限公司")
    False
    """
    mine, theirs = bare(payer), bare(employer)
    if not speaks_of("treasury", mine) or _PRIVATE.search(theirs) or not _PUBLIC.search(theirs):
        return False
    places = _PLACE.findall(re.split("财政|国库|会计|核算", mine)[0])
    return bool(places) and places[-1] in theirs
