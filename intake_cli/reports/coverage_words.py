"""Phrases that several renderers share about what was checked and what was not."""

from __future__ import annotations

from intake_cli.messages import say
from intake_cli.reports.model import Report
from intake_cli.reports.model_coverage import CoverageCell, Unchecked
from intake_cli.reports.wording import document_file

MOST_FILES = 3
"""So many files are named where one reason holds for many."""


def unchecked_count(report: Report) -> int:
    """How many rules could not judge a paper that they concern."""
    return sum(len(cell.unchecked) for row in report.coverage for cell in row.cells)


def unchecked_by_reason(report: Report) -> list[tuple[str, str, str]]:
    """``(rules, reason, documents)`` for everything that was not checked, equal reasons together."""
    groups: dict[str, list[tuple[Unchecked, str]]] = {}
    for row in report.coverage:
        file = document_file(report, row.document)
        for item in (item for cell in row.cells for item in cell.unchecked):
            groups.setdefault(item.reason, []).append((item, file))
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
