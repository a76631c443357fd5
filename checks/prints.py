"""Several prints of one account: an applicant may bring the half-year in two papers, whose periods touch or overlap,
or bound together in one."""

from __future__ import annotations

from itertools import pairwise

from checks.facts import Application, BankStatement, PageHead, PageMark
from checks.periods import ONE_DAY, Span, printed_day


def prints_of(statement: BankStatement, application: Application) -> tuple[BankStatement, ...]:
    """The prints of the statement's account whose declared periods join with its own, in the order of their periods;
    the statement alone where it has no account, holder or period, or no other print joins."""
    mine = declared_span(statement)
    others = [(span, other) for document in application.documents
              if (other := document.statement) is not None and other is not statement
              and same_account(statement, other) and (span := declared_span(other)) is not None]
    if mine is None or not others:
        return (statement,)
    placed = sorted([(mine, statement), *others], key=lambda place: (place[0].first, place[0].last))
    run: list[BankStatement] = []
    reached = placed[0][0].last
    for span, printed in placed:
        if span.first > reached + ONE_DAY:
            if any(known is statement for known in run):
                break
            run = []
        run.append(printed)
        reached = max(reached, span.last)
    return tuple(run)


def print_of_pages(statement: BankStatement) -> dict[int, int]:
    """The number, from 0, of the print that each page belongs to: a print begins where pages count from one again
    after the last of them, or where the head names a period that shares no day with the one before."""
    heads = {head.page: span for head in statement.heads if (span := declared_span(head)) is not None}
    found = dict.fromkeys((mark.page for mark in statement.pages[:1]), 0)
    span = heads.get(statement.pages[0].page) if statement.pages else None
    for before, mark in pairwise(statement.pages):
        own = heads.get(mark.page, span)
        begins = _counts_anew(before, mark) or (own is not None and span is not None and not own.meets(span))
        found[mark.page] = found[before.page] + begins
        span = own
    return found


def _counts_anew(before: PageMark, mark: PageMark) -> bool:
    return mark.number == 1 and before.number is not None and before.number == before.count


def declared_span(statement: BankStatement | PageHead) -> Span | None:
    """The period that the head, of all or of a page, declares; None where a side was not read or it runs backwards."""
    first, last = printed_day(statement.start), printed_day(statement.end)
    return Span(first, last) if first is not None and last is not None and first <= last else None


def same_account(one: BankStatement, other: BankStatement) -> bool:
    """Whether both heads print the same holder and the same account."""
    pairs = ((one.holder, other.holder), (one.account, other.account))
    return one.account_type == other.account_type and all(
        mine is not None and yours is not None and mine.value == yours.value for mine, yours in pairs)
