"""The program: one place that builds the commands and turns errors into exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from traceback import format_tb
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from intake_cli import __version__
from intake_cli.cli import check, doctor, explain, new, ocr, purge, report, return_, rules, scan, tag, watch
from intake_cli.cli.console import harden, tell
from intake_cli.cli.help import translate
from intake_cli.cli.screen import Screen, from_arguments
from intake_cli.cli.usage import choice, one_line, problem_of
from intake_cli.errors import ExitCode, IntakeError
from intake_cli.messages import LANGUAGES, default_language, say

COMMANDS: tuple[Callable[..., int | None], ...] = (
    new.new, tag.tag, scan.scan, watch.watch, ocr.ocr, check.check, report.report, return_.return_, rules.rules,
    explain.explain, doctor.doctor, purge.purge)
"""In the order of the work, which is the order of ``--help``."""

VERBS = tuple(command.__name__.rstrip("_") for command in COMMANDS)


def main() -> NoReturn:
    """Entry point of the ``intake`` program."""
    os.umask(0o077)
    harden()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one call and return its exit code; what went wrong is one line on stderr."""
    screen, rest = from_arguments(arguments)
    try:
        if screen.lang not in LANGUAGES:
            wrong, screen = screen.lang, replace(screen, lang=default_language())
            choice("--lang", wrong, LANGUAGES)
        if rest and not rest[0].startswith("-"):
            choice("COMMAND", rest[0], VERBS)
        code = int(application(screen).main(rest, prog_name="intake", standalone_mode=False, obj=screen) or 0)
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except Exception as error:
        screen.problem(_sentence(error, screen.lang))
        if screen.debug:
            _show_place(error)
        return _exit_code(error)
    if code == ExitCode.INTERRUPTED:  # the parser catches Ctrl-C too
        screen.problem(screen.say("command.error.interrupted"))
    return code


def _sentence(error: Exception, lang: str) -> str:
    if isinstance(error, IntakeError):
        return problem_of(error, lang)
    if isinstance(error, TyperException):
        return one_line(error, lang)
    return say("command.error.broke", lang, error=type(error).__name__)


def _exit_code(error: Exception) -> ExitCode:
    if isinstance(error, IntakeError):
        return error.exit_code
    return ExitCode.USAGE if isinstance(error, TyperException) else ExitCode.BROKEN


def _show_place(error: BaseException) -> None:
    """Where it happened, for ``--debug``: places and types only, since what an error says may quote a document."""
    before = error.__cause__ or error.__context__
    if before is not None:
        _show_place(before)
    tell("".join(("Traceback (most recent call last):\n", *format_tb(error.__traceback__), type(error).__name__)))


def application(screen: Screen) -> typer.core.TyperGroup:
    """All commands, with their help in the language of the call."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, context_settings={"max_content_width": 110})
    app.callback(invoke_without_command=True)(_top)
    for verb, command in zip(VERBS, COMMANDS, strict=True):
        app.command(verb)(command)
    group = typer.main.get_group(app)
    translate(group, screen.lang)
    return group


def _top(context: typer.Context, version: bool = typer.Option(False, "--version")) -> int:
    if version:
        context.obj.result(f"intake {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        context.obj.result(context.get_help())
        raise typer.Exit(ExitCode.USAGE)
    return 0


if __name__ == "__main__":
    main()
