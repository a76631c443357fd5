"""From what is known of an ended child to the kind of its end."""

from __future__ import annotations

import signal
from typing import Any

from intake_cli import errors
from intake_cli.errors import IntakeError
from intake_cli.isolation.outcomes import Outcome, OutcomeKind
from intake_cli.isolation.process import Child

OUT_OF_MEMORY_WORDS = (b"bad_alloc", b"ut of memory", b"MemoryError", b"Cannot allocate memory",
                       b"Allocation failed", b"ailed to allocate", b"length_error")
DETAIL_LENGTH = 200


def outcome(child: Child, seconds: float, status: int, stopped: tuple[OutcomeKind, str] | None) -> Outcome:
    """The outcome of ``child``. ``status`` is its exit status; ``stopped`` is why we killed it, if we did."""
    error = None
    if child.garbled:
        cause, detail = OutcomeKind.CRASH, "protocol"
    elif child.ending is not None:
        cause, detail = _said(child.ending)
        error = _error(child.ending.get("error"))
    else:
        cause, detail = stopped or _silent(status, child.noise)
    kind = OutcomeKind.PARTIAL if child.items and cause is not OutcomeKind.OK else cause
    return Outcome(kind, tuple(child.items), detail, round(seconds, 3), cause, error)


def _said(ending: dict[str, Any]) -> tuple[OutcomeKind, str]:
    try:
        return OutcomeKind(ending["end"]), str(ending.get("detail", ""))[:DETAIL_LENGTH]
    except ValueError:
        return OutcomeKind.CRASH, "protocol"


def _error(said: Any) -> IntakeError | None:
    """The IntakeError that the stage raised, made again here; None for anything of another form."""
    if not (isinstance(said, list) and len(said) == 3 and isinstance(said[2], dict)):
        return None
    kind = getattr(errors, str(said[0]), None)
    if not (isinstance(kind, type) and issubclass(kind, IntakeError)):
        return None
    return kind(str(said[1]), **{name: value for name, value in said[2].items() if name not in ("self", "code")})


def _silent(status: int, noise: bytes) -> tuple[OutcomeKind, str]:
    """A child without a last line: what killed it tells."""
    if status >= 0:
        return OutcomeKind.CRASH, f"exit {status}"
    names = {number.value: number.name for number in signal.Signals}
    name = names.get(-status, f"signal {-status}")
    if name == "SIGXCPU":
        return OutcomeKind.TIMEOUT, "cpu time"
    if name == "SIGXFSZ":
        return OutcomeKind.LIMIT, "file too large"
    if name == "SIGKILL" or any(words in noise for words in OUT_OF_MEMORY_WORDS):
        return OutcomeKind.OOM, name
    return OutcomeKind.CRASH, name
