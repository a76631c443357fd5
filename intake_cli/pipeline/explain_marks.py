"""What was found on a page, as marks to draw on its picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.facts import BankStatement, Box, Field
from intake_cli.messages import say
from intake_cli.pipeline.manner import HEAD
from intake_cli.pipeline.paper import Paper
from intake_cli.reports.speech import field_name
from intake_cli.statements.printed import PrintedCell, PrintedColumn, PrintedPage, PrintedRow, PrintedTable
from intake_cli.words import Corners, PageText

SHAPES = ("band", "rule", "word", "outside", "total", "heading", "row", "cell", "doubt", "unplaced", "field")
"""Kinds of marks, in the order in which they are drawn."""
SURE = 0.98
"""Confidence from which none is written beside a cell."""

Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its shape, its edges and what is written on it. ``level`` edges are those of the straightened page, the
    others those of the page a viewer shows."""

    shape: str
    edges: Edges
    label: str = ""
    level: bool = True

    def corners(self, page: PageText | None) -> Corners:
        """Its corners on the page that a viewer shows, clockwise from the top left."""
        left, top, right, bottom = self.edges
        if self.level and page is not None:
            return page.corners(Box(left, top, right, bottom))
        return (left, top), (right, top), (right, bottom), (left, bottom)


def marks_of(papers: Sequence[Paper], lang: str, weak_below: float) -> Mapping[int, list[Mark]]:
    """Marks by page number, in the order of drawing, of all ``papers`` that one file holds."""
    marks: dict[int, list[Mark]] = defaultdict(list)
    for page in {page.number: page for paper in papers for page in paper.pages}.values():
        marks[page.number] += [*_rules(page), *_words(page)]
    for paper in papers:
        if paper.table is not None:
            for number, found in _table_marks(paper.table, weak_below):
                marks[number].append(found)
        for number, found in _field_marks(paper, lang):
            marks[number].append(found)
    for page_marks in marks.values():
        page_marks.sort(key=lambda mark: SHAPES.index(mark.shape))
    return marks


def _rules(page: PageText) -> Iterator[Mark]:
    for rule in page.rules:
        edges = ((rule.position, rule.start, rule.position, rule.end) if rule.vertical
                 else (rule.start, rule.position, rule.end, rule.position))
        yield Mark("rule", edges)


def _words(page: PageText) -> Iterator[Mark]:
    return (Mark("word", _edges(word.box)) for word in page.words)


def _table_marks(table: PrintedTable, weak_below: float) -> Iterator[tuple[int, Mark]]:
    rows: dict[int, list[tuple[int, PrintedRow]]] = defaultdict(list)
    for number, row in enumerate(table.rows, 1):
        rows[row.page].append((number, row))
    for page in table.pages:
        for line in page.lines:
            shape = line.part
            yield page.number, Mark(shape, line.place, f"{line.confidence:.2f}" if line.confidence < SURE else "")
        own = rows[page.number]
        for mark in _bands(page, table.columns, [row for _, row in own]):
            yield page.number, mark
        yield from _rows(own, weak_below)


def _bands(page: PrintedPage, columns: tuple[PrintedColumn, ...], rows: list[PrintedRow]) -> Iterator[Mark]:
    """A band per column, from the heading of the page, or its first row, to its last row."""
    places = [row.place for row in rows if row.place is not None]
    headings = [line.place for line in page.lines if line.part == "heading"]
    if not places and not headings:
        return
    top = min(place[1] for place in [*headings, *places])
    bottom = max(place[3] for place in [*headings, *places])
    for column, left, right in page.bands:
        yield Mark("band", (left, top, right, bottom), f"{columns[column].title}\n{columns[column].role}")


def _rows(rows: list[tuple[int, PrintedRow]], weak_below: float) -> Iterator[tuple[int, Mark]]:
    for number, row in rows:
        if row.place is not None:
            yield row.page, Mark("row", row.place, str(number))
        for cell in row.cells:
            if cell.place is not None:
                doubtful = cell.confidence < weak_below or cell.second is not None
                yield cell.page or row.page, Mark("doubt" if doubtful else "cell", cell.place, _sureness(cell))


def _sureness(cell: PrintedCell) -> str:
    """The confidence where it is not full, and the other reading where there is one."""
    sure = f"{cell.confidence:.2f}" if cell.confidence < SURE else ""
    return f"{sure} / {cell.second}".strip() if cell.second is not None else sure


def _field_marks(paper: Paper, lang: str) -> Iterator[tuple[int, Mark]]:
    """Fields of a statement's head and of other papers, and the page marks. Fields read in one place share a mark."""
    found: dict[str, Field] = {**paper.fields, **paper.dates}
    if paper.statement is not None:
        found |= {name: field for name in HEAD if (field := getattr(paper.statement, name)) is not None}
        yield from _page_marks(paper.statement, lang)
    places: dict[tuple[int, Edges], list[str]] = defaultdict(list)
    for name, field in found.items():
        if field.evidence.box is not None:
            places[field.evidence.page or 1, _edges(field.evidence.box)].append(field_name(name, lang))
    for (page, edges), names in places.items():
        yield page, Mark("field", edges, ", ".join(names), False)


def _page_marks(statement: BankStatement, lang: str) -> Iterator[tuple[int, Mark]]:
    for mark in statement.pages:
        if mark.number is not None and mark.evidence.box is not None:
            label = say("command.ocr.page-mark", lang, number=mark.number, count=mark.count or "?")
            yield mark.page, Mark("field", _edges(mark.evidence.box), label, False)


def _edges(box: Box) -> Edges:
    return float(box.left), float(box.top), float(box.right), float(box.bottom)
