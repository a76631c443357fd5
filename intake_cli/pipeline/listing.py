"""What papers say, listed: the rows of statements, the fields of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checks.statement.running_balance import running_balance
from intake_cli.case.policy import load_policy
from intake_cli.errors import ExitCode, IntakeError, worst
from intake_cli.layout.dialect import Dialect
from intake_cli.pipeline.cases import note_written
from intake_cli.pipeline.checking import CheckOptions, report_on
from intake_cli.pipeline.frames import Frame, frame_of
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.output import write_output
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.paper_lines import paper_lines
from intake_cli.pipeline.papers import ReadPapers, read_paths
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.rows import ShownTable, shown_table
from intake_cli.pipeline.tables import as_csv, as_parquet
from intake_cli.pipeline.veil import Veil
from intake_cli.pipeline.workbook import as_xlsx
from intake_cli.reports.privacy import masked, personal_words

WRITERS = {"csv": as_csv, "xlsx": as_xlsx, "parquet": as_parquet}


@dataclass(frozen=True, slots=True)
class ListOptions:
    """How a call of ``ocr`` lists: for a screen of ``width`` columns, masked unless ``unmask``. ``bank`` is a layout
    that the caller forces."""

    lang: str
    width: int = 100
    kind: str | None = None
    unmask: bool = False
    bank: Dialect | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines to print, the statements as (document, file, table), and what could not be read. ``read`` holds the papers
    behind them; readings below ``weak_below`` are in doubt; ``personal`` words are for no log."""

    lines: tuple[str, ...]
    tables: tuple[tuple[str, str, ShownTable], ...]
    troubles: tuple[IntakeError, ...]
    read: tuple[ReadPapers, ...]
    weak_below: float
    personal: tuple[str, ...] = ()

    @property
    def papers(self) -> list[Paper]:
        """All papers that were read."""
        return [paper for read in self.read for paper in read.papers]

    @property
    def frame(self) -> Frame:
        """The rows of all statements in one table."""
        return frame_of(self.tables)


def list_papers(paths: Sequence[Path], options: ListOptions, keys: Keys, progress: Progress) -> Listing:
    """Read ``paths`` and list what they say."""
    policy = load_policy()
    lines: list[str] = []
    tables: list[tuple[str, str, ShownTable]] = []
    troubles: list[IntakeError] = []
    given: list[ReadPapers] = []
    personal: list[str] = []
    for read in read_paths(paths, options.kind, keys, progress, options.bank):
        if isinstance(read, IntakeError):
            troubles.append(read)
            continue
        given.append(read)
        found = report_on(read, policy, CheckOptions(options.lang), [running_balance])
        report = found.report if options.unmask else masked(found.report)
        words = personal_words(found.report)
        personal += words
        veil = Veil(words, options.unmask)
        troubles += found.troubles
        for paper, document in zip(read.papers, report.documents, strict=True):
            table = shown_table(paper, veil, policy.reading.weak_below)
            broken = [finding for finding in report.findings if finding.document == document.id]
            named = replace(document, file=veil.file(document.file))
            lines += paper_lines(paper, named, table, broken, policy.reading.weak_below, options.lang, options.width)
            if paper.statement is not None:
                tables.append((document.id, document.file, table))
    return Listing(tuple(lines), tuple(tables), tuple(troubles), tuple(given), policy.reading.weak_below,
                   tuple(personal))


def write_tables(listing: Listing, places: Mapping[str, Path]) -> list[Path]:
    """Write the rows of all statements in the formats of ``places``; the files written.

    Raises:
        MissingProgramError: a format needs a package that is not installed.
        UsageError: a place cannot be written to.
    """
    if places:
        frame = listing.frame
        for name, path in places.items():
            write_output(path, WRITERS[name](frame))
            note_written(path)
    return list(places.values())


def listing_code(troubles: Sequence[IntakeError]) -> ExitCode:
    """3 where something could not be read, else 0: reading accuses no one."""
    return worst(error.exit_code for error in troubles)
