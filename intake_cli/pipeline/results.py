"""What checking gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from intake_cli.errors import ExitCode, IntakeError
from intake_cli.pipeline.archives import Scratch
from intake_cli.reports.model import Report
from intake_cli.reports.privacy import personal_words


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report and the files of its documents by id, for pictures; ``passwords`` open those that are locked. ``folder``
    is the case, or where a saved result lies; ``troubles`` are inputs that could not be read; ``scratch`` holds what
    came out of archives."""

    report: Report
    files: Mapping[str, Path]
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    folder: Path | None = None
    troubles: tuple[IntakeError, ...] = ()
    scratch: Scratch | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a call: a report per case and one for all loose files, what could not be read, and how many cases
    were kept in the registry."""

    reports: tuple[CheckedReport, ...]
    troubles: tuple[IntakeError, ...]
    exit_code: ExitCode
    recorded: int = 0

    @property
    def personal(self) -> tuple[str, ...]:
        """Words of all reports that no log may show."""
        return tuple(word for found in self.reports for word in personal_words(found.report))
