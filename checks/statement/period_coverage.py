"""STM-05."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from checks.facts import BankStatement, Evidence
from checks.findings import Finding, Kind, Level, fail, not_applicable, review, unknown
from checks.periods import Span, add_months, covered_end, may_hide_rows, month_end, printed_day, row_days
from checks.policy import Statement
from checks.prints import prints_of
from checks.rule import Context, rule
from checks.vocabulary import is_account_closing, is_account_opening


@rule("STM-05", Level.ERROR, BankStatement)
def period_coverage(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The declared period and the rows cover the months that the policy demands.

    Why: A shorter or older statement hides the months in which income stopped, and so do the last weeks taken out.
    Innocent: A quiet account has months without entries, and one whose first or last row opens or closes it has none
        before or after: a person decides. A new account cannot go further back.
    Source: Intake training deck (近六个月流水); policy statement.months. The definition is ours: whole calendar months
    that end no earlier than the month before the day of judgement, or as many rolling months with a recent end.
    """
    if not statement.entries:
        yield not_applicable("no-rows", statement.evidence)
        return
    prints = tuple(found for found in prints_of(statement, context.application) if found.entries)
    if statement is not prints[-1]:
        yield not_applicable("with-later-print", statement.evidence)
        return
    declared = _declared(prints, context)
    if declared is None:
        yield unknown("no-dates", statement.evidence)
        return
    demand = context.policy.statement
    windows = _windows(declared, _reach(statement, declared, context), context.as_of, demand)
    if not windows:
        yield _too_little(prints, declared, context)
        return
    verdicts = [_judge_rows(prints, window, demand) for window in windows]
    if None not in verdicts:
        yield min((found for found in verdicts if found), key=lambda found: found.kind is Kind.FAIL)
    else:
        yield from _broken_off(prints, declared, demand)


Prints = tuple[BankStatement, ...]
"""The prints of one account, in the order of their periods; most often one."""


def _declared(prints: Prints, context: Context) -> Span | None:
    """The declared period up to print and judgement. A side that was not read is taken from the rows; the bank may
    have been asked for more days than the rows show, so the start is given the longest month."""
    days = row_days(prints[0])
    ends = [end for printed in prints if (end := covered_end(printed, context.as_of)) is not None]
    if not days or not ends:
        return None
    return Span(printed_day(prints[0].start) or days[0] - timedelta(days=context.policy.statement.edge_days), max(ends))


def _reach(statement: BankStatement, declared: Span, context: Context) -> date:
    """How far whole months may be taken as covered: to the end, or a month beyond rows whose end was not read."""
    if printed_day(statement.end) is not None:
        return declared.last
    return min(declared.last + timedelta(days=context.policy.statement.edge_days), context.as_of)


def _windows(declared: Span, reach: date, as_of: date, demand: Statement) -> list[Span]:
    """The windows of the demanded length that the period holds and that are recent enough."""
    last_month_end = as_of.replace(day=1) - timedelta(days=1)
    wholes = [_whole_months(last, demand.months) for last in (last_month_end, month_end(as_of))]
    held = [whole for whole in wholes if declared.first <= whole.first and whole.last <= reach]
    if _long_enough(declared, demand) and (as_of - declared.last).days <= demand.rolling_age_days:
        held.append(Span(max(declared.first, add_months(declared.last, -demand.months)), declared.last))
    return held


def _whole_months(last: date, months: int) -> Span:
    return Span(add_months(last, 1 - months).replace(day=1), last)


def _long_enough(declared: Span, demand: Statement) -> bool:
    slack = timedelta(days=demand.rolling_slack_days)
    return add_months(declared.first, demand.months) <= declared.last + slack


def _too_little(prints: Prints, declared: Span, context: Context) -> Finding:
    demand = context.policy.statement
    heads = [head.evidence for head in (prints[0].start, prints[-1].end) if head is not None]
    needed = _whole_months(context.as_of.replace(day=1) - timedelta(days=1), demand.months)
    places = heads or [prints[-1].evidence]
    if declared.first > context.as_of:
        return fail("not-begun", *places, start=declared.first, as_of=context.as_of)
    code = "too-old" if _long_enough(declared, demand) else "too-short"
    found = fail(code, *places, months=demand.months, start=declared.first, end=declared.last,
                 needed_start=needed.first, needed_end=needed.last)
    return replace(found, rests_on=()) if _rows_bear_out(prints, declared, demand) else found


