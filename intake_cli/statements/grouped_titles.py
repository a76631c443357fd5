"""Titles that several columns have in common, over the title that each has of its own: 发生额 over 借方 and 贷方,
对方信息 over 户名 and 账号."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.facts import Box
from intake_cli.layout.lines import joined
from intake_cli.layout.values import normal
from intake_cli.statements.vocabulary import Role, role_of
from intake_cli.words import Word

_OF_PARTY = re.compile(r"([账帐]户)?(户名|名称|姓名)|[账帐]号|[账帐]户|卡号|[卡账]号?/[卡账]号|开户(银?行|机构)|"
                       r"(银行)?行[名号]|银行|name|(account|a/c)(no\.?|number)?|bank", re.IGNORECASE)
"""Titles that name the other party's under one of the other party, and the holder's own elsewhere."""
PARTIES = {Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT}
FEWEST = 2
"""Columns that have a title in common at least."""


def groups_of(titles: list[Word]) -> list[tuple[Word, list[Word]]]:
    """The common ones among the ``titles`` of a heading, each with the titles of its columns."""
    found = ((title, _members(title, titles)) for title in titles)
    return [(title, members) for title, members in found if members]


def of_party(groups: Iterable[tuple[Word, list[Word]]], cell: list[Word]) -> str | None:
    """The title that the words ``cell`` make where what is common to it and others says that it is of the other party
    (户名 under 对方信息: 对方户名)."""
    common = next((title for title, members in groups if any(word in members for word in cell)), None)
    title = "对方" + joined(cell)
    return title if common is not None and {role_of(common.text), role_of(title)} <= PARTIES else None


def _members(common: Word, titles: list[Word]) -> list[Word]:
    """The titles of the columns that have a title in ``common``: below it, to both sides of its middle, side by side,
    and all of them such as it may be over. None where it is no such title."""
    role = role_of(common.text)
    lower = sorted((word for word in titles if word.box.top >= _middle(common.box)), key=lambda word: word.box.left)
    run: list[Word] = []
    middle = (common.box.left + common.box.right) / 2
    for word in lower:
        if _may_be_of(role, word):
            run.append(word)
        elif word.box.right < middle:
            run = []
        else:
            break
    if len(run) < FEWEST or not run[0].box.left < middle < run[-1].box.right or not _both_sides(role, run):
        return []
    return run


def _both_sides(role: Role | None, run: list[Word]) -> bool:
    return role is not Role.AMOUNT or {role_of(word.text) for word in run} == {Role.DEBIT, Role.CREDIT}


def _may_be_of(role: Role | None, word: Word) -> bool:
    if role in PARTIES:
        return _OF_PARTY.fullmatch(normal(word.text).replace(" ", "")) is not None
    return role is Role.AMOUNT and role_of(word.text) in (Role.DEBIT, Role.CREDIT)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
