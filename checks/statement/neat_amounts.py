"""Neat amounts besides round ones: incomes that are all whole tens; as notes large whole sums in and out on one day,
and months that are too much alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from statistics import median

from checks.facts import BankStatement, Entry, Evidence
from checks.figures import plain, row_list
from checks.findings import Finding, Level, fail, review
from checks.policy import Statement
from checks.vocabulary import is_reversal, is_salary

Incomes = list[tuple[Entry, Decimal, Evidence]]
"""Rows that bring money from others, their amounts, and where these stand."""
_TEN, _FIFTY = Decimal(10), Decimal(50)
_NOT_AS_PRICED = 0.5
"""Share of different sums from which whole tens are none of fifty: who sets prices, or lends, names fifties and
hundreds, and who invents sums or rounds them does not."""
_SMALL = 500
"""Yuan: of smaller incomes whole tens may be prices of a stall."""


def whole_tens(incomes: Incomes, demand: Statement) -> Iterator[Finding]:
    """Incomes that are all whole tens, though hardly fifties or hundreds: what is earned ends in fen."""
    amounts = {amount for _, amount, _ in incomes}
    if len(amounts) < demand.round_rows or any(amount % _TEN for amount in amounts):
        return
    uneven = [amount for amount in amounts if amount % _FIFTY]
    if len(uneven) >= _NOT_AS_PRICED * len(amounts) and median(amount for _, amount, _ in incomes) >= _SMALL:
        yield review("whole-tens", *(place for _, _, place in incomes), incomes=len(incomes), different=len(amounts),
                     unit=_TEN, examples=", ".join(map(plain, sorted(uneven)[-3:])),
                     rows=row_list(entry.row for entry, _, _ in incomes))


def large_both_ways(statement: BankStatement, incomes: Incomes, demand: Statement) -> Iterator[Finding]:
    """Days on which large sums of whole ten thousands come in and go out again."""
    def is_neat(amount: Decimal) -> bool:
        return abs(amount) >= demand.round_large and amount % demand.round_large_unit == 0

    came = [income for income in incomes if is_neat(income[1])]
    days = {entry.day for entry, _, _ in came if entry.day is not None}
    left: dict[date, Incomes] = {}
    for entry in statement.entries:
        if entry.day in days and entry.amount is not None and entry.amount.value < 0 and not is_reversal(entry) \
                and is_neat(entry.amount.value) and entry.day is not None:
            left.setdefault(entry.day, []).append((entry, entry.amount.value, entry.amount.evidence))
    for day, out in sorted(left.items()):
        both = [*(income for income in came if income[0].day == day), *out]
        yield fail("large-both-ways", *(place for _, _, place in both), level=Level.NOTE, date=day,
                   unit=demand.round_large_unit, rows=row_list(entry.row for entry, _, _ in both),
                   sums=", ".join(plain(amount) for _, amount, _ in both))


def smooth_months(incomes: Incomes, demand: Statement) -> Iterator[Finding]:
    """Months whose incomes besides wages hardly differ. The first and the last month are cut by the period."""
    months: dict[str, list[tuple[Entry, Decimal, Evidence]]] = {}
    for income in incomes:
        day = income[0].day
        if day is not None and not is_salary(income[0]):
            months.setdefault(f"{day:%Y-%m}", []).append(income)
    names = sorted(months)[1:-1]
    if len(names) < demand.smooth_months or any(len(months[name]) < demand.smooth_rows_per_month for name in names):
        return
    totals = [sum((amount for _, amount, _ in months[name]), Decimal(0)) for name in names]
    mean = sum(totals, Decimal(0)) / len(totals)
    spread = (sum(((total - mean) ** 2 for total in totals), Decimal(0)) / len(totals)).sqrt()
    if spread < demand.smooth_variation * mean:
        places = (place for name in names for _, _, place in months[name])
        sums = ", ".join(f"{name} {plain(total)}" for name, total in zip(names, totals, strict=True))
        yield fail("smooth-months", *places, level=Level.NOTE, months=len(names), sums=sums,
                   variation=f"{100 * spread / mean:.1f}", limit=f"{100 * demand.smooth_variation:.0f}")
