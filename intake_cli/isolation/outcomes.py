"""How a job in a child process can end, and how a stage says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from intake_cli.errors import InputError, IntakeError


class OutcomeKind(StrEnum):
    """End of a job. ``partial``: something broke after items had arrived (:attr:`Outcome.cause` says what)."""

    OK = "ok"
    PARTIAL = "partial"
    CORRUPT = "corrupt"
    PASSWORD = "password"
    TIMEOUT = "timeout"
    OOM = "oom"
    CRASH = "crash"
    LIMIT = "limit"
    UNSUPPORTED = "unsupported"


class StageProblem(Exception):
    """What a stage raises when it must stop. The text must hold no personal data: it ends in logs."""

    kind = OutcomeKind.CRASH


class CorruptInput(StageProblem):
    """The file is broken beyond reading."""

    kind = OutcomeKind.CORRUPT


class PasswordNeeded(StageProblem):
    """The file is encrypted and the password is missing or wrong."""

    kind = OutcomeKind.PASSWORD


class Unsupported(StageProblem):
    """The file is sound but of a form that this stage does not read."""

    kind = OutcomeKind.UNSUPPORTED


class LimitExceeded(StageProblem):
    """The file asks for more than the stage may spend (pixels, pages, members of an archive)."""

    kind = OutcomeKind.LIMIT


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job. ``items`` are those that arrived, in order, also when the job broke afterwards;
    ``cause`` is the kind behind ``partial`` and else the kind itself; ``detail`` is for logs and holds no
    personal data; ``error`` is the IntakeError that the stage raised, if it was one."""

    kind: OutcomeKind
    items: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    detail: str = ""
    seconds: float = 0.0
    cause: OutcomeKind = OutcomeKind.OK
    error: IntakeError | None = None

    @property
    def ok(self) -> bool:
        """Whether the stage came to its own end."""
        return self.kind is OutcomeKind.OK

    def problem(self, file: Path | str) -> IntakeError | None:
        """The error to show for ``file``, or None for a job that ended well: ``error.file-<cause>``."""
        if self.error is not None or self.ok:
            return self.error
        return InputError(f"file-{self.cause}", file=file, detail=self.detail)
