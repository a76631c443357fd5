"""``intake scan``: stacks into a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from intake_cli.cli.options import keys_from, path_argument, path_option
from intake_cli.cli.scan_lines import show_scanned
from intake_cli.cli.screen import Screen
from intake_cli.errors import UsageError

if TYPE_CHECKING:
    from intake_cli.scan.scanner import Wish


def scan(
    context: typer.Context,
    sources: list[Path] = path_argument("SOURCE", None),
    into: Path = path_option("--into", "CASE", ...),
    device: str = typer.Option("", "--device", metavar="NAME", show_default=False),
    tray: str = typer.Option("", "--source", metavar="NAME", show_default=False),
    duplex: bool = typer.Option(False, "--duplex"),
    dpi: int = typer.Option(300, "--dpi", min=75, max=1200),
    grey: bool = typer.Option(False, "--grey"),
    most: int = typer.Option(0, "--pages", metavar="N", min=0, show_default=False),
    resume: bool = typer.Option(False, "--resume"),
    anew: bool = typer.Option(False, "--anew"),
    replace: str = typer.Option("", "--replace", metavar="KIND[:PAGE]", show_default=False),
    beside: bool = typer.Option(False, "--add"),
    password_fd: int = typer.Option(None, "--password-fd", metavar="N", show_default=False),
) -> int:
    from intake_cli.pipeline.scanning import exit_code_of, scan_into
    from intake_cli.scan.history import target_of
    from intake_cli.scan.scanner import Wish

    screen: Screen = context.obj
    if bool(device) == bool(sources):
        raise UsageError("scan-one-source")
    if replace and beside:
        raise UsageError("scan-replace-or-add")
    target = target_of(replace) if replace else None
    if device:
        sources = [_scanned_sheets(into, Wish(device, dpi, grey, duplex, tray, most), resume, anew, screen)]
    with screen.counting("scan.reading", 0) as progress:
        scanned = scan_into(into, sources, progress, keys_from(password_fd, screen, progress), target, beside)
    show_scanned(screen, scanned)
    return exit_code_of(scanned)


def _scanned_sheets(into: Path, wish: Wish, resume: bool, anew: bool, screen: Screen) -> Path:
    """The stack that a scanner gives."""
    from intake_cli.pipeline.devices import scan_device

    with screen.counting("scan.sheets", 0) as progress:
        return scan_device(into, wish, resume, anew, progress)
