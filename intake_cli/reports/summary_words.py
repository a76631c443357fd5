"""Phrases that several renderers share about a report as a whole: what was counted, passed over, overridden."""

from __future__ import annotations

from collections import Counter

from intake_cli.messages import has, say
from intake_cli.reports.model import Report
from intake_cli.reports.speech import kind_name
from intake_cli.reports.wording import weight

COUNTED = ("fail", "review", "error", "note", "unknown", "waived")
"""What a summary counts, in the order it is said."""
MOST_NAMED = 10
"""Names of files in one sentence."""


def product_name(report: Report) -> str:
    """The product in words, or its code."""
    product = report.case.product or ""
    return say(f"report.product.{product}", report.lang) if has(f"report.product.{product}") else product


def passed_over(report: Report) -> list[str]:
    """That files were passed over, being no papers: one sentence or none."""
    if not report.skipped:
        return []
    named = list(report.skipped[:MOST_NAMED])
    if len(report.skipped) > MOST_NAMED:
        named.append("…")
    comma = say("report.list-comma", report.lang)
    return [say("report.skipped", report.lang, count=len(report.skipped), files=comma.join(named))]


def overridden(report: Report) -> list[str]:
    """What the policy changes about the rules, one sentence each."""
    return [say("report.override", report.lang, rule=override.rule, reason=override.reason,
                change=say(f"report.override-to.{override.change}", report.lang))
            for override in report.policy.overrides]


def dated_tables(report: Report) -> str:
    """How far the calendar and the table of rates reach; empty in a report that does not say."""
    known = [say("report.calendar-until", report.lang, date=report.calendar_covered_until)] \
        if report.calendar_covered_until else []
    known += [say("report.rates-until", report.lang, date=report.rates_valid_through)] \
        if report.rates_valid_through else []
    return say("report.list-semicolon", report.lang).join(known)


def counts(report: Report) -> dict[str, int]:
    """Open findings by kind, unknown ones, waived ones, and rules by outcome."""
    kinds = Counter(weight(finding) for finding in report.open_findings())
    outcomes = Counter(rule.outcome for rule in report.rules)
    return {"fail": kinds["fail"], "review": kinds["review"], "error": kinds["error"], "note": kinds["note"],
            "unknown": len(report.undecided_findings()), "waived": len(report.waived_findings()),
            "passed": outcomes["pass"], "skipped": outcomes["not-applicable"]}


def bring(report: Report, kind: str, status: str, alternatives: tuple[str, ...]) -> str:
    """What the applicant must bring; empty where nothing is needed."""
    if status not in ("missing", "unusable"):
        return ""
    kinds = dict.fromkeys((kind, *alternatives))
    names = say("report.or", report.lang).join(kind_name(one, report.lang) for one in kinds)
    return say(f"report.bring.{status}", report.lang, kind=names)


def read_by(report: Report, file: str) -> str:
    """The pages of a file and the readers that read them: ``5 页, text-layer``."""
    pages = [page for document in report.documents if document.file == file for page in document.pages]
    readers = dict.fromkeys(page.reader + (f" {page.dpi:.0f} dpi" if page.dpi else "") for page in pages)
    return ", ".join([say("report.pages", report.lang, count=len(pages)), *readers]) if pages else ""
