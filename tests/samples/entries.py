"""Lines of a ledger as the entries that a perfect reader would return."""

from __future__ import annotations

from checks.facts import Entry, Evidence, Field, PrintedDate
from samples.ledger import Ledger

PLACE = Evidence("d1")


def entries_of(ledger: Ledger) -> list[Entry]:
    """Entries oldest first."""
    return [Entry(number, PLACE, Field(PrintedDate(line.day.isoformat(), line.day), PLACE), Field(line.amount, PLACE),
                  Field(line.balance, PLACE)) for number, line in enumerate(ledger.lines, start=1)]
