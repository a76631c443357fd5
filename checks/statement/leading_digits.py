"""STM-18."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from checks.facts import BankStatement, Entry
from checks.findings import Finding, Level, fail, not_applicable
from checks.rule import Context, rule
from checks.vocabulary import mentions_interest, speaks_of

_DIGITS = range(1, 10)
_EXPECTED = {digit: math.log10(1 + 1 / digit) for digit in _DIGITS}


@rule("STM-18", Level.NOTE, BankStatement)
def leading_digits(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The leading digits of a hundred or more amounts follow the expected distribution (Benford).

    Why: Who invents amounts spreads the first digits too evenly, or has favourites.
    Innocent: Prices of one shop, fares, fees, wages: amounts of one size need not follow. Never more than a note.
    Source: Benford's law; mean deviation as auditors use it, chi-square; policy statement.leading_*.
    """
    demand = context.policy.statement
    digits = [digit for entry in statement.entries if (digit := _leading(entry))]
    if len(digits) < demand.leading_rows:
        yield not_applicable("few-amounts", statement.evidence)
        return
    counts, total = Counter(digits), len(digits)
    gaps = [counts[digit] / total - _EXPECTED[digit] for digit in _DIGITS]
    deviation = sum(map(abs, gaps)) / len(gaps)
    chi = sum(total * gap * gap / _EXPECTED[digit] for digit, gap in zip(_DIGITS, gaps, strict=True))
    if deviation > demand.leading_deviation and chi > demand.leading_chance:
        shares = ", ".join(f"{digit}: {100 * counts[digit] / total:.0f}% ({100 * _EXPECTED[digit]:.0f}%)"
                           for digit in _DIGITS)
        yield fail("distribution", statement.evidence, count=total, shares=shares, deviation=f"{deviation:.3f}",
                   chi=f"{chi:.1f}", limit=demand.leading_deviation, chance=demand.leading_chance)


def _leading(entry: Entry) -> int:
    """The first digit of an amount that people choose; 0 where none was read, or the bank set it."""
    if entry.amount is None or not entry.amount.value or mentions_interest(entry) or speaks_of("batch", entry.words):
        return 0
    return int(str(entry.amount.value).lstrip("-0.")[0])
