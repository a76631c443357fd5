"""Forgeries of what an account seems to earn and to hold: copied rows, kept totals, money that passes through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

import chinese_calendar

from samples.forgeries.forged import (
    CannotForgeError,
    Forged,
    choose,
    counts_rows,
    has_balance,
    is_everyday,
    printed_row,
    renumbered,
    rows_of,
    with_line,
)
from samples.layouts import Layout
from samples.ledger import ONE_DAY, Ledger, rebalance

FEWEST = 110
"""Rows in which first digits show."""
MONTHS = (13, 20)
"""Months of income that are said to lie on the account."""
PARTY = "示例商务咨询有限公司"
PASSED = {"personal": (60_000_00, 180_000_00), "corporate": (600_000_00, 1_500_000_00)}
"""Cents that are lent for a statement, from and to."""
SETTLEMENT_MONTHS = (3, 6, 9, 12)


def totals_kept(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """An income grows and every balance follows; the printed sums stay what they were."""
    index = choose(ledger, rng, lambda line: is_everyday(line) and line.amount > 0)
    line = ledger.lines[index]
    more = Decimal(rng.randint(500_00, 9_999_99)) / 100
    forged = rebalance(with_line(ledger, index, replace(line, amount=line.amount + more, summed=line.amount)))
    return Forged(forged, {"STM-02": ()}, ("INT-04",))


def row_copied(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """An income stands twice, to the second and with its number; every balance follows."""
    index = choose(ledger, rng, lambda line: is_everyday(line) and line.amount >= 100 and line.amount % 1 != 0
                   and line.at.second != 0)
    lines = (*ledger.lines[:index + 1], ledger.lines[index], *ledger.lines[index + 1:])
    forged = replace(ledger, lines=lines)
    forged = rebalance(forged) if has_balance(layout) else forged
    forged = renumbered(forged) if counts_rows(layout) else forged
    return Forged(forged, {"STM-10": rows_of(forged, layout, (index, index + 1))}, ("INT-04",))


def copies_show(layout: Layout) -> bool:
    """The layout prints the time or the number of a booking, by which a copied row is known."""
    return any(column.role in ("time", "moment", "order") or
               (column.role == "serial" and not column.heading.startswith("序号")) for column in layout.columns)


def money_passed_through(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """A large sum comes in and goes back to the same party by the next day; every balance follows."""
    days = [line.day for line in ledger.lines if ledger.start < line.day < ledger.end - 2 * ONE_DAY
            and chinese_calendar.is_workday(line.day) and chinese_calendar.is_workday(line.day + ONE_DAY)]
    if not days:
        raise CannotForgeError("no two workdays follow each other")
    day = rng.choice(days)
    return _passed(ledger, layout, rng, day, day + ONE_DAY * rng.randint(0, 1))


def window_dressed(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """A large sum comes some days before the settlement of interest and goes back to the same party after it."""
    settled = [date(year, month, 20) for year in range(ledger.start.year, ledger.end.year + 1)
               for month in SETTLEMENT_MONTHS]
    within = [day for day in settled if ledger.start < day - timedelta(days=7) and day + timedelta(days=7) < ledger.end]
    if not within:
        raise CannotForgeError("no settlement day lies within the period")
    day = rng.choice(within)
    return _passed(ledger, layout, rng, day - timedelta(days=rng.randint(2, 6)),
                   day + timedelta(days=rng.randint(2, 6)))


def _passed(ledger: Ledger, layout: Layout, rng: Random, came: date, went: date) -> Forged:
    amount = Decimal(rng.randint(*PASSED[layout.account_type])) / 100
    pattern = next(line for line in ledger.lines if is_everyday(line))
    added = [replace(pattern, day=day, at=time(hour, rng.randint(1, 59), rng.randint(1, 59)), amount=signed,
                     summary=summary, counterparty=PARTY, counterparty_account="6200000000000088888", channel="网银",
                     kind="transfer-in" if signed > 0 else "spend")
             for day, hour, signed, summary in ((came, 9, amount, "转账存入"), (went, 16, -amount, "转账支出"))]
    lines = sorted((*ledger.lines, *added), key=lambda line: (line.day, line.at))
    forged = rebalance(renumbered(replace(ledger, lines=tuple(lines))))
    rows = [index for index, line in enumerate(forged.lines) if line.counterparty == PARTY]
    return Forged(forged, {"STM-17": rows_of(forged, layout, rows)}, ("INT-04", "PAY-03", "STM-08"))


def amounts_invented(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Every everyday amount is made up, and the maker likes high first digits; every balance follows."""
    if sum(map(is_everyday, ledger.lines)) < FEWEST:
        raise CannotForgeError("too few rows for first digits to show")
    lines = tuple(replace(line, amount=_invented(line.amount, rng)) if is_everyday(line) else line
                  for line in ledger.lines)
    return Forged(rebalance(replace(ledger, lines=lines)), {"STM-18": ()}, ("INT-04", "STM-08", "STM-17"))


def _invented(amount: Decimal, rng: Random) -> Decimal:
    """An amount of like size, not above the old one, whose first digit is high."""
    first = next(iter(abs(amount).as_tuple().digits))
    size = Decimal(10) ** (abs(amount).adjusted() - (first < 8))
    return (size * rng.randint(500, 799) / 100).quantize(Decimal("0.01")).copy_sign(amount)


def savings_invented(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The balance before the first row is raised by more than a year's income, and every balance follows."""
    income = sum((line.amount for line in ledger.lines if line.amount > 0 and line.kind != "interest"), Decimal(0))
    months = Decimal((ledger.end - ledger.start).days) / 30
    more = (income / months * rng.randint(*MONTHS) + 50_000).quantize(Decimal("0.01"))
    forged = rebalance(replace(ledger, opening=ledger.opening + more))
    highest = max(range(len(forged.lines)), key=lambda index: forged.lines[index].balance)
    return Forged(forged, {"STM-09": (printed_row(forged, layout, highest),)}, ("INT-01", "INT-04"))


def has_totals(layout: Layout) -> bool:
    """The layout prints sums of its columns below them."""
    return layout.page_totals == "row" or layout.period_totals

