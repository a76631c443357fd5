"""Breaks of the balances beside rows whose account could not be read, where several accounts stand in one table."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Field
from intake_cli.statements.accounts import unread_accounts
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.chain import neighbours
from intake_cli.statements.direction import Directed, Direction


def with_accounts_doubted(entries: list[Directed], direction: Direction) -> list[Directed]:
    """``entries``, the amounts of those unsure that do not follow from the one before them where a row that may stand
    between the two names no account: whose balance it carries was guessed."""
    if len(set(direction.chains)) == 1:
        return entries
    unread, before = unread_accounts([entry.raw for entry in entries]), neighbours(direction).before
    return [_doubted(entry) if index in before and not _follows(entries[before[index]], entry) and
            not unread.isdisjoint(range(min(index, before[index]), max(index, before[index]) + 1)) else entry
            for index, entry in enumerate(entries)]


def _follows(before: Directed, entry: Directed) -> bool:
    first, last = before.raw.balance, entry.raw.balance
    return first is not None and last is not None and entry.amount is not None and \
        first.value + entry.amount.value == last.value


def _doubted(entry: Directed) -> Directed:
    if entry.amount is None:
        return entry
    place = entry.amount.evidence
    return replace(entry, amount=Field(entry.amount.value, replace(place, confidence=min(place.confidence, UNSURE))))
