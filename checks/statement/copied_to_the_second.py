"""Rows that come again on another day at the same second. Part of STM-10."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checks.booking_numbers import may_repeat
from checks.facts import BankStatement, Entry
from checks.figures import money, row_list
from checks.findings import Finding, review
from checks.names import bare
from checks.vocabulary import is_income, is_money_in, speaks_of

_LEAST_PAIRS = 2
"""Of the 50,000 seconds of a waking day two equal payments share one by chance: of the thirty such pairs that a print
may hold one does in one of two thousand, and two hardly ever. Incomes are no more than a few."""
_SHOWN = 5


class _Kind(NamedTuple):
    """What a row and its copy share besides their second."""

    chain: str
    party: str
    amount: Decimal


def copied_to_the_second(statement: BankStatement, least: Decimal) -> Iterator[Finding]:
    """Who copies rows to other days writes the days and the balances anew, and leaves the times. A machine that pays at
    one second of every day books more than two rows in it, and standing orders come more than twice."""
    pairs = [pair for entries in statement.chains().values() for pair in _pairs(entries)]
    holder = statement.holder.value if statement.holder else ""
    if len(pairs) < _LEAST_PAIRS:
        pairs = [pair for pair in pairs if _is_large_income(pair[0], least, holder)]
    if pairs:
        yield _finding(pairs)


def _pairs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Rows that are alike but for their days, and the only ones of their sum and party, and of their second."""
    seconds = Counter(entry.booking_time.value for entry in entries if entry.booking_time is not None)
    alike: defaultdict[_Kind, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.amount is not None and entry.amount.value and entry.day is not None and not _is_booked_again(entry):
            party = bare(entry.counterparty.value) if entry.counterparty is not None else ""
            alike[_Kind(entry.chain, party, entry.amount.value)].append(entry)
    for rows in alike.values():
        if len(rows) == 2 and rows[0].day != rows[1].day and _second(rows[0]) == _second(rows[1]) != "" \
                and all(entry.booking_time is not None and seconds[entry.booking_time.value] == 2 for entry in rows):
            yield rows[0], rows[1]


def _is_booked_again(entry: Entry) -> bool:
    """What a bank books twice, or collects by a machine; wages come by one too, but all of them in its second."""
    return may_repeat(entry) or (not is_money_in(entry) and speaks_of("batch", entry.words))


def _second(entry: Entry) -> str:
    """The time of a row that tells seconds; of minutes alone rows share one by chance."""
    return f"{entry.booking_time.value}" if entry.booking_time is not None and entry.booking_time.value.second else ""


def _is_large_income(entry: Entry, least: Decimal, holder: str) -> bool:
    return entry.amount is not None and entry.amount.value >= least and is_income(entry, holder)


def _finding(pairs: Sequence[tuple[Entry, Entry]]) -> Finding:
    places = [cell.evidence for pair in pairs for entry in reversed(pair)
              for cell in (entry.amount, entry.booking_time) if cell is not None]
    shown = "; ".join(f"{_second(one)} {money(one.amount.value)} ({one.row}, {other.row})"
                      for one, other in pairs[:_SHOWN] if one.amount is not None)
    return review("to-the-second", *places, count=len(pairs), examples=shown,
                  rows=row_list(sorted(entry.row for pair in pairs for entry in pair)))
