"""``intake new``: a case folder with a commented case.toml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from intake_cli.cli.options import path_argument
from intake_cli.cli.screen import Screen
from intake_cli.kinds import PRODUCTS


def new(
    context: typer.Context,
    case: Path = path_argument("CASE"),
    product: str = typer.Option(..., "--product", metavar="|".join(PRODUCTS)),
) -> None:
    from intake_cli.case.new import new_case

    screen: Screen = context.obj
    screen.result(str(new_case(case, product, date.today())))
    screen.note("new.next", case=case)
