"""Paths to reports: gather, read, judge, report. One bad input never hides the findings on the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from checks.catalogue import catalogue
from checks.facts import Application, Document, Presence
from checks.findings import LEVELS, Level
from checks.policy import Policy
from checks.runner import judge
from intake_cli.case.casefile import is_case
from intake_cli.case.files import Inputs, loose_inputs
from intake_cli.errors import WORST_FIRST, ExitCode, IntakeError, PolicyError
from intake_cli.pipeline.reading import Paper, Progress, Reader
from intake_cli.reports.build import DocumentMeta, build_report
from intake_cli.reports.model import InputReport, PageReport, Report
from intake_cli.words import PageText


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What a call of ``check`` asks for. ``as_of`` None means the case's own day, else today."""

    lang: str
    as_of: date | None = None
    policy: Path | None = None
    kind: str | None = None
    fail_on: Level = Level.WARNING
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report and the files of its documents by id, for pictures; ``password`` opens them. ``folder`` is the case,
    or where a saved result lies."""

    report: Report
    files: Mapping[str, Path]
    password: str | None = field(default=None, repr=False)
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a call: a report per case and one for all loose files, and what could not be read."""

    reports: tuple[CheckedReport, ...]
    troubles: tuple[IntakeError, ...]
    exit_code: ExitCode


def check_paths(paths: Sequence[Path], options: CheckOptions, progress: Progress) -> Checked:
    """Check case folders, loose files and folders of loose files.

    A bad policy is a trouble like an unreadable input, so that one call tells of both.
    """
    given = loose_inputs([path for path in paths if not is_case(path)], options.kind)
    troubles = list(given.problems)
    reports = []
    try:
        policy = policy_of(options)
    except PolicyError as error:
        return Checked((), (*troubles, error), worst(found.exit_code for found in (*troubles, error)))
    if given.files:
        report, unread = check_files(given, policy, options, progress)
        reports.append(report)
        troubles += unread
    codes = [exit_code_of(found.report, options.fail_on) for found in reports]
    return Checked(tuple(reports), tuple(troubles), worst([*codes, *(error.exit_code for error in troubles)]))


def check_files(given: Inputs, policy: Policy, options: CheckOptions,
                progress: Progress) -> tuple[CheckedReport, list[IntakeError]]:
    """Loose files in one report, and what could not be read of them."""
    papers = Reader(password=options.password).read(given.files, progress)
    application = Application("loose", tuple(document_of(paper) for paper in papers))
    unopened = [InputReport(error.values.get("file", ""), trouble=error.code, values=error.values)
                for error in given.problems]
    report = report_on(application, papers, unopened, policy, options, options.as_of or date.today())
    return (CheckedReport(report, {paper.id: paper.source.path for paper in papers}, options.password),
            [paper.trouble for paper in papers if paper.trouble is not None])


def report_on(application: Application, papers: Sequence[Paper], inputs: Sequence[InputReport], policy: Policy,
              options: CheckOptions, as_of: date) -> Report:
    """Judge ``application`` and report on it."""
    judgement = judge(catalogue(), application, policy, as_of, options.select, options.ignore)
    return build_report(
        application, judgement, policy, as_of, options.lang,
        document_meta={paper.id: DocumentMeta(paper.sha256, tuple(map(page_report, paper.pages))) for paper in papers},
        inputs=[*map(input_report, papers), *inputs], rules=catalogue())


def document_of(paper: Paper) -> Document:
    """A paper as a fact. Its kind is what tag or name say, else what its content is."""
    statement = paper.statement
    kind = paper.source.kind
    if kind is None and statement is not None:
        kind = "corporate_statement" if statement.account_type == "corporate" else "personal_statement"
    presence = Presence.UNREADABLE if paper.trouble else Presence.READ
    return Document(paper.id, kind or "other", paper.source.name, len(paper.raw), presence, statement)


def page_report(page: PageText) -> PageReport:
    """How a page was read."""
    return PageReport(page.number, page.reader, page.dpi, page.rotation, page.quality)


def input_report(paper: Paper) -> InputReport:
    """The input of a paper."""
    if paper.trouble is None:
        return InputReport(paper.source.name, paper.sha256)
    return InputReport(paper.source.name, paper.sha256, paper.trouble.code, values=paper.trouble.values)


def exit_code_of(report: Report, fail_on: Level) -> ExitCode:
    """The exit code that a report's rules and findings ask for; unreadable inputs have their own."""
    if any(rule.outcome == "error" for rule in report.rules):
        return ExitCode.BROKEN
    heavy = LEVELS[LEVELS.index(fail_on):]
    looked_at = any(finding.kind == "review" or (finding.kind == "fail" and finding.level in heavy)
                    for finding in report.open_findings())
    return ExitCode.FINDINGS if looked_at else ExitCode.CLEAR


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """The code that wins, in the order of the contract; troubles of the store win over all."""
    given = set(codes) or {ExitCode.CLEAR}
    others = sorted(given.difference(WORST_FIRST))
    return others[-1] if others else next(code for code in WORST_FIRST if code in given)


def policy_of(options: CheckOptions) -> Policy:
    """The policy in force."""
    return Policy()
