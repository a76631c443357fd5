"""What a command says: results on stdout, everything else on stderr, all of it safe for any console."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake_cli.cli.console import printable, put, tell
from intake_cli.cli.counters import Counter, shown_counter
from intake_cli.messages import default_language, say

if TYPE_CHECKING:
    from intake_cli.reports.options import Options


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
        shown = self.progress and not self.quiet
        counter = shown_counter(self.say(f"command.{code}"), total) if shown else Counter(total)
        try:
            yield counter
        finally:
            counter.close()


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
