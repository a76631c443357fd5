"""Which titles of a heading stand for the day, the other party and the summary, where that hangs on the others."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.layout.days import is_day
from intake_cli.layout.lines import Line
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role, misread_role, names_party, role_of

FEWEST_DAYS = 2
"""Days on lines of their own right below a heading from which its table prints them so."""


def with_date(headings: tuple[Heading, ...], below: list[Line]) -> tuple[Heading, ...]:
    """交易时间 names the date where no other column does, and 会计日期 where that is missing too. Where none does and
    days stand on lines of their own, they are a column without a title left of the others."""
    roles = [heading.role for heading in headings]
    if Role.DATE in roles:
        return headings
    stand_in = next((role for role in (Role.TIME, Role.VALUE_DATE) if role in roles), None)
    if stand_in is not None:
        index = roles.index(stand_in)
        return (*headings[:index], replace(headings[index], role=Role.DATE), *headings[index + 1:])
    if sum(is_day(line.text) for line in below) < FEWEST_DAYS:
        return headings
    box = headings[0].box
    width = box.bottom - box.top
    return (Heading(Role.DATE, "", replace(box, left=box.left - 2 * width, right=box.left - width)), *headings)


def with_summary(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Where no column is known to say what an entry is, the first one whose title is not known at all says it."""
    roles = {heading.role for heading in headings}
    unknown = next((index for index, heading in enumerate(headings)
                    if heading.role is Role.OTHER and heading.title and role_of(heading.title) is None
                    and not as_printed(heading.title)), None)
    if unknown is None or roles & {Role.SUMMARY, Role.REMARK}:
        return headings
    return (*headings[:unknown], replace(headings[unknown], role=Role.SUMMARY), *headings[unknown + 1:])


def with_sides(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Beside a column of one side and none of the other, sums whose title may be a misreading of the other side's are
    its own (走出金额 beside 收入金额)."""
    sides = {heading.role for heading in headings} & {Role.DEBIT, Role.CREDIT}
    sums = [index for index, heading in enumerate(headings) if heading.role is Role.AMOUNT]
    if len(sides) != 1 or len(sums) != 1 or as_printed(headings[sums[0]].title):
        return headings
    other = misread_role(headings[sums[0]].title)
    if other not in {Role.DEBIT, Role.CREDIT} - sides:
        return headings
    return tuple(replace(heading, role=other) if heading.role is Role.AMOUNT else heading for heading in headings)


def with_party(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of several columns about the other party the one that is titled its name; a city misread is no name."""
    parties = [heading for heading in headings if heading.role is Role.COUNTERPARTY]
    if len(parties) < 2 or not any(names_party(party.title) for party in parties):
        return headings
    return tuple(Heading(Role.OTHER, heading.title, heading.box)
                 if heading.role is Role.COUNTERPARTY and not names_party(heading.title) else heading
                 for heading in headings)
