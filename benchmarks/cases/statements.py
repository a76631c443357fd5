"""Ledgers of the samples as statements that were read without a fault."""

from __future__ import annotations

from datetime import date

from checks.facts import BankStatement, Entry, Evidence, Field, PrintedDate
from samples.ledger import Ledger, Line


def read(ledger: Ledger, document: str) -> BankStatement:
    """The statement of a ledger, every cell right and from a text layer."""
    account, head = ledger.account, Evidence(document, 1, reader="text-layer")
    return BankStatement(
        document, account.account_type, tuple(_entry(line, row, document) for row, line in enumerate(ledger.lines, 1)),
        head, bank=Field(account.bank, head), holder=Field(account.holder, head), account=Field(account.number, head),
        start=Field(_day(ledger.start), head), end=Field(_day(ledger.end), head),
        printed_on=Field(_day(ledger.printed_at.date()), head), has_balance=account.account_type != "wallet")


def _entry(line: Line, row: int, document: str) -> Entry:
    here = Evidence(document, 1 + row // 30, row=row, reader="text-layer")
    return Entry(row, here, Field(_day(line.day), here), Field(line.amount, here), Field(line.balance, here),
                 booking_time=Field(line.at, here), summary=Field(line.summary, here),
                 counterparty=Field(line.counterparty, here) if line.counterparty else None,
                 counterparty_account=Field(line.counterparty_account, here) if line.counterparty_account else None,
                 channel=Field(line.channel, here) if line.channel else None)


def purse(bank: BankStatement, document: str) -> BankStatement:
    """A wallet's bill that was topped up from the bank: one row for some of the bank's rows."""
    out = [entry for entry in bank.entries if entry.amount is not None and entry.amount.value < 0]
    out = out[1:-1:max(1, len(out) // 24)]
    here = Evidence(document, 1, reader="text-layer")
    rows = tuple(
        Entry(row, Evidence(document, 1, row=row), entry.booking_date,
              Field(-entry.amount.value, here) if entry.amount else None, None, summary=Field("零钱充值", here))
        for row, entry in enumerate(out, 1))
    return BankStatement(document, "wallet", rows, here, holder=bank.holder and Field(bank.holder.value, here),
                         account=Field("13900000000", here), start=bank.start, end=bank.end,
                         printed_on=bank.printed_on, has_balance=False)


def _day(day: date) -> PrintedDate:
    return PrintedDate(day.isoformat(), day)
