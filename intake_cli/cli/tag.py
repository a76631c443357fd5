"""``intake tag``: barcode sheets or stickers for what a case must bring, and how a scan of them decodes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from intake_cli.cli.options import path_argument, path_option
from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import choice, listed
from intake_cli.errors import ExitCode, UsageError
from intake_cli.kinds import KIND_CODES

if TYPE_CHECKING:
    from barcodes.symbols import Probe


def tag(
    context: typer.Context,
    case: Path = path_argument("CASE", None),
    out: Path = path_option("--out", "FILE.pdf"),
    kinds: list[str] = typer.Option([], "--kind", metavar="KIND", show_default=False),
    labels: bool = typer.Option(False, "--labels"),
    grid: str = typer.Option("105x37", "--grid", metavar="WxH", show_default=False),
    skip: int = typer.Option(0, "--skip", metavar="N", min=0, show_default=False),
    one_side: bool = typer.Option(False, "--one-side"),
    selftest: Path = path_option("--selftest", "SCAN"),
    policy: Path = path_option("--policy", "FILE"),
) -> int:
    screen: Screen = context.obj
    if selftest is not None:
        return _selftest(screen, selftest)
    if case is None:
        raise UsageError("tag-without-case")
    from barcodes.sheets import GRIDS
    from intake_cli.pipeline.tags import TagOptions, print_tags

    options = TagOptions(tuple(choice("--kind", kind, KIND_CODES) for kind in listed(kinds)), labels,
                         choice("--grid", grid, GRIDS), skip, one_side)
    place, printed = print_tags(case, policy, out, options)
    screen.note("tag.done", count=len(printed), kinds=", ".join(screen.say(f"kind.{kind}") for kind in printed))
    screen.result(str(place))
    return ExitCode.CLEAR


def _selftest(screen: Screen, scan: Path) -> int:
    """Every symbol with its page; 1 where one of a tag was not read, or no tag at all."""
    from intake_cli.pipeline.selftest import selftest

    with screen.counting("scan.reading", 0) as progress:
        pages = selftest(scan, progress)
    probes = [probe for page in pages for probe in page.probes]
    for page in pages:
        for probe in page.probes:
            screen.result(_line(screen, page.number, probe))
    read = [probe for probe in probes if probe.stage]
    screen.result(screen.say("command.tag.read", read=len(read), symbols=len(probes),
                             first=sum(probe.stage == "zxing" for probe in read)))
    for advice in _advice(read):
        screen.result(screen.say(advice))
    return ExitCode.CLEAR if probes and len(read) == len(probes) else ExitCode.FINDINGS


def _line(screen: Screen, page: int, probe: Probe) -> str:
    values = {"page": page, "payload": probe.payload, "symbol": screen.say(f"command.tag.{probe.symbology.value}")}
    if not probe.stage:
        return screen.say("command.tag.unread", **values)
    scale = f"{100 * probe.scale:.0f}%" if probe.scale else "-"
    return screen.say("command.tag.symbol", **values, place=screen.say(f"command.tag.{probe.place}"),
                      stage=probe.stage, module=f"{probe.module:.1f}", scale=scale)


def _advice(read: list[Probe]) -> list[str]:
    from intake_cli.pipeline.selftest import ENOUGH, FULL_SIZE

    least = min((probe.scale for probe in read if probe.scale), default=FULL_SIZE[0])
    fine = any(probe.module < ENOUGH for probe in read)
    scaled = not FULL_SIZE[0] <= least <= FULL_SIZE[1]
    return ["command.tag.too-fine"] * fine + ["command.tag.not-full-size"] * scaled
