"""``intake explain``: one rule with its why, what would make it innocent, its source."""

from __future__ import annotations

import typer

from intake_cli.cli.screen import Screen


def explain(context: typer.Context, rule: str = typer.Argument(metavar="RULE")) -> None:
    from intake_cli.pipeline.rule_pages import explained, known_rule

    screen: Screen = context.obj
    screen.result(explained(known_rule(rule), screen.lang))
