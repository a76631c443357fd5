"""Tables that print a date once for all entries of a day: the others carry the date above them."""

from __future__ import annotations

import itertools
from dataclasses import replace

from checks.facts import Field, PrintedDate
from intake_cli.layout.days import begins_date
from intake_cli.layout.times import printed_time
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.vocabulary import MONEY_ROLES, Role

OFTEN, FEWEST = 0.15, 2
"""Share and number of the entries without a date of their own from which a table prints dates once: one that is missing
alone was erased, or not read."""
FEW = 3
"""The same number where the table never prints one date on two rows that follow each other."""
TEXT_LAYER = "text-layer"


def with_days(entries: list[RawEntry]) -> list[RawEntry]:
    """``entries``, each with the date that it or the nearest one above prints. The evidence is the date that is
    printed; on a scan the value is unsure where no further look saw that no other stands there: what is not there may
    only not have been read."""
    bare = [_bare(entry) for entry in entries]
    if not entries or bare[0] or not _once(entries, bare):
        return entries
    found: list[RawEntry] = []
    for entry, empty in zip(entries, bare, strict=True):
        found.append(replace(entry, date=_carried(found[-1].date, entry)) if empty else entry)
    return found


def _once(entries: list[RawEntry], bare: list[bool]) -> bool:
    """Whether so many entries are bare that the table prints dates once, or it prints them over the entries."""
    if sum(bare) >= max(FEWEST, OFTEN * len(entries)) or all(
            _over(entry) for entry, empty in zip(entries, bare, strict=True) if not empty):
        return True
    repeated = any(one.date.value == other.date.value for one, other in itertools.pairwise(entries)
                   if one.row.page == other.row.page and one.date.value.day is not None)
    return sum(bare) >= FEW and not repeated


def _over(entry: RawEntry) -> bool:
    """Whether the date of an entry stands on a line over the entry's sums, or on the page before."""
    cells = entry.row.cells
    top = min((cells[role].box.top for role in MONEY_ROLES if role in cells), default=0.0)
    return Role.DATE in cells and not any(word.box.bottom > top and begins_date(word.text)
                                          for word in cells[Role.DATE].words)


def _bare(entry: RawEntry) -> bool:
    """Whether an entry prints no date: nothing, or the time of day alone."""
    cell = entry.row.cells.get(Role.DATE)
    dated = any(band.role is Role.DATE for band in entry.row.bands)
    return dated and (cell is None or (entry.date.value.day is None and printed_time(cell.text.strip()) is not None
                                       and len(cell.text.strip()) <= len("00:00:00")))


def _carried(above: Field[PrintedDate], entry: RawEntry) -> Field[PrintedDate]:
    seen = entry.evidence.reader == TEXT_LAYER or entry.row.dayless
    sure = above.evidence.confidence if seen else min(above.evidence.confidence, UNSURE)
    return Field(above.value, replace(above.evidence, confidence=sure))
