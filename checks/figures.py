"""How sums, rows and dates are written in findings: the same in every language."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def money(amount: Decimal) -> str:
    """An amount with thousands separators and at least two decimals.

    >>> money(Decimal("12300")), money(Decimal("-0.5"))
    ('12,300.00', '-0.50')
    """
    exact = amount.quantize(Decimal("0.01"))
    return f"{exact if exact == amount else amount:,}"


def plain(amount: Decimal) -> str:
    """An amount for programs: two decimals, no separators.

    >>> plain(Decimal("12300"))
    '12300.00'
    """
    return money(amount).replace(",", "")


def addition(start: Decimal, amount: Decimal) -> str:
    """A balance and what moves it, as people write it.

    >>> addition(Decimal("12300"), Decimal("-500"))
    '12,300.00 - 500.00'
    """
    return f"{money(start)} {'-' if amount < 0 else '+'} {money(abs(amount))}"


def row_list(rows: Iterable[int]) -> str:
    """Row numbers, runs joined.

    >>> row_list([7, 3, 4, 5, 9])
    '3-5, 7, 9'
    """
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
