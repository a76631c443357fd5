"""Balances that go on from the pages of one account to those that name another, in one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.cards import as_digits
from checks.facts import BankStatement, Entry, Field, Order
from checks.figures import money
from checks.findings import Finding, Kind
from checks.names import read_from_pixels
from checks.prints import declared_span
from checks.statement.pagination import named_in
from checks.vocabulary import normalised


def carried_through(statement: BankStatement, beside: Sequence[BankStatement]) -> Iterator[Finding]:
    """A statement that goes on from the one before it in its file to the cent, and names another holder or account:
    the balances of two accounts know nothing of each other, so the head of some pages was changed. That is certain
    where the next one goes on again under the first name. Else a new card may have taken the place of an old one: a
    person looks at those that declare one period."""
    place = next((place for place, other in enumerate(beside) if other is statement), 0)
    before = beside[place - 1] if place else statement
    changed, rows = _changed(before, statement), _goes_on(before, statement)
    if changed is None or rows is None or _amid(beside, place - 1):
        return
    amid, span = _amid(beside, place), declared_span(statement)
    if amid or (span is not None and span == declared_span(before)):
        yield _finding(before, statement, changed, rows, amid)


def _amid(beside: Sequence[BankStatement], place: int) -> bool:
    """Whether one statement stands between two that name another account, or holder, and goes on from one to the
    other."""
    if not 0 < place < len(beside) - 1:
        return False
    before, own, after = beside[place - 1:place + 2]
    return bool(_changed(before, own) and not _changed(before, after) and _goes_on(before, own) and
                _goes_on(own, after))


def _changed(one: BankStatement, other: BankStatement) -> tuple[Field[str], Field[str]] | None:
    """The accounts, or else the holders, that the two name where they are not the same."""
    for mine, yours, plain in ((one.account, other.account, as_digits), (one.holder, other.holder, normalised)):
        if mine is not None and yours is not None and plain(mine.value) != plain(yours.value):
            return mine, yours
    return None


def _goes_on(one: BankStatement, other: BankStatement) -> tuple[Entry, Entry, str] | None:
    """The last row of ``one`` and the first of ``other``, as printed, where the balance of the later follows from that
    of the earlier, with the sum. What begins from nothing follows from every account that was emptied."""
    if not one.entries or not other.entries or one.order is not other.order:
        return None
    last, first = one.entries[-1], other.entries[0]
    earlier, later = (first, last) if one.order is Order.DESCENDING else (last, first)
    if earlier.balance is None or later.balance is None or later.amount is None:
        return None
    start, amount, end = earlier.balance.value, later.amount.value, later.balance.value
    if not start or not amount or start + amount != end:
        return None
    return last, first, f"{money(start)} {'-' if amount < 0 else '+'} {money(abs(amount))} = {money(end)}"


def _finding(before: BankStatement, statement: BankStatement, changed: tuple[Field[str], Field[str]],
             rows: tuple[Entry, Entry, str], amid: bool) -> Finding:
    last, first, total = rows
    pixels = any(read_from_pixels(name.evidence) for name in changed)
    places = (changed[1].evidence, changed[0].evidence, first.evidence, last.evidence)
    return Finding("carried-through", places, {
        **named_in(statement), **named_in(before, "other_"), "row": str(first.row), "other_row": str(last.row),
        "sum": total}, Kind.FAIL if amid and not pixels else Kind.REVIEW)
