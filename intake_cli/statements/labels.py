"""Labelled values outside the table: ``户名: 张样例   卡号: 6222…`` found by label, colon and gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checks.facts import Box
from intake_cli.statements.lines import Line, around
from intake_cli.statements.values import normal
from intake_cli.words import Word

LABELS: dict[str, str] = {
    "holder": r"户名|客户姓名|客户名称|账户名称|帐户名称|账户名|开户名称|单位名称|公司名称|持卡人姓名|持卡人|户主|姓名|账户户名|"
              r"accountname|customername|accountholder|name",
    "account": r"卡号/账号|账号/卡号|卡/账号|卡号\(账号\)|账/卡号|卡\(账\)号|客户账号|账户账号|借记卡号|银行卡号|交易卡号|本方账号|交易账号|"
               r"查询账号|账户号|账户号码|卡号|账号|帐号|账户|account/cardno\.?|accountno\.?|accountnumber|cardno\.?|cardnumber|a/cno\.?",
    "period": r"查询起止日期|交易起止日期|起止日期|起止时间|查询区间|交易区间|交易时间段|查询时间段|时间段|对账日期|对账期间|查询期间|账单周期|"
              r"明细期间|交易期间|日期范围|时间范围|交易日期范围|查询时间范围|对账区间|账单期间|统计期间|查询日期范围|期间|statementperiod|period|"
              r"daterange|transactionperiod",
    "start": r"起始日期|开始日期|查询起日|查询起始日期?|起始时间|开始时间|起始日|起日|自|startdate|from",
    "end": r"终止日期|截止日期|结束日期|查询止日|查询终止日期?|查询截止日期?|终止时间|截止时间|结束时间|截止日|终止日|止日|至|enddate|to",
    "printed_on": r"打印日期/时间|打印日期|打印时间|打印日|下载日期|下载时间|导出日期|导出时间|生成日期|生成时间|制表日期|制单日期|制表时间|"
                  r"出具日期|出具时间|开具日期|开立时间|出单日期|申请日期|申请时间|查询时间|查询日期|printdate|printtime|printedon|printed|"
                  r"issuedate|issuedon|dateofissue|downloaddate",
    "currency": r"币种|币别|货币|currency",
    "opening": r"期初余额|上期余额|起始余额|承前余额|上期结余|期初结余|openingbalance",
    "closing": r"期末余额|结束余额|期末结余|closingbalance",
    "bank": r"开户行名称|开户机构|开户行|开户银行|开户网点|发卡/折机构|openingbank|bankname",
    "filter": r"筛选条件|按收支筛选|金额区间|查询最低限额|导出交易类型|导出类型|交易类型筛选|明细范围",
    "other": r"按币种筛选|证件类型|证件种类|证件号码|流水编码|清单编号|编号|电子流水号|验证码|钞汇标志|钞汇标识|钞汇|汇钞标识|储种|产品名称|存款类型|账户类型|"
             r"受理行|部门|柜员|地址|页码|页数|行数|借方发生数|贷方发生数|收入合计金额|支出合计金额|交易合计笔数|交易总笔数|转出笔数|转出金额|"
             r"存入笔数|存入金额|收入合计|支出合计|总收入|总支出|收入笔数|支出笔数|开立日期|开户日期|手机号码?|联系电话|客户号|客户编号|交易类型|"
             r"总笔数|笔数|合计|网点|卡别名|卡片类型|产品|子账户序号|子账户类别|备注|说明|type|branch|page",
}
"""What is asked of a statement's header and the labels banks print for it, by the project's domain notes 5.1 and 5.2."""

_ANY = re.compile("|".join(f"(?P<{name}>{labels})" for name, labels in LABELS.items()), re.IGNORECASE)
_WIDE = 2.2
"""A gap of this many text heights ends a value."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value beside its label."""

    name: str
    value: str
    box: Box
    confidence: float
    page: int


@dataclass(frozen=True, slots=True)
class _Label:
    name: str
    start: int
    end: int
    coloned: bool


