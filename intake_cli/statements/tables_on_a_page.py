"""Tables one below the other on a page, each with a heading of its own.

A bank prints the accounts of a customer one after another, and programs that set each table by itself give each columns
of its own. What stands below a heading is read in its columns alone, and what stands above one is the end of the table
before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intake_cli.layout.labelled import labelled
from intake_cli.layout.lines import Line
from intake_cli.statements.account_kinds import names_kind
from intake_cli.statements.bands import Band
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.header_account import account_beside
from intake_cli.statements.header_block import LABELS
from intake_cli.statements.headings import find_head
from intake_cli.statements.other_lines import looks_foot
from intake_cli.statements.page_lines import PageLines, repeats
from intake_cli.statements.placed import placed
from intake_cli.statements.stacked_pages import next_page
from intake_cli.statements.titles import TableHead

ASIDE = 0.5
"""Heights of a title by which one must stand elsewhere for its table to have other columns."""


def tables_on(sheet: PageLines) -> Iterator[PageLines]:
    """``sheet`` parted into the tables that its page has one below the other: above its heading where another one
    stands over entries, below it where the same one follows in other places or over several lines, of which no single
    one tells that it is one. Pages one below the other are no tables of one."""
    head = sheet.head
    one = head is None or next_page(sheet.lines, head.first, head.last) is not None
    begin = None if head is None or one else _second(sheet.lines, head)
    if begin is None:
        yield sheet
        return
    upper, lower = part_at(sheet, begin)
    yield from tables_on(upper)
    yield from tables_on(lower)


def part_at(sheet: PageLines, begin: int) -> tuple[PageLines, PageLines]:
    """``sheet`` above and below a line, each with its own heading. The labels over the lower one's are told below it,
    for they name the account of its entries and no other."""
    lines = sheet.lines[begin:]
    head = find_head(lines)
    if head is not None:
        lines = [*lines[head.first:head.last + 1], *lines[:head.first], *lines[head.last + 1:]]
        head = replace(head, first=0, last=head.last - head.first)
    upper = sheet.lines[:begin]
    return replace(sheet, lines=upper, head=find_head(upper)), replace(sheet, lines=lines, head=head)


def goes_on_above(sheet: PageLines, bands: tuple[Band, ...]) -> int | None:
    """Where the table of the page before, with its ``bands``, ends above the heading of ``sheet``; None where no entry
    of it stands there."""
    if sheet.head is None or not any(placed(line, bands).begins and is_entry(line)
                                     for line in sheet.lines[:sheet.head.first]):
        return None
    return _end_above(sheet.lines, sheet.head.first)


def _second(lines: list[Line], head: TableHead) -> int | None:
    """Where the second of two tables begins, None where there is but one."""
    if any(map(is_entry, lines[:head.first])) and find_head(lines[:_end_above(lines, head.first)]) is not None:
        return _end_above(lines, head.first)
    titles = {word.text for line in lines[head.first:head.last + 1] for word in line.words}
    for at in range(head.last + 1, len(lines)):
        if repeats(lines[at], titles):
            while at > head.last + 1 and _is_of(titles, lines[at - 1]):
                at -= 1
            begin = _end_above(lines, at)
            own = find_head(lines[begin:])
            apart = own is not None and (own.last > own.first or _elsewhere(head, own))
            if apart and any(map(is_entry, lines[head.last + 1:begin])):
                return begin
    return None


def _is_of(titles: set[str], line: Line) -> bool:
    """Whether a line over one of titles shows nothing but more of them: a title of several lines begins above it."""
    return all(word.text in titles for word in line.words)


def _end_above(lines: list[Line], heading: int) -> int:
    """The first of the labels right over a heading."""
    while heading > 0 and _is_over(lines[heading - 1]):
        heading -= 1
    return heading


def _is_over(line: Line) -> bool:
    """Whether a line stands over the heading of a table: labels, the kind of an account, or the balance that it begins
    with, of which a line may show two."""
    return (looks_foot(line) and not is_entry(line)) or bool(account_beside(line)) or names_kind(line.text) or any(
        value.name == "opening" for value in labelled(LABELS, 0, [line]))


def _elsewhere(head: TableHead, other: TableHead) -> bool:
    """Whether the same titles stand in other places below each other, or other ones do."""
    own = {title.title: title.box for title in head.headings}
    height = head.headings[0].box.bottom - head.headings[0].box.top
    return any(title.title not in own or abs(own[title.title].left - title.box.left) > ASIDE * height
               for title in other.headings)
