"""Judges drawn cases as ``intake check`` does: whole ones, and each broken in ten ways."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.cases.draft import CASE, Draft, drafts, write_case, write_changes
from benchmarks.cases.drawn_breaks import Broken, broken
from benchmarks.documents import table_head
from intake_cli.pipeline.checking import CheckOptions, check_paths
from intake_cli.reports.model import Report
from intake_cli.reports.model_findings import FindingReport

WHAT = """Papers as PDF files, those that nobody brings as a file (card, deed, lease) as office scans of 300 dpi, in a
case folder as `intake new` makes it, judged as `intake check` does. Each break changes one paper or one keyed value;
it counts as named where a rule that must name it speaks of that paper, above a note. *Beside it*: what else was said
above a note, and of which paper."""


class Silent:
    """Nobody is told how far the work is."""

    def expect(self, more: int) -> None:
        """Not counted."""

    def step(self, detail: str = "") -> None:
        """Not shown."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case, whole (``what`` empty) or broken: ``named`` is the rule that spoke as it must, empty
    where none did; ``said`` everything above a note; ``complete`` as the report has it."""

    case: str
    what: str
    where: str
    named: str
    said: tuple[str, ...]
    complete: bool

    @property
    def right(self) -> bool:
        """Whether a whole case is complete without a word, or what is wrong with a broken one is named."""
        return bool(self.named) if self.what else self.complete and not self.said


def measured(as_of: date, seed: int = 1) -> Iterator[Outcome]:
    """The outcomes of every drawn case, its whole form first."""
    for draft in drafts(as_of, seed):
        with TemporaryDirectory() as folder:
            whole = write_case(draft, Path(folder) / "whole", as_of)
            yield outcome(draft, None, checked(whole, as_of))
            for each in broken(draft, as_of):
                yield outcome(draft, each, checked(spoilt(each, draft, whole), as_of))


def spoilt(each: Broken, draft: Draft, whole: Path) -> Path:
    """A copy of a whole case with one thing wrong; papers that stay the same were read before."""
    folder = whole.with_name("broken")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    write_changes(draft, each.draft, folder)
    return folder


def checked(folder: Path, as_of: date) -> Report:
    """The report on a case folder.

    Raises:
        IntakeError: the case cannot be read at all.
    """
    found = check_paths([folder], CheckOptions("en", as_of), Silent())
    if not found.reports:
        raise found.troubles[0]
    return found.reports[0].report


def outcome(draft: Draft, each: Broken | None, report: Report) -> Outcome:
    """What the report says of a case."""
    files = {document.id: Path(document.file).stem for document in report.documents}
    heavy = [finding for finding in report.open_findings() if finding.kind != "fail" or finding.level != "note"]
    said = tuple(f"{finding.rule} {files.get(finding.document, CASE)}" for finding in heavy)
    complete = report.completeness.status == "complete"
    if each is None:
        return Outcome(draft.name, "", "", "", said, complete)
    named = (finding.rule for finding in heavy if finding.rule in each.rules and each.where in _places(finding, files))
    return Outcome(draft.name, each.what, each.where, next(named, ""), said, complete)


def _places(finding: FindingReport, files: dict[str, str]) -> set[str]:
    """Kinds of the papers that a finding speaks of; a paper that is not there is named by its kind alone."""
    shown = {finding.document, *(place.document for place in finding.places)}
    return {*(files.get(document, CASE) for document in shown), finding.evidence.get("kind", CASE)}


def tables(outcomes: Sequence[Outcome]) -> list[str]:
    """A row a case, then a row a break."""
    lines = list(table_head(["case", "whole: complete, nothing above a note", "broken", "named as it must"]))
    for name in dict.fromkeys(each.case for each in outcomes):
        whole, *bad = [each for each in outcomes if each.case == name]
        said = "yes" if whole.right else f"no: {', '.join(whole.said) or 'incomplete'}"
        lines.append(f"| {name} | {said} | {len(bad)} | {sum(each.right for each in bad)} |")
    lines += ["", *table_head(["case", "what is wrong", "at", "named by", "beside it"])]
    for each in (each for each in outcomes if each.what):
        beside = dict.fromkeys(said for said in each.said if said.split()[0] != each.named)
        lines.append(f"| {each.case} | {each.what} | {each.where} | {each.named or '**nothing**'} | "
                     f"{', '.join(beside) or 'nothing'} |")
    return lines
