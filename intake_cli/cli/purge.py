"""``intake purge``: retention, and destruction with a log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from intake_cli.cli.options import path_argument, path_option
from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import problem_of


def purge(
    context: typer.Context,
    roots: list[Path] = path_argument("FOLDER", None),
    policy: Path = path_option("--policy", "FILE"),
    dry_run: bool = typer.Option(False, "--dry-run"),
) -> int:
    from intake_cli.case.policy import load_policy
    from intake_cli.pipeline.purging import purge

    screen: Screen = context.obj
    done = purge(roots or [], load_policy(policy), date.today(), dry_run)
    for fate in done.fates:
        screen.result(screen.say(f"command.purge.{fate.state}", case=fate.case, folder=fate.folder, files=fate.files,
                                 last=fate.last or ""))
    if done.registry is not None:
        cases, before = done.registry
        screen.result(screen.say("command.purge.registry-due" if dry_run else "command.purge.registry", cases=cases,
                                 before=before))
    else:
        screen.note("purge.no-registry")
    for error in done.troubles:
        screen.problem(problem_of(error, screen.lang))
    return done.exit_code
