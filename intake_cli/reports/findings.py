"""Results of the rules to findings as reported: places, fingerprints, doubt, waivers, order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from string import ascii_lowercase

from checks.facts import Application, Evidence
from checks.findings import Kind, Result, Waiver
from checks.runner import Judgement
from intake_cli.reports.facts import box_values
from intake_cli.reports.masking import mask_text
from intake_cli.reports.model import CASE, Report
from intake_cli.reports.model_findings import Doubt, FindingReport, Place, Waived

KINDS_WORST_FIRST = ("error", "fail", "review", "unknown")
LEVELS_WORST_FIRST = ("error", "warning", "note")


def finding_reports(judgement: Judgement, application: Application,
                    hashes: Mapping[str, str]) -> tuple[FindingReport, ...]:
    """The findings in the order of every report: case, then documents as they stand, each worst first.

    What could not be known keeps kind ``unknown`` and weighs a ``note``: it is said, and never a fail.
    """
    findings = [_finding(result) for result in judgement.results]
    contents = _row_contents(application)
    order = [CASE, *(document.id for document in application.documents)]
    return _fingerprinted(in_order(findings, order), contents, {CASE: application.id, **hashes})


def in_order(findings: Iterable[FindingReport], documents: list[str]) -> list[FindingReport]:
    """Case, document, worst first, then down the pages."""
    def key(finding: FindingReport) -> tuple[int, int, int, int, int, str]:
        place = documents.index(finding.document) if finding.document in documents else len(documents)
        return (place, *_weight(finding), finding.page or 0, finding.row or 0, finding.rule)
    return sorted(findings, key=key)


def worst_first(report: Report) -> list[FindingReport]:
    """Open findings over all documents, the worst first: for outputs that must cut."""
    return sorted(report.open_findings(), key=_weight)


def worst_of(findings: Sequence[FindingReport], most: int) -> list[FindingReport]:
    """At most so many of ``findings``, the worst, in the order given."""
    kept = {id(finding) for finding in sorted(findings, key=_weight)[:most]}
    return [finding for finding in findings if id(finding) in kept]


def _weight(finding: FindingReport) -> tuple[int, int]:
    return KINDS_WORST_FIRST.index(finding.kind), LEVELS_WORST_FIRST.index(finding.level)


def _finding(result: Result) -> FindingReport:
    places = _places(result.finding.evidence)
    first = places[0] if places else Place("", CASE, None, None, None, "")
    level = "note" if result.kind is Kind.UNKNOWN else result.level.value
    return FindingReport(
        rule=result.rule, name=result.name, kind=result.kind.value, level=level, document=first.document,
        page=first.page, row=first.row, box=first.box, message="", evidence=dict(result.finding.values),
        code=result.finding.code, places=places, doubt=_doubt(result), waived=_waived(result.waived),
        lapsed=_waived(result.lapsed))


def _places(evidence: tuple[Evidence, ...]) -> tuple[Place, ...]:
    """The places, each once: two fields may have been read from one line."""
    places = dict.fromkeys((found.document, found.page, found.row, box_values(found.box), found.quote,
                            round(found.confidence, 4), found.cell) for found in evidence)
    return tuple(Place(_label(number) if len(places) > 1 else "", *place) for number, place in enumerate(places))


def _label(number: int) -> str:
    """a, b ... z, aa, ab ... zz, aaa ..."""
    before, letter = divmod(number, 26)
    return (_label(before - 1) if before else "") + ascii_lowercase[letter]


def _doubt(result: Result) -> Doubt | None:
    weak = result.weak
    if weak is None or result.kind is not Kind.REVIEW:
        return None
    return Doubt(round(weak.confidence, 4), weak.quote, weak.second, weak.reader)


def _waived(waiver: Waiver | None) -> Waived | None:
    return None if waiver is None else Waived(waiver.reason, waiver.by, waiver.until.isoformat())


def _row_contents(application: Application) -> dict[tuple[str, int], str]:
    contents = {}
    for document in application.documents:
        for entry in document.statement.entries if document.statement else ():
            cells = (entry.booking_date.value.text, entry.amount and entry.amount.value,
                     entry.balance and entry.balance.value)
            contents[document.id, entry.row] = "|".join(str(cell) for cell in cells)
    return contents


def _fingerprinted(findings: list[FindingReport], contents: Mapping[tuple[str, int], str],
                   hashes: Mapping[str, str]) -> tuple[FindingReport, ...]:
    """Fingerprints hold no line number and no personal data: the masked content of the accused place, the file
    and the rule; equal ones are told apart by their count."""
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        first = finding.places[0] if finding.places else None
        content = contents.get((finding.document, finding.row or 0)) or (first.quote if first else "")
        key = "\n".join((finding.rule, finding.code, hashes.get(finding.document, finding.document),
                         mask_text(content), finding.evidence.get("kind", ""), finding.evidence.get("field", "")))
        digest = hashlib.sha256(key.encode()).hexdigest()[:32]
        seen[digest] += 1
        marked.append(replace(finding, fingerprint=f"{digest}:{seen[digest]}"))
    return tuple(marked)


