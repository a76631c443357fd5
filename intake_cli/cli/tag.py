"""``intake tag``: barcode sheets or stickers for what a case must bring."""

from __future__ import annotations

from pathlib import Path

import typer

from intake_cli.cli.options import path_argument, path_option
from intake_cli.cli.screen import Screen


def tag(
    context: typer.Context,
    case: Path = path_argument("CASE"),
    out: Path = path_option("--out", "FILE.pdf"),
    labels: bool = typer.Option(False, "--labels"),
    policy: Path = path_option("--policy", "FILE"),
) -> None:
    from intake_cli.pipeline.tags import print_tags

    screen: Screen = context.obj
    place, kinds = print_tags(case, policy, out, labels)
    screen.note("tag.done", count=len(kinds), kinds=", ".join(screen.say(f"kind.{kind}") for kind in kinds))
    screen.result(str(place))
