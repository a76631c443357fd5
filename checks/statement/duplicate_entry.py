"""STM-10."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from difflib import SequenceMatcher

from checks.booking_numbers import log_of, may_repeat
from checks.facts import BankStatement, Entry, Evidence, Field
from checks.figures import plain, row_list
from checks.findings import Finding, Level, fail, review
from checks.rule import Context, rule
from checks.statement.copied_at_once import copied_at_once
from checks.statement.copied_incomes import copied_incomes
from checks.statement.copied_month import copied_month
from checks.statement.copied_stretch import copied_stretch
from checks.statement.copied_to_the_second import copied_to_the_second
from checks.statement.number_again import numbers_again
from checks.vocabulary import is_income, is_reversal, is_salary, normalised

_ALIKE = 0.75
"""Share of their characters from which an unsurely read text may be another one."""
FEWEST = 2
"""Rows that are one booking twice."""
_Same = tuple[str, date | None, Decimal, time | None]


@rule("STM-10", Level.WARNING, BankStatement)
def duplicate_entry(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """No booking stands twice: neither its log number with its amount, a row to the second, incomes, nor weeks of rows.

    Why: A row that is copied to show more income keeps number, time and amount; only its balance is written anew. Weeks
        that are copied keep their amounts, in their order or shuffled within their month, and incomes copied with
        other times keep their days, and those copied to other days their times.
    Innocent: Two equal payments in one moment, a batch that books equal sums at one time, as a thirteenth wage beside
        the twelfth or deposits that fall due together, for which a person decides; a page printed twice; a number that
        a bank gives anew each day; bills that are the same to the fen in two months on many days.
    Source: Forgery signals of statements (serial and log numbers twice); policy statement.twin_amount.
    """
    groups: dict[_Same, list[Entry]] = {}
    for entry in statement.entries:
        if entry.amount is not None and entry.amount.value and entry.day is not None and not may_repeat(entry):
            groups.setdefault(_likeness(entry, entry.amount), []).append(entry)
    known: set[int] = set()
    undone = Counter(_undone(entry) for entry in statement.entries if is_reversal(entry))
    holder = statement.holder.value if statement.holder else ""
    for rows in (rows for rows in groups.values() if len(rows) > 1):
        for twins in _twins(rows, context.policy.reading.weak_below):
            for numbered in _by_number(twins):
                known |= {entry.row for entry in numbered}
                if len(numbered) - undone[_undone(numbered[0], -1)] < FEWEST:
                    continue  # booked, taken back and booked again
                yield from _judge(numbered, context.policy.statement.twin_amount, holder)
    yield from numbers_again(statement, known)
    yield from list(copied_stretch(statement)) or copied_month(statement)
    yield from copied_at_once(statement)
    yield from copied_incomes(statement, context.policy.statement.twin_amount)
    yield from copied_to_the_second(statement, context.policy.statement.twin_amount)


def _undone(entry: Entry, sign: int = 1) -> tuple[str, date | None, Decimal]:
    """What a reversal takes back is of its account and its day, and of the other sign."""
    return entry.chain, entry.day, sign * entry.amount.value if entry.amount is not None else Decimal(0)


def _likeness(entry: Entry, amount: Field[Decimal]) -> _Same:
    """All that a row prints but words, numbers and balance."""
    return entry.chain, entry.day, amount.value, entry.booking_time.value if entry.booking_time else None


def _twins(rows: list[Entry], weak_below: float) -> Iterator[list[Entry]]:
    """Groups of two or more that share their words too, as far as they are read: a group whose words were read unsurely
    may be another one."""
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in rows:
        groups.setdefault((_text(entry.summary), _text(entry.counterparty)), []).append(entry)
    unsure = {words for words, own in groups.items() if _is_unsure(own[0], weak_below)} if len(groups) > 1 else set()
    joined = [own for words, own in groups.items() if words not in unsure]
    for words in groups:
        if words in unsure:
            like = next((own for own in joined if _alike(own[0], groups[words][0], weak_below)), None)
            if like is None:
                joined.append(groups[words])
            else:
                like.extend(groups[words])
    yield from (sorted(found, key=lambda entry: entry.row) for found in joined if len(found) > 1)


def _is_unsure(entry: Entry, weak_below: float) -> bool:
    return any(cell is not None and cell.evidence.confidence < weak_below
               for cell in (entry.summary, entry.counterparty))


def _alike(one: Entry, other: Entry, weak_below: float) -> bool:
    return all(_text(first) == _text(second) or _may_be_one(first, second, weak_below)
               for first, second in _words(one, other))


def _words(one: Entry, other: Entry) -> tuple[tuple[Field[str] | None, Field[str] | None], ...]:
    return (one.summary, other.summary), (one.counterparty, other.counterparty)


def _text(cell: Field[str] | None) -> str:
    return normalised(cell.value) if cell is not None else ""


def _may_be_one(first: Field[str] | None, second: Field[str] | None, weak_below: float) -> bool:
    """Whether two texts may be the same one, for one of them was read unsurely."""
    if first is None or second is None or min(cell.evidence.confidence for cell in (first, second)) >= weak_below:
        return False
    return SequenceMatcher(None, _text(first), _text(second)).ratio() >= _ALIKE


def _log(entry: Entry) -> str:
    logged = log_of(entry)
    return logged.value if logged is not None else ""


def _by_number(twins: list[Entry]) -> Iterator[list[Entry]]:
    """Twins of one number; all of them where no two have the same."""
    groups: dict[str, list[Entry]] = {}
    for entry in twins:
        groups.setdefault(_log(entry), []).append(entry)
    same = [rows for number, rows in groups.items() if number and len(rows) > 1]
    yield from same or [twins]


def _judge(twins: list[Entry], least: Decimal, holder: str) -> Iterator[Finding]:
    """Money that goes out twice helps no forger. Without a number two equal payments are thinkable: a large, uneven
    sum is a person's to look at, and so are equal wages, and one moment to the second. That and an uneven sum together
    are no chance, but for wages: one payroll books a month's wage and as much again at the end of the year, and for
    what is no income: two deposits of one day fall due together, and two tickets are paid back at once. Numbers that
    differ make two bookings of two rows; only where all else is the same may one of them have been made up."""
    first = twins[0]
    if first.amount is None or first.amount.value < 0:
        return
    numbers = {_log(entry) for entry in twins}
    timed = first.booking_time is not None and first.booking_time.value.second != 0
    large = first.amount.value >= least
    uneven = large and first.amount.value % 1 != 0
    rows, count, amount = row_list(entry.row for entry in twins), len(twins), plain(first.amount.value)
    if numbers != {""} and len(numbers) == 1:
        yield fail("same-number", *_places(twins), rows=rows, date=first.day, amount=amount, count=count,
                   number=_log(first))
    elif "" not in numbers:
        if timed and uneven:
            yield review("same-but-number", *_places(twins), rows=rows, date=first.day, amount=amount, count=count,
                         numbers=", ".join(sorted(numbers)))
    elif timed and uneven and first.booking_time is not None and is_income(first, holder) and not is_salary(first):
        times = (entry.booking_time.evidence for entry in reversed(twins) if entry.booking_time is not None)
        yield fail("same-moment", *_places(twins), *times, rows=rows, date=first.day, amount=amount, count=count,
                   time=first.booking_time.value)
    elif timed or uneven or (large and is_salary(first)):
        yield review("same-row", *_places(twins), rows=rows, date=first.day, amount=amount, count=count)


def _places(twins: list[Entry]) -> Iterator[Evidence]:
    """The last of the twins first: it is the one that was added. Texts that were not read alike are shown too."""
    for entry in reversed(twins):
        for cell in (entry.amount, log_of(entry)):
            if cell is not None:
                yield cell.evidence
    for entry in twins[1:]:
        for first, second in _words(twins[0], entry):
            if first is not None and second is not None and _text(first) != _text(second):
                yield from (first.evidence, second.evidence)
