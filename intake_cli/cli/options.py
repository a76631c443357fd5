"""Options that several commands take."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from intake_cli.cli.console import printable
from intake_cli.cli.counters import Counter
from intake_cli.cli.screen import Screen
from intake_cli.errors import UsageError

if TYPE_CHECKING:
    from intake_cli.layout.dialect import Dialect
    from intake_cli.pipeline.keys import Keys


def path_argument(metavar: str, default: Any = ...) -> Any:
    """An argument that is a path. One that cannot be opened is no usage mistake: the stages say what it is."""
    return typer.Argument(default, metavar=metavar, readable=False, show_default=False)


def path_option(name: str, metavar: str, default: Any = None) -> Any:
    """An option that is a path, like :func:`path_argument`."""
    return typer.Option(default, name, metavar=metavar, show_default=False, readable=False)


def day(option: str, text: str) -> date | None:
    """The day of an option, None where it was not given.

    Raises:
        UsageError: it is no day.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError("bad-date", option=option, value=text) from None


def bank_of(value: str) -> Dialect | None:
    """The layout of the bank that ``--bank`` names, or of the file it points to; None where it was not given.

    Raises:
        UsageError: there is no such bank, or the file is not of the form a bank's has.
    """
    from intake_cli.pipeline.banks import dialect_of

    return dialect_of(value) if value else None


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
    """The password on a file descriptor: its first line. A password never stands on the command line. The descriptor
    itself stays open: it may be stdin, or be needed for what we say.

    Raises:
        UsageError: the descriptor is not open, or gives no text.
    """
    try:
        with os.fdopen(os.dup(number), "rb") as stream:
            line = stream.readline().rstrip(b"\r\n")
    except (OSError, ValueError, OverflowError):
        raise UsageError("bad-descriptor", number=number) from None
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return line.decode(encoding)
    raise UsageError("bad-descriptor", number=number)


def destination(path: Path | None) -> Path | None:
    """Where output goes; None, ``-`` and ``/dev/stdout`` are stdout."""
    return None if path is None or str(path) in ("-", "/dev/stdout") else path
