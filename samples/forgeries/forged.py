"""What a forgery is, and the tools of the trade: moving rows, taking them out, working balances out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import chinese_calendar

from samples.hand import UNTOUCHED, Hand
from samples.layouts import Layout
from samples.ledger import Ledger, Line, rebalance

Retouch = Callable[[Path, Mapping[str, Any]], None]
"""Changes a finished PDF in its place, told the truth of its drawing."""


@dataclass(frozen=True, slots=True)
class Forged:
    """A ledger after a forger's work. ``expected`` maps the rules that must speak to the printed rows that they
    accuse; no rows where a page or the head is accused. A rule may name any one of several rows that are all wrong.
    ``explained`` are rules that may speak too, since the forgery breaks more than it meant to. ``omit``,
    ``without_pages`` and ``hand`` go to :func:`samples.draw_statement.draw_statement`; ``retouch`` is what is done to
    the finished PDF. ``bank`` is printed in place of the layout's invented one, where not empty.
    ``sealed`` is said to :func:`samples.statements.scan_statement`; ``pay_method`` is how wages are paid, as the
    application says."""

    ledger: Ledger
    expected: Mapping[str, tuple[int, ...]]
    explained: tuple[str, ...] = ()
    omit: frozenset[str] = field(default_factory=frozenset)
    without_pages: frozenset[int] = field(default_factory=frozenset)
    hand: Hand = UNTOUCHED
    retouch: Retouch | None = None
    bank: str = ""
    sealed: bool = True
    pay_method: str = "transfer"

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that must speak."""
        return tuple(self.expected)

    @property
    def rows(self) -> tuple[int, ...]:
        """Every printed row accused, from 1."""
        return tuple(sorted({row for rows in self.expected.values() for row in rows}))


Make = Callable[[Ledger, Layout, Random], Forged]


@dataclass(frozen=True, slots=True)
class Forgery:
    """A way to forge, and the layouts on which it can be done and seen. ``digital``: it is seen in the file only, and
    gone from a print of it."""

    make: Make
    applies: Callable[[Layout], bool]
    digital: bool = False


class CannotForgeError(LookupError):
    """The ledger holds nothing that this forgery could be done to."""


def always(layout: Layout) -> bool:
    """Any layout."""
    return True


def has_balance(layout: Layout) -> bool:
    """The layout prints balances."""
    return has_column("balance")(layout)


def has_column(role: str) -> Callable[[Layout], bool]:
    """Whether a layout has a column of a role."""
    return lambda layout: any(column.role == role for column in layout.columns)


def counts_rows(layout: Layout) -> bool:
    """The layout numbers its rows; log numbers of the bank's system (日志号) have gaps by nature."""
    return any(column.role == "serial" and column.heading.startswith("序号") for column in layout.columns)


def is_type(*account_types: str) -> Callable[[Layout], bool]:
    """Whether a layout prints accounts of one of these types."""
    return lambda layout: layout.account_type in account_types


def names_bank(layout: Layout) -> bool:
    """The layout's title names its bank."""
    return layout.bank in layout.title and layout.account_type != "wallet"


def both(one: Callable[[Layout], bool], other: Callable[[Layout], bool]) -> Callable[[Layout], bool]:
    """Whether two conditions hold of a layout."""
    return lambda layout: one(layout) and other(layout)


def has_field(*fields: str) -> Callable[[Layout], bool]:
    """Whether a layout's head shows any of ``fields``."""
    return lambda layout: any(name in fields for pairs in layout.header for _, name in pairs)


def printed_row(ledger: Ledger, layout: Layout, index: int) -> int:
    """The row, from 1, in which the line ``index`` (oldest first, from 0) is printed."""
    return len(ledger.lines) - index if layout.descending else index + 1


def choose(ledger: Ledger, rng: Random, fits: Callable[[Line], bool] = lambda line: True) -> int:
    """Index of a line that fits, neither the first nor the last: nothing stands on one side of those."""
    found = [index for index, line in enumerate(ledger.lines[1:-1], start=1) if fits(line)]
    if not found:
        raise CannotForgeError("no row of this ledger can be forged in this way")
    return rng.choice(found)


def is_everyday(line: Line) -> bool:
    """Neither wages nor interest, which have rules of their own, nor a row forged before."""
    return line.kind not in ("salary", "interest", "neutral") and line.figures is None and not line.flipped


def with_line(ledger: Ledger, index: int, line: Line) -> Ledger:
    """The ledger with one line replaced and nothing else touched."""
    return replace(ledger, lines=(*ledger.lines[:index], line, *ledger.lines[index + 1:]))


def without_line(ledger: Ledger, index: int) -> Ledger:
    """The ledger without one line; balances and serials of the others stay."""
    return replace(ledger, lines=(*ledger.lines[:index], *ledger.lines[index + 1:]))


def renumbered(ledger: Ledger) -> Ledger:
    """Serials from 1 without a gap."""
    return replace(ledger, lines=tuple(replace(line, serial=n) for n, line in enumerate(ledger.lines, start=1)))


def moved(ledger: Ledger, index: int, day: date) -> tuple[Ledger, int]:
    """A line moved to another day with everything set right that follows from it: order, serials, balances.
    Returns the ledger and the new index of the line."""
    lines = list(ledger.lines)
    lines[index] = replace(lines[index], day=day)
    order = sorted(range(len(lines)), key=lambda place: (lines[place].day, lines[place].at))
    sorted_ledger = replace(ledger, lines=tuple(lines[place] for place in order))
    return rebalance(renumbered(sorted_ledger)), order.index(index)


def public_holidays(first: date, last: date) -> list[date]:
    """Days of the period that a public holiday makes free, weekends beside it included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if is_public_holiday(day)]


def is_public_holiday(day: date) -> bool:
    """Free by name, not only as a weekend."""
    free, name = chinese_calendar.get_holiday_detail(day)
    return bool(free and name)


def rows_of(ledger: Ledger, layout: Layout, indices: Iterable[int]) -> tuple[int, ...]:
    """The printed rows of several lines, in printed order."""
    return tuple(sorted(printed_row(ledger, layout, index) for index in indices))
