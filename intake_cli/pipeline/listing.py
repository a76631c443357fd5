"""What papers say, listed: the rows of statements, the fields of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checks.chain import chains_of
from checks.periods import pages_cut_off, pages_without_rows
from intake_cli.case.policy import load_policy
from intake_cli.errors import ExitCode, IntakeError, worst
from intake_cli.layout.dialect import Dialect
from intake_cli.messages import say
from intake_cli.pipeline.cases import note_written
from intake_cli.pipeline.checking import CheckOptions, report_on
from intake_cli.pipeline.frames import Frame, frame_of
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.manner import head_lines, manner_lines
from intake_cli.pipeline.output import write_output
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.papers import ReadPapers, read_paths
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.rows import ShownTable, Veil, shown_table
from intake_cli.pipeline.rule_pages import known_rule
from intake_cli.pipeline.screen_rows import MARK, screen_rows
from intake_cli.pipeline.tables import as_csv, as_parquet
from intake_cli.pipeline.workbook import as_xlsx
from intake_cli.reports.model_documents import DocumentReport
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.plain import clean, cut
from intake_cli.reports.privacy import masked, personal_words
from intake_cli.reports.speech import field_name
from intake_cli.statements.sheet_values import lost_digits

WRITERS = {"csv": as_csv, "xlsx": as_xlsx, "parquet": as_parquet}
CHAIN = "STM-01"
"""The rule that counts broken balances."""
NO_BREAKS = ("unread", "bridged", "filtered")
"""What it says of balances that could not be compared."""


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
        found = report_on(read, policy, CheckOptions(options.lang), [known_rule(CHAIN)])
        report = found.report if options.unmask else masked(found.report)
        words = personal_words(found.report)
        personal += words
        veil = Veil(words, options.unmask)
        troubles += found.troubles
        for paper, document in zip(read.papers, report.documents, strict=True):
            table = shown_table(paper, veil, policy.reading.weak_below)
            broken = [finding for finding in report.findings if finding.document == document.id]
            named = replace(document, file=veil.file(document.file))
            lines += _paper_lines(paper, named, table, broken, policy.reading.weak_below, options)
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


def _paper_lines(paper: Paper, shown: DocumentReport, table: ShownTable, broken: Sequence[FindingReport],
                 weak_below: float, options: ListOptions) -> Iterator[str]:
    if not paper.raw:
        return
    lang = options.lang
    yield clean(f"── {shown.file}  {say(f'kind.{shown.kind}', lang)}")
    yield from manner_lines(paper.pages, lang)
    if paper.statement is not None and shown.statement is not None:
        yield from head_lines(paper.statement, shown.statement, weak_below, lang)
        yield from screen_rows(table, lang, options.width)
        yield from _sum_lines(paper, table, broken, lang)
        yield from _lost_lines(paper, lang)
        yield from _unplaced_lines(table, options)
    elif not shown.fields:
        yield say("command.ocr.nothing", lang)
    for name, field in shown.fields.items():
        yield clean(f"{field_name(name, lang)}: {field.value}{MARK if field.confidence < weak_below else ''}")


def _sum_lines(paper: Paper, table: ShownTable, broken: Sequence[FindingReport], lang: str) -> Iterator[str]:
    """How many rows there are, how many of them in doubt, and where the balances break."""
    doubtful = sum(row.doubtful for row in table.rows)
    yield say("command.ocr.rows", lang, count=len(table.rows), doubtful=doubtful)
    assert paper.statement is not None
    empty = pages_without_rows(paper.statement)
    if empty:
        yield say("command.ocr.pages-without-rows", lang, pages=", ".join(map(str, empty)))
    cut_off = pages_cut_off(paper.statement)
    if cut_off:
        yield say("command.ocr.pages-cut", lang, pages=", ".join(map(str, cut_off)))
    if not paper.statement.has_balance:
        yield say("command.ocr.no-balance", lang)
        return
    judged = sum(len(chain.links) for chain in chains_of(paper.statement))
    breaks = [finding for finding in broken if finding.code not in NO_BREAKS]
    rows = ", ".join(str(finding.row) for finding in breaks if finding.row is not None)
    count = sum(int(finding.evidence.get("broken", 1)) for finding in breaks)
    said = "breaks" if breaks else "unbroken" if judged else "unproven"
    yield say(f"command.ocr.{said}", lang, count=count, rows=rows, judged=judged)
    for finding in broken:
        if finding.code in NO_BREAKS:
            yield clean(finding.message)


def _lost_lines(paper: Paper, lang: str) -> Iterator[str]:
    """A word on long numbers that a spreadsheet turned into powers of ten."""
    cells = [cell.text for row in paper.table.rows for cell in row.cells] if paper.table is not None else []
    account = paper.statement.account if paper.statement is not None else None
    lost = [text for text in (*cells, "" if account is None else account.value) if lost_digits(text)]
    if lost:
        yield say("command.ocr.lost-digits", lang, count=len(lost), text=lost[0])


def _unplaced_lines(table: ShownTable, options: ListOptions) -> Iterator[str]:
    if table.unplaced:
        yield say("command.ocr.unplaced", options.lang, count=len(table.unplaced))
    for place in table.unplaced:
        text = say("command.ocr.unplaced-line", options.lang, page=place.page or 1, text=clean(place.quote))
        yield cut(f"  {MARK} {text}", options.width)
