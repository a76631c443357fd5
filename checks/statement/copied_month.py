"""A month whose uneven amounts stand in another month too, on other days. Part of STM-10."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checks.facts import BankStatement, Evidence
from checks.figures import plain, row_list
from checks.findings import Finding, review

_MONTHS = 4
"""Months with uneven amounts that show which ones are bills: these stand in more than two of them."""
_AMOUNTS, _SHARE = 7, 0.6
"""Amounts that stand in the statement just twice, once in each of two months, and their share of those of one of the
months. Of 400 drawn honest statements none had two such amounts; of 8,000 histories of shops that sell at a few prices,
and of 4,000 of bills that change now and then, none came to six of such a share."""
_STRAY = 5
"""By how many days of the month a bill may wander; a third of the amounts must be farther from where they were. Bills
of two months alone keep their days; of days drawn anew two in three lie so far off."""
_SHOWN = 3


class _Uneven(NamedTuple):
    row: int
    day: date
    amount: Decimal
    place: Evidence

    @property
    def month(self) -> date:
        """The first day of its month."""
        return self.day.replace(day=1)


_Twins = tuple[_Uneven, _Uneven]


def copied_month(statement: BankStatement) -> Iterator[Finding]:
    """Who fills a month in which nothing came in with the rows of another may shuffle their days too. Balances are
    redone, and so may interest be, but no two months of a life cost the same to the fen."""
    for entries in statement.chains().values():
        uneven = [_Uneven(entry.row, entry.day, entry.amount.value, entry.amount.evidence)
                  for entry in entries if entry.day is not None and entry.amount is not None and entry.amount.value % 1]
        counts = Counter(each.month for each in uneven)
        for (one, other), twins in _twins(uneven).items():
            least = max(_AMOUNTS, _SHARE * min(counts[one], counts[other]))
            if len(counts) >= _MONTHS and len(twins) >= least and 3 * sum(map(_wandered, twins)) >= len(twins):
                yield _finding(twins)


def _twins(uneven: Sequence[_Uneven]) -> dict[tuple[date, date], list[_Twins]]:
    """By two months, the earlier one first, the amounts that stand in each of them once and nowhere else."""
    alike: defaultdict[Decimal, list[_Uneven]] = defaultdict(list)
    for each in uneven:
        alike[each.amount].append(each)
    found: defaultdict[tuple[date, date], list[_Twins]] = defaultdict(list)
    for own in alike.values():
        if len(own) == 2 and own[0].month != own[1].month:
            one, other = sorted(own, key=lambda each: each.month)
            found[one.month, other.month].append((one, other))
    return found


def _wandered(twins: _Twins) -> bool:
    one, other = twins
    return abs(one.day.day - other.day.day) > _STRAY


def _finding(twins: Sequence[_Twins]) -> Finding:
    places = [each.place for one, other in twins for each in (other, one)]
    shown = ", ".join(f"{plain(one.amount)} ({one.row}, {other.row})" for one, other in twins[:_SHOWN])
    one, other = twins[0]
    return review("copied-month", *places, rows=row_list(each.row for _, each in twins), month=f"{other.month:%Y-%m}",
                  earlier=f"{one.month:%Y-%m}", count=len(twins), examples=shown)
