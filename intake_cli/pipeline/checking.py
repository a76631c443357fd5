"""Paths to reports: gather, read, judge, report. One bad input never hides the findings on the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from checks.catalogue import catalogue
from checks.completeness.completeness import Demand, demands, settled
from checks.findings import LEVELS, Level
from checks.policy import Policy
from checks.rule import Rule
from checks.runner import judge
from intake_cli.case.casefile import is_case
from intake_cli.case.policy import load_policy
from intake_cli.case.trust import certificates
from intake_cli.errors import ExitCode, IntakeError, UsageError, worst
from intake_cli.layout.dialect import Dialect
from intake_cli.pipeline.earlier import Earlier
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.papers import ReadPapers, absent, read_paths
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.results import Checked, CheckedReport
from intake_cli.pipeline.saved import save_result
from intake_cli.reports.build import DocumentMeta, build_report
from intake_cli.reports.facts import box_values
from intake_cli.reports.model import InputReport, Report, RequiredKind
from intake_cli.reports.model_documents import DifferenceReport, PageReport
from intake_cli.words import PageText


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What a call of ``check`` asks for. ``as_of`` None means the case's own day, else today. ``register`` keeps each
    case in the registry of earlier cases."""

    lang: str
    as_of: date | None = None
    policy: Path | None = None
    kind: str | None = None
    fail_on: Level = Level.WARNING
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    keys: Keys = field(default_factory=Keys)
    bank: Dialect | None = None
    register: bool = False


def check_paths(paths: Sequence[Path], options: CheckOptions, progress: Progress) -> Checked:
    """Check case folders, loose files and folders of loose files.

    Whatever cannot be read, a bad policy and a bad case.toml included, is a trouble: the others are still reported.

    Raises:
        UsageError: there is no case to be kept, or the environment names no registry that there can be.
    """
    if options.register and not any(map(is_case, paths)):
        raise UsageError("register-needs-case")
    try:
        policy = load_policy(options.policy)
        trust = certificates(policy, options.policy)
    except IntakeError as error:
        return _closed([], [*absent(paths), error], options)
    reports: list[CheckedReport] = []
    troubles: list[IntakeError] = []
    with Earlier(options.register) as earlier:
        for read in read_paths(paths, options.kind, options.keys, progress, options.bank, trust):
            if isinstance(read, IntakeError):
                troubles.append(read)
                continue
            found = report_on(earlier.told(read), policy, options, catalogue())
            if read.folder is not None:
                save_result(read.folder, found.report)
            reports.append(found)
    return replace(_closed(reports, [*troubles, *earlier.troubles], options), recorded=earlier.recorded)


def _closed(reports: Sequence[CheckedReport], troubles: Sequence[IntakeError], options: CheckOptions) -> Checked:
    everything = [*troubles, *(error for found in reports for error in found.troubles)]
    codes = [exit_code_of(found.report, options.fail_on) for found in reports]
    return Checked(tuple(reports), tuple(everything), worst([*codes, *(error.exit_code for error in everything)]))


def report_on(read: ReadPapers, policy: Policy, options: CheckOptions, rules: Sequence[Rule]) -> CheckedReport:
    """Judge what was read by ``rules`` and report on it."""
    application, papers = read.application, read.papers
    policy = replace(policy, waivers=(*policy.waivers, *read.waivers))
    as_of = options.as_of or application.applied_on or date.today()
    judgement = judge(rules, application, policy, as_of, options.select, options.ignore)
    others = [InputReport(error.values.get("file", ""), trouble=error.code, values=error.values)
              for error in read.problems]
    report = build_report(
        application, judgement, policy, as_of, options.lang,
        document_meta={paper.id: DocumentMeta(paper.sha256, tuple(map(page_report, paper.pages))) for paper in papers},
        required=None if application.loose else list(map(
            required_kind, settled(demands(application, policy, as_of), judgement.results))),
        inputs=[*map(input_report, papers), *others], skipped=read.skipped, rules=rules)
    unread = [paper.trouble for paper in papers if paper.trouble is not None]
    passwords = {paper.id: paper.password for paper in papers if paper.password is not None}
    return CheckedReport(report, {paper.id: paper.source.path for paper in papers}, passwords, read.folder,
                         (*read.problems, *unread), read.scratch)


def required_kind(demand: Demand) -> RequiredKind:
    """A demanded paper and its state as reported."""
    others = tuple(kind for kind in demand.requirement.kinds if kind != demand.kind)
    found = RequiredKind(demand.kind, str(demand.status), demand.pages, reason_code=demand.reason,
                         reason_values=demand.values, alternatives=others)
    waiver = demand.waiver
    return found if waiver is None else replace(found, reason_code="waiver", reason_values={
        "reason": waiver.reason, "by": waiver.by, "until": waiver.until.isoformat()})


def page_report(page: PageText) -> PageReport:
    """How a page was read. Sharpness is always there, 0 where it was not measured (a text layer)."""
    return PageReport(page.number, page.reader, page.dpi, page.rotation, {"sharpness": 0.0, **page.quality},
                      page.distrust, tuple(DifferenceReport(each.text, each.pixels, box_values(each.box), each.agreed)
                                           for each in page.differences))


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
