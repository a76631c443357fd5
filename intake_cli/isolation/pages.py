"""Page-wise stages: pages are dealt to several children, and a page that kills its child costs only itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from intake_cli.isolation.jobs import MIB, Job, Limits
from intake_cli.isolation.outcomes import Outcome, OutcomeKind
from intake_cli.isolation.supervisor import Supervisor

WHOLE_FILE = (OutcomeKind.PASSWORD, OutcomeKind.UNSUPPORTED)
"""Ends that no other page can escape."""

GIVE_UP_AFTER = 3
"""Pages that fail one after another before the rest of a child's share is given up."""


@dataclass(slots=True)
class PagesOutcome:
    """What came of the pages of one file, by page number from 1. ``failed`` holds the end that a page met;
    every page asked for is in one of the two."""

    items: dict[int, dict[str, Any]] = field(default_factory=dict)
    failed: dict[int, Outcome] = field(default_factory=dict)

    @property
    def whole(self) -> Outcome | None:
        """The end that the file met as a whole, when no page could be read."""
        return next(iter(self.failed.values())) if self.failed and not self.items else None


def run_pages(job: Job, page_count: int, parallel: int = 2,
              on_page: Callable[[int, dict[str, Any]], None] | None = None) -> PagesOutcome:
    """Run the page-wise stage of ``job`` over pages 1 to ``page_count`` in up to ``parallel`` children.

    The stage is given ``params["first"]`` and ``params["last"]`` (both inclusive) and must yield one item per page
    in order. When a child ends on page k, k is failed and a new child goes on with k + 1. Of ``job.limits`` the times
    are those of one page: a child with n pages has n times ``wall_seconds`` and ``cpu_seconds`` in all, and never
    longer than ``stall_seconds`` for one.
    """
    shares = min(max(1, parallel), page_count)
    run = _Pages(job, shares, on_page)
    for share in range(shares):
        first, last = page_count * share // shares + 1, page_count * (share + 1) // shares
        run.submit(first, last, failures=0)
    run.supervisor.drain()
    return run.outcome


class _Pages:
    def __init__(self, job: Job, parallel: int, on_page: Callable[[int, dict[str, Any]], None] | None) -> None:
        self.job = job
        self.on_page = on_page
        self.outcome = PagesOutcome()
        self.supervisor = Supervisor(parallel)

    def submit(self, first: int, last: int, failures: int) -> None:
        """Give pages ``first`` to ``last`` to a child, after ``failures`` failed pages in a row."""
        def done(job: Job, result: Outcome) -> None:
            self._done(result, first, last, failures)

        def item(job: Job, found: dict[str, Any]) -> None:
            page = first + len(taken)
            if page <= last:
                taken.append(page)
                self.outcome.items[page] = found
                if self.on_page is not None:
                    self.on_page(page, found)

        taken: list[int] = []
        params = {**self.job.params, "first": first, "last": last}
        limits = _for_pages(self.job.limits, last - first + 1)
        self.supervisor.submit(replace(self.job, params=params, limits=limits), done, item)

    def _done(self, result: Outcome, first: int, last: int, failures: int) -> None:
        came = len(result.items)
        broken = first + came
        if broken > last:
            return
        end = replace(result, items=(), kind=result.cause)
        if result.ok:  # it said it was done with pages left: the file has fewer pages than was thought
            end = replace(end, kind=OutcomeKind.CORRUPT, cause=OutcomeKind.CORRUPT, detail="page not delivered")
        failures = 1 if came else failures + 1
        lost = range(broken, broken + 1)
        if result.ok or end.kind in WHOLE_FILE or failures >= GIVE_UP_AFTER:
            lost = range(broken, last + 1)
        self.outcome.failed.update(dict.fromkeys(lost, end))
        if lost.stop <= last:
            self.submit(lost.stop, last, failures)


def _for_pages(limits: Limits, pages: int) -> Limits:
    return replace(limits, wall_seconds=limits.wall_seconds * pages, cpu_seconds=limits.cpu_seconds * pages,
                   output_bytes=max(limits.output_bytes, pages * MIB))