def _rows_bear_out(prints: Prints, declared: Span, demand: Statement) -> bool:
    """Whether the rows begin and end with the declared period, so that no misread digit made that shorter."""
    days = sorted(day for printed in prints for day in row_days(printed))
    edge = timedelta(days=demand.edge_days)
    return bool(days) and not any(map(_rows_may_hide, prints)) and (
        declared.first <= days[0] < declared.first + edge and declared.last - edge < days[-1] <= declared.last)


def _judge_rows(prints: Prints, window: Span, demand: Statement) -> Finding | None:
    """Rows must reach into both ends of the window and leave no month empty between them."""
    days = sorted(day for printed in prints for day in row_days(printed) if window.first <= day <= window.last)
    edge = timedelta(days=demand.edge_days)
    if not days or days[0] - window.first >= edge or window.last - days[-1] >= edge:
        doubtful = _is_quiet(days, window, demand) or any(map(_rows_may_hide, prints)) or not _goes_on(
            prints, window.last - days[-1] < edge, days[0] - window.first < edge)
        say = review if doubtful else fail
        return say("edge", _place(prints, days), months=demand.months, start=window.first, end=window.last,
                   first=days[0] if days else "-", last=days[-1] if days else "-")
    seen = {(day.year, day.month) for day in days}
    inner = window if len(seen) < demand.months else Span(days[0], days[-1])
    empty = [f"{year:04}-{month:02}" for year, month in inner.months() if (year, month) not in seen]
    if empty:
        return review("empty-months", _place(prints, days), empty=", ".join(empty), months=demand.months)
    return None


def _broken_off(prints: Prints, declared: Span, demand: Statement) -> Iterator[Finding]:
    """The end of rows that go no further into the declared period, though their months would do and a bank that prints
    up to that day leaves nothing out."""
    days = sorted(day for printed in prints for day in row_days(printed) if declared.first <= day <= declared.last)
    if days and (declared.last - days[-1]).days >= demand.edge_days and not any(map(_rows_may_hide, prints)) and \
            not _is_quiet(days, Span(days[0], declared.last), demand) and not _ends_closed(prints[-1]):
        yield review("broken-off", _place(prints, days), last=days[-1], end=declared.last,
                     days=(declared.last - days[-1]).days)


def _goes_on(prints: Prints, reaches_end: bool, reaches_start: bool) -> bool:
    """Whether the account was there where its rows leave the window empty: neither is it opened by its first row nor
    closed by its last one."""
    opened, closed = is_account_opening(prints[0].chronological()[0]), _ends_closed(prints[-1])
    return not ((reaches_end and opened) or (reaches_start and closed) or (opened and closed))


def _ends_closed(statement: BankStatement) -> bool:
    """Whether the last entry closes the account and leaves nothing on it: none can follow."""
    last = statement.chronological()[-1]
    return is_account_closing(last) and last.balance is not None and not last.balance.value


def _is_quiet(days: list[date], window: Span, demand: Statement) -> bool:
    """Whether there are so few entries that it may be chance that none stands at an end of the window."""
    few = len(days) < demand.quiet_rows_per_month * demand.months
    return not days or few or _lacking(days, window) < demand.quiet_days


def _lacking(days: list[date], window: Span) -> float:
    """How many days with entries lack at the emptier end of the window, by how often there are any between."""
    between = (days[-1] - days[0]).days
    gap = max((days[0] - window.first).days, (window.last - days[-1]).days)
    return gap * (len(set(days)) - 1) / between if between else 0.0


def _rows_may_hide(statement: BankStatement) -> bool:
    """Rows hidden by an export filter, on pages cut off or of which none was read, or without a date may stand at the
    edge."""
    return statement.filtered is not None or bool(statement.cut) or may_hide_rows(statement) or any(
        entry.day is None and not entry.booking_date.value.impossible for entry in statement.entries)


def _place(prints: Prints, days: list[date]) -> Evidence:
    """The row at the end of the rows where the period goes on: the last one, in time, that was read."""
    last = [entry for printed in prints for entry in printed.entries if days and entry.day == days[-1]]
    return last[-1].booking_date.evidence if last else prints[-1].evidence
