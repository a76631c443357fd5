"""CAL-05."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from checks.facts import BankStatement
from checks.findings import Finding, Level, fail, unknown
from checks.periods import printed_day, row_days
from checks.prints import prints_of
from checks.rule import Context, rule


@rule("CAL-05", Level.ERROR, BankStatement)
def statement_freshness(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The statement was printed within the policy's window before the day of judgement.

    Why: An old print says nothing of the months since, in which work, debts and accounts may have changed.
    Innocent: The print was fresh when handed in and the case waited: judge as of that day, or ask for a new one. An
        older print of an account is not too old where a fresh one goes on from it.
    Source: Intake training deck (print date of statements); the window is policy statement.print_age_days.
    """
    limit = context.policy.statement.print_age_days
    printed = printed_day(statement.printed_on)
    if printed is not None and statement.printed_on is not None:
        age = (context.as_of - printed).days
        joined = prints_of(statement, context.application)
        if age > limit and not any(_is_fresh(other, context, limit) for other in joined):
            yield fail("too-old", statement.printed_on.evidence, date=printed, age=age, limit=limit,
                       as_of=context.as_of)
    elif not any(day >= context.as_of - timedelta(days=limit) for day in row_days(statement)):
        yield unknown("no-print-date", statement.evidence, limit=limit)


def _is_fresh(statement: BankStatement, context: Context, limit: int) -> bool:
    printed = printed_day(statement.printed_on)
    return printed is not None and (context.as_of - printed).days <= limit
