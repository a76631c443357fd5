"""What a paper says, in lines for a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.chain import chains_of
from checks.figures import row_list
from checks.periods import pages_cut_off, pages_without_rows
from intake_cli.messages import say
from intake_cli.pipeline.manner import head_lines, manner_lines
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.rows import ShownTable
from intake_cli.pipeline.screen_rows import MARK, screen_rows
from intake_cli.reports.model_documents import DocumentReport
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.plain import clean, cut
from intake_cli.reports.speech import field_name
from intake_cli.statements.sheet_values import lost_digits

NO_BREAKS = ("unread", "bridged", "filtered")
"""What the rule of running balances says of those that could not be compared."""


def paper_lines(paper: Paper, shown: DocumentReport, table: ShownTable, broken: Sequence[FindingReport],
                weak_below: float, lang: str, width: int) -> Iterator[str]:
    """All lines of a paper: how it was read, what its head says, its rows, its sums, or its fields."""
    if not paper.raw:
        return
    yield clean(f"── {shown.file}  {say(f'kind.{shown.kind}', lang)}")
    yield from manner_lines(paper.pages, lang)
    if paper.statement is not None and shown.statement is not None:
        yield from head_lines(paper.statement, shown.statement, weak_below, lang)
        yield from screen_rows(table, lang, width)
        yield from _sum_lines(paper, table, broken, lang)
        yield from _lost_lines(paper, lang)
        yield from _unplaced_lines(table, lang, width)
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
        yield say("command.ocr.pages-without-rows", lang, pages=row_list(empty))
    cut_off = pages_cut_off(paper.statement)
    if cut_off:
        yield say("command.ocr.pages-cut", lang, pages=row_list(cut_off))
    if not paper.statement.has_balance:
        yield say("command.ocr.no-balance", lang)
        return
    judged = sum(len(chain.links) for chain in chains_of(paper.statement))
    breaks = [finding for finding in broken if finding.code not in NO_BREAKS]
    rows = row_list(finding.row for finding in breaks if finding.row is not None)
    count = sum(int(finding.evidence.get("broken", 1)) for finding in breaks)
    said = "breaks" if breaks else "unbroken" if judged else "unproven"
    yield say(f"command.ocr.{said}", lang, count=count, rows=rows, judged=judged)
    for finding in broken:
        if finding.code in NO_BREAKS:
            yield clean(finding.message)


def _lost_lines(paper: Paper, lang: str) -> Iterator[str]:
    """A word on long numbers that a spreadsheet turned into powers of ten."""
    table = paper.table  # decoded each time
    cells = [cell.text for row in table.rows for cell in row.cells] if table is not None else []
    account = paper.statement.account if paper.statement is not None else None
    lost = [text for text in (*cells, "" if account is None else account.value) if lost_digits(text)]
    if lost:
        yield say("command.ocr.lost-digits", lang, count=len(lost), text=lost[0])


def _unplaced_lines(table: ShownTable, lang: str, width: int) -> Iterator[str]:
    if table.unplaced:
        yield say("command.ocr.unplaced", lang, count=len(table.unplaced))
    for place in table.unplaced:
        text = say("command.ocr.unplaced-line", lang, page=place.page or 1, text=clean(place.quote))
        yield cut(f"  {MARK} {text}", width)
