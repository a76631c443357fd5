"""The report for a terminal: four lines a finding, then what was checked and what was not."""

from __future__ import annotations

from itertools import groupby

from intake_cli.messages import say
from intake_cli.reports.model import CASE, Report
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.screen import Screen
from intake_cli.reports.speech import kind_name
from intake_cli.reports.summary_words import bring, product_name
from intake_cli.reports.text_coverage import coverage_lines
from intake_cli.reports.text_foot import foot_lines
from intake_cli.reports.wording import anchor, document_file, label, verdict_words, waiver_words, weight, where

ONE_LINE_ABOVE = 30
"""Beyond this many findings each gets one line."""

MARKS = {"fail": "×", "error": "■", "review": "▲", "unknown": "○", "note": "△", "pass": "√"}
_VERDICT_KINDS = {"clear": "pass", "review": "review", "fail": "fail", "error": "error"}
_MOST_PLACES = 4


def render_text(report: Report, options: Options) -> str:
    """The report as lines of text, without colour unless asked for."""
    report = prepared(report, options, for_people=True)
    screen = Screen(max(40, options.width), options.colour)
    _head(screen, report)
    _papers(screen, report)
    _findings(screen, report, options)
    _undecided(screen, report)
    coverage_lines(screen, report)
    foot_lines(screen, report, options)
    return "\n".join(screen.lines) + "\n"


def _head(screen: Screen, report: Report) -> None:
    lang, kind = report.lang, _VERDICT_KINDS[report.verdict]
    verdict = say("report.headline", lang, verdict=say(f"report.verdict.{report.verdict}", lang))
    name = f"{report.case.id} ({product_name(report)})" if report.case.id else say("report.loose", lang)
    screen.put(f"{MARKS[kind]} {verdict}", kind)
    screen.put("  ".join((name, say("report.as-of", lang, date=report.as_of),
                          say("report.policy", lang, name=report.policy.name, version=report.policy.version))),
               indent=2)
    troubles = [entry for entry in report.inputs if entry.trouble]
    if troubles:
        screen.rule(say("report.part.troubles", lang))
        for entry in troubles:
            screen.put(f"■ {entry.message}", "error")


def _papers(screen: Screen, report: Report) -> None:
    completeness, lang = report.completeness, report.lang
    if completeness.status == "not-assessed":
        return
    screen.rule(f"{say('report.part.documents', lang)}: {say(f'report.completeness.{completeness.status}', lang)}")
    marks = {"present": "√", "waived": "○", "missing": "×", "unusable": "×"}
    for paper in completeness.required:
        status = say(f"report.required.{paper.status}", lang)
        pages = f" ({say('report.pages', lang, count=paper.pages)})" if paper.pages else ""
        notes = [note for note in (paper.reason, bring(report, paper.kind, paper.status, paper.alternatives)) if note]
        style = {"missing": "fail", "unusable": "fail"}.get(paper.status, "")
        screen.put(f"{marks.get(paper.status, '○')} {status}  {kind_name(paper.kind, lang)}{pages}"
                   + "".join(f"  {note}" for note in notes), style)


def _findings(screen: Screen, report: Report, options: Options) -> None:
    findings, lang = report.open_findings(), report.lang
    screen.rule(f"{say('report.part.findings', lang)} ({len(findings)})")
    if not findings:
        screen.put(say("report.no-findings", lang))
    if len(findings) > ONE_LINE_ABOVE and not options.full:
        screen.put(say("report.one-line-each", lang, limit=ONE_LINE_ABOVE), "dim")
        _one_line_each(screen, report, findings)
        return
    for number, finding in enumerate(findings):
        if number:
            screen.put()
        _four_lines(screen, report, finding, options)


def _one_line_each(screen: Screen, report: Report, findings: tuple[FindingReport, ...]) -> None:
    for document, group in groupby(findings, key=lambda finding: finding.document):
        screen.put(document_file(report, document), "bold")
        for finding in group:
            screen.put_line(f"{_heading(report, finding, where(report, finding))}  {finding.message}", weight(finding))


def _four_lines(screen: Screen, report: Report, finding: FindingReport, options: Options) -> None:
    lang = report.lang
    screen.put(_place_and_rule(report, finding), weight(finding))
    doubt = f"  [{say('report.doubt-label', lang)}{finding.confidence_reason}]" if finding.confidence_reason else ""
    lapsed = f"  [{waiver_words(report, finding)}]" if finding.lapsed else ""
    screen.put(finding.message + doubt + lapsed, indent=4)
    if link := _link(report, finding, options):
        screen.put_whole(link, indent=4)
    elif compared := _compared(report, finding):
        screen.put(compared, "dim", indent=4)
    screen.put(say("report.bring-label", lang) + finding.todo, indent=4)


def _place_and_rule(report: Report, finding: FindingReport) -> str:
    return _heading(report, finding, f"{document_file(report, finding.document)} {where(report, finding)}".rstrip())


def _heading(report: Report, finding: FindingReport, place: str) -> str:
    parts = (place, f"{label(report, finding)} ({finding.rule})", verdict_words(report, finding))
    return f"{MARKS[weight(finding)]} " + "  ".join(part for part in parts if part)


def _link(report: Report, finding: FindingReport, options: Options) -> str:
    """The address of the picture in the page report where one was written, else of the page itself."""
    if finding.document == CASE:
        return ""
    if options.report_uri:
        return f"{say('report.picture-label', report.lang)}{options.report_uri}#{anchor(finding)}"
    uri = options.file_uris.get(finding.document)
    page = f"#page={finding.page}" if finding.page is not None else ""
    return f"{say('report.page-label', report.lang)}{uri}{page}" if uri else ""


def _compared(report: Report, finding: FindingReport) -> str:
    """The printed text of the places compared, where nothing can be clicked."""
    several, parts = len(finding.places) > 1, []
    for place in finding.places[:_MOST_PLACES]:
        mark = f"({place.label}) " if place.label else ""
        file = document_file(report, place.document) if place.document != finding.document else ""
        quote = f"“{place.quote}”" if place.quote else ""
        seen = " ".join(part for part in (file, where(report, place) if several else "", quote) if part)
        parts += [mark + seen] if seen else []
    return say("report.places-label", report.lang) + "; ".join(parts) if parts else ""


def _undecided(screen: Screen, report: Report) -> None:
    undecided = report.undecided_findings()
    if not undecided:
        return
    screen.rule(f"{say('report.part.undecided', report.lang)} ({len(undecided)})")
    for finding in undecided:
        screen.put(_place_and_rule(report, finding), "unknown")
        screen.put(finding.message, indent=4)
