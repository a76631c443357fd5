"""Ways besides the usual ones in which an honest bank may have come to an amount that is a little less than due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import accumulate

from checks.calendars import Calendar, DayType, day_type
from checks.interest.accrual import interest
from checks.interest.due import Due

_NEAT = Decimal("0.005")
"""Percent: every rate that a bank here has listed or was allowed to list is a multiple of this (0.385, 0.525)."""
_ROUNDING = Decimal("0.02")
_CENT = Decimal("0.01")


def comes_near(owed: Due, printed: Decimal, moved: Decimal) -> bool:
    """Whether the amount is so near to what a usual way gives that value dates may explain it: by a share of it, and
    where the sum of daily balances is another by ``moved``."""
    reach = interest(moved, owed.first.percent)
    return any(abs(printed - amount) <= amount * (1 - owed.policy.near_share) + reach + owed.slack(amount)
               for amount in owed.amounts)


def by_neat_rate(owed: Due, printed: Decimal) -> bool:
    """Whether one rate of a neat figure, lower than the listed one, gives the amount."""
    if not owed.total:
        return True
    rate = (printed * 36000 / owed.total / _NEAT).quantize(Decimal(1), ROUND_HALF_UP) * _NEAT
    return abs(interest(owed.total, rate) - printed) <= _ROUNDING


def by_own_cut(owed: Due, printed: Decimal) -> bool:
    """Whether a bank gives the amount that paid the listed rate at first and a lower one of a neat figure from some day
    of the quarter on."""
    begun = owed.rates[0]
    for before in accumulate(max(balance, Decimal(0)) for balance in owed.balances[:-1]):
        rest = owed.total - before
        rate = (printed * 36000 - before * begun) / rest if rest else begun
        neat = (rate / _NEAT).quantize(Decimal(1), ROUND_HALF_UP) * _NEAT
        if 0 < neat < begun and abs((before * begun + rest * neat) / 36000 - printed) <= _ROUNDING:
            return True
    return False


def oddly_reckoned(owed: Due, before: Decimal | None, calendar: Calendar) -> Iterator[Decimal]:
    """Amounts by ways that are not usual but known: a day more or less counted at either end, ``before`` being the
    balance before the quarter, what was booked on a day off earning from the next workday on, and the interest of each
    day rounded to a cent."""
    balances = [max(balance, Decimal(0)) for balance in owed.balances]
    worked = list(_from_workdays(owed, balances, before, calendar))
    for rates in (owed.rates[-1:] * len(balances), owed.rates):
        earned = [balance * rate for balance, rate in zip(balances, rates, strict=True)]
        whole = sum(earned, Decimal(0))
        late = whole if before is None else whole + max(before, Decimal(0)) * rates[0] - earned[-1]
        booked = sum((balance * rate for balance, rate in zip(worked, rates, strict=True)), Decimal(0))
        for total in (whole - earned[0], whole - earned[-1], late, booked):
            yield (total / 36000).quantize(_CENT, ROUND_HALF_UP)
        for rounding in (ROUND_HALF_UP, ROUND_DOWN):
            yield sum(((each / 36000).quantize(_CENT, rounding) for each in earned), Decimal(0))


def _from_workdays(owed: Due, balances: Sequence[Decimal], before: Decimal | None,
                   calendar: Calendar) -> Iterator[Decimal]:
    """Balances of the days where days off keep that of the workday before them."""
    held = balances[0] if before is None else max(before, Decimal(0))
    for place, balance in enumerate(balances):
        if day_type(owed.quarter.first + timedelta(days=place), calendar) is not DayType.OFF:
            held = balance
        yield held
