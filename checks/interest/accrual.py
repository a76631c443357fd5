"""Deposit interest of a demand account, from its own balances (积数计息法).

Interest of a quarter is the sum of end-of-day balances from the 21st to the 20th, both included, times the rate,
over 360, rounded half up to a cent. Quarters end on the 20th of March, June, September and December; credit follows
on the next day. Quarterly since 2005-09-20 (银发〔2005〕129号).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from checks.figures import money
from checks.periods import ONE_DAY, add_months
from checks.rates import INSTALLED, Rates, is_provisional, listed_between

SETTLEMENT_MONTHS = (3, 6, 9, 12)
SETTLEMENT_DAY = 20
FIRST_SETTLEMENT = date(2005, 9, 20)
_BASE = 360
_CENT = Decimal("0.01")
_LOWEST_TO_COME = Decimal("0.01")
"""Percent: where the rate table ends, a cut is possible, so the lowest rate any bank here has ever listed counts."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """An interest quarter: balances of ``first`` to ``settlement`` earn."""

    first: date
    settlement: date

    @property
    def days(self) -> int:
        """Days that earn, both ends included."""
        return (self.settlement - self.first).days + 1

    def __str__(self) -> str:
        return f"{self.first}..{self.settlement}"


def quarter_of(settlement: date) -> Quarter:
    """The quarter that a settlement day (the 20th) closes.

    >>> quarter_of(date(2024, 3, 20)).days
    91
    """
    return Quarter(add_months(settlement, -3) + ONE_DAY, settlement)


def settlement_before(day: date) -> date:
    """The last settlement day of interest on or before a day.

    >>> settlement_before(date(2025, 7, 3)), settlement_before(date(2025, 3, 19))
    (datetime.date(2025, 6, 20), datetime.date(2024, 12, 20))
    """
    months = [date(year, month, SETTLEMENT_DAY) for year in (day.year - 1, day.year) for month in SETTLEMENT_MONTHS]
    return max(settled for settled in months if settled <= day)


def quarters_within(first: date, last: date) -> Iterator[Quarter]:
    """Quarters whose every day lies from ``first`` to ``last``."""
    for year in range(first.year, last.year + 1):
        for month in SETTLEMENT_MONTHS:
            quarter = quarter_of(date(year, month, SETTLEMENT_DAY))
            if quarter.first >= first and quarter.settlement <= last and quarter.settlement > FIRST_SETTLEMENT:
                yield quarter


def interest(sum_of_balances: Decimal, percent: Decimal) -> Decimal:
    """Interest in yuan on a sum of daily balances at ``percent`` a year, rounded to a cent.

    >>> interest(Decimal(10000) * 90, Decimal("0.10"))
    Decimal('2.50')
    """
    return (sum_of_balances * percent / 100 / _BASE).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to settle a quarter: ``settlement-day`` (one rate, that of the settlement day, for all days) or
    ``segmented`` (each day at its own rate). ``percent`` is the single or the lowest rate used, ``parts`` are the sums
    of balances with the rate of each."""

    method: str
    percent: Decimal
    amount: Decimal
    parts: tuple[tuple[Decimal, Decimal], ...] = ()

    @property
    def sum(self) -> str:
        """The arithmetic as people write it: ``920,000.00 × 0.05% ÷ 360 = 1.28``."""
        parts = " + ".join(f"{money(total)} × {percent}% ÷ 360" for total, percent in self.parts)
        return f"{parts} = {money(self.amount)}"


def candidates(balances: Sequence[Decimal], quarter: Quarter, table: Rates = INSTALLED,
               lag: int = 0) -> tuple[Candidate, ...]:
    """Interest by each usual method at the listed rates; empty before the rate table begins. ``balances`` are the
    end-of-day balances of the quarter's days; an overdraft earns nothing. ``lag`` is by how many days the bank
    followed each change."""
    late = timedelta(days=lag)
    rates = listed_between(quarter.first - late, quarter.settlement - late, table)
    if not rates or rates[0].since > quarter.first - late:
        return ()
    earning = [max(balance, Decimal(0)) for balance in balances]
    starts = [max((rate.since + late - quarter.first).days, 0) for rate in rates]
    parts = tuple((sum(earning[start:stop], Decimal(0)), rate.percent) for rate, start, stop
                  in zip(rates, starts, [*starts[1:], len(earning)], strict=True))
    total, last = sum(earning, Decimal(0)), rates[-1].percent
    settled = Candidate("settlement-day", last, interest(total, last), ((total, last),))
    weighted = sum((part * percent for part, percent in parts), Decimal(0))
    segmented = Candidate("segmented", min(rate.percent for rate in rates), interest(weighted, Decimal(1)), parts)
    return (settled,) if len(rates) == 1 else (settled, segmented)


def least_interest(balances: Sequence[Decimal], quarter: Quarter, table: Rates = INSTALLED) -> Candidate | None:
    """The least that any usual method pays: the lowest candidate on whole yuan (元以下不计息), and beyond the rate
    table on the lowest rate that may come. None before the table begins."""
    whole = [balance.quantize(Decimal(1), ROUND_DOWN) for balance in balances]
    found = min(candidates(whole, quarter, table), key=lambda candidate: candidate.amount, default=None)
    if found is None or not is_provisional(quarter.settlement, table):
        return found
    total = sum((max(balance, Decimal(0)) for balance in whole), Decimal(0))
    return Candidate("provisional", _LOWEST_TO_COME, interest(total, _LOWEST_TO_COME), ((total, _LOWEST_TO_COME),))
