"""The last lines of the terminal: what was waived, what counts, what comes next."""

from __future__ import annotations

from intake_cli.messages import say
from intake_cli.reports.coverage_words import unchecked_count
from intake_cli.reports.model import Report
from intake_cli.reports.options import Options
from intake_cli.reports.screen import Screen
from intake_cli.reports.summary_words import COUNTED, counts, dated_tables, overridden, passed_over
from intake_cli.reports.wording import document_file, waiver_words, where


def foot_lines(screen: Screen, report: Report, options: Options) -> None:
    """Waivers, changes of the policy, files passed over and counts, then the next command and the address of the page
    report."""
    lang = report.lang
    screen.rule(say("report.html.summary", lang))
    for finding in report.waived_findings():
        place = " ".join((document_file(report, finding.document), where(report, finding))).strip()
        screen.put(f"{say('report.part.waived', lang)}: {finding.rule} {place}: {waiver_words(report, finding)}")
    for sentence in (*overridden(report), *passed_over(report)):
        screen.put(sentence)
    screen.put(_counted(report), "bold")
    screen.put(_run(report, options), "dim")
    if options.next_command:
        screen.put_whole(say("report.next", lang, command=options.next_command))
    if options.report_uri:
        screen.put_whole(options.report_uri)


def _counted(report: Report) -> str:
    """Findings by outcome, then rules by outcome."""
    lang, count = report.lang, counts(report)
    counted = [say(f"report.count.{name}", lang, count=count[name]) for name in COUNTED if count[name]]
    rules = say("report.count.rules", lang, passed=count["passed"], skipped=count["skipped"],
                unchecked=unchecked_count(report))
    return f"{say('report.list-comma', lang).join(counted) or say('report.no-findings', lang)}  {rules}"


def _run(report: Report, options: Options) -> str:
    """How far the dated tables reach, and how long it took."""
    parts = [dated_tables(report)]
    if options.seconds is not None:
        parts.append(say("report.seconds", report.lang, seconds=f"{options.seconds:.1f}"))
    return say("report.list-semicolon", report.lang).join(part for part in parts if part)
