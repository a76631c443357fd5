"""Retention: cases that are older than they may be kept are destroyed, and that they were is written down."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from checks.policy import Policy, Retention
from intake_cli.case.casefile import FILE_NAME, is_case
from intake_cli.case.disk import disk_errors, flush_folder
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore
from intake_cli.case.toml import load_case
from intake_cli.errors import ExitCode, IntakeError, UsageError, worst
from intake_cli.pipeline.earlier import open_registry
from intake_cli.registry.normal import reference
from intake_cli.registry.places import is_there, place_of

PURGED = "purge"
"""What the journal beside the cases calls it."""
REASON = "retention"


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a case: ``destroyed``, ``due`` (in a dry run), ``kept``, ``held`` or ``undated``. ``last`` is the
    last day of work on it."""

    folder: Path
    case: str
    state: str
    last: date | None = None
    files: int = 0


@dataclass(slots=True)
class Purged:
    """What a purge did: to each case found, to the registry (cases and the day before which they were recorded, None
    where there is no registry), and what went wrong."""

    fates: list[Fate] = field(default_factory=list)
    registry: tuple[int, date] | None = None
    troubles: list[IntakeError] = field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """Clear unless something went wrong."""
        return worst([ExitCode.CLEAR, *(error.exit_code for error in self.troubles)])


def purge(roots: Sequence[Path], policy: Policy, today: date, dry_run: bool) -> Purged:
    """Destroy what is older than the policy's retention: cases below ``roots``, and hashes of the registry. A case that
    cannot be judged or is being worked on is left and told of."""
    done = Purged()
    for folder in _cases(roots):
        try:
            done.fates.append(_case(folder, policy.retention, today, dry_run))
        except IntakeError as error:
            done.troubles.append(error)
    try:
        done.registry = _registry(policy.retention, today, dry_run)
    except IntakeError as error:
        done.troubles.append(error)
    return done


def _cases(roots: Sequence[Path]) -> Iterator[Path]:
    """The roots that are cases, and the cases in those that are not.

    Raises:
        UsageError: a root is no folder.
    """
    wrong = next((root for root in roots if not os.path.isdir(root)), None)
    if wrong is not None:
        raise UsageError("case-not-folder", file=wrong)
    for root in roots:
        found = [root] if is_case(root) else sorted(path for path in root.iterdir() if not path.is_symlink())
        yield from (path for path in found if is_case(path))


def _case(folder: Path, retention: Retention, today: date, dry_run: bool) -> Fate:
    case = load_case(folder)
    days = [day for day in (case.applied_on, _last_work(folder)) if day is not None]
    if case.id in (hold.case for hold in retention.holds):
        return Fate(folder, case.id, "held")
    if not days:
        return Fate(folder, case.id, "undated")
    if today - max(days) <= timedelta(days=retention.case_days):
        return Fate(folder, case.id, "kept", max(days))
    files = sum(len(names) for _, _, names in os.walk(folder))
    if not dry_run:
        _destroy(folder, reference(case.id) or case.number, max(days), files)
    return Fate(folder, case.id, "due" if dry_run else "destroyed", max(days), files)


def _last_work(folder: Path) -> date | None:
    entries = Journal(folder).entries()
    return datetime.fromisoformat(entries[-1]["at"]).date() if entries else None


def _destroy(folder: Path, case: str, last: date, files: int) -> None:
    """Write down that a case goes, with the hash that closes its own journal, then take it away; ``case.toml`` goes
    last, so that what was broken off is found and ended by the next purge."""
    root = folder.absolute().parent
    with CaseStore(folder), CaseStore(root):
        head = Journal(folder).head()
        Journal(root).append(PURGED, case=case, reason=REASON, last=last.isoformat(), files=files, journal=head)
        with disk_errors(folder):
            for path in sorted(folder.iterdir(), key=lambda path: path.name == FILE_NAME):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            folder.rmdir()
            flush_folder(root)


def _registry(retention: Retention, today: date, dry_run: bool) -> tuple[int, date] | None:
    place = place_of()
    registry = open_registry(place) if place is not None and is_there(place) else None
    if registry is None:
        return None
    before = today - timedelta(days=retention.registry_days)
    with registry:
        gone = registry.purge(before, today, REASON, [hold.case for hold in retention.holds], dry_run)
    return gone.cases, gone.before
