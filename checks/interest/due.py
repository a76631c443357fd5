"""What a quarter may have earned, by every way a bank may reckon it, and how a printed amount stands to that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from checks.interest.accrual import Candidate, Quarter, candidates, interest, least_interest
from checks.periods import ONE_DAY
from checks.policy import Interest
from checks.rates import Rate, Rates, is_provisional, listed, listed_between

_WHOLE_RATE = Decimal("0.01")
"""Percent: banks list rates in steps of this; a rate that falls between was not listed by anyone."""
_ROUNDING = Decimal("0.02")
_TELLING = Decimal("0.50")
_MOST_ABOVE = Decimal("0.20")
"""Percent: what small banks have listed above the large ones at most, and yuan that a difference must make to tell."""


@dataclass(frozen=True, slots=True)
class Due:
    """``balances`` are those of the quarter's days, ``total`` the sum of those that earn. ``first`` is the way usual
    for the account, ``amounts`` what any way gives, ``floor`` the least that even a rate not yet in the table would
    give. ``confirmed``: a later quarter shows that the last rate of the table held on."""

    quarter: Quarter
    balances: Sequence[Decimal]
    first: Candidate
    amounts: tuple[Decimal, ...]
    total: Decimal
    floor: Decimal
    policy: Interest
    confirmed: bool = False

    @property
    def least(self) -> Decimal:
        """The least that a listed rate gives."""
        return min(self.amounts)

    @property
    def provisional(self) -> bool:
        """Whether the rate is only the last known one carried forward."""
        return not self.confirmed and is_provisional(self.quarter.settlement, self.policy.rates)

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """The listed rate of each day of the quarter, in percent."""
        known = listed_between(self.quarter.first, self.quarter.settlement, self.policy.rates)
        days = (self.quarter.first + timedelta(days=place) for place in range(self.quarter.days))
        return tuple(next(rate.percent for rate in reversed(known) if rate.since <= day) for day in days)

    def fits(self, printed: Decimal) -> bool:
        """Whether some way gives this amount."""
        return any(abs(printed - amount) <= self.slack(amount) for amount in self.amounts)

    def lies_within(self, printed: Decimal, moved: Decimal) -> bool:
        """Whether some way may give this amount where the sum of the daily balances is another by up to ``moved``."""
        reach = interest(abs(moved), self.first.percent)
        return any(abs(printed - amount) <= reach + self.slack(amount) for amount in self.amounts)

    def far_too_low(self, printed: Decimal) -> bool:
        """So much less that no way of reckoning explains it; beyond the table, less than any rate may come to. What is
        so much less than the usual way gives is explained by another way only where that gives the very amount."""
        limit = self.floor if self.provisional else self.least
        if self._below(printed, limit):
            return True
        unusual = not self.provisional and self._below(printed, self.first.amount)
        return unusual and not self.by_own_rate(printed) and not self.by_own_day(printed)

    def _below(self, printed: Decimal, limit: Decimal) -> bool:
        return printed < limit * self.policy.low_share - _ROUNDING

    def implied(self, printed: Decimal) -> Decimal:
        """The rate in percent that the amount would take on these balances, to four places."""
        return (printed * 36000 / self.total).quantize(Decimal("0.0001")) if self.total else Decimal(0)

    def by_own_rate(self, printed: Decimal) -> bool:
        """Whether a rate of whole hundredths gives the amount: a bank of its own mind, or an agreed deposit."""
        return abs(interest(self.total, self._hundredths(printed)) - printed) <= _ROUNDING

    def margin(self, printed: Decimal) -> Decimal:
        """By how many whole hundredths of a percent the amount takes a higher rate than the usual way."""
        return self._hundredths(printed - self.first.amount)

    def is_raised(self, printed: Decimal, earlier: Due, paid: Decimal) -> bool:
        """Whether ``printed`` takes a higher rate than the listed one by which ``paid`` was due for an ``earlier``
        quarter: banks have only lowered theirs for years."""
        return (earlier.quarter.settlement < self.quarter.first and earlier.fits(paid)
                and printed - self.first.amount >= _TELLING
                and (printed - _ROUNDING) * earlier.total > (paid + _ROUNDING) * self.total)

    def by_own_margin(self, printed: Decimal) -> bool:
        """Whether a bank that pays a little more than the large ones, whenever they change, may pay it: of sums so
        small that a hundredth earns little, any amount would be near some."""
        if interest(self.total, _WHOLE_RATE) < _TELLING:
            return False
        above = ((way, self._hundredths(printed - way.amount))
                 for way in candidates(self.balances, self.quarter, self.policy.rates))
        return any(margin <= _MOST_ABOVE and abs(way.amount + interest(self.total, margin) - printed) <= _ROUNDING
                   for way, margin in above)

    def _hundredths(self, amount: Decimal) -> Decimal:
        """The rate of whole hundredths of a percent that comes nearest to earning ``amount``."""
        return self.implied(amount).quantize(_WHOLE_RATE, ROUND_HALF_UP)

    def by_own_day(self, printed: Decimal) -> bool:
        """Whether a bank that changed its rates on days of its own, before or after the large ones, may pay it."""
        ways = (way for lag in range(-self.quarter.days, self.quarter.days + 1)
                for way in candidates(self.balances, self.quarter, self.policy.rates, lag))
        return any(abs(way.amount - printed) <= _ROUNDING for way in ways)

    def slack(self, amount: Decimal) -> Decimal:
        """By how much an amount may differ from one that a way gives."""
        return max(self.policy.tolerance, amount * self.policy.tolerance_share)


def due(balances: Sequence[Decimal], quarter: Quarter, corporate: bool, policy: Interest,
        prompt: bool = False) -> Due | None:
    """What is due for the end-of-day ``balances`` of the quarter's days; None before the rate table begins. Persons
    are paid by the rate of the settlement day, firms by the rate of each day; either may be done to either. A
    ``prompt`` bank lowers its rates with the table: none from before the quarter is paid any more."""
    table = policy.rates
    ways = candidates(balances, quarter, table)
    floor = least_interest(balances, quarter, table)
    if not ways or floor is None:
        return None
    total = sum((max(balance, Decimal(0)) for balance in balances), Decimal(0))
    late = [way.amount for lag in range(policy.rate_lag_days + 1) for way in candidates(balances, quarter, table, lag)]
    old = [interest(total, rate.percent) for rate in _rates_not_followed(quarter, table, prompt)]
    listed_floor = [] if is_provisional(quarter.settlement, table) else [floor.amount]
    return Due(quarter, balances, ways[-1] if corporate else ways[0], (*late, *old, *listed_floor), total,
               floor.amount, policy)


def _rates_not_followed(quarter: Quarter, table: Rates, prompt: bool) -> Iterable[Rate]:
    """Rates that a slow bank may still have paid: those in force during the quarter, and the one before them."""
    rates = listed_between(quarter.first, quarter.settlement, table)
    earlier = listed(rates[0].since - ONE_DAY, table) if rates and not prompt else None
    return (earlier, *rates) if earlier is not None else rates
