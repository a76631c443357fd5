"""What a command says: results on stdout, everything else on stderr, all of it safe for any console."""

from __future__ import annotations

import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake_cli.cli.console import put, tell
from intake_cli.errors import shown
from intake_cli.messages import default_language, say

if TYPE_CHECKING:
    from intake_cli.reports.options import Options

PLAIN_SECONDS = 5.0
"""How often progress prints a line where no bar can be drawn."""

HIDDEN_CATEGORIES = ("Cc", "Cf")
"""Control and format characters (with the signs that reverse text): never printed."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Language and manners of one call. ``quiet`` leaves the result alone on stdout."""

    lang: str
    quiet: bool = False
    progress: bool = True
    debug: bool = False
    started: float = field(default_factory=time.monotonic, repr=False, compare=False)

    def say(self, code: str, **values: object) -> str:
        """A sentence of the catalogue in the language of this call."""
        return say(code, self.lang, **values)

    def result(self, text: str) -> None:
        """What was asked for, on stdout."""
        put(printable(text) + "\n")

    def write(self, text: str, for_people: bool = True) -> None:
        """A rendered report, clean already, on stdout as it is; what programs read is UTF-8 on any console."""
        from intake_cli.pipeline.output import utf8

        put(text if for_people else utf8(text))

    def look(self, unmask: bool = False, full: bool = False) -> Options:
        """How reports are to look on this screen, at this moment."""
        from intake_cli.reports.options import Options

        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        return Options(self.lang, unmask, colour=colour, width=shutil.get_terminal_size((100, 24)).columns, full=full,
                       seconds=time.monotonic() - self.started)

    def note(self, code: str, **values: object) -> None:
        """A remark of ``commands.toml`` on stderr, which ``--quiet`` silences."""
        if not self.quiet:
            tell(printable(self.say(f"command.{code}", **values)))

    def problem(self, text: str) -> None:
        """One line about what went wrong, on stderr."""
        tell(f"intake: {' '.join(printable(text).split())}")

    @contextmanager
    def counting(self, code: str, total: int) -> Iterator[Counter]:
        """Progress over ``total`` steps of what ``command.<code>`` names."""
        counter = _counter(self, self.say(f"command.{code}"), total)
        try:
            yield counter
        finally:
            counter.close()


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


def _counter(screen: Screen, label: str, total: int) -> Counter:
    if screen.quiet or not screen.progress:
        return Counter(total)
    return BarCounter(label, total) if sys.stderr.isatty() else PlainCounter(label, total)


def printable(text: str) -> str:
    """``text`` without the characters that command a terminal; bytes of names that are no text become escapes.

    >>> printable("a\\x1b[2Jb\\u202ec\\n")
    'a[2Jbc\\n'
    """
    return "".join(sign for sign in shown(text)
                   if sign in "\n\t" or unicodedata.category(sign) not in HIDDEN_CATEGORIES)


def from_arguments(arguments: list[str]) -> tuple[Screen, list[str]]:
    """The screen that ``arguments`` ask for, and the arguments left. The options that every command shares may
    stand anywhere before ``--``.

    >>> from_arguments(["check", "a.pdf", "--lang", "zh", "-q"])
    (Screen(lang='zh', quiet=True, progress=True, debug=False), ['check', 'a.pdf'])
    """
    flags = {"-q": "quiet", "--quiet": "quiet", "--no-progress": "progress", "--debug": "debug"}
    chosen: set[str] = set()
    lang, rest, queue = "", [], list(arguments)
    while queue:
        argument = queue.pop(0)
        if argument == "--":
            rest += [argument, *queue]
            break
        if argument in flags:
            chosen.add(flags[argument])
        elif argument == "--lang":
            lang = queue.pop(0) if queue else "?"
        elif argument.startswith("--lang="):
            lang = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return Screen(lang or default_language(), "quiet" in chosen, "progress" not in chosen, "debug" in chosen), rest
