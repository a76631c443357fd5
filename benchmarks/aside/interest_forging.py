"""Forgeries that interest gives away: its entries taken out, moved or changed, or money made more around it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from benchmarks.aside.forgery import Forgery, june_interest, move, of_kind, openings, redo
from benchmarks.aside.model import CENT, Entry, Statement


def interest_removed(paper: Statement, rng: random.Random) -> Forgery:
    opening = openings(paper)
    paper.entries = [e for e in paper.entries if e.kind not in ("interest", "tax_on_interest") or e.when.month != 6]
    redo(paper, opening)
    return Forgery({"INT-01": []})


def interest_moved(paper: Statement, rng: random.Random) -> Forgery:
    opening, entry = openings(paper), june_interest(paper)
    for other in of_kind(paper, "interest", "tax_on_interest"):
        if other.when.month == 6 and other.currency == "CNY":
            move(other, date(2025, 6, rng.randint(9, 16)) if other is entry else entry.when.date())
    redo(paper, opening)
    return Forgery({"INT-02": [entry]}, {"INT-01": [], "INT-04": []})


def interest_doubled(paper: Statement, rng: random.Random) -> Forgery:
    opening, entry = openings(paper), june_interest(paper)
    entry.amount = entry.amount * 2 + Decimal("0.37")
    redo(paper, opening)
    return Forgery({"INT-04": [entry]})


def all_inflated(paper: Statement, rng: random.Random) -> Forgery:
    """Everything in yuan by one factor, the balance before the first row too; the interest as the bank booked it."""
    opening, factor = openings(paper), Decimal(rng.randint(15, 60)) / 10
    opening["CNY"] = (opening["CNY"] * factor).quantize(CENT)
    forgery = _inflated(paper, opening, [e for e in paper.entries if e.currency == "CNY"], factor)
    return replace(forgery, allowed={**forgery.allowed, "STM-08": []})  # a factor of everything shows in its fen


def income_inflated(paper: Statement, rng: random.Random) -> Forgery:
    """Better wages, or customers who pay more, and every balance after them."""
    income = of_kind(paper, "salary", "remit_in")
    return _inflated(paper, openings(paper), income, Decimal(rng.randint(15, 60)) / 10)


def _inflated(paper: Statement, opening: dict[str, Decimal], grown: list[Entry], factor: Decimal) -> Forgery:
    for entry in grown:
        if entry.kind not in ("interest", "tax_on_interest"):
            entry.amount = (entry.amount * factor).quantize(CENT)
    redo(paper, opening)
    return Forgery({"INT-04": [june_interest(paper)]}, {"INT-04": [], "PAY-03": []})
