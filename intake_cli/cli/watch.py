"""``intake watch``: a scan station's drop folder."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from intake_cli.cli.console import tell
from intake_cli.cli.options import path_argument, path_option
from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import problem_of

if TYPE_CHECKING:
    from intake_cli.pipeline.watching import Handled

BELL = "\a"


def watch(
    context: typer.Context,
    folder: Path = path_argument("FOLDER"),
    cases: Path = path_option("--cases", "DIR"),
    into: Path = path_option("--into", "CASE"),
    interval: float = typer.Option(2.0, "--interval", metavar="SECONDS", min=0.05),
    settle: float = typer.Option(4.0, "--settle", metavar="SECONDS", min=0.0),
    bell: bool = typer.Option(False, "--bell"),
    once: bool = typer.Option(False, "--once"),
) -> int:
    from intake_cli.pipeline.watching import WatchOptions, watch

    screen: Screen = context.obj
    options = WatchOptions(cases or folder.absolute().parent, into, interval, settle, once)
    screen.note("watch.begun", folder=folder)
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        return watch(folder, options, lambda: screen.counting("scan.reading", 0),
                     lambda handled: _told(screen, handled, bell))
    finally:
        signal.signal(signal.SIGTERM, before)


def _told(screen: Screen, handled: Handled, bell: bool) -> str:
    """Say what became of a file, one line; the sentence about what is wrong with it."""
    problem = "" if handled.error is None else problem_of(handled.error, screen.lang)
    kinds = ", ".join(screen.say(f"kind.{kind}") for kind in handled.kinds)
    screen.result(screen.say(f"command.watch.{handled.code}", time=time.strftime("%H:%M:%S"),
                             file=" ".join(handled.file.split()), case=handled.case, pages=handled.pages, kinds=kinds,
                             problem=problem))
    if bell and handled.code != "done":
        tell(BELL)
    return problem


def _interrupt(number: int, frame: object) -> NoReturn:
    """A polite end is the same as Ctrl-C."""
    raise KeyboardInterrupt
