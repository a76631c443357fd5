"""``intake ocr``: what statements and other papers say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from intake_cli.cli.options import bank_of, keys_from, path_argument, path_option
from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import choice, problem_of
from intake_cli.errors import IntakeError
from intake_cli.kinds import KIND_CODES
from intake_cli.pipeline.soon import expect_pages

if TYPE_CHECKING:
    from intake_cli.pipeline.listing import Listing

NARROWEST = 80
"""Columns of a table at least, whatever the window says."""


def ocr(
    context: typer.Context,
    paths: list[Path] = path_argument("CASE|FILE"),
    csv: Path = path_option("--csv", "FILE"),
    xlsx: Path = path_option("--xlsx", "FILE"),
    parquet: Path = path_option("--parquet", "FILE"),
    explain: Path = path_option("--explain", "OUT"),
    bank: str = typer.Option("", "--bank", metavar="NAME|FILE", show_default=False),
    kind: str = typer.Option("", "--kind", metavar="KIND", show_default=False),
    password_fd: int = typer.Option(None, "--password-fd", metavar="N", show_default=False),
    unmask: bool = typer.Option(False, "--unmask"),
) -> int:
    expect_pages(paths)
    from intake_cli.pipeline.listing import ListOptions, list_papers, listing_code, write_tables

    screen: Screen = context.obj
    files = {"csv": csv, "xlsx": xlsx, "parquet": parquet}
    options = ListOptions(screen.lang, max(NARROWEST, screen.look().width),
                          choice("--kind", kind, KIND_CODES) if kind else None, unmask, bank_of(bank))
    with screen.counting("check.reading", 0) as progress:
        listing = list_papers(paths, options, keys_from(password_fd, screen, progress), progress)
    for error in listing.troubles:
        screen.problem(problem_of(error, screen.lang, listing.personal))
    for line in listing.lines:
        screen.result(line)
    for path in write_tables(listing, {name: path for name, path in files.items() if path is not None}):
        screen.note("ocr.written", file=path)
    return listing_code([*listing.troubles, *(() if explain is None else _explain(screen, listing, explain))])


def _explain(screen: Screen, listing: Listing, out: Path) -> tuple[IntakeError, ...]:
    """Draw what was found; what went wrong is said and given back."""
    from intake_cli.pipeline.explain import explain

    drawn = explain(listing.papers, out, screen.lang, listing.weak_below)
    for error in drawn.troubles:
        screen.problem(problem_of(error, screen.lang))
    for file in drawn.undrawn:
        screen.note("ocr.undrawn", file=file)
    for path in drawn.files[:1] if len(drawn.files) == 1 else [out] if drawn.files else []:
        screen.note("ocr.written", file=path)
    return drawn.troubles
