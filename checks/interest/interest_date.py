"""INT-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.accounts import is_foreign
from checks.facts import BankStatement, Entry, Evidence
from checks.figures import row_list
from checks.findings import Finding, Level, fail, not_applicable, unknown
from checks.interest.accrual import FIRST_SETTLEMENT, SETTLEMENT_MONTHS
from checks.interest.rhythm import booking_days, is_daily, other_months, settles_monthly
from checks.interest.term_deposits import settlements_of
from checks.rule import Context, rule
from checks.vocabulary import is_account_closing

_MONTHLY_FROM = 3


@rule("INT-02", Level.WARNING, BankStatement)
def interest_date(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Interest is booked from the 20th to the 23rd of March, June, September or December.

    Why: Banks settle demand interest on the 20th of the quarter's last month; a made-up interest row misses the day.
    Innocent: A bank that credits monthly or daily, a product with its own days, an account closed on that day, a
        term deposit that ended on it.
    Source: 银发〔2005〕129号, first quarterly settlement 2005-09-20; policy interest.booking_days and exceptions.
    """
    if not statement.is_deposit:
        yield not_applicable("no-balance", statement.evidence)
        return
    if statement.currency is not None and is_foreign(statement.currency.value):
        yield not_applicable("foreign-currency", statement.evidence)
        return
    closings = {(entry.chain, entry.day) for entry in statement.entries if is_account_closing(entry)}
    rows = [entry for entry in settlements_of(statement)
            if not _is_taken(entry) and (entry.chain, entry.day) not in closings and not is_foreign(entry.chain)]
    if not rows:
        yield not_applicable("no-interest-rows", statement.evidence)
        return
    days = [entry.day for entry in rows if entry.day is not None]
    if other_months(days) >= _MONTHLY_FROM or is_daily(days) or settles_monthly(statement):
        yield not_applicable("not-quarterly", statement.evidence)
        return
    allowed = booking_days(statement, context.policy.interest)
    for entry in rows:
        day = entry.day
        if day is not None and day >= FIRST_SETTLEMENT and not (day.month in SETTLEMENT_MONTHS and day.day in allowed):
            yield fail("off-day", entry.booking_date.evidence, *_words(entry), row=entry.row, date=day,
                       days=row_list(allowed))
    unread = [entry for entry in rows if entry.day is None and not entry.booking_date.value.impossible]
    if unread:
        yield unknown("unread", *(entry.booking_date.evidence for entry in unread),
                      rows=row_list(entry.row for entry in unread))


def _is_taken(entry: Entry) -> bool:
    return entry.amount is not None and entry.amount.value < 0


def _words(entry: Entry) -> tuple[Evidence, ...]:
    return (entry.summary.evidence,) if entry.summary is not None else ()
