"""What a row says in words: summary, party, its account, remarks."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.facts import Field
from checks.vocabulary import speaks_of
from intake_cli.layout.values import has_figure, is_empty, normal
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, is_main_summary

NO_TEXTS = (Role.DATE, Role.TIME, *MONEY_ROLES)
_VOUCHER = re.compile(r"凭证(种类|类型|名称|类别)")
_NUMBER = r"(?P<number>(?:(?<![A-Za-z])[A-Z])?(?=[\d*]{9,32}(?:\D|$))\d{4,}[\d*]*\d{4,}|(?<!\*)\*{4,}\d{3,6}(?!\d))"
"""Those of payment firms may begin with a letter (Z2004944000010), or have nine figures (243300133); of others only the
last figures may be shown (****1234)."""
_NAME = r"(?P<name>[^\d/|]*[\u4e00-\u9fffA-Za-z]{2}[^\d/|]*)"
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}|^[A-Za-z][A-Za-z .,&']+$")
"""What names a party where its account is asked for: 对方账户 may be either."""
_BROKEN = re.compile(r"(?<=[\d*])\s+(?=[\d*])")
"""Where the end of a line parts a number, masked or not."""
_ENDS_IN_FIGURES = re.compile(rf"(?P<name>[^\d/|]*[\u4e00-\u9fffA-Za-z]{{2}}-?\d{{1,7}})\s{_NUMBER}")
"""A name with few figures at its end (样例商户8821, 支付宝-12306), a blank before the number."""
_ENDED = re.compile(r"(?:.*(?:公司|集团|银行|医院|学校|大学|[局厂])|[\u4e00-\u9fff]{2,3})\d+")
"""A firm, an office or a person, and figures that no such name ends in."""
LEAST, MOST = 15, 21
"""Figures that such a number has at least, and those of the longest account: a shorter one behind figures that make no
more together with it is the rest of one that the end of a line broke."""
_NAME_NUMBER = re.compile(rf"{_NAME}(?:(?<![\u4e00-\u9fff][A-Z])|(?=[/|\s]))[/|\s]*{_NUMBER}")
_NUMBER_NAME = re.compile(rf"{_NUMBER}[/|\s]*{_NAME}(?:\|[^\d|]*)?")
_FIGURED = r"(?P<name>[^/|]*[\u4e00-\u9fffA-Za-z]{2}[^/|]*)"
"""A name that may hold figures (支付宝-12306): a stroke tells where it ends."""
_WITH_STROKE = (re.compile(rf"{_NUMBER}\s?[/|]\s?{_FIGURED}"), re.compile(rf"{_FIGURED}\s?[/|]\s?{_NUMBER}"))
_ANY = r"(?P<name>[^/|]*[^/|\s-][^/|]*)"
"""Whatever a name is (12306, H&M, A), beside a number and under a title that asks for both."""
_FEW = r"(?P<number>[A-Z]?[\d*][\d*]{4,30}\d)"
"""A number under such a title may be as short as those of payment firms (243300133)."""
_UNDER_BOTH = (re.compile(rf"{_FEW}\s?[/|]\s?{_ANY}"), re.compile(rf"{_ANY}\s?[/|]\s?{_FEW}"))
_BOTH = re.compile(r"(账号|卡号).*(户名|名称|姓名)|(户名|名称|姓名).*(账号|卡号)")


def texts_of(row: TableRow, number: int, source: Source) -> dict[Role, Field[str]]:
    """Text cells by role. Several descriptive columns: 摘要 itself is the summary, the others are remarks. What no
    title names is in doubt: no balance proves what a column of text holds, and none is accused of another's."""
    texts: dict[Role, Field[str]] = {}
    for band, cell in row.titled:
        if band.role in NO_TEXTS or is_empty(cell.text):
            continue
        sure = None if band.title else min(cell.confidence, UNSURE)
        value = Field(cell.text, source.evidence(row, number, cell, confidence=sure, second=cell.second))
        role = band.role
        if role is Role.SUMMARY and role in texts:
            if is_main_summary(band.title):
                texts[Role.REMARK] = _joined(texts.get(Role.REMARK), texts[Role.SUMMARY])
                texts[Role.SUMMARY] = value
                continue
            role = Role.REMARK
        texts[role] = _joined(texts.get(role), value) if role is Role.REMARK else texts.get(role, value)
    account = texts.get(Role.COUNTERPARTY_ACCOUNT)
    if account is not None and _NAMED.search(account.value) and \
            all(band.role is not Role.COUNTERPARTY for band in row.bands):
        texts[Role.COUNTERPARTY] = texts.pop(Role.COUNTERPARTY_ACCOUNT)
    if Role.COUNTERPARTY in texts and Role.COUNTERPARTY_ACCOUNT not in texts:
        title, held = next((band.title, cell) for band, cell in row.titled
                           if cell.text == texts[Role.COUNTERPARTY].value)
        both = _BOTH.search(normal(title)) is not None
        texts |= _name_and_number(texts[Role.COUNTERPARTY], _ends_its_name(held), both)
    if Role.REMARK in texts and (Role.SUMMARY not in texts or _is_code(texts[Role.SUMMARY].value)):
        texts[Role.SUMMARY] = texts[Role.REMARK]
    described = any(band.role in (Role.SUMMARY, Role.REMARK) for band in row.bands)
    told = Role.CHANNEL if described else Role.SUMMARY
    kind = None if told in texts else _kind_of_voucher(row, number, source)
    if kind is None or (described and not speaks_of("counter", kind.value)):  # 电子凭证 hides no 支票 of the summary
        return texts
    return {**texts, told: kind}


