"""Several prints of one account: an applicant may bring the half-year in two papers, whose periods touch or overlap."""

from __future__ import annotations

from checks.facts import Application, BankStatement
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


def declared_span(statement: BankStatement) -> Span | None:
    """The period that the head declares; None where a side was not read or it runs backwards."""
    first, last = printed_day(statement.start), printed_day(statement.end)
    return Span(first, last) if first is not None and last is not None and first <= last else None


def same_account(one: BankStatement, other: BankStatement) -> bool:
    """Whether both heads print the same holder and the same account."""
    pairs = ((one.holder, other.holder), (one.account, other.account))
    return one.account_type == other.account_type and all(
        mine is not None and yours is not None and mine.value == yours.value for mine, yours in pairs)