def labelled(page: int, lines: Iterable[Line]) -> list[Labelled]:
    """All labelled values on ``lines`` of one page, top to bottom."""
    found: list[Labelled] = []
    stack = list(lines)
    for index, line in enumerate(stack):
        below = stack[index + 1] if index + 1 < len(stack) else None
        found += _on_line(page, line, below)
    return found


def _on_line(page: int, line: Line, below: Line | None) -> list[Labelled]:
    text, owners = _flat(line)
    labels = _labels(text, owners, line)
    values = []
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        stop = following.start if following is not None else len(text)
        indexes = _until_gap(line, owners, label.end, stop)
        if indexes:
            values.append(_value(page, label.name, text, owners, line, indexes))
        elif below is not None:
            under = _under(line, owners, label, following, below)
            if under:
                values.append(_from_words(page, label.name, under))
    return values


def _flat(line: Line) -> tuple[str, list[int]]:
    """The line without blanks, NFKC, and for each character the index of its word."""
    text, owners = "", []
    for index, word in enumerate(line.words):
        plain = normal(word.text)
        text += plain
        owners += [index] * len(plain)
    return text, owners


def _labels(text: str, owners: list[int], line: Line) -> list[_Label]:
    labels: list[_Label] = []
    for match in _ANY.finditer(text):
        start, end = match.span()
        if labels and start < labels[-1].end:
            continue
        colon = re.match(r"(\(?[A-Za-z/. ]*\)?)?[::]", text[end:])
        fresh = start == 0 or owners[start] != owners[start - 1] or text[start - 1] in "0123456789,;。，;)）|日"
        stands_alone = end == len(text) or owners[end] != owners[end - 1]
        if colon is not None and (fresh or labels or start == 0) and _not_inside_word(text, start, labels):
            labels.append(_Label(match.lastgroup or "", start, end + colon.end(), True))
        elif fresh and stands_alone and match.lastgroup not in ("other", "filter") and len(match[0]) > 1:
            labels.append(_Label(match.lastgroup or "", start, end, False))
    return labels


def _not_inside_word(text: str, start: int, labels: list[_Label]) -> bool:
    """对方户名 is no label of the holder: a label does not follow Chinese text that is no value."""
    before = text[labels[-1].end if labels else 0:start]
    return not re.search(r"(对方|对手|交易对方|收款人|付款人)$", before)


def _until_gap(line: Line, owners: list[int], start: int, stop: int) -> list[int]:
    indexes: list[int] = []
    for index in range(start, stop):
        if indexes and owners[index] != owners[indexes[-1]]:
            left, right = line.words[owners[indexes[-1]]].box, line.words[owners[index]].box
            if right.left - left.right > _WIDE * (right.bottom - right.top):
                break
        indexes.append(index)
    return indexes


def _value(page: int, name: str, text: str, owners: list[int], line: Line, indexes: list[int]) -> Labelled:
    words = [line.words[i] for i in sorted({owners[index] for index in indexes})]
    confidence = min(word.confidence for word in words)
    return Labelled(name, _spaced(text, owners, indexes), around(words), confidence, page)


def _spaced(text: str, owners: list[int], indexes: list[int]) -> str:
    """The characters at ``indexes``, with a blank between two words of Latin letters or figures."""
    value = ""
    for before, index in zip([indexes[0], *indexes], indexes, strict=False):
        apart = owners[before] != owners[index] and text[before].isascii() and text[index].isascii()
        value += f" {text[index]}" if apart else text[index]
    return value


def _under(line: Line, owners: list[int], label: _Label, following: _Label | None, below: Line) -> list[Word]:
    """Words below a label that has no value beside it: a header printed as a grid."""
    if below.top - line.bottom > 1.5 * (line.bottom - line.top):
        return []
    left = line.words[owners[label.start]].box.left
    right = line.words[owners[following.start]].box.left if following is not None else float("inf")
    words = [word for word in below.words if word.box.left < right and word.box.right > left]
    return [] if any(_ANY.match(normal(word.text)) for word in words) else words


def _from_words(page: int, name: str, words: list[Word]) -> Labelled:
    text = "".join(normal(word.text) for word in words)
    return Labelled(name, text, around(words), min(word.confidence for word in words), page)
