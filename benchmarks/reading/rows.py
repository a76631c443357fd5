"""Rows as printed and as read, in one form for both corpora and every reader.

Values are text without blanks after NFKC; a date is ISO, an amount or balance a plain decimal number.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # readers' start-up is measured: workers import no more than they need
    from samples.layout import Layout

FIELDS = ("date", "amount", "balance", "summary", "counterparty")


@dataclass(frozen=True, slots=True)
class Printed:
    """A row of the truth. ``balance`` is None where the paper prints none, ``date_text`` the date as printed, ``also``
    further right readings of the counterparty: whole cells that join its name with a number."""

    page: int
    date: str
    date_text: str
    amount: str
    balance: str | None
    summary: str
    counterparty: str
    also: tuple[str, ...] = ()

    def says(self, name: str, value: str | None) -> bool:
        """Whether ``value`` is what the field called ``name`` shows."""
        wanted = getattr(self, name)
        return (value or "") == (wanted or "") or (name == "counterparty" and value in self.also)


@dataclass(frozen=True, slots=True)
class Read:
    """A row as read; None where nothing was. ``doubts`` names the fields that are marked doubtful."""

    page: int | None
    date: str | None
    amount: str | None
    balance: str | None
    summary: str | None = None
    counterparty: str | None = None
    doubts: tuple[str, ...] = ()


def plain(text: str | None) -> str:
    """Text as it is compared."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def money(value: str | Decimal) -> str:
    """A sum as it is compared: two decimals, no separators."""
    return f"{Decimal(value):.2f}"


def own_row(layout: Layout, row: dict[str, Any]) -> Printed:
    """A row of the truth that ``samples.draw_statement`` returns."""
    texts = {role: "" if text == layout.empty else plain(text) for role, text in row["cells"].items()}
    balance = None if row["balance"] is None else money(row["balance"])
    return Printed(row["page"], row["date"] or plain(row["date_text"]), plain(row["date_text"]), money(row["amount"]),
                   balance, texts.get("summary", ""), texts.get("counterparty", ""))


def aside_row(row: dict[str, Any]) -> Printed:
    """A row of the truth that ``benchmarks.aside`` writes."""
    party = plain(row["counterparty"])
    also = tuple(text for text in map(plain, row["cells"].values()) if party and party in text)
    return Printed(row["page"], row["date"] or plain(row["date_text"]), plain(row["date_text"]), money(row["amount"]),
                   money(row["balance"]), plain(row["summary"]), party, also)
