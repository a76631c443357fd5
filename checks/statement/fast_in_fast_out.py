"""STM-17."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from checks.facts import BankStatement, Entry, Field
from checks.figures import plain, row_list
from checks.findings import Finding, Level, fail
from checks.names import bare
from checks.periods import ONE_DAY
from checks.policy import Statement
from checks.rule import Context, rule
from checks.statement.paid_in_late import paid_in_late, strangers_late
from checks.vocabulary import is_income

_QUARTER_MONTHS = (3, 6, 9, 12)
_SETTLEMENT_DAY = 20
_CORPORATE = "corporate"


@rule("STM-17", Level.NOTE, BankStatement)
def fast_in_fast_out(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Income stays longer than a day, and no large sum comes for the interest day or the print only.

    Why: Money that is lent for a statement goes back at once; it makes turnover and balances, and no income.
    Innocent: A price paid on with what came in for it, rent collected for others, a loan paid back on the day; takings
        or savings that were paid in.
    Source: Domain notes on fast in and out and on window dressing; policy statement.fast_*, window_days.
    """
    demand = context.policy.statement
    holder = statement.holder.value if statement.holder else ""
    rows = [_Row(entry, entry.day, entry.amount) for entry in statement.chronological()
            if entry.day is not None and entry.amount is not None]
    company = statement.account_type == _CORPORATE
    least = demand.fast_company_least if company else demand.fast_least
    incomes = [(place, row) for place, row in enumerate(rows) if row.amount.value >= least
               and is_income(row.entry, holder)]
    if not company:
        yield from paid_in_late(statement, demand)
    yield from strangers_late(statement, demand)
    if not incomes:
        return
    everybody, parties = _spending(rows)
    for place, row in incomes:
        own = parties.get(_party(row.entry), _NOTHING)
        spending = own if company else everybody  # a firm's money is there to go round
        yield from _judge(row, spending.after(place, row.day, demand.fast_share * row.amount.value),
                          own.rows_after(place), demand)


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    day: date
    amount: Field[Decimal]


@dataclass(frozen=True, slots=True)
class _Spending:
    """Rows by which money went out, oldest first, their places among all rows, and what went out up to each."""

    rows: list[_Row] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    sums: list[Decimal] = field(default_factory=lambda: [Decimal(0)])

    def add(self, place: int, row: _Row) -> None:
        """Take in one more row."""
        self.rows.append(row)
        self.places.append(place)
        self.sums.append(self.sums[-1] - row.amount.value)

    def rows_after(self, place: int) -> list[_Row]:
        """Those below a row of the statement."""
        return self.rows[bisect_right(self.places, place):]

    def after(self, place: int, day: date, wanted: Decimal) -> list[_Row]:
        """Those below a row, of its day and the next, by which as much as ``wanted`` went out; none where less did."""
        start = bisect_right(self.places, place)
        end = bisect_right(self.rows, day + ONE_DAY, lo=start, key=lambda row: row.day)
        if self.sums[end] - self.sums[start] < wanted:
            return []
        enough = bisect_left(self.sums, self.sums[start] + wanted, lo=start)
        gone = [row for row in self.rows[start:enough] if row.day >= day]
        return gone if -sum((row.amount.value for row in gone), Decimal(0)) >= wanted else []


_NOTHING = _Spending()


def _spending(rows: list[_Row]) -> tuple[_Spending, dict[str, _Spending]]:
    """All that went out, and what went to each party."""
    everybody, parties = _Spending(), dict[str, _Spending]()
    for place, row in enumerate(rows):
        if row.amount.value < 0:
            everybody.add(place, row)
            party = _party(row.entry)
            if party:
                parties.setdefault(party, _Spending()).add(place, row)
    return everybody, parties


def _judge(income: _Row, gone: list[_Row], given: list[_Row], demand: Statement) -> Iterator[Finding]:
    """``gone`` are the rows by which the income left by the next day, ``given`` those after it to the same party."""
    if gone:
        yield fail("gone-next-day", income.amount.evidence, *(row.amount.evidence for row in gone),
                   row=income.entry.row, amount=plain(income.amount.value), date=income.day,
                   gone=plain(-sum((row.amount.value for row in gone), Decimal(0))),
                   rows=row_list(row.entry.row for row in gone))
        return
    settled = _settlement_after(income.day, demand.window_days)
    if settled is None:
        return
    until = settled + timedelta(days=demand.window_days)
    back = next((row for row in given if settled <= row.day <= until
                 and -row.amount.value >= demand.fast_share * income.amount.value), None)
    if back is not None:
        yield fail("window", income.amount.evidence, back.amount.evidence, row=income.entry.row, date=income.day,
                   amount=plain(income.amount.value), settled=settled, back_row=back.entry.row, back_date=back.day,
                   gone=plain(-back.amount.value))


def _settlement_after(day: date, within: int) -> date | None:
    """The settlement day of interest that follows ``day`` within so many days."""
    settled = day.replace(day=_SETTLEMENT_DAY)
    near = day.month in _QUARTER_MONTHS and timedelta(0) <= settled - day <= timedelta(days=within)
    return settled if near else None


def _party(entry: Entry) -> str:
    """The other side, empty where it is not printed."""
    return "" if entry.counterparty is None else bare(entry.counterparty.value)
