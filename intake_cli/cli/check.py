"""``intake check``: run the stages still missing, then the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checks.findings import LEVELS, Level
from intake_cli.cli.options import bank_of, day, destination, keys_from, path_argument, path_option
from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import choice, listed, problem_of
from intake_cli.errors import ExitCode, IntakeError, UsageError, worst
from intake_cli.kinds import KIND_CODES
from intake_cli.pipeline.soon import expect_pages

if TYPE_CHECKING:
    from intake_cli.pipeline.output import Output

FORMATS = ("text", "json", "sarif", "junit", "github")


def check(
    context: typer.Context,
    paths: list[Path] = path_argument("PATH"),
    as_of: str = typer.Option("", "--as-of", metavar="DATE", show_default=False),
    policy: Path = path_option("--policy", "FILE"),
    kind: str = typer.Option("", "--kind", metavar="KIND", show_default=False),
    bank: str = typer.Option("", "--bank", metavar="NAME|FILE", show_default=False),
    fail_on: str = typer.Option("warning", "--fail-on", metavar="|".join(LEVELS)),
    select: list[str] = typer.Option([], "--select", metavar="RULES", show_default=False),
    ignore: list[str] = typer.Option([], "--ignore", metavar="RULES", show_default=False),
    format: str = typer.Option("text", "--format", metavar="|".join(FORMATS)),
    output: Path = path_option("--output", "FILE"),
    report: list[str] = typer.Option([], "--report", metavar="KIND=PATH", show_default=False),
    password_fd: int = typer.Option(None, "--password-fd", metavar="N", show_default=False),
    unmask: bool = typer.Option(False, "--unmask"),
    full: bool = typer.Option(False, "--full"),
    register: bool = typer.Option(False, "--register"),
) -> int:
    expect_pages(paths)
    from intake_cli.pipeline.checking import CheckOptions, check_paths
    from intake_cli.pipeline.output import Output, deliver, possible

    screen: Screen = context.obj
    outputs = [Output(choice("--format", format, FORMATS), destination(output)), *map(_output, report)]
    possible(paths, outputs)
    options = CheckOptions(
        lang=screen.lang, as_of=day("--as-of", as_of), policy=policy, kind=_kind(kind),
        fail_on=Level(choice("--fail-on", fail_on, LEVELS)), select=_rules(select), ignore=_rules(ignore),
        bank=bank_of(bank), register=register)
    with screen.counting("check.reading", 0) as progress:
        keys = keys_from(password_fd, screen, progress)
        checked = check_paths(paths, replace(options, keys=keys), progress)
    for error in checked.troubles:
        screen.problem(problem_of(error, screen.lang, checked.personal))
    if checked.recorded:
        screen.note("check.registered", count=checked.recorded)
    return worst([checked.exit_code, *_unwritten(screen, deliver(
        checked.reports, outputs, screen.look(unmask, full), screen.write))])


def _unwritten(screen: Screen, errors: Sequence[IntakeError]) -> list[ExitCode]:
    """Say which outputs could not be written; the exit codes that means."""
    for error in errors:
        screen.problem(problem_of(error, screen.lang))
    return [error.exit_code for error in errors]


def _kind(kind: str) -> str | None:
    return choice("--kind", kind, KIND_CODES) if kind else None


def _rules(values: list[str]) -> tuple[str, ...]:
    from intake_cli.pipeline.rule_pages import known_rule

    return tuple(known_rule(value).id for value in listed(values))


def _output(value: str) -> Output:
    from intake_cli.pipeline.output import Output
    from intake_cli.reports.renderers import RENDERERS

    kind, equals, path = value.partition("=")
    if not equals or not path:
        raise UsageError("bad-report", value=value)
    return Output(choice("--report", kind, RENDERERS), destination(Path(path)))
