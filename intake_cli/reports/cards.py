"""A finding with everything that its card in the page report says."""

from __future__ import annotations

from dataclasses import dataclass

from intake_cli.messages import has, say
from intake_cli.reports import wording
from intake_cli.reports.album import Album, Picture
from intake_cli.reports.crops import beside_place
from intake_cli.reports.model import Report
from intake_cli.reports.model_findings import FindingReport


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with everything its card says; ``said`` is its sentence in three parts, the sum in the middle. A
    ``brief`` card is one line."""

    finding: FindingReport
    anchor: str
    label: str
    file: str
    place: str
    outcome: str
    level: str
    said: tuple[str, str, str]
    waiver: str
    figures: list[tuple[str, str]]
    picture: Picture | None
    beside: Picture | None
    beside_place: str
    hidden_picture: bool
    why: str
    brief: bool


def card_of(report: Report, finding: FindingReport, album: Album | None, brief: bool = False) -> Card:
    """The card of a finding, with the pictures that ``album`` has room for."""
    why = f"rule.{finding.rule}.why"
    other = beside_place(finding)
    return Card(
        finding=finding,
        anchor=wording.anchor(finding),
        label=wording.label(report, finding),
        file=wording.document_file(report, finding.document),
        place=wording.where(report, finding),
        outcome=say(f"report.outcome.{wording.weight(finding)}", report.lang),
        level=wording.level_word(report, finding),
        said=_said(finding),
        waiver=wording.waiver_words(report, finding),
        figures=wording.figures(report, finding),
        picture=album.picture(finding) if album else None,
        beside=album.beside(finding) if album else None,
        beside_place=f"{wording.document_file(report, other.document)} {wording.where(report, other)}" if other else "",
        hidden_picture=album is not None and album.hides(finding),
        why=say(why, report.lang) if has(why) else "",
        brief=brief)


def _said(finding: FindingReport) -> tuple[str, str, str]:
    equation = wording.equation(finding)
    return finding.message.partition(equation) if equation else (finding.message, "", "")
