"""INT-01."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from checks.accounts import demand_accounts
from checks.day_ends import Balances, account_balances
from checks.facts import BankStatement, Entry
from checks.figures import money, plain, row_list
from checks.findings import Finding, Level, fail, not_applicable, unknown
from checks.interest.accrual import (
    Candidate,
    Quarter,
    candidates,
    least_interest,
    quarters_within,
)
from checks.interest.rhythm import last_booking_day
from checks.interest.scope import not_judged
from checks.periods import covered_end, printed_day, row_days
from checks.rates import Rates
from checks.rule import Context, rule
from checks.vocabulary import is_account_closing, is_money_in, mentions_interest, names_another, speaks_of

_CENT = Decimal("0.01")
_FIT_SHARE = Decimal("0.05")
_FIT = Decimal("0.02")


@rule("INT-01", Level.WARNING, BankStatement)
def interest_missing(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Every fully covered quarter whose expected interest is a cent or more has an interest entry.

    Why: A bank credits demand interest every quarter without being asked; a statement made by hand forgets it.
    Innocent: A sweep product keeps the money elsewhere, the bank credits monthly, or the export left interest out.
        Where a balance of the quarter is below zero it is only noted: what the account earns and owes may be settled
        together.
    Source: 银发〔2005〕129号; listed demand rates in rates.toml; intake training deck (结息日).
    """
    refusal = not_judged(statement)
    if refusal is not None:
        yield refusal
        return
    chains = demand_accounts(statement)
    quarters = _full_quarters(statement, context)
    if not quarters or not chains:
        yield not_applicable("no-full-quarter", statement.evidence)
        return
    balances = account_balances(statement)
    for name, entries in chains.items():
        for quarter in quarters if len(chains) == 1 else _shown(entries, quarters, statement):
            yield from _judge(entries, balances[name], quarter, statement, context)


def _full_quarters(statement: BankStatement, context: Context) -> list[Quarter]:
    """Quarters that the statement covers with all their booking days: a row that may come later is not missed. Where
    no print date is read, it may have been printed as early as its last row."""
    days = row_days(statement)
    end = covered_end(statement, context.as_of)
    if not days or end is None:
        return []
    if printed_day(statement.printed_on) is None:
        end = min(end, days[-1])
    begin = printed_day(statement.start) or days[0]
    return [quarter for quarter in quarters_within(begin, end)
            if last_booking_day(quarter.settlement, statement, context.policy.interest) <= end]


def _shown(entries: Sequence[Entry], quarters: Sequence[Quarter], statement: BankStatement) -> list[Quarter]:
    """Those of ``quarters`` that one of several accounts, with its ``entries``, shows: where no period is printed its
    own rows tell from when to when it is listed, which those of another account do not."""
    days = sorted(entry.day for entry in entries if entry.day is not None)
    if not days:
        return list(quarters)
    begin, end = printed_day(statement.start) or days[0], printed_day(statement.end) or days[-1]
    return [quarter for quarter in quarters if begin <= quarter.first and quarter.settlement <= end]


def _judge(entries: Sequence[Entry], known: Balances, quarter: Quarter, statement: BankStatement,
           context: Context) -> Iterator[Finding]:
    last = last_booking_day(quarter.settlement, statement, context.policy.interest)
    last += timedelta(days=context.policy.interest.grace_days)
    window = _around(entries, quarter.settlement, last)
    if any(mentions_interest(entry) and not _is_negative(entry) for entry in window):
        return
    if any(is_account_closing(entry) for entry in entries if _within(entry, quarter.first, last)):
        return
    ordered = all(end.ordered for end in known.within(quarter.first, quarter.settlement))
    balances = known.daily(quarter.first, quarter.settlement) if ordered else None
    if balances is None:
        yield unknown("balances-unread", statement.evidence, quarter=quarter)
        return
    table = context.policy.interest.rates
    least = least_interest(balances, quarter, table)
    if least is None:
        yield unknown("no-rate", statement.evidence, quarter=quarter)
    elif least.amount >= _CENT and not any(_fits(entry, balances, quarter, table) for entry in window):
        hidden = [place for place in statement.unplaced if speaks_of("interest", place.quote)]
        if hidden:
            yield unknown("unplaced", *hidden, quarter=quarter)
        else:
            yield _missing(entries, window, quarter, balances, least)


def _around(entries: Sequence[Entry], first: date, last: date) -> list[Entry]:
    """Rows from ``first`` to ``last``; a row without a usable day is there if it may be, by the rows around it."""
    until: list[date] = []
    following = date.max
    for entry in reversed(entries):
        following = entry.day or following
        until.append(following)
    found, since = [], date.min
    for entry, following in zip(entries, reversed(until), strict=True):
        since = entry.day or since
        if since <= last and following >= first:
            found.append(entry)
    return found


def _missing(entries: Sequence[Entry], window: Sequence[Entry], quarter: Quarter, balances: list[Decimal],
             least: Candidate) -> Finding:
    """Accuses the row after which the interest should stand, then the row that follows it, then the words of the
    credits on the booking days: one of them may be the interest, misread."""
    before = [entry for entry in entries if entry.day is not None and entry.day <= quarter.settlement][-1:]
    after = [entry for entry in entries if entry.day is not None and entry.day > quarter.settlement][:1]
    places = [entry.booking_date.evidence for entry in (*before, *after)]
    words = [entry.summary.evidence for entry in window if entry.summary is not None and is_money_in(entry)]
    total = sum((max(balance, Decimal(0)) for balance in balances), Decimal(0))
    level = Level.NOTE if min(balances) < 0 else None
    return fail("missing", *places, *words, level=level, quarter=quarter, days=quarter.days,
                sum_of_balances=plain(total), rows=row_list(entry.row for entry in (*before, *after)),
                rate=least.percent, expected=plain(least.amount), settlement=quarter.settlement,
                sum=f"{money(total)} × {least.percent}% ÷ 360 = {money(least.amount)}")


def _fits(entry: Entry, balances: list[Decimal], quarter: Quarter, table: Rates) -> bool:
    """A small credit by nobody else that is what the balances earn, whatever its wording."""
    if entry.amount is None or not is_money_in(entry) or names_another(entry):
        return False
    return any(abs(entry.amount.value - each.amount) <= max(_FIT, each.amount * _FIT_SHARE)
               for each in candidates(balances, quarter, table))


def _is_negative(entry: Entry) -> bool:
    return entry.amount is not None and entry.amount.value < 0


def _within(entry: Entry, first: date, last: date) -> bool:
    return entry.day is not None and first <= entry.day <= last
