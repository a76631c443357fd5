"""The report as Markdown, for a job summary or a ticket: text and tables, no pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake_cli.messages import say
from intake_cli.reports.coverage_words import cell_text, families, unchecked_by_reason
from intake_cli.reports.findings import worst_of
from intake_cli.reports.model import Report
from intake_cli.reports.model_coverage import CoverageRow
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.plain import clean
from intake_cli.reports.speech import kind_name
from intake_cli.reports.summary_words import bring, dated_tables, overridden, passed_over, product_name
from intake_cli.reports.wording import document_file, label, verdict_words, waiver_words, where

MOST = 1000
"""A job summary above 1 MiB is thrown away whole; of each kind this many findings, the worst, stay below it."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$]|^\s*[-+#])")


def render_markdown(report: Report, options: Options) -> str:
    """Markdown with tables; text from documents is escaped."""
    report = prepared(report, options, for_people=True)
    parts = [*_head(report), *_papers(report), *_findings(report), *_coverage(report), *_inputs(report)]
    return "\n".join(parts).rstrip("\n") + "\n"


def _head(report: Report) -> Iterator[str]:
    lang = report.lang
    name = f"{report.case.id} {product_name(report)}" if report.case.id else say("report.loose", lang)
    yield f"# {_safe(say('report.headline', lang, verdict=say(f'report.verdict.{report.verdict}', lang)))}\n"
    yield _safe(say(f"report.verdict-text.{report.verdict}", lang)) + "\n"
    facts = (name, say("report.as-of", lang, date=report.as_of),
             say("report.policy", lang, name=report.policy.name, version=report.policy.version))
    yield "; ".join(_safe(fact) for fact in facts) + "\n"
    yield from (f"- **{_safe(entry.message or entry.file)}**" for entry in report.inputs if entry.trouble)


def _papers(report: Report) -> Iterator[str]:
    lang, completeness = report.lang, report.completeness
    if completeness.status == "not-assessed":
        return
    yield _heading(f"{say('report.part.documents', lang)}: {say(f'report.completeness.{completeness.status}', lang)}")
    yield from _table([say(f"report.html.{name}", lang) for name in ("kind", "status", "note")], (
        [kind_name(paper.kind, lang), say(f"report.required.{paper.status}", lang),
         " ".join(note for note in (paper.reason, bring(report, paper.kind, paper.status, paper.alternatives)) if note)]
        for paper in completeness.required))


def _findings(report: Report) -> Iterator[str]:
    lang = report.lang
    for part, findings in (("findings", report.open_findings()), ("undecided", report.undecided_findings()),
                           ("waived", report.waived_findings())):
        if not findings and part != "findings":
            continue
        yield _heading(f"{say(f'report.part.{part}', lang)} ({len(findings)})")
        if not findings:
            yield _safe(say("report.no-findings", lang)) + "\n"
        for finding in worst_of(findings, MOST):
            yield from _finding(report, finding)
        if len(findings) > MOST:
            yield "\n" + _safe(say("report.count.more", lang, count=len(findings) - MOST))


def _finding(report: Report, finding: FindingReport) -> Iterator[str]:
    place = " ".join(part for part in (document_file(report, finding.document), where(report, finding)) if part)
    named = f"{_safe(label(report, finding))} `{finding.rule}` {_safe(verdict_words(report, finding))}"
    yield f"- **{_safe(place)}** {named}"
    yield f"  - {_safe(finding.message)}"
    if finding.confidence_reason:
        yield f"  - {_safe(say('report.doubt-label', report.lang) + finding.confidence_reason)}"
    if waiver := waiver_words(report, finding):
        yield f"  - {_safe(waiver)}"
    if finding.todo and finding.waived is None:
        yield f"  - {_safe(say('report.bring-label', report.lang) + finding.todo)}"


def _coverage(report: Report) -> Iterator[str]:
    if not report.coverage:
        return
    lang, shown = report.lang, families(report)
    yield _heading(say("report.part.coverage", lang))
    yield from _table([say("report.html.document", lang),
                       *(f"{family} {say(f'report.family.{family}', lang)}" for family in shown)], (
        [document_file(report, row.document), *_cells(row, shown)] for row in report.coverage))
    yield _safe(say("report.legend", lang)) + "\n"
    for rules, reason, documents in unchecked_by_reason(report):
        yield "- " + _safe(say("report.unchecked-item", lang, rules=rules, reason=reason, documents=documents))


def _cells(row: CoverageRow, shown: list[str]) -> list[str]:
    texts = {cell.family: cell_text(cell) for cell in row.cells}
    return [texts.get(family, "") for family in shown]


def _inputs(report: Report) -> Iterator[str]:
    remarks = (*overridden(report), *passed_over(report), dated_tables(report))
    yield from (f"\n{_safe(sentence)}" for sentence in remarks if sentence)
    if not report.inputs:
        return
    yield _heading(say("report.part.inputs", report.lang))
    yield from _table([say("report.html.file", report.lang), "SHA-256"],
                      ([entry.file, entry.sha256] for entry in report.inputs))


def _heading(text: str) -> str:
    return f"\n## {_safe(text)}\n"


def _table(head: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(_safe(cell) for cell in head) + " |"
    yield "|" + " --- |" * len(head)
    yield from ("| " + " | ".join(_safe(cell) for cell in row) + " |" for row in rows)
    yield ""


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", clean(text))
