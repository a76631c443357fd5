"""Phrases that several renderers share: where a finding stands, what it is called, what was counted."""

from __future__ import annotations

from collections import Counter

from intake_cli.messages import has, say
from intake_cli.reports.model import Report
from intake_cli.reports.model_coverage import CoverageCell, Unchecked
from intake_cli.reports.model_findings import FindingReport, Place
from intake_cli.reports.speech import kind_name, rule_label, value_words

MOST_FILES = 3
"""So many files are named where one reason holds for many."""

COUNTED = ("fail", "review", "error", "note", "unknown", "waived")
"""What a summary counts, in the order it is said."""


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


def product_name(report: Report) -> str:
    """The product in words, or its code."""
    product = report.case.product or ""
    return say(f"report.product.{product}", report.lang) if has(f"report.product.{product}") else product


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


MOST_NAMED = 10
"""Names of files in one sentence."""


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


def waiver_words(report: Report, finding: FindingReport) -> str:
    """The waiver that covers a finding, or the one that did until it expired; empty without either."""
    code, waiver = ("waiver", finding.waived) if finding.waived else ("waiver-expired", finding.lapsed)
    if waiver is None:
        return ""
    return say(f"report.{code}", report.lang, reason=waiver.reason, by=waiver.by, until=waiver.until)


def dated_tables(report: Report) -> str:
    """How far the calendar and the table of rates reach; empty in a report that does not say."""
    known = [say("report.calendar-until", report.lang, date=report.calendar_covered_until)] \
        if report.calendar_covered_until else []
    known += [say("report.rates-until", report.lang, date=report.rates_valid_through)] \
        if report.rates_valid_through else []
    return say("report.list-semicolon", report.lang).join(known)


def unchecked_count(report: Report) -> int:
    """How many rules could not judge a paper that they concern."""
    return sum(len(cell.unchecked) for row in report.coverage for cell in row.cells)


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


def unchecked_by_reason(report: Report) -> list[tuple[str, str, str]]:
    """``(rules, reason, documents)`` for everything that was not checked, equal reasons together."""
    groups: dict[str, list[tuple[Unchecked, str]]] = {}
    for row in report.coverage:
        for cell in row.cells:
            for item in cell.unchecked:
                groups.setdefault(item.reason, []).append((item, document_file(report, row.document)))
    comma = say("report.list-comma", report.lang)
    return [(comma.join(dict.fromkeys(item.rule for item, _ in items)), reason,
             _some(report, list(dict.fromkeys(file for _, file in items)))) for reason, items in groups.items()]


def _some(report: Report, files: list[str]) -> str:
    """The first files and how many more there are."""
    more = [say("report.more-files", report.lang, count=len(files) - MOST_FILES)] if len(files) > MOST_FILES else []
    return say("report.list-comma", report.lang).join([*files[:MOST_FILES], *more])


def cell_text(cell: CoverageCell) -> str:
    """``-`` not checked, ``0`` checked and clean, ``2`` findings, ``0(-1)`` one rule of several could not judge.

    >>> cell_text(CoverageCell("CAL", ("CAL-01",), 0)), cell_text(CoverageCell("CAL", (), 0))
    ('0', '-')
    """
    if not cell.checked and not cell.found:
        return "-"
    return f"{cell.found}(-{len(cell.unchecked)})" if cell.unchecked else str(cell.found)


def families(report: Report) -> list[str]:
    """Families of rules in the coverage, in the order of the report's rules."""
    present = {cell.family for row in report.coverage for cell in row.cells}
    ordered = dict.fromkeys((*(rule.rule.partition("-")[0] for rule in report.rules), *sorted(present)))
    return [family for family in ordered if family in present]
