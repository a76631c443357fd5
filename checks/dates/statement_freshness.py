"""CAL-05."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from checks.facts import BankStatement
from checks.findings import Finding, Level, fail, unknown
from checks.periods import printed_day, row_days
from checks.rule import Context, rule


@rule("CAL-05", Level.ERROR, BankStatement)
def statement_freshness(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The statement was printed within the policy's window before the day of judgement.

    Why: An old print says nothing of the months since, in which work, debts and accounts may have changed.
    Innocent: The print was fresh when handed in and the case waited: judge as of that day, or ask for a new one.
    Source: Intake training deck (print date of statements); the window is policy statement.print_age_days.
    """
    limit = context.policy.statement.print_age_days
    printed = printed_day(statement.printed_on)
    if printed is not None and statement.printed_on is not None:
        age = (context.as_of - printed).days
        if age > limit:
            yield fail("too-old", statement.printed_on.evidence, date=printed, age=age, limit=limit,
                       as_of=context.as_of)
    elif not any(day >= context.as_of - timedelta(days=limit) for day in row_days(statement)):
        yield unknown("no-print-date", statement.evidence, limit=limit)
