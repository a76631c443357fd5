"""Forgeries: what a hand does to an honest statement, and which findings must come of it.

Each forger changes the statement and answers a Forgery that names the rules to be heard and the entries they must
accuse. Where a careful forger would, balances are redone, so that only the one trace is left.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from benchmarks.aside.forgery import Forgery, after, everyday, move, of_kind, openings, redo
from benchmarks.aside.interest_forging import (
    all_inflated,
    income_inflated,
    interest_doubled,
    interest_moved,
    interest_removed,
)
from benchmarks.aside.ledger import money
from benchmarks.aside.model import Entry, Statement

Forger = Callable[[Statement, random.Random], Forgery]


def impossible_date(paper: Statement, rng: random.Random) -> Forgery:
    month, day = rng.choice([(2, 30), (4, 31), (6, 31)])
    entry = [e for e in paper.entries if e.when.month == month][-1]
    entry.shown = (2025, month, day)
    return Forgery({"CAL-01": [entry]})


def after_print(paper: Statement, rng: random.Random) -> Forgery:
    late = paper.printed.date() + timedelta(days=1)
    paper.entries[-1].shown = (late.year, late.month, late.day)
    return Forgery({"CAL-02": [paper.entries[-1]]})


def amount_changed(paper: Statement, rng: random.Random) -> Forgery:
    entry = rng.choice(everyday(paper))
    entry.amount *= 2 if abs(entry.amount) < 1000 else Decimal("1.5")
    entry.amount = entry.amount.quantize(Decimal("0.01"))
    return Forgery({"STM-01": [entry]}, {"STM-02": [], "INT-04": []})


def amount_covered(paper: Statement, rng: random.Random) -> Forgery:
    """As an editor of PDFs does it: a white patch over the old figure, the new one on top, both in the text layer."""
    entry = rng.choice([e for e in everyday(paper) if e.amount > 0])
    entry.covered = f"{entry.amount:,.2f}"
    entry.amount += 9000
    return Forgery({"STM-01|PDF-04": [entry]}, {"STM-01": [entry], "STM-02": [], "PDF-04": [], "INT-04": []})


def balance_changed(paper: Statement, rng: random.Random) -> Forgery:
    entry = rng.choice(everyday(paper))
    entry.balance += 10000
    return Forgery({"STM-01": [entry]}, {"STM-01": [after(paper, entry)], "STM-02": [], "STM-03": [], "INT-04": []})


def amounts_swapped(paper: Statement, rng: random.Random) -> Forgery:
    """Apart from each other: two neighbours exchanged are the same paper as one wrong balance between them."""
    spending = [e for e in everyday(paper) if e.amount < 0]
    first = rng.choice(spending[:len(spending) // 3])
    second = rng.choice([e for e in spending[-(len(spending) // 3):] if e.amount != first.amount])
    first.amount, second.amount = second.amount, first.amount
    return Forgery({"STM-01": [first, second]}, {"STM-02": []})


def row_removed(paper: Statement, rng: random.Random) -> Forgery:
    entry = rng.choice([e for e in everyday(paper) if e.amount < 0])
    following = after(paper, entry)
    paper.entries = [e for e in paper.entries if e is not entry]
    return Forgery({"STM-01": [following]}, {"STM-02": [], "STM-03": []})


def side_turned(paper: Statement, rng: random.Random) -> Forgery:
    entry = rng.choice([e for e in everyday(paper) if e.amount < 0])
    entry.amount = -entry.amount
    return Forgery({"STM-01|STM-07": [entry]}, {"STM-02": []})


def page_removed(paper: Statement, rng: random.Random) -> Forgery:
    return Forgery({"STM-03|STM-01": []}, {"STM-01": [], "STM-02": [], "STM-03": [], "STM-05": [], "INT-01": [],
                                         "INT-04": []}, lost_page=2)


def holder_missing(paper: Statement, rng: random.Random) -> Forgery:
    return Forgery({"STM-04": []}, nameless=True)


def salary_sunday(paper: Statement, rng: random.Random) -> Forgery:
    opening = openings(paper)
    moved = [e for e in of_kind(paper, "salary") if 3 <= e.when.month <= 8][:3]
    for entry in moved:
        move(entry, entry.when.date() + timedelta(days=6 - entry.when.weekday()))
    redo(paper, opening)
    return Forgery({"PAY-01": moved}, {"INT-04": []})


def holiday_counter(paper: Statement, rng: random.Random) -> Forgery:
    opening = openings(paper)
    days = [date(2025, 5, 1), date(2025, 5, 3), date(2025, 4, 5), date(2025, 6, 2), date(2025, 8, 10)]
    added = [Entry(datetime.combine(day, time(rng.randint(9, 15), 20)), money(rng, 2000, 9000), "cash_in", None,
                   "现金存入", "柜面", log="5" + str(rng.randint(10**7, 10**8 - 1))) for day in days]
    paper.entries += added
    redo(paper, opening)
    return Forgery({"CAL-04": added}, {"INT-04": []})


def round_incomes(paper: Statement, rng: random.Random) -> Forgery:
    opening = openings(paper)
    paper.entries = [e for e in paper.entries if e.kind != "reversal"]
    for entry in paper.entries:
        if entry.amount > 0 and entry.kind in ("salary", "transfer_in", "remit_in"):
            entry.amount = max(round(entry.amount / 1000) * Decimal(1000), Decimal(1000)).quantize(Decimal("0.01"))
    redo(paper, opening)
    return Forgery({"STM-08": []}, {"INT-04": [], "PAY-03": []})


def row_copied(paper: Statement, rng: random.Random) -> Forgery:
    opening = openings(paper)
    entry = rng.choice([e for e in everyday(paper) if e.amount > 0])
    twin = Entry(entry.when, entry.amount, entry.kind, entry.party, entry.remark, entry.channel, log=entry.log)
    paper.entries.append(twin)
    redo(paper, opening)
    return Forgery({"STM-10": []}, {"STM-10": [entry, twin], "INT-04": []})


FORGERS: dict[str, Forger] = {f.__name__: f for f in (
    impossible_date, after_print, amount_changed, amount_covered, balance_changed, amounts_swapped, row_removed,
    interest_removed, interest_moved, interest_doubled, all_inflated, income_inflated, side_turned, page_removed,
    holder_missing, salary_sunday, holiday_counter, round_incomes, row_copied)}
ONLY = {"salary_sunday": "personal", "holiday_counter": "corporate"}
