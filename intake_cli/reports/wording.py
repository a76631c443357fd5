"""Phrases that several renderers share about a finding: where it stands, what it is called, how it weighs."""

from __future__ import annotations

from intake_cli.messages import has, say
from intake_cli.reports.model import Report
from intake_cli.reports.model_findings import FindingReport, Place
from intake_cli.reports.speech import rule_label, value_words


def document_file(report: Report, id_: str) -> str:
    """The file of a document; the case by its own name."""
    document = report.document(id_)
    return say("report.case", report.lang) if document is None else document.file


def anchor_file(report: Report, id_: str) -> str:
    """The file a machine may be pointed at: for the case its ``case.toml``, for loose files the first one."""
    document = report.document(id_)
    if document is not None:
        return document.file
    return report.inputs[0].file if report.case.id is None and report.inputs else "case.toml"


def where(report: Report, place: FindingReport | Place) -> str:
    """``第 3 页 第 12 行``, and the cell of a spreadsheet; empty where nothing of it is known."""
    first = next(iter(place.places), None) if isinstance(place, FindingReport) else place
    parts = [say("report.page", report.lang, page=place.page)] if place.page is not None else []
    parts += [say("report.row", report.lang, row=place.row)] if place.row is not None else []
    parts += [first.cell] if first is not None and first.cell else []
    return " ".join(parts)


def label(report: Report, finding: FindingReport) -> str:
    """What the finding is called, in a few words."""
    return rule_label(finding.rule, finding.name, report.lang)


def weight(finding: FindingReport) -> str:
    """What a finding counts as: its kind, but ``note`` for a fail of that level, which nobody has to act on."""
    return "note" if finding.kind == "fail" and finding.level == "note" else finding.kind


def verdict_words(report: Report, finding: FindingReport) -> str:
    """``不符·高``: the outcome in words, with the level where it weighs."""
    outcome = say(f"report.outcome.{weight(finding)}", report.lang)
    return f"{outcome}·{level_word(report, finding)}" if weight(finding) in ("fail", "review") else outcome


def anchor(finding: FindingReport) -> str:
    """The finding's place in the page report, the same in every run."""
    digest, _, number = finding.fingerprint.partition(":")
    return f"f-{digest[:12]}-{number}"


def level_word(report: Report, finding: FindingReport) -> str:
    """The level in words."""
    return say(f"report.level.{finding.level}", report.lang)


def figures(report: Report, finding: FindingReport) -> list[tuple[str, str]]:
    """The values of a finding that have a name in words, for printing beside the picture; rows and pages have
    none, for the places say them, and sums stand apart."""
    lang = report.lang
    return [(say(f"report.value.{name}", lang), value_words(name, value, lang))
            for name, value in finding.evidence.items() if value and has(f"report.value.{name}")]


def equation(finding: FindingReport) -> str:
    """The sum a finding rests on, as its message has it; empty where it is no matter of sums."""
    found = finding.evidence.get("sum", "") or finding.evidence.get("sums", "")
    return found if found in finding.message else ""


def waiver_words(report: Report, finding: FindingReport) -> str:
    """The waiver that covers a finding, or the one that did until it expired; empty without either."""
    code, waiver = ("waiver", finding.waived) if finding.waived else ("waiver-expired", finding.lapsed)
    if waiver is None:
        return ""
    return say(f"report.{code}", report.lang, reason=waiver.reason, by=waiver.by, until=waiver.until)
