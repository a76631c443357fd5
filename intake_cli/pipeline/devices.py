"""``intake scan --device``: sheets from a scanner into one stack of a case. A scan that breaks off keeps its pages."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake_cli.case.disk import make_folder
from intake_cli.case.store import FOLDER, CaseStore
from intake_cli.errors import InputError, UsageError
from intake_cli.isolation import Job, run
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.scanning import open_numbered
from intake_cli.pipeline.stages import BIND_SCAN
from intake_cli.scan.scanimage import scan_pages
from intake_cli.scan.scanner import Wish, arguments, offered

SCANS = "scans"
"""Folder of the store: a folder of pages for a scan that goes on or broke off, a file for one that ended."""


@dataclass(frozen=True, slots=True)
class Session:
    """Where the pages of one scan lie."""

    folder: Path

    @property
    def pages(self) -> list[Path]:
        """Those that came, in order."""
        return sorted(self.folder.glob("*.tif"))

    @property
    def stack(self) -> Path:
        """The file that they become."""
        return self.folder.with_suffix(".pdf")


def scan_device(case: Path, wish: Wish, resume: bool, anew: bool, progress: Progress) -> Path:
    """Scan into a case until the feeder is empty; the file that holds all pages.

    Raises:
        UsageError: it is no case, an earlier scan broke off and nothing says what to do with it, or the scanner has
            not what is asked. InputError: the scanner jams, hangs or has no sheet; the pages that came are kept.
        MissingProgramError: SANE's scanimage is not installed. StoreError: the case cannot be written.
    """
    open_numbered(case)
    options = arguments(wish, offered(wish.device))

    def arrived(page: Path) -> None:
        progress.expect(1)
        progress.step(page.stem)

    with CaseStore(case):  # no other station takes a scan that goes on for one that broke off
        session = _session(case, resume, anew)
        scan_pages(options, session.folder, len(session.pages) + 1, arrived)
        if not session.pages:
            session.folder.rmdir()
            raise InputError("scan-no-sheet", device=wish.device)
        return _bound(session)


def broken_off(case: Path) -> list[Session]:
    """Scans of a case that did not end, oldest first; one that brought no page is none."""
    folder = case / FOLDER / SCANS
    found = [Session(path) for path in sorted(folder.iterdir()) if path.is_dir()] if folder.is_dir() else []
    return [session for session in found if session.pages]


def _session(case: Path, resume: bool, anew: bool) -> Session:
    left = broken_off(case)
    if resume:
        if not left:
            raise UsageError("scan-nothing-to-resume", file=case)
        return left[-1]
    if left and not anew:
        raise UsageError("scan-unfinished", file=case, pages=len(left[-1].pages))
    for session in left:
        shutil.rmtree(session.folder)
    make_folder(case / FOLDER / SCANS)
    session = Session(case / FOLDER / SCANS / f"{datetime.now():%Y%m%d-%H%M%S}")
    make_folder(session.folder)
    return session


def _bound(session: Session) -> Path:
    pages = session.pages
    params = {"pages": [str(page.resolve()) for page in pages], "target": str(session.stack.resolve())}
    outcome = run(Job(BIND_SCAN.name, pages[0], params, BIND_SCAN.limits))
    if not outcome.ok:
        raise outcome.problem(pages[0].name) or InputError("file-corrupt", file=pages[0].name)
    shutil.rmtree(session.folder)
    return session.stack
