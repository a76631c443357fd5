"""Which titles of a heading stand for the day, the other party and the summary, where that hangs on the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.layout.days import begins_date, is_day
from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal
from intake_cli.statements.flag_words import flag_is_in
from intake_cli.statements.known_titles import as_meant, as_printed, one_off, untranslated
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role, names_party, role_of

_OTHERS, _PAID = re.compile(r"对方|对手|counter-?part"), re.compile(r"^实[付收际]")
_CODE = re.compile(r"代?码$|code$", re.IGNORECASE)
_LABELLED = re.compile(r"\D+:")
NOTES, PURPOSES = ("说明", "交易说明"), ("用途", "交易用途")
"""Titles of what is said of an entry besides its kind, and of what it is for, which is said of few."""
FEWEST_FLAGS, MOST_FLAGS = 2, 0.6
"""Flags under a title of one side, and their share of the words there, the rest of the title among them, from which it
is that of flags."""
FEWEST_DAYS = 2
"""Days on lines of their own below a heading from which its table prints them so; the first line of all is enough."""


def with_date(headings: tuple[Heading, ...], below: list[Line]) -> tuple[Heading, ...]:
    """交易时间 names the date where no other column does, and 会计日期 where that is missing too, or where days stand
    below it and nothing but times below the other. Where none does and days stand on lines of their own, they are a
    column without a title left of all that stands below the others."""
    roles = [heading.role for heading in headings]
    if Role.DATE in roles:
        return headings
    stand_ins = [roles.index(role) for role in (Role.TIME, Role.VALUE_DATE) if role in roles]
    if stand_ins:
        index = max(stand_ins, key=_days_under(headings, below).count)
        return (*headings[:index], replace(headings[index], role=Role.DATE), *headings[index + 1:])
    alone = [is_day(line.text) for line in below]
    if not any(alone[:1]) and sum(alone) < FEWEST_DAYS:
        return headings
    box = headings[0].box
    width, left = box.bottom - box.top, min(box.left, *(word.box.left for line in below for word in line.words))
    return (Heading(Role.DATE, "", replace(box, left=left - 2 * width, right=left - width)), *headings)


def _days_under(headings: tuple[Heading, ...], below: list[Line]) -> list[int]:
    """The place of the title under which each day stands, or beside which; one behind a label, as that of the print, is
    none of a column."""
    days = [word.box for line in below for word in line.words
            if begins_date(word.text) and not _LABELLED.match(normal(word.text))]
    return [min(range(len(headings)), key=lambda place: _apart(headings[place].box, day)) for day in days]


def _apart(one: Box, other: Box) -> float:
    """How far apart two boxes stand in their line, less than nothing where they share some of it."""
    return max(one.left - other.right, other.left - one.right)


def with_summary(headings: tuple[Heading, ...], below: list[Line]) -> tuple[Heading, ...]:
    """Where no column is known to say what an entry is, the first one whose title is not known at all, nor a misread
    one of another column, says it: one read as nothing but signs stands over figures, and one may have figures
    ``below`` for all to see."""
    roles = {heading.role for heading in headings}
    unknown = next((index for index, heading in enumerate(headings)
                    if heading.role is Role.OTHER and any(map(str.isalpha, heading.title))
                    and role_of(heading.title) is None and _is_no_other(as_meant(normal(heading.title)))
                    and not _is_over_figures(heading, below)), None)
    if unknown is None or roles & {Role.SUMMARY, Role.REMARK}:
        return headings
    return (*headings[:unknown], replace(headings[unknown], role=Role.SUMMARY), *headings[unknown + 1:])


def _is_no_other(meant: str) -> bool:
    """Whether a title that may mean this is none of those that banks print over something else."""
    return not as_printed(meant) or role_of(meant) in (Role.SUMMARY, Role.REMARK)


def _is_over_figures(heading: Heading, below: list[Line]) -> bool:
    """Whether most words under a title have no letter."""
    words = [word.text for line in below for word in line.words if _apart(heading.box, word.box) < 0]
    return 2 * sum(not any(map(str.isalpha, text)) for text in words) > len(words)


def with_sides(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Beside a column of one side and none of the other, sums whose title may be a misreading of the other side's are
    its own (走出金额 beside 收入金额, 货方发生额 beside 借方发生额)."""
    sides = {heading.role for heading in headings} & {Role.DEBIT, Role.CREDIT}
    sums = [index for index, heading in enumerate(headings) if heading.role is Role.AMOUNT]
    if len(sides) != 1 or len(sums) != 1 or as_printed(headings[sums[0]].title):
        return headings
    (other,) = {Role.DEBIT, Role.CREDIT} - sides
    meant = {role_of(title) for title in one_off(normal(headings[sums[0]].title))}
    if meant - sides != {other}:
        return headings
    return tuple(replace(heading, role=other) if heading.role is Role.AMOUNT else heading for heading in headings)


