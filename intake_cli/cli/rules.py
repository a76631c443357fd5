"""``intake rules``: the catalogue."""

from __future__ import annotations

import typer

from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import choice


def rules(context: typer.Context, format: str = typer.Option("text", "--format", metavar="text|md|json")) -> None:
    from intake_cli.pipeline.rule_pages import RENDERERS

    screen: Screen = context.obj
    screen.result(RENDERERS[choice("--format", format, RENDERERS)](screen.lang).rstrip("\n"))
