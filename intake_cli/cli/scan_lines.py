"""What ``intake scan`` says of the stacks that it filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.figures import row_list
from intake_cli.cli.screen import Screen
from intake_cli.cli.usage import problem_of

if TYPE_CHECKING:
    from intake_cli.pipeline.scanning import Scanned
    from intake_cli.scan.manifest import PageQuality, Stack


def show_scanned(screen: Screen, scanned: Scanned) -> None:
    """What could not be taken, each stack, what gave way, and what is there against what was expected."""
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


def _show_stack(screen: Screen, stack: Stack) -> None:
    from intake_cli.case.policy import load_policy
    from intake_cli.pipeline.faults import faults_of

    screen.result(screen.say("command.scan.stack", file=" ".join(stack.file.split()), pages=stack.page_count))
    for segment in stack.segments:
        kind = screen.say(f"kind.{segment.kind}") if segment.kind else "?"
        trouble = screen.say(f"scan.trouble.{segment.trouble}") if segment.trouble else ""
        screen.result(screen.say("command.scan.segment", kind=kind, pages=row_list(segment.pages),
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
                                         pages=row_list(segment.pages or segment.tag_pages), file=segment.file or "-",
                                         trouble=screen.say(f"scan.trouble.{segment.trouble}")))
