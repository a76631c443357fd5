"""CAL-03."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.dates.numbered_days import moved_days
from checks.dates.numbers_in_order import numbers_out_of_order
from checks.dates.times_of_day import times_backwards
from checks.facts import BankStatement, Entry, Evidence, Order
from checks.figures import row_list
from checks.findings import Finding, Level, fail, review
from checks.order import longest_run
from checks.rule import Context, rule

_MIXED_SHARE = 0.1
_MIXED_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Stray:
    """A row out of order, the rows in order around it, and by how many days it is off."""

    entry: Entry
    before: Entry | None
    after: Entry | None
    days: int


@rule("CAL-03", Level.WARNING, BankStatement)
def date_order(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Dates run one way, oldest or newest first, and the numbers of bookings run and are dated as their rows.

    Why: A bank prints entries as they were booked; a row put in or given another day stands where it does not belong,
        and keeps the old day in its number.
    Innocent: Some banks order by booking and print the day of the purchase, which is days earlier; a misread figure. A
        number may be given when something is ordered and stay when it is paid days later, and so may a time: where
        money goes out, those that run backwards are only noted.
    Source: Orders of genuine prints: ascending or descending, rows of one moment in any order; policy order_slack_days.
    """
    slack = context.policy.statement.order_slack_days
    for entries in _accounts(statement):
        strays = _strays(entries, statement.order is Order.DESCENDING)
        far = [stray for stray in strays if stray.days > slack]
        if len(far) > max(_MIXED_ROWS, _MIXED_SHARE * len(entries)):
            yield review("mixed", *(stray.entry.booking_date.evidence for stray in far), strays=len(far),
                         rows=row_list(stray.entry.row for stray in far))
            continue
        for stray in far:
            yield fail("out-of-order", *_places(stray), row=stray.entry.row, date=stray.entry.day, days=stray.days,
                       around=row_list(each.row for each in (stray.before, stray.after) if each is not None),
                       dates=" … ".join(str(each.day) for each in (stray.before, stray.after) if each is not None))
        near = [stray for stray in strays if stray.days <= slack]
        if near:
            yield fail("near", *(stray.entry.booking_date.evidence for stray in near), level=Level.NOTE, limit=slack,
                       rows=row_list(stray.entry.row for stray in near))
    moved = list(moved_days(statement))
    yield from moved
    yield from numbers_out_of_order(statement, {int(found.values["row"]) for found in moved})
    yield from times_backwards(statement)


def _accounts(statement: BankStatement) -> list[list[Entry]]:
    """Rows with a day, as printed, by account: every account begins anew."""
    found: dict[str, list[Entry]] = {}
    for entry in statement.entries:
        if entry.day is not None:
            found.setdefault(entry.chain, []).append(entry)
    return list(found.values())


def _strays(entries: Sequence[Entry], descending: bool) -> list[_Stray]:
    """Rows outside the longest run of rows in order."""
    sign = -1 if descending else 1
    keys = [sign * entry.day.toordinal() for entry in entries if entry.day is not None]
    kept = longest_run(keys)
    found: list[_Stray] = []
    for place, entry in enumerate(entries):
        following = bisect_right(kept, place)
        if following and kept[following - 1] == place:
            continue
        before, after = kept[:following][-1:], kept[following:][:1]
        off = [keys[each] - keys[place] for each in before] + [keys[place] - keys[each] for each in after]
        found.append(_Stray(entry, entries[before[0]] if before else None, entries[after[0]] if after else None,
                            max([*off, 0])))
    return found


def _places(stray: _Stray) -> list[Evidence]:
    rows = (stray.entry, stray.before, stray.after)
    return [entry.booking_date.evidence for entry in rows if entry is not None]
