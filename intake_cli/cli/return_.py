"""``intake return``: a case goes back to who keyed it, with its problems marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import typer

from intake_cli.cli.options import destination, path_argument, path_option
from intake_cli.cli.screen import Screen


def return_(
    context: typer.Context,
    case: Path = path_argument("CASE"),
    reason: str = typer.Option(..., "--reason", metavar="TEXT"),
    specialist: str = typer.Option("", "--specialist", metavar="NAME"),
    output: Path = path_option("--output", "FILE"),
    unmask: bool = typer.Option(False, "--unmask"),
) -> None:
    from intake_cli.pipeline.output import render, utf8, write_output
    from intake_cli.pipeline.returning import send_back

    screen: Screen = context.obj
    found, notes = send_back(case, reason, specialist)
    look = replace(screen.look(unmask), returns=notes)
    place = destination(output or case / f"return-{notes[-1].number}.html")
    text = render(found, "html", look)
    if place is None:
        screen.write(text, for_people=False)
    else:
        write_output(place, utf8(text))
        screen.result(str(place))
    screen.note("return.to", specialist=notes[-1].specialist, number=notes[-1].number)
