"""Forgeries of whose account it is, who pays and who is paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import chinese_calendar

from samples.forgeries.forged import CannotForgeError, Forged, moved, rows_of, with_line
from samples.layouts import Layout
from samples.ledger import Ledger, rebalance
from samples.people import card_number

CARD = "622202000000"
"""How a large bank's cards begin, and zeros that no card has."""


def holder_changed(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Somebody else's statement; nothing is wrong with it but the name."""
    changed = replace(ledger, account=replace(ledger.account, holder="孔别样"))
    return Forged(changed, {"STM-14": ()})


def payer_changed(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """A friend's firm pays the wages."""
    wages = _wages(ledger)
    lines = tuple(replace(line, counterparty="示例餐饮管理有限公司") if index in wages else line
                  for index, line in enumerate(ledger.lines))
    forged = replace(ledger, lines=lines)
    return Forged(forged, {"PAY-02": rows_of(forged, layout, wages)})


def card_invented(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The card's number is made up, and its check digit is not what the others ask for."""
    right = card_number(f"{CARD}{rng.randrange(10**6):06d}")
    wrong = right[:-1] + str((int(right[-1]) + rng.randint(1, 9)) % 10)
    return Forged(replace(ledger, account=replace(ledger.account, number=wrong)), {"STM-15": ()})


def party_renamed(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """One transfer of several is given another name; the account beside it stays."""
    groups: dict[str, list[int]] = {}
    for index, line in enumerate(ledger.lines):
        if line.kind in ("spend", "transfer-in") and line.summary.startswith(("转账", "跨行")):
            groups.setdefault(line.counterparty_account, []).append(index)
    several = [indexes for indexes in groups.values() if len(indexes) > 1]
    if not several:
        raise CannotForgeError("nobody was paid twice")
    rows = rng.choice(several)
    index = rng.choice(rows)
    forged = with_line(ledger, index, replace(ledger.lines[index], counterparty="示例建材经营部"))
    return Forged(forged, {"STM-16": rows_of(forged, layout, rows)})


def wages_too_even(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Every wage is the same sum on the same day of the month, Sundays and festivals among them."""
    wages = _wages(ledger)
    amount = max(ledger.lines[index].amount for index in wages)
    forged = rebalance(replace(ledger, lines=tuple(
        replace(line, amount=amount) if index in wages else line for index, line in enumerate(ledger.lines))))
    for number, day in enumerate(_even_days(ledger, [ledger.lines[index].day for index in wages])):
        forged, _ = moved(forged, _wages(forged)[number], day)
    return Forged(forged, {"PAY-03": rows_of(forged, layout, _wages(forged))}, explained=("INT-04", "PAY-01"))


def _even_days(ledger: Ledger, paydays: list[date]) -> list[date]:
    """One day of each month, days off among them, all inside the period."""
    for number in range(5, 29):
        days = [day.replace(day=number) for day in paydays]
        if ledger.start < days[0] and days[-1] < ledger.end and any(map(chinese_calendar.is_holiday, days)):
            return days
    raise CannotForgeError("no day of the month lies in the period every month")


def _wages(ledger: Ledger) -> list[int]:
    found = [index for index, line in enumerate(ledger.lines) if line.kind == "salary"]
    if not found:
        raise CannotForgeError("no wages")
    return found
