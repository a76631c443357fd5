"""``intake tag --selftest``: how a scan of our own sheets and stickers decodes, symbol by symbol."""

from __future__ import annotations

from pathlib import Path

from intake_cli.case.files import InputFile, loose_inputs
from intake_cli.codec import decode
from intake_cli.errors import InputError
from intake_cli.isolation import Job, run, run_pages
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.stages import COUNT, PROBE
from intake_cli.pipeline.tasks import cores
from intake_cli.scan.pages import Probed

ENOUGH = 2.5
"""Pixels of a module below which readers begin to fail (measured, module size by symbology)."""
FULL_SIZE = (0.97, 1.05)
"""How large the smallest symbol may come out; "fit to page" prints at 0.94 to 0.97. A page that lies askew only makes
the boxes of symbols larger."""


def selftest(scan: Path, progress: Progress) -> list[Probed]:
    """What each page of ``scan`` shows, in order.

    Raises:
        InputError: the file cannot be read, or a page of it.
    """
    given = loose_inputs([scan])
    for problem in given.problems:
        raise problem
    return [page for file in given.files for page in _pages(file, progress)]


def _pages(file: InputFile, progress: Progress) -> list[Probed]:
    counted = run(Job(COUNT.name, file.path, {}, COUNT.limits))
    if not counted.items:
        raise counted.problem(file.name) or InputError("file-corrupt", file=file.name)
    count = counted.items[0]["pages"]
    progress.expect(count)
    found = run_pages(Job(PROBE.name, file.path, {}, PROBE.limits), count, cores(),
                      lambda page, item: progress.step(file.name))
    for outcome in found.failed.values():
        raise outcome.problem(file.name) or InputError("file-corrupt", file=file.name)
    return [decode(Probed, found.items[number]) for number in sorted(found.items)]
