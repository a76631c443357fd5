"""Progress of a command on stderr: a bar on a terminal, a line now and then elsewhere, or nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from intake_cli.cli.console import printable, tell

PLAIN_SECONDS = 5.0
"""How often progress prints a line where no bar can be drawn."""


class Counter:
    """Counts steps without showing them."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    def step(self, detail: str = "") -> None:
        """One step more; ``detail`` names what was done."""
        self.done += 1
        self.total = max(self.total, self.done)

    def expect(self, more: int) -> None:
        """So many further steps are known of."""
        self.total += more

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Nothing is drawn meanwhile: a person is asked something."""
        yield

    def close(self) -> None:
        """Nothing more comes."""


class PlainCounter(Counter):
    """A line every few seconds, for logs and consoles that cannot redraw."""

    def __init__(self, label: str, total: int) -> None:
        super().__init__(total)
        self.label = label
        self.shown_at = time.monotonic()

    def step(self, detail: str = "") -> None:
        super().step(detail)
        if time.monotonic() - self.shown_at >= PLAIN_SECONDS:
            self.shown_at = time.monotonic()
            tell(f"{self.label} {self.done}/{self.total}")


class BarCounter(Counter):
    """A bar on a terminal."""

    def __init__(self, label: str, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        super().__init__(total)
        self.bar = Progress(TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
                            TimeRemainingColumn(), TextColumn("{task.fields[detail]}", markup=False),
                            console=Console(stderr=True), transient=True)
        self.task = self.bar.add_task(label, total=total or None, detail="")
        self.bar.start()

    def step(self, detail: str = "") -> None:
        super().step(detail)
        self.bar.update(self.task, completed=self.done, total=self.total, detail=printable(detail))

    def expect(self, more: int) -> None:
        super().expect(more)
        self.bar.update(self.task, total=self.total)

    @contextmanager
    def paused(self) -> Iterator[None]:
        self.bar.stop()
        try:
            yield
        finally:
            self.bar.start()

    def close(self) -> None:
        self.bar.stop()


def shown_counter(label: str, total: int) -> Counter:
    """The counter that suits stderr."""
    return BarCounter(label, total) if sys.stderr.isatty() else PlainCounter(label, total)
