"""Options that several commands take."""

from __future__ import annotations

import os
from datetime import date

from intake_cli.errors import UsageError


def day(option: str, text: str) -> date | None:
    """The day of an option, None where it was not given.

    Raises:
        UsageError: it is no day.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError("bad-date", option=option, value=text) from None


def password_from(number: int | None) -> str | None:
    """The password on a file descriptor: its first line. A password never stands on the command line.

    Raises:
        UsageError: the descriptor is not open, or gives no text.
    """
    if number is None:
        return None
    try:
        with os.fdopen(number, "rb") as stream:
            return stream.readline().rstrip(b"\r\n").decode("utf-8")
    except (OSError, ValueError):
        raise UsageError("bad-descriptor", number=number) from None
