"""Papers that lack something: a page, a row, a field of the head, months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random

from samples.forgeries.forged import Forged, Make, choose, is_everyday, printed_row, renumbered, without_line
from samples.layouts import Layout
from samples.ledger import Ledger, Line, rebalance

SHORT_MONTHS = 3
OLD, QUIET = timedelta(days=45), timedelta(days=21)
"""Since when a print is old, and since when an account is quiet, at the day of judgement."""
DROPPED_PAGE = 2


def page_dropped(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The second page is pulled out. The row behind it follows neither in balance nor in serial number, and what
    stood on the page is missed."""
    return Forged(ledger, {"STM-03": ()}, explained=("STM-01", "STM-02", "STM-03", "STM-05", "INT-01", "INT-04"),
                  without_pages=frozenset({DROPPED_PAGE}))


def seal_missing(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Printed at home, without the bank's seal. Nothing is forged, and where the policy demands a seal it does not
    do."""
    return Forged(ledger, {"STM-13": ()}, sealed=False)


def serial_gap(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """A row is taken out and the balances are worked out again; its serial number is missed."""
    index = choose(ledger, rng, is_everyday)
    forged = rebalance(without_line(ledger, index))
    behind = index - 1 if layout.descending else index
    return Forged(forged, {"STM-03": (printed_row(forged, layout, behind),)}, explained=("INT-04",))


def without_field(*fields: str) -> Make:
    """The forgery that leaves fields out of the head."""
    return partial(_without_fields, frozenset(fields))


def _without_fields(fields: frozenset[str], ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    return Forged(ledger, {"STM-04": ()}, omit=fields)


def short_period(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The statement was asked for three months only. Nothing is forged, and it does not do."""
    number = ledger.end.year * 12 + ledger.end.month - 1 - SHORT_MONTHS
    start = ledger.end.replace(year=number // 12, month=number % 12 + 1, day=min(ledger.end.day, 28))
    before = [line for line in ledger.lines if line.day < start]
    lines = tuple(line for line in ledger.lines if line.day >= start)
    opening = before[-1].balance if before else ledger.opening
    return Forged(renumbered(replace(ledger, start=start, lines=lines, opening=opening)), {"STM-05": ()})


def old_print(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Printed weeks ago and kept, since what came after it looks worse. Nothing is forged, and it does not do."""
    end = ledger.end - OLD
    forged = replace(ledger, end=end, printed_at=ledger.printed_at - OLD, lines=_until(ledger, end))
    return Forged(_numbered(forged, layout), {"CAL-05": ()}, explained=("STM-05",))


def gone_quiet(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Nothing was booked in the last weeks, on the account of somebody whose wages are paid in cash."""
    forged = _numbered(replace(ledger, lines=_until(ledger, ledger.end - QUIET)), layout)
    last = printed_row(forged, layout, len(forged.lines) - 1)
    return Forged(forged, {"STM-06": (last,)}, explained=("STM-05", "INT-01"), pay_method="cash")


def emptied(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """A statement of an account on which nothing was booked."""
    return Forged(replace(ledger, lines=()), {"STM-19": ()}, explained=("STM-05", "PAY-03"))


def _until(ledger: Ledger, last: date) -> tuple[Line, ...]:
    return tuple(line for line in ledger.lines if line.day <= last)


def _numbered(ledger: Ledger, layout: Layout) -> Ledger:
    """The newest rows are gone: where these come first, serials count from the others on."""
    return renumbered(ledger) if layout.descending else ledger
