"""How large a sheet may be."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from intake_cli.isolation.outcomes import LimitExceeded

MOST_BYTES = 50 * 1024**2
MOST_ROWS = 65_536
"""Rows of a sheet, as many as XLS can hold: facts of so many entries take the memory that a run may have."""
MOST_COLUMNS = 256


def limited(rows: Iterable[list[str]]) -> list[list[str]]:
    """``rows`` as a list.

    Raises:
        LimitExceeded: there are too many, or one is too wide.
    """
    taken = list(islice(rows, MOST_ROWS + 1))
    check_size(len(taken), max(map(len, taken), default=0))
    return taken


def check_size(rows: int, columns: int) -> None:
    """Raise LimitExceeded where a sheet of this size is too large."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise LimitExceeded(f"{rows} x {columns} > {MOST_ROWS} x {MOST_COLUMNS} cells")
