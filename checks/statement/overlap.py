"""What two prints of one account say of the same days."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.day_ends import DayEnd, balances_of
from checks.facts import BankStatement, Evidence
from checks.figures import money, plain
from checks.findings import Finding, fail
from checks.periods import ONE_DAY, Span, may_hide_rows, printed_day
from checks.prints import declared_span, prints_of
from checks.rule import Context


def contradictions(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """One finding for each earlier print of the account that this one contradicts, at the first day that ends with
    another balance."""
    for earlier in prints_of(statement, context.application):
        if earlier is statement:
            return
        shared = _shared_days(earlier, statement)
        if shared is not None:
            yield from _first_difference(_ends(earlier), _ends(statement), shared)


def _shared_days(earlier: BankStatement, later: BankStatement) -> Span | None:
    """Days that both declare. A day on which one was printed may have gone on after it, so it does not count."""
    spans = [span for printed in (earlier, later) if (span := declared_span(printed)) is not None]
    prints = [day for printed in (earlier, later) if (day := printed_day(printed.printed_on)) is not None]
    first = max(span.first for span in spans)
    last = min(*(span.last for span in spans), *(day - ONE_DAY for day in prints))
    return Span(first, last) if first <= last else None


def _ends(printed: BankStatement) -> tuple[DayEnd, ...]:
    """Balances at the ends of days; none where rows may be hidden or stand in several chains."""
    chains = printed.chains()
    if len(chains) != 1 or printed.filtered or printed.cut or not printed.has_balance or may_hide_rows(printed):
        return ()
    return balances_of(next(iter(chains.values())), printed.opening.value if printed.opening else None).ends


def _first_difference(ends: tuple[DayEnd, ...], others: tuple[DayEnd, ...], shared: Span) -> Iterator[Finding]:
    for day in sorted({end.day for end in (*ends, *others) if shared.first <= end.day <= shared.last}):
        one, other = (next((end for end in reversed(found) if end.day <= day), None) for found in (ends, others))
        if one is None or other is None or one.balance is None or other.balance is None:
            continue
        if one.sure and other.sure and one.balance != other.balance:
            yield _finding(other, other.balance, one, one.balance)
            return


def _finding(end: DayEnd, balance: Decimal, earlier: DayEnd, other: Decimal) -> Finding:
    here, there = _places(end), _places(earlier)
    return fail("prints-differ", *here, *there, day=max(end.day, earlier.day), row=end.rows[-1].row,
                document=here[0].document, other_row=earlier.rows[-1].row, other_document=there[0].document,
                balance=plain(balance), other_balance=plain(other), sum=f"{money(balance)} ≠ {money(other)}")


def _places(end: DayEnd) -> list[Evidence]:
    """The rows of the day, the last one first."""
    return [(entry.balance or entry.booking_date).evidence for entry in reversed(end.rows)]
