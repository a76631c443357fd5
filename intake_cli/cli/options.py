"""Options that several commands take."""

from __future__ import annotations

import os
import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from intake_cli.cli.screen import Counter, Screen, printable
from intake_cli.errors import UsageError

if TYPE_CHECKING:
    from intake_cli.pipeline.keys import Keys


def day(option: str, text: str) -> date | None:
    """The day of an option, None where it was not given.

    Raises:
        UsageError: it is no day.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError("bad-date", option=option, value=text) from None


def keys_from(number: int | None, screen: Screen, counter: Counter) -> Keys:
    """Passwords by file descriptor, else asked for on a terminal, one locked file after the other.

    Raises:
        UsageError: the descriptor is not open, or gives no text.
    """
    from intake_cli.pipeline.keys import keys_of

    if number is not None:
        return keys_of(_password_from(number))
    asking = sys.stdin.isatty() and sys.stderr.isatty()
    return keys_of(None, partial(_asked, screen, counter) if asking else None)


def _asked(screen: Screen, counter: Counter, file: str) -> str:
    from getpass import getpass

    with counter.paused():
        try:
            return getpass(screen.say("command.password", file=printable(file)))
        except EOFError:
            return ""


def _password_from(number: int) -> str:
    """The password on a file descriptor: its first line. A password never stands on the command line.

    Raises:
        UsageError: the descriptor is not open, or gives no text.
    """
    try:
        with os.fdopen(number, "rb") as stream:
            return stream.readline().rstrip(b"\r\n").decode("utf-8")
    except (OSError, ValueError):
        raise UsageError("bad-descriptor", number=number) from None
