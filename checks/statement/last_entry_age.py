"""STM-06."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import BankStatement
from checks.findings import Finding, Level, fail, not_applicable, unknown
from checks.rule import Context, rule

_CASH = "cash"


@rule("STM-06", Level.ERROR, BankStatement)
def last_entry_age(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Where wages are paid in cash, the last entry is at most fifteen days old.

    Why: Only a living account shows the income of somebody whose wages pass no bank.
    Innocent: The account was used till the print and the case waited since: judge as of that day, or ask for a new one.
    Source: Intake training deck, D4b (last transaction within 15 days); policy statement.last_entry_days.
    """
    method = context.application.pay_method
    if context.application.loose or statement.account_type != "personal" or method not in ("", _CASH):
        yield not_applicable("not-cash", statement.evidence)
        return
    dated = [(entry.day, entry) for entry in reversed(statement.chronological()) if entry.day is not None]
    if not dated:
        yield unknown("no-dates", statement.evidence)
        return
    day, last = max(dated, key=lambda each: each[0])
    age, limit = (context.as_of - day).days, context.policy.statement.last_entry_days
    if age <= limit:
        return
    if not method:
        yield unknown("pay-method", last.booking_date.evidence, row=last.row, date=day, age=age)
    elif any(entry.day is None for entry in statement.chronological()[-3:]):
        yield unknown("unread", last.booking_date.evidence, row=last.row, date=day)
    else:
        yield fail("too-old", last.booking_date.evidence, row=last.row, date=day, age=age, limit=limit,
                   as_of=context.as_of)
