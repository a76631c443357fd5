"""``intake scan``: stacks into a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from intake_cli.cli.options import keys_from, path_argument, path_option
from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import problem_of
from intake_cli.errors import UsageError

if TYPE_CHECKING:
    from intake_cli.pipeline.scanning import Scanned
    from intake_cli.scan.manifest import PageQuality, Stack


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

    screen: Screen = context.obj
    if bool(device) == bool(sources):
        raise UsageError("scan-one-source")
    if replace and beside:
        raise UsageError("scan-replace-or-add")
    target = target_of(replace) if replace else None
    if device:
        from intake_cli.pipeline.devices import scan_device
        from intake_cli.scan.scanner import Wish

        wish = Wish(device, dpi, grey, duplex, tray, most)
        with screen.counting("scan.sheets", 0) as progress:
            sources = [scan_device(into, wish, resume, anew, progress)]
    with screen.counting("scan.reading", 0) as progress:
        scanned = scan_into(into, sources, progress, keys_from(password_fd, screen, progress), target, beside)
    for error in scanned.troubles:
        screen.problem(problem_of(error, screen.lang))
    for stack in scanned.stacks:
        _show_stack(screen, stack)
    _show_history(screen, scanned)
    for count in scanned.counts:
        screen.result(screen.say("command.scan.count", state=screen.say(f"scan.state.{count.state}"),
                                 kind=screen.say(f"kind.{count.kind}"), tags=count.tags, pages=count.pages))
    for package in scanned.missing_packages:
        screen.note("scan.missing-reader", package=package)
    return exit_code_of(scanned)


def _show_history(screen: Screen, scanned: Scanned) -> None:
    """What gave way, what was known, and what earlier scans left open."""
    from intake_cli.pipeline.scanning import in_doubt

    for name in scanned.known:
        screen.result(screen.say("command.scan.known", file=" ".join(name.split())))
    for one in scanned.replaced:
        page = screen.say("command.scan.replaced-page", page=one.page) if one.page else ""
        screen.result(screen.say("command.scan.replaced", file=one.file, page=page, by=" ".join(one.by.split()),
                                 sha256=one.sha256[:12]))
    for kind in in_doubt(scanned):
        screen.result("▲ " + screen.say("command.scan.replaced-unasked", kind=screen.say(f"kind.{kind}")))
    this = {stack.sha256 for stack in scanned.stacks}
    for stack in scanned.manifest.stacks:
        for segment in stack.segments if stack.sha256 not in this else ():
            if segment.trouble and segment.is_paper:
                screen.result(screen.say("command.scan.open", stack=" ".join(stack.file.split()),
                                         pages=page_range(segment.pages or segment.tag_pages), file=segment.file or "-",
                                         trouble=screen.say(f"scan.trouble.{segment.trouble}")))


def _show_stack(screen: Screen, stack: Stack) -> None:
    from intake_cli.case.policy import load_policy
    from intake_cli.pipeline.faults import faults_of

    screen.result(screen.say("command.scan.stack", file=" ".join(stack.file.split()), pages=stack.page_count))
    for segment in stack.segments:
        kind = screen.say(f"kind.{segment.kind}") if segment.kind else "?"
        trouble = screen.say(f"scan.trouble.{segment.trouble}") if segment.trouble else ""
        screen.result(screen.say("command.scan.segment", kind=kind, pages=page_range(segment.pages),
                                 file=segment.file or "-", trouble=f"▲ {trouble}" if trouble else "").rstrip())
    for dropped in stack.dropped:
        if dropped.reason != "sheet":
            reason = screen.say(f"scan.dropped.{dropped.reason}")
            screen.result("  " + screen.say("scan.summary.dropped", page=dropped.page, reason=reason))
    for page in stack.quality:
        _show_page(screen, page)
    for code, finding in faults_of(stack, load_policy()):
        screen.result(f"  {screen.say(f'rule.{code}', **finding.values)}")
    for name in ("foreign", "unsearched", "suspects"):
        for number in getattr(stack, name):
            screen.result("  " + screen.say(f"scan.summary.{name.removesuffix('s')}", page=number))


def _show_page(screen: Screen, page: PageQuality) -> None:
    """What was done to make a page right, or is left to be done."""
    if page.turned or page.lies or page.way_doubtful:
        code = "way-doubtful" if page.way_doubtful else "turned" if page.turned else "lies"
        degrees = page.turned or page.lies
        screen.result("  " + screen.say(f"scan.summary.{code}", page=page.page, degrees=degrees))
    if page.outline is not None:
        for code in page.outline.done:
            skew = round(abs(page.outline.skew), 1)
            screen.result("  " + screen.say(f"scan.summary.{code}", page=page.page, degrees=skew))


def page_range(pages: tuple[int, ...]) -> str:
    """Pages as people write them.

    >>> page_range((2, 3, 4, 7))
    '2-4, 7'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
