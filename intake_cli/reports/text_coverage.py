"""The coverage table of the terminal, and the reasons for what was not checked."""

from __future__ import annotations

from intake_cli.messages import say
from intake_cli.reports.coverage_words import cell_text, families, unchecked_by_reason
from intake_cli.reports.model import CASE, Report
from intake_cli.reports.model_coverage import CoverageRow
from intake_cli.reports.plain import cells, clean, name_in
from intake_cli.reports.screen import Screen
from intake_cli.reports.wording import document_file

_CELL = 7
_LEAST_NAME = 16
_MOST_NAME = 40


def coverage_lines(screen: Screen, report: Report) -> None:
    """Documents down, families across; below, the legend and why something was not checked. Where the terminal
    is too narrow for the table, one line per document."""
    if not report.coverage:
        return
    lang, shown = report.lang, families(report)
    screen.rule(say("report.part.coverage", lang))
    names = {row.document: clean(_name(report, row)) for row in report.coverage}
    room = min(_MOST_NAME, max(map(cells, names.values())), screen.width - _CELL * len(shown))
    if room >= min(_LEAST_NAME, *(cells(name) for name in names.values())):
        screen.put(" " * room + "".join(f"{family:>{_CELL}}" for family in shown))
        for row in report.coverage:
            texts = _texts(row)
            screen.put(name_in(names[row.document], room)
                       + "".join(f"{texts.get(family, ''):>{_CELL}}" for family in shown))
    else:
        for row in report.coverage:
            said = "  ".join(f"{family} {text}" for family, text in _texts(row).items())
            screen.put(f"{names[row.document]}: {said}")
    screen.put(say("report.list-comma", lang).join(
        f"{family} {say(f'report.family.{family}', lang)}" for family in shown), "dim")
    screen.put(say("report.legend", lang), "dim")
    for rules, reason, documents in unchecked_by_reason(report):
        screen.put("- " + say("report.unchecked-item", lang, rules=rules, reason=reason, documents=documents))


def _name(report: Report, row: CoverageRow) -> str:
    return document_file(report, row.document) if row.document != CASE else say("report.case", report.lang)


def _texts(row: CoverageRow) -> dict[str, str]:
    return {cell.family: cell_text(cell) for cell in row.cells}
