"""STM-05."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checks.facts import BankStatement, Evidence
from checks.findings import Finding, Level, fail, not_applicable, review, unknown
from checks.periods import ONE_DAY, Span, add_months, covered_end, month_end, printed_day, row_days
from checks.policy import Statement
from checks.rule import Context, rule


@rule("STM-05", Level.ERROR, BankStatement)
def period_coverage(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The declared period and the rows cover the months that the policy demands.

    Why: A shorter or older statement hides the months in which income stopped.
    Innocent: A quiet account has months without entries: a person decides. A new account cannot go further back.
    Source: Intake training deck (近六个月流水); policy statement.months. The definition is ours: whole calendar months
    that end no earlier than the month before the day of judgement, or as many rolling months with a recent end.
    """
    demand = context.policy.statement
    days = row_days(statement)
    end = covered_end(statement, context.as_of)
    if not days or end is None:
        if statement.entries:
            yield unknown("no-dates", statement.evidence)
        else:
            yield not_applicable("no-rows", statement.evidence)
        return
    begin = printed_day(statement.start) or days[0] - timedelta(days=demand.edge_days)
    windows = [window for window in _windows(end, context.as_of, demand) if _covers(begin, end, window, demand)]
    recent = [window for window in windows if _is_recent(window, context.as_of, demand)]
    if recent:
        verdicts = [_rows(statement, days, window, demand) for window in recent]
        worst = min(verdicts, key=lambda verdict: verdict is not None)
        if worst is not None:
            yield worst
        return
    yield _too_little(statement, Span(begin, end), bool(windows), context)
