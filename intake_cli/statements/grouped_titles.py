"""Titles that several columns have in common, over the title that each has of its own: 发生额 over 借方 and 贷方,
对方信息 over 户名 and 账号."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from checks.facts import Box
from intake_cli.layout.lines import joined
from intake_cli.layout.values import normal
from intake_cli.statements.heading_ends import stand_above
from intake_cli.statements.known_titles import one_off
from intake_cli.statements.vocabulary import Role, misread_role, role_of
from intake_cli.words import Word

_OF_PARTY = re.compile(r"([账帐]户)?(户名|名称|姓名)|[账帐]号|[账帐]户|卡号|[卡账]号?/[卡账]号|开户(银?行|机构)|"
                       r"(银行)?行[名号]|银行|name|(account|a/c)(no\.?|number)?|bank", re.IGNORECASE)
"""Titles that name the other party's under one of the other party, and the holder's own elsewhere."""
_LONGER = ("开户行", "开户银行", "开户机构", "银行名称", "账户名称", "账户户名")
PARTIES = {Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT}
_OUT, _IN = re.compile("[借支出付取]"), re.compile("[贷收入存]")
"""Characters of which a title of a side has one."""
SIDES: dict[Role | None, str] = {Role.DEBIT: "借方", Role.CREDIT: "贷方"}
FEWEST = 2
"""Columns that have a title in common at least."""


def groups_of(titles: list[Word]) -> list[tuple[Word, list[Word]]]:
    """The common ones among the ``titles`` of a heading, each with the titles of its columns."""
    found = ((title, _members(title, titles)) for title in titles)
    return [(title, members) for title, members in found if members]


def title_among(groups: Iterable[tuple[Word, list[Word]]], cell: list[Word]) -> str | None:
    """The title that the words ``cell`` make in view of what is common to it and others: 户名 under 对方信息 is
    对方户名, and one of the two under 发生额 a side of it, however it was read. None where that adds nothing."""
    found = next(((title, word) for title, members in groups for word in cell if word in members), None)
    if found is None:
        return None
    common, member = found
    if _common_role(common) in PARTIES:
        title = "对方" + _of_party(joined(cell))
        return title if role_of(title) is not None else None
    known, title = role_of(joined(cell)), common.text + joined(cell)
    return SIDES[_side(member)] if known is None else title if role_of(title) is known else None


def _members(common: Word, titles: list[Word]) -> list[Word]:
    """The titles of the columns that have a title in ``common``: below it and none beside it, to both sides of its
    middle, side by side, and all of them such as it may be over. None where it is no such title: 对方 over 单位 over
    名称 is one title."""
    role = _common_role(common)
    height = _middle(common.box)
    beside = [word.box for word in titles if word is not common and word.box.top < height < word.box.bottom]
    lower = sorted((word for word in titles if word.box.top >= height
                    and not any(stand_above(word.box, other) for other in beside)), key=lambda word: word.box.left)
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
    if any(after.box.left < before.box.right for before, after in itertools.pairwise(run)):
        return []
    if any(_apart(title, [common, *run]) for title in titles if run[0].box.left < title.box.left < run[-1].box.left):
        return []
    return run


def _apart(title: Word, group: list[Word]) -> bool:
    """Whether a title stands beside all of a ``group``: one amid them is of another column."""
    return all(title.box.right <= other.box.left or other.box.right <= title.box.left for other in group)


def _common_role(common: Word) -> Role | None:
    """What a common title is about; one that is misread may be so of the sums of both sides, whatever it reads as."""
    return role_of(common.text) or misread_role(common.text)


def _both_sides(role: Role | None, run: list[Word]) -> bool:
    return role in PARTIES or (len(run) == len(SIDES) and {_side(word) for word in run} == set(SIDES))


def _of_party(title: str) -> str:
    """The longer title of the other party's that ``title`` is but for one character (开门行), else itself."""
    return next(iter(one_off(title, _LONGER)), title)


def _may_be_of(role: Role | None, word: Word) -> bool:
    if role in PARTIES:
        return _OF_PARTY.fullmatch(normal(_of_party(word.text)).replace(" ", "")) is not None
    return role in (Role.AMOUNT, None) and _side(word) in SIDES


def _side(word: Word) -> Role | None:
    """The side that a title names, if by the one character of it that was read (借万)."""
    known = role_of(word.text)
    out, into = _OUT.search(word.text), _IN.search(word.text)
    if known is not None or bool(out) == bool(into):
        return known
    return Role.DEBIT if out else Role.CREDIT


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
