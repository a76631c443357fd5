"""Balances that a bank prints once a day, on the day's last row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checks.facts import Entry

LEAST, MOSTLY = 3, 0.9
"""Rows without a balance, and the share of all like them, from which leaving it out is the bank's manner."""


def left_to_day_end(entries: Sequence[Entry]) -> frozenset[int]:
    """Numbers of the rows of an account, oldest first, whose balance is left to the last row of their day, as banks
    of Hong Kong and foreign ones print it. None where days mostly print another number of balances than one."""
    inner = [entry for entry, after in pairwise(entries) if entry.day is not None and entry.day == after.day]
    blank = [entry for entry in inner if entry.balance is None]
    rows = {entry.row for entry in inner}
    last = [entry.balance is not None for entry in entries if entry.row not in rows]
    if len(blank) < max(LEAST, MOSTLY * len(inner)) or sum(last) < MOSTLY * len(last):
        return frozenset()
    return frozenset(entry.row for entry in blank if entry.amount is not None)