def with_flags(headings: tuple[Heading, ...], below: list[Line]) -> tuple[Heading, ...]:
    """A title of one side that stands over the flags of both is the begin of theirs, set upright (借 over 贷 over 方
    over 向, of which a heading takes three lines)."""
    return tuple(replace(heading, role=Role.FLAG) if heading.role in (Role.DEBIT, Role.CREDIT) and
                 _is_over_flags(heading, below) else heading for heading in headings)


def _is_over_flags(heading: Heading, below: list[Line]) -> bool:
    """Whether nearly all words under a title are flags of a side."""
    words = [word.text for line in below for word in line.words if _apart(heading.box, word.box) < 0]
    flags = sum(flag_is_in(text) is not None for text in words if any(map(str.isalpha, text)))  # a dash is no sum
    return flags >= FEWEST_FLAGS and flags >= MOST_FLAGS * len(words)


def with_party(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of several columns about the other party the one that is titled its name; a city misread is no name, and a name
    misread is one. Where some are titled those of the other party, that of who paid is the holder's own half the time,
    and a shop stands beside the party that takes its money."""
    for role in (Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT):
        headings = _only(headings, role, lambda title: _OTHERS.search(as_meant(normal(title)).lower()) is not None)
    return _only(headings, Role.COUNTERPARTY, lambda title: names_party(as_meant(normal(title))))


def with_unread_party(headings: tuple[Heading, ...], unsure: Collection[Box],
                      below: list[Line]) -> tuple[Heading, ...]:
    """Where a column is titled the number of the other party and none its name, the name's is the one beside it with a
    title that was read ``unsure`` (a seal lies on it) and texts ``below``: what it says is in doubt, as without any."""
    roles = [heading.role for heading in headings]
    if Role.COUNTERPARTY in roles or roles.count(Role.COUNTERPARTY_ACCOUNT) != 1:
        return headings
    number = roles.index(Role.COUNTERPARTY_ACCOUNT)
    beside = [place for place in (number - 1, number + 1) if 0 <= place < len(headings)
              and headings[place].box in unsure and roles[place] in (Role.OTHER, Role.DATE, Role.TIME)
              and not as_printed(headings[place].title) and _is_over_texts(headings[place], below)]
    if len(beside) != 1:
        return headings
    (place,) = beside
    return (*headings[:place], replace(headings[place], role=Role.COUNTERPARTY, title=""), *headings[place + 1:])


def _is_over_texts(heading: Heading, below: list[Line]) -> bool:
    """Whether most words under a title are Chinese texts."""
    words = [word.text for line in below for word in line.words if _apart(heading.box, word.box) < 0]
    return 2 * sum(sum(sign >= CHINESE for sign in text) > 1 for text in words) > len(words)


def with_words(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of several columns that say what an entry is those of words: a code (交易码) says less than 交易名称, and 说明 is
    what else is said of it, and so is 用途."""
    headings = _only(headings, Role.SUMMARY, lambda title: _CODE.search(normal(title)) is None)
    for others in (NOTES, PURPOSES):
        headings = _only(headings, Role.SUMMARY, partial(_is_none_of, others), Role.REMARK)
    return headings


def _is_none_of(titles: Collection[str], title: str) -> bool:
    """Whether a title, whatever its translation, is none of these."""
    return untranslated(title) not in titles


def with_paid(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of several columns of sums the one of what was paid in the end: 实付金额 beside 订单金额."""
    return _only(headings, Role.AMOUNT, lambda title: _PAID.search(normal(title)) is not None)


def _only(headings: tuple[Heading, ...], role: Role, best: Callable[[str], bool],
          others: Role = Role.OTHER) -> tuple[Heading, ...]:
    """``headings`` with the ``role`` left to the titles that are the ``best``, where some of several are."""
    own = [heading for heading in headings if heading.role is role]
    if len(own) < 2 or not any(best(heading.title) for heading in own):
        return headings
    return tuple(replace(heading, role=others) if heading.role is role and not best(heading.title) else heading
                 for heading in headings)
