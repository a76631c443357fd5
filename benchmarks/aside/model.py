"""What a statement is made of before anybody draws it: entries, accounts, the paper they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Party:
    """Who stands on the other side of an entry; one account number always carries one name."""

    name: str
    account: str = ""
    bank: str = ""


@dataclass
class Entry:
    """One movement. ``amount`` is signed from the holder's side, ``balance`` the one after it.

    ``shown`` is the printed (year, month, day): it differs from ``when`` only on a forged paper, and need not exist.
    ``covered`` is an older amount that lies under a white patch with the printed one.
    """

    when: datetime
    amount: Decimal
    kind: str
    party: Party | None = None
    remark: str = ""
    channel: str = ""
    currency: str = "CNY"
    balance: Decimal = Decimal(0)
    shown: tuple[int, int, int] = (0, 0, 0)
    log: str = ""
    covered: str = ""

    def __post_init__(self) -> None:
        if self.shown == (0, 0, 0):
            self.shown = (self.when.year, self.when.month, self.when.day)


@dataclass
class Statement:
    """A paper: whose account it is, which days it covers, its entries from the oldest to the newest."""

    bank: str
    holder: str
    card: str
    start: date
    end: date
    printed: datetime
    entries: list[Entry]
    branch: str = ""
    id_number: str = ""
    code: str = ""

    def opening(self, currency: str = "CNY") -> Decimal:
        """Balance before the first entry in this currency."""
        first = next((e for e in self.entries if e.currency == currency), None)
        return first.balance - first.amount if first else Decimal(0)


def rechain(entries: list[Entry], opening: dict[str, Decimal]) -> None:
    """Write every balance anew from the opening balance of each currency, so that the chain holds exactly."""
    running = dict(opening)
    for entry in entries:
        running[entry.currency] = running.get(entry.currency, Decimal(0)) + entry.amount
        entry.balance = running[entry.currency]