def _is_code(summary: str) -> bool:
    """Whether a summary is nothing but figures, as a bank's code for it (摘要码, 交易码) is: a remark says more."""
    return summary.isascii() and has_figure(summary) and not any(map(str.isalpha, summary))


def _kind_of_voucher(row: TableRow, number: int, source: Source) -> Field[str] | None:
    """What a row was booked by, which says what it is, or how it came about, where nothing else does."""
    return next((Field(cell.text, source.evidence(row, number, cell, second=cell.second)) for band, cell in row.titled
                 if band.role is Role.OTHER and _VOUCHER.search(normal(band.title)) and not is_empty(cell.text)), None)


def _name_and_number(party: Field[str], apart: bool, both: bool) -> dict[Role, Field[str]]:
    """Name and account of a party that stand in one cell, where its shape leaves no doubt, the number stands ``apart``,
    or the title names ``both``; they quote the whole."""
    whole = _BROKEN.sub("", party.value)
    name, blank, number = party.value.partition(" ")
    match = _ENDS_IN_FIGURES.fullmatch(name + blank + number.replace(" ", ""))
    if match is None or not (apart or _has_figures_of_its_own(match)):
        match = next((found for form in (_NAME_NUMBER, _NUMBER_NAME, *_WITH_STROKE, *(_UNDER_BOTH if both else ()))
                      if (found := form.fullmatch(whole)) is not None), None)
    if match is None:
        return {}
    return {Role.COUNTERPARTY: replace(party, value=match["name"].strip("- ")),
            Role.COUNTERPARTY_ACCOUNT: replace(party, value=match["number"])}


def _has_figures_of_its_own(match: re.Match[str]) -> bool:
    """Whether the figures that end a name are none of the number behind it: with them it would be too long, or without
    them it is long enough, and the name is none of a firm or a person, which end otherwise."""
    too_long = sum(map(str.isdigit, match[0])) > MOST
    return too_long or (len(match["number"]) >= LEAST and _ENDED.fullmatch(match["name"]) is None)


def _ends_its_name(cell: Cell) -> bool:
    """Whether the blank in a cell is no end of a line that broke a number: it is a word, and the name has a dash before
    its figures, or it is two words of one line."""
    if len(cell.words) != 2:
        return len(cell.words) == 1 and "-" in cell.text
    one, other = (word.box for word in cell.words)
    return one.right < other.left and one.top < other.bottom and other.top < one.bottom


def _joined(one: Field[str] | None, other: Field[str]) -> Field[str]:
    if one is None or normal(other.value) in normal(one.value):
        return one or other
    return Field(f"{one.value} {other.value}", one.evidence)
