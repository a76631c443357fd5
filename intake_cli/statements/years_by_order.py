"""Days without a year that a period of more than a year has twice: those before and after them tell which is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from intake_cli.layout.days import days_meant
from intake_cli.statements.entries import RawEntry


def with_years_by_order(entries: list[RawEntry]) -> list[RawEntry]:
    """``entries``, where the days that are known run one way, with the one day of several that goes on so."""
    days = [entry.date.value.day for entry in entries]
    open_ = [place for place, entry in enumerate(entries)
             if days[place] is None and entry.date.value.text and not entry.date.value.impossible]
    known = [day for day in days if day is not None]
    if not open_ or len(known) < 2 or known not in (sorted(known), sorted(known, reverse=True)):
        return entries
    rises = known[0] < known[-1]
    found = list(entries)
    for place in open_:
        before, after = _beside(days, place)
        low, high = (before, after) if rises else (after, before)
        fitting = [day for day in days_meant(entries[place].date.value.text)
                   if (low is None or low <= day) and (high is None or day <= high)]
        if len(fitting) == 1:
            printed = entries[place].date
            found[place] = replace(entries[place], date=replace(printed, value=replace(printed.value, day=fitting[0])))
    return found


def _beside(days: Sequence[date | None], place: int) -> tuple[date | None, date | None]:
    """The nearest known days before and after a place."""
    before = next((day for day in reversed(days[:place]) if day is not None), None)
    return before, next((day for day in days[place:] if day is not None), None)
