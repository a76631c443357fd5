"""What papers say, listed: the rows of statements, the fields of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake_cli.case.policy import load_policy
from intake_cli.errors import ExitCode, IntakeError
from intake_cli.messages import say
from intake_cli.pipeline.cases import note_table
from intake_cli.pipeline.checking import CheckOptions, report_on, worst
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.output import write_output
from intake_cli.pipeline.papers import read_paths
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.reading import Paper
from intake_cli.pipeline.tables import WRITERS, frame_of, screen_table
from intake_cli.reports.model import DocumentReport, StatementReport
from intake_cli.reports.plain import clean
from intake_cli.reports.privacy import masked
from intake_cli.reports.speech import field_name

HEADER = ("bank", "holder", "account", "start", "end", "printed_on", "opening", "closing")


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines to print, the documents they are of, and what could not be read."""

    lines: tuple[str, ...]
    documents: tuple[DocumentReport, ...]
    troubles: tuple[IntakeError, ...]


def list_papers(paths: Sequence[Path], kind: str | None, keys: Keys, lang: str, unmask: bool,
                progress: Progress) -> Listing:
    """Read ``paths`` and list what they say, masked unless ``unmask``."""
    policy = load_policy()
    lines: list[str] = []
    documents: list[DocumentReport] = []
    troubles: list[IntakeError] = []
    for read in read_paths(paths, kind, keys, progress):
        if isinstance(read, IntakeError):
            troubles.append(read)
            continue
        found = report_on(read, policy, CheckOptions(lang), ())
        shown = (found.report if unmask else masked(found.report)).documents
        troubles += found.troubles
        documents += shown
        for paper, document in zip(read.papers, shown, strict=True):
            lines += _paper_lines(paper, document, policy.reading.weak_below, lang)
    return Listing(tuple(lines), tuple(documents), tuple(troubles))


def write_tables(listing: Listing, places: Mapping[str, Path]) -> list[Path]:
    """Write the rows of all statements in the formats of ``places``; the files written.

    Raises:
        MissingProgramError: a format needs a package that is not installed.
        UsageError: a place cannot be written to.
    """
    if places:
        frame = frame_of(listing.documents)
        for name, path in places.items():
            write_output(path, WRITERS[name](frame))
            note_table(path)
    return list(places.values())


def listing_code(listing: Listing) -> ExitCode:
    """3 where something could not be read, else 0: reading accuses no one."""
    return worst(error.exit_code for error in listing.troubles)


def _paper_lines(paper: Paper, shown: DocumentReport, weak_below: float, lang: str) -> Iterator[str]:
    if not paper.raw:
        return
    yield clean(f"── {shown.file}  {say(f'kind.{shown.kind}', lang)}")
    if shown.statement is not None:
        yield from _header(shown.statement, lang)
        yield from screen_table(paper, shown, weak_below, lang)
        yield say("command.ocr.rows", lang, count=len(shown.statement.entries))
    elif not shown.fields:
        yield say("command.ocr.nothing", lang)
    for name, field in shown.fields.items():
        doubt = " ▲" if field.confidence < weak_below else ""
        yield clean(f"{field_name(name, lang)}: {field.value}{doubt}")


def _header(statement: StatementReport, lang: str) -> Iterator[str]:
    for name in HEADER:
        value = getattr(statement, name)
        if value is not None:
            yield clean(f"{field_name(name, lang)}: {value}")
