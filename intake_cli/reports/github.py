"""Annotations of a workflow log: at most nine, the worst first, then how many more there are."""

from __future__ import annotations

from intake_cli.messages import say
from intake_cli.reports.findings import worst_first
from intake_cli.reports.model import Report
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.plain import clean
from intake_cli.reports.wording import anchor_file, label, verdict_words, waiver_words, where

MOST = 9
"""A step shows ten of a level and drops the rest in silence; the tenth says how many."""


def render_github(report: Report, options: Options) -> str:
    """One ``::error``, ``::warning`` or ``::notice`` line per finding; files that could not be read come first."""
    report = prepared(report, options)
    lines = [_command("error", clean(entry.message or entry.file), file=entry.file)
             for entry in report.inputs if entry.trouble]
    lines += [_annotation(report, finding) for finding in [*worst_first(report), *report.undecided_findings()]]
    more = len(lines) - MOST
    if more > 0:
        lines = [*lines[:MOST], _command("notice", say("report.count.more", report.lang, count=more))]
    return "".join(f"{line}\n" for line in lines)


def _annotation(report: Report, finding: FindingReport) -> str:
    command = {"error": "error", "warning": "warning", "note": "notice"}[finding.level]
    if finding.kind == "review" and command == "error":
        command = "warning"
    text = " ".join(part for part in (where(report, finding), verdict_words(report, finding), finding.message,
                                      waiver_words(report, finding), finding.todo) if part)
    return _command(command, clean(text), file=anchor_file(report, finding.document),
                    line=str(finding.page or 1), title=f"{finding.rule} {label(report, finding)}")


def _command(command: str, text: str, **properties: str) -> str:
    named = ",".join(f"{name}={_property(clean(value))}" for name, value in properties.items())
    return f"::{command}{' ' if named else ''}{named}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
