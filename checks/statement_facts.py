"""What a bank statement says. Part of :mod:`checks.facts`, from where it is imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from checks.evidence import Evidence, Field, PrintedDate
from checks.once import OnceProperty, once
from checks.page_sayings import PageHead, PageMark, SealInk, Total
from checks.typeset import Typeset


class Side(StrEnum):
    """Direction of money seen from the account holder."""

    IN = "in"
    OUT = "out"


class Order(StrEnum):
    """Order of the printed rows in time."""

    ASCENDING = "ascending"
    DESCENDING = "descending"
    UNORDERED = "unordered"


@dataclass(frozen=True)
class Entry:
    """One printed row of a statement. ``side`` is the direction that sign, column or flag print, before the
    balances are asked: None where nothing does, as on neutral rows of a wallet. ``chain`` names the account,
    sub-account and currency whose balance the row carries. ``odd_time`` are figures in the place of
    the time that no clock shows. ``currency`` is that of the account, ``number`` the one that the booking has in
    the bank's or the wallet's own system (流水号, 交易单号). The evidence of every cell carries the row too."""

    row: int
    evidence: Evidence
    booking_date: Field[PrintedDate]
    amount: Field[Decimal] | None
    balance: Field[Decimal] | None
    side: Field[Side] | None = None
    booking_time: Field[time] | None = None
    summary: Field[str] | None = None
    counterparty: Field[str] | None = None
    counterparty_account: Field[str] | None = None
    channel: Field[str] | None = None
    serial: Field[str] | None = None
    chain: str = ""
    odd_time: Field[str] | None = None
    currency: Field[str] | None = None
    number: Field[str] | None = None

    @OnceProperty
    def day(self) -> date | None:
        """The booking day, or None when the printed text is no day."""
        return self.booking_date.value.day

    @OnceProperty
    def words(self) -> str:
        """All free text of the row, for vocabulary rules."""
        parts = (self.summary, self.counterparty, self.channel)
        return " ".join(part.value for part in parts if part is not None)


@dataclass(frozen=True)
class BankStatement:
    """A statement as read. ``account_type`` is ``personal``, ``corporate``, ``loan``, ``term`` or ``wallet`` (no
    balances, a purse, or an account with a broker). ``entries`` stand in printed order. ``cards`` are the whole
    numbers of cards the head names besides ``account``. ``filtered`` is the printed text of an export filter that
    hides rows. ``unplaced`` lists text inside the table that no cell took, ``cut`` one place on each page that looks
    cut off. ``heads`` are the pages that name days of their own. ``seals`` are the pages whose picture was looked at
    for seal ink: none of a text layer's. ``foot`` is the line below the tables that was read least surely.
    ``formulas`` are amounts and balances that a workbook does not hold but works out, ``strays`` days, amounts and
    balances that it holds as numbers where nearly all of their column are text, or the other way round. ``against``
    is a title or flag that plainly names one direction (收入) where the balances prove the other of nearly all rows.
    ``typeset`` is how the figures of the table are set. ``retouched`` are places of its rows and its head that were
    put into a picture after it was scanned, None where no page tells."""

    document: str
    account_type: str
    entries: tuple[Entry, ...]
    evidence: Evidence
    bank: Field[str] | None = None
    holder: Field[str] | None = None
    id_number: Field[str] | None = None
    account: Field[str] | None = None
    cards: tuple[Field[str], ...] = ()
    currency: Field[str] | None = None
    start: Field[PrintedDate] | None = None
    end: Field[PrintedDate] | None = None
    printed_on: Field[PrintedDate] | None = None
    opening: Field[Decimal] | None = None
    closing: Field[Decimal] | None = None
    order: Order = Order.ASCENDING
    has_balance: bool = True
    filtered: Field[str] | None = None
    pages: tuple[PageMark, ...] = ()
    heads: tuple[PageHead, ...] = ()
    totals: tuple[Total, ...] = ()
    unplaced: tuple[Evidence, ...] = ()
    cut: tuple[Evidence, ...] = ()
    seals: tuple[SealInk, ...] = ()
    foot: Evidence | None = None
    formulas: tuple[Evidence, ...] = ()
    strays: tuple[Evidence, ...] = ()
    typeset: Typeset = field(default_factory=Typeset)
    against: Field[str] | None = None
    retouched: tuple[Evidence, ...] | None = None

    @property
    def is_deposit(self) -> bool:
        """Whether it is of an account on which banks pay interest by quarter, and prints its balances."""
        return self.has_balance and self.account_type in ("personal", "corporate")

    @once
    def chronological(self) -> tuple[Entry, ...]:
        """Entries oldest first, by the order of the print (dates may be impossible, so they are not sorted)."""
        return tuple(reversed(self.entries)) if self.order is Order.DESCENDING else self.entries

    @once
    def chains(self) -> dict[str, tuple[Entry, ...]]:
        """Entries oldest first, per account, sub-account and currency."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.chronological():
            groups.setdefault(entry.chain, []).append(entry)
        return {name: tuple(entries) for name, entries in groups.items()}
