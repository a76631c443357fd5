"""statementproof: its transactions, each a line; its reader finds the balances first, as its command does."""

from __future__ import annotations

import logging
from collections.abc import Callable
from decimal import Decimal

from benchmarks.reading.lines import Said
from benchmarks.reading.readers import Job, Reader, Reading


def load() -> Reader:
    from statementproof.extract import find_balances, parse

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # a line for every font of a browser

    def read(job: Job) -> Callable[[], Reading]:
        found, _ = parse(job.path, balance_hints=find_balances(job.path))
        return lambda: Reading(lines=[Said(None, (txn.date, _money(txn.amount_cents), _money(txn.balance_cents),
                                                  txn.description)) for txn in found])

    return read


def _money(cents: int | None) -> str:
    """Without its sign, which is not asked of lines."""
    return "" if cents is None else f"{Decimal(abs(cents)) / 100:.2f}"
