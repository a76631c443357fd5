"""Of the sums that a statement prints, the balances with which it opens and closes."""

from __future__ import annotations

from decimal import Decimal

from checks.facts import Field, Total


def closed(totals: tuple[Total, ...]) -> Field[Decimal] | None:
    """The balance that the last total line of the period states."""
    last = next((total for total in reversed(totals) if total.of == "balance" and total.scope == "period"), None)
    return None if last is None else Field(last.value, last.evidence)


def carried(totals: tuple[Total, ...]) -> Field[Decimal] | None:
    """The balance carried into the first page."""
    first = next((total for total in totals if total.of == "carried"), None)
    if first is None or first.evidence.page != 1:
        return None
    return Field(first.value, first.evidence)


def under_column(named: Field[Decimal] | None, placed: Field[Decimal] | None) -> Field[Decimal] | None:
    """Of a balance beside its label and one under the column of balances the former, unless both are of one line: the
    figure next to the label is then a sum (期末余额 1,299.50 8,000.00 9,000.00)."""
    if named is None or placed is None:
        return named or placed
    one, other = named.evidence, placed.evidence
    if one.page != other.page or one.box is None or other.box is None:
        return named
    return placed if min(one.box.bottom, other.box.bottom) > max(one.box.top, other.box.top) else named
