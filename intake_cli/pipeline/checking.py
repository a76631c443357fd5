"""Paths to reports: gather, read, judge, report. One bad input never hides the findings on the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from checks.catalogue import catalogue
from checks.completeness.completeness import Demand, demands
from checks.facts import Application, Document, Presence
from checks.findings import LEVELS, Level
from checks.policy import Policy
from checks.runner import judge
from intake_cli.case.casefile import is_case
from intake_cli.case.files import Inputs, loose_inputs
from intake_cli.case.journal import Journal
from intake_cli.case.policy import load_policy
from intake_cli.case.store import CaseStore
from intake_cli.errors import WORST_FIRST, ExitCode, IntakeError
from intake_cli.pipeline.cases import application_of, manifest_of, open_case, papers_of
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.reading import Paper, Reader
from intake_cli.pipeline.results import Checked, CheckedReport
from intake_cli.pipeline.saved import save_result
from intake_cli.pipeline.stages import Shelf
from intake_cli.reports.build import DocumentMeta, build_report
from intake_cli.reports.model import InputReport, PageReport, Report, RequiredKind
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


def check_paths(paths: Sequence[Path], options: CheckOptions, progress: Progress) -> Checked:
    """Check case folders, loose files and folders of loose files.

    Whatever cannot be read, a bad policy and a bad case.toml included, is a trouble: the others are still reported.
    """
    given = loose_inputs([path for path in paths if not is_case(path)], options.kind)
    try:
        policy = load_policy(options.policy)
    except IntakeError as error:
        return _closed([], [*given.problems, error], options)
    reports: list[CheckedReport] = []
    troubles: list[IntakeError] = []
    for folder in (path for path in paths if is_case(path)):
        try:
            reports.append(check_case(folder, policy, options, progress))
        except IntakeError as error:
            troubles.append(error)
    if given.files:
        reports.append(check_files(given, policy, options, progress))
    else:
        troubles += given.problems
    return _closed(reports, troubles, options)


def _closed(reports: Sequence[CheckedReport], troubles: Sequence[IntakeError], options: CheckOptions) -> Checked:
    everything = [*troubles, *(error for found in reports for error in found.troubles)]
    codes = [exit_code_of(found.report, options.fail_on) for found in reports]
    return Checked(tuple(reports), tuple(everything), worst([*codes, *(error.exit_code for error in everything)]))


def check_files(given: Inputs, policy: Policy, options: CheckOptions, progress: Progress) -> CheckedReport:
    """Loose files in one report."""
    papers = Reader(password=options.password).read(given.files, progress)
    application = Application("loose", tuple(document_of(paper) for paper in papers))
    return report_on(application, papers, given.problems, policy, options, options.as_of or date.today())


def check_case(folder: Path, policy: Policy, options: CheckOptions, progress: Progress) -> CheckedReport:
    """A case: its papers are read where that was not done yet, and the result is kept in its folder.

    Raises:
        IntakeError: case.toml is not valid, or the store cannot be used.
    """
    case = open_case(folder)
    policy = replace(policy, waivers=(*policy.waivers, *case.waivers))
    with CaseStore(folder) as store:
        manifest = manifest_of(folder)
        given = papers_of(case, manifest)
        papers = Reader(Shelf(store), options.password).read(given.files, progress)
        application = application_of(case, [document_of(paper) for paper in papers], manifest)
        as_of = options.as_of or case.applied_on or date.today()
        found = report_on(application, papers, given.problems, policy, options, as_of)
        save_result(folder, found.report)
        Journal(folder).append("check", verdict=found.report.verdict, findings=len(found.report.findings))
    return replace(found, folder=folder)


def report_on(application: Application, papers: Sequence[Paper], problems: Sequence[IntakeError], policy: Policy,
              options: CheckOptions, as_of: date) -> CheckedReport:
    """Judge ``application`` and report on it; ``problems`` are inputs that are no paper at all."""
    judgement = judge(catalogue(), application, policy, as_of, options.select, options.ignore)
    absent = [InputReport(error.values.get("file", ""), trouble=error.code, values=error.values) for error in problems]
    report = build_report(
        application, judgement, policy, as_of, options.lang,
        document_meta={paper.id: DocumentMeta(paper.sha256, tuple(map(page_report, paper.pages))) for paper in papers},
        required=None if application.loose else list(map(required_kind, demands(application, policy, as_of))),
        inputs=[*map(input_report, papers), *absent], rules=catalogue())
    unread = [paper.trouble for paper in papers if paper.trouble is not None]
    return CheckedReport(report, {paper.id: paper.source.path for paper in papers}, options.password,
                         troubles=(*problems, *unread))


def required_kind(demand: Demand) -> RequiredKind:
    """A demanded paper and its state as reported."""
    others = tuple(kind for kind in demand.requirement.kinds if kind != demand.kind)
    return RequiredKind(demand.kind, str(demand.status), demand.pages, reason_code=demand.reason, alternatives=others)


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
