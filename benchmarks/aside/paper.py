"""Builds one account's honest statement for a layout: dates, names, numbers, entries."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from benchmarks.aside.company import corporate
from benchmarks.aside.interest import interest
from benchmarks.aside.layout import Layout
from benchmarks.aside.ledger import money, personal
from benchmarks.aside.model import Entry, Statement, rechain
from benchmarks.aside.people import BRANCHES, FIRMS, HOLDERS, Town, digits, luhn_number

AS_OF = date(2025, 9, 18)
FLOWING_ROWS = 36


def statement(layout: Layout, seed: int, pages: int) -> Statement:
    """An honest statement of six to seven months that fills about ``pages`` pages of the layout."""
    rng = random.Random(f"{layout.name}-{seed}")
    start, end = date(2025, 2, rng.randint(6, 24)), date(2025, 9, rng.randint(8, 15))
    printed = datetime.combine(end + timedelta(days=rng.randint(0, 1)), time(rng.randint(18, 21), rng.randint(0, 59)))
    firm, rows = layout.kind == "corporate", int((layout.rows or FLOWING_ROWS) * (pages - 0.35))
    entries = corporate(rng, start, end, rows) if firm else personal(rng, start, end, rows)
    if layout.variant == "foreign":
        entries = with_dollars(rng, entries, start, end)
    if layout.variant == "zero_tax":
        entries = with_zero_tax(entries)
    entries = [entry for entry in entries if entry.when <= printed]
    for entry in entries:
        entry.log = digits(rng, 9) if entry.kind != "interest" else "0000000001"
    card = digits(rng, 17) if firm else luhn_number(rng, "6299990", 19)
    identity = "990000" + f"19{rng.randint(70, 99)}" + "0101" + digits(rng, 4)
    return Statement(layout.bank, rng.choice(FIRMS if firm else HOLDERS), card, start, end, printed, entries,
                     rng.choice(BRANCHES), identity, digits(rng, 20))


def with_zero_tax(entries: list[Entry]) -> list[Entry]:
    """After every interest row the tax row of 0.00 that 农行 really prints."""
    out: list[Entry] = []
    for entry in entries:
        out.append(entry)
        if entry.kind == "interest":
            out.append(Entry(entry.when, Decimal(0), "tax_on_interest", None, entry.remark, entry.channel,
                             balance=entry.balance))
    return out


def with_dollars(rng: random.Random, entries: list[Entry], start: date, end: date) -> list[Entry]:
    """A second sub-account in dollars among the rows: remittances in, a sale now and then, its own interest."""
    opening, town = money(rng, 900, 4000), Town(rng)
    days = [date(2025, month, 12) for month in range(3, 10)]
    dollars = [Entry(datetime.combine(day, time(10, rng.randint(0, 59), 8)), money(rng, 90, 700), "transfer_in",
                     town.party("乌有海外试样工作室"), "境外汇款", "SWIFT", "USD") for day in days]
    dollars = [e for e in dollars if start <= e.when.date() <= end]
    for credit in (date(2025, 3, 21), date(2025, 6, 21)):
        def held(day: date) -> Decimal:
            return opening + sum((e.amount for e in dollars if e.when.date() <= day), Decimal(0))

        dollars.append(Entry(datetime.combine(credit, time(3, 12, 9)), interest(credit, held, segmented=False),
                             "interest", None, "个人活期结息", "批量业务", "USD"))
    dollars.sort(key=lambda e: e.when)
    rechain(dollars, {"USD": opening})
    return sorted(entries + dollars, key=lambda e: e.when)
