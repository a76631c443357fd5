"""The report for a terminal: four lines a finding, then what was checked and what was not."""

from __future__ import annotations

from dataclasses import dataclass, field

from intake_cli.messages import say
from intake_cli.reports.model import CASE, FindingReport, Report
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.plain import cells, clean, wrap
from intake_cli.reports.speech import kind_name
from intake_cli.reports.text_coverage import coverage_lines
from intake_cli.reports.wording import (
    COUNTED,
    anchor,
    bring,
    counts,
    document_file,
    product_name,
    title,
    verdict_words,
    weight,
    where,
)

ONE_LINE_ABOVE = 30
"""Beyond this many findings each gets one line."""

MARKS = {"fail": "×", "error": "■", "review": "▲", "unknown": "○", "note": "△", "pass": "√"}
_COLOURS = {"fail": "31;1", "error": "35;1", "review": "33;1", "unknown": "36", "note": "36", "pass": "32;1",
            "dim": "2", "bold": "1"}
_VERDICT_KINDS = {"clear": "pass", "review": "review", "fail": "fail", "error": "error"}


@dataclass
class Screen:
    """Lines of a terminal; every text is cleaned before it is coloured."""

    width: int
    colour: bool
    lines: list[str] = field(default_factory=list)

    def put(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """Add a paragraph, its later lines further indented."""
        blank = " " * indent
        for line in wrap(blank + clean(text), self.width, blank + "  "):
            plain = line.rstrip()
            coloured = self.colour and style and plain
            self.lines.append(f"\x1b[{_COLOURS[style]}m{plain}\x1b[0m" if coloured else plain)

    def rule(self, text: str) -> None:
        """Add a heading with a line after it."""
        heading = f"── {clean(text)} "
        self.put()
        self.put(heading + "─" * max(0, min(self.width, 100) - cells(heading)), "bold")


def render_text(report: Report, options: Options) -> str:
    """The report as lines of text, without colour unless asked for."""
    report = prepared(report, options)
    screen = Screen(max(40, options.width), options.colour)
    _head(screen, report)
    _papers(screen, report)
    _findings(screen, report, options)
    _undecided(screen, report)
    coverage_lines(screen, report)
    _foot(screen, report, options)
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
    short = len(findings) > ONE_LINE_ABOVE and not options.full
    if short:
        screen.put(say("report.one-line-each", lang, limit=ONE_LINE_ABOVE), "dim")
    for number, finding in enumerate(findings):
        if short:
            screen.put(f"{_place_and_rule(report, finding)}  {finding.message}", weight(finding))
        else:
            if number:
                screen.put()
            _four_lines(screen, report, finding, options)


def _four_lines(screen: Screen, report: Report, finding: FindingReport, options: Options) -> None:
    lang = report.lang
    screen.put(_place_and_rule(report, finding), weight(finding))
    doubt = f"  [{say('report.doubt-label', lang)}{finding.confidence_reason}]" if finding.confidence_reason else ""
    screen.put(finding.message + doubt, indent=4)
    if compared := _compared(report, finding, options):
        screen.put(compared, "dim", indent=4)
    screen.put(say("report.bring-label", lang) + finding.todo, indent=4)


def _place_and_rule(report: Report, finding: FindingReport) -> str:
    place = " ".join(part for part in (document_file(report, finding.document), where(report, finding)) if part)
    return (f"{MARKS[weight(finding)]} {place}  {title(report, finding)} ({finding.rule})"
            f"  {verdict_words(report, finding)}")


def _compared(report: Report, finding: FindingReport, options: Options) -> str:
    """The picture's address where a page report exists, and the printed text of the places compared."""
    several, parts = len(finding.places) > 1, []
    for place in finding.places[:4]:
        label = f"({place.label}) " if place.label else ""
        file = document_file(report, place.document) if place.document != finding.document else ""
        quote = f"“{place.quote}”" if place.quote else ""
        seen = " ".join(part for part in (file, where(report, place) if several else "", quote) if part)
        parts += [label + seen] if seen else []
    compared = [say("report.places-label", report.lang) + "; ".join(parts)] if parts else []
    if options.report_uri and finding.document != CASE:
        compared.insert(0, f"{say('report.picture-label', report.lang)}{options.report_uri}#{anchor(finding)}")
    return "  ".join(compared)


def _undecided(screen: Screen, report: Report) -> None:
    undecided = report.undecided_findings()
    if not undecided:
        return
    screen.rule(f"{say('report.part.undecided', report.lang)} ({len(undecided)})")
    for finding in undecided:
        screen.put(_place_and_rule(report, finding), "unknown")
        screen.put(finding.message, indent=4)


def _foot(screen: Screen, report: Report, options: Options) -> None:
    lang, count = report.lang, counts(report)
    screen.rule(say("report.html.summary", lang))
    for finding in report.waived_findings():
        waiver = finding.waived
        assert waiver is not None
        place = " ".join((document_file(report, finding.document), where(report, finding))).strip()
        screen.put(f"{say('report.part.waived', lang)}: " + say(
            "report.waived-item", lang, rule=finding.rule, place=place, reason=waiver.reason, by=waiver.by,
            until=waiver.until))
    screen.put(say("report.count.rules", lang, **count))
    counted = [say(f"report.count.{name}", lang, count=count[name])
               for name in COUNTED if count[name]]
    screen.put(say("report.list-comma", lang).join(counted) or say("report.no-findings", lang), "bold")
    if options.next_command:
        # A command is there to be copied: it is never wrapped.
        screen.lines.append(clean(say("report.next", lang, command=options.next_command)))
    if options.report_uri:
        screen.lines.append(clean(options.report_uri))
