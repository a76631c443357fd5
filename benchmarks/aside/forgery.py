"""What a forger works with: the findings that must come of a forgery, and hands that move and redo entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from benchmarks.aside.model import Entry, Statement, rechain

# Rules to be heard, joined by | where either will do, with the entries they must accuse (none: the whole paper).
Reasons = dict[str, list[Entry]]


@dataclass
class Forgery:
    """``expected`` must be found, ``allowed`` may be; ``nameless``: no holder is printed; ``lost_page``: from 1."""

    expected: Reasons
    allowed: Reasons = field(default_factory=dict)
    nameless: bool = False
    lost_page: int = 0


def openings(paper: Statement) -> dict[str, Decimal]:
    return {currency: paper.opening(currency) for currency in {e.currency for e in paper.entries}}


def redo(paper: Statement, opening: dict[str, Decimal]) -> None:
    """Back into order of time, with every balance written anew."""
    paper.entries.sort(key=lambda e: e.when)
    rechain(paper.entries, opening)


def everyday(paper: Statement) -> list[Entry]:
    """Plain yuan entries well inside the paper, each with neighbours on both sides."""
    return [e for e in paper.entries[6:-6] if e.currency == "CNY" and abs(e.amount) > 20
            and e.kind not in ("reversal", "interest", "fee")]


def after(paper: Statement, entry: Entry) -> Entry:
    """The next entry in the same currency."""
    later = paper.entries[next(n for n, e in enumerate(paper.entries) if e is entry) + 1:]
    return next(e for e in later if e.currency == entry.currency)


def of_kind(paper: Statement, *kinds: str) -> list[Entry]:
    return [e for e in paper.entries if e.kind in kinds]


def move(entry: Entry, day: date) -> None:
    entry.when = datetime.combine(day, entry.when.time())
    entry.shown = (day.year, day.month, day.day)


def june_interest(paper: Statement) -> Entry:
    return next(e for e in of_kind(paper, "interest") if e.currency == "CNY" and e.when.month == 6)
