"""``intake tag``: barcode sheets or stickers for what a case must bring."""

from __future__ import annotations

from pathlib import Path

import typer

from intake_cli.cli.screen import Screen


def tag(
    context: typer.Context,
    case: Path = typer.Argument(metavar="CASE"),
    out: Path = typer.Option(None, "--out", metavar="FILE.pdf", show_default=False),
    labels: bool = typer.Option(False, "--labels"),
    policy: Path = typer.Option(None, "--policy", metavar="FILE", show_default=False),
) -> None:
    from intake_cli.pipeline.tags import print_tags

    screen: Screen = context.obj
    place, kinds = print_tags(case, policy, out, labels)
    screen.note("tag.done", count=len(kinds), kinds=", ".join(screen.say(f"kind.{kind}") for kind in kinds))
    screen.result(str(place))
