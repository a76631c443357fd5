"""``intake report``: the report of a case or of a saved result."""

from __future__ import annotations

from pathlib import Path

import typer

from intake_cli.cli.options import destination, path_argument, path_option
from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import choice

FORMATS = ("html", "json", "markdown", "text", "sarif", "junit")


def report(
    context: typer.Context,
    source: Path = path_argument("CASE|RESULT.JSON"),
    format: str = typer.Option("html", "--format", metavar="|".join(FORMATS)),
    output: Path = path_option("--output", "FILE"),
    unmask: bool = typer.Option(False, "--unmask"),
) -> None:
    from intake_cli.pipeline.cases import REPORTS
    from intake_cli.pipeline.output import render, utf8, write_output
    from intake_cli.pipeline.saved import saved_result

    screen: Screen = context.obj
    choice("--format", format, FORMATS)
    found = saved_result(source)
    text = render(found, format, screen.look(unmask))
    place = destination(output or (found.folder or Path()) / f"report.{REPORTS[format]}")
    if place is None:
        screen.write(text, for_people=format == "text")
        return
    write_output(place, utf8(text))
    screen.result(str(place))
