"""Standard streams that hold out: closed by the caller, full, no longer read, or without the characters we print."""

from __future__ import annotations

import os
import signal
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

from intake_cli.errors import shown

STREAMS = ("stdin", "stdout", "stderr")
"""By their descriptors: 0, 1, 2."""
HIDDEN_CATEGORIES = ("Cc", "Cf")
"""Control and format characters (with the signs that reverse text): never printed."""


def harden() -> None:
    """Make the standard streams safe to use, whatever the caller did to them, and end as after Ctrl-C when told to."""
    while (handle := os.open(os.devnull, os.O_RDWR)) < len(STREAMS):
        continue  # or a file opened later would take the number of a closed stream
    os.close(handle)
    for number, name in enumerate(STREAMS):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def put(data: str | bytes) -> None:
    """Put ``data`` on stdout; bytes as they are, on any console. A reader that went away wants no more of it.

    Raises:
        DiskFullError, UsageError: it cannot be written.
    """
    from intake_cli.pipeline.output import output_errors

    try:
        with output_errors(Path("stdout")):
            if isinstance(data, bytes):
                sys.stdout.flush()
                sys.stdout.buffer.write(data)
            else:
                sys.stdout.write(data)
            sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except BaseException:
        _discard(sys.stdout)
        raise


def tell(line: str) -> None:
    """A line on stderr. Where that is gone there is no one left to tell."""
    with suppress(OSError):
        print(line, file=sys.stderr, flush=True)


def printable(text: str) -> str:
    """``text`` without the characters that command a terminal; bytes of names that are no text become escapes.

    >>> printable("a\\x1b[2Jb\\u202ec\\n")
    'a[2Jbc\\n'
    """
    return "".join(sign for sign in shown(text)
                   if sign in "\n\t" or unicodedata.category(sign) not in HIDDEN_CATEGORIES)


def _discard(stream: TextIO) -> None:
    """Send what is left in ``stream`` nowhere, so that the end of the program does not stumble over it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
