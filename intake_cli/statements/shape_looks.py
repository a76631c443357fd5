"""Days and sums that readers are unsure of, held against the shapes of the paper's other figures.

A shape confirms what was read or casts doubt on it. It takes the place of a reading only where that was no day or sum
at all, or another look saw the same; both are kept then, and a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from intake_cli.layout.cuts import edges_of
from intake_cli.layout.days import printed_date
from intake_cli.statements.cells import Cell, TableRow, with_role
from intake_cli.statements.certainty import OUTVOTED, SURE, TEXT_LAYER, Value, first_value, is_doubtful, value_of
from intake_cli.statements.day_order import Span
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.statements.votes import lies
from intake_cli.words import Figures, PageText, Place, Word

SAME, OTHER = 0.2, 0.35
"""Margins from which a shape bears out what was read, and is heard where it says something else. Of 5,460 runs on rough
scans told by the first margin 4 were wrong, of 5,100 told by the second 2."""
FEWEST = 3
"""Figures of a run that is compared, or compared with."""
DAY = 8
"""Figures of a whole day."""

Asked = Callable[[int, Role], bool]
"""Whether the cell of a row in a role is worth a look though it was read surely."""


def with_shapes_compared(rows: list[TableRow], first: list[TableRow], source: Source, reader: Reader, asked: Asked,
                         days: dict[int, Span]) -> set[tuple[int, Role]]:
    """Hold the doubtful cells of ``rows``, and those ``asked`` for, against the shapes of figures, in place, and tell
    which ones they bear out. ``first`` are the same rows as they were read, with their words; ``days`` out of order lie
    between two others."""
    cells = [(index, role, run) for index, row in enumerate(rows) if source.pages[row.page].reader != TEXT_LAYER
             for role in (Role.DATE, *MONEY_ROLES) if role in row.cells and role in first[index].cells
             and (is_doubtful(row.cells[role], role) or row.cells[role].second is not None or asked(index, role))
             and (run := _run_of(first[index].cells[role], role, source.pages[row.page])) is not None]
    known = [run for page in source.pages.values() if cells and page.reader != TEXT_LAYER for run in _sure_runs(page)]
    told = reader.by_shape(known, [run for _, _, run in cells])
    borne_out = set()
    for (index, role, _), seen in zip(cells, told, strict=True):
        if seen is not None:
            cell = rows[index].cells[role]
            sealed = source.pages[rows[index].page].under_seal(cell.box)
            judged, same = _beneath_a_seal(cell, role, *seen) if sealed else _judged(cell, role, *seen, days.get(index))
            rows[index] = with_role(rows[index], role, judged)
            borne_out |= {(index, role)} if same else set()
    return borne_out


def _judged(cell: Cell, role: Role, text: str, margin: float, between: Span | None) -> tuple[Cell, bool]:
    """``cell`` after its shapes told ``text`` by a ``margin``, and whether they bear it out; a day out of order belongs
    ``between`` two others."""
    value, held = _told(text, role), first_value(cell, role)
    if value == held and margin >= SAME:
        second = None if margin >= OTHER else cell.second
        return replace(cell, confidence=max(cell.confidence, OUTVOTED), second=second,
                       figures_confidence=max(cell.figures_confidence, OUTVOTED)), second is None
    if value is None or value == held or margin < OTHER:
        return cell, False
    seen = cell.second is not None and value_of(cell.second, role) == value
    if role is Role.DATE:
        seen |= lies(value, between) or (isinstance(value, date) and not isinstance(held, date))
    if seen or held is None:
        return Cell(text, cell.box, SURE - 0.01, second=cell.figures or cell.text), False
    return replace(cell, confidence=min(cell.confidence, SURE - 0.01), second=text,
                   figures_confidence=min(cell.figures_confidence, SURE - 0.01)), False


def _beneath_a_seal(cell: Cell, role: Role, text: str, margin: float) -> tuple[Cell, bool]:
    """The same of a ``cell`` under a seal: only what was read surely is borne out. Of 352 figures so told none was
    wrong; what a seal changes for one way of looking it changes for others too, and no shape shows what it hides."""
    sure = not is_doubtful(cell, role) and cell.second is None
    return cell, sure and margin >= OTHER and _told(text, role) == first_value(cell, role)


def _told(text: str, role: Role) -> Value | None:
    """What the figures of a run say; of a day whose signs were misread, its eight figures."""
    value = value_of(text, role)
    figures = "".join(char for char in text if char.isdigit())
    return value_of(figures, role) if value is None and role is Role.DATE and len(figures) == DAY else value


def _run_of(cell: Cell, role: Role, page: PageText) -> Figures | None:
    """The figures of a cell that say its day or sum, in one word."""
    words = [word for word in cell.words if _count(word.text) >= FEWEST]
    if role is Role.DATE:
        words = [word for word in words if printed_date(word.text, short=True) is not None] or \
            [word for word in words if _count(word.text) >= DAY]
    if len(words) != 1:
        return None
    return _figures(words[0], page, _end_of_day(words[0].text) if role is Role.DATE else None)


def _end_of_day(text: str) -> int:
    """Where the day ends that ``text`` begins with, or would be if all its figures were read rightly."""
    day = printed_date(text, short=True)
    return next(end for end in range(1, len(text) + 1)
                if (printed_date(text[:end], short=True) == day if day is not None else _count(text[:end]) == DAY))


def _sure_runs(page: PageText) -> Iterator[Figures]:
    """The runs of figures on a page that were read surely, none of them under a seal."""
    for word in page.words:
        if max(word.confidence, word.numeric_confidence) >= SURE and _count(word.text) >= FEWEST and \
                not page.under_seal(word.box) and (run := _figures(word, page)) is not None:
            yield run


def _figures(word: Word, page: PageText, end: int | None = None) -> Figures | None:
    """The run of figures that the first characters of a ``word`` are; None where its two readings are not as long."""
    text = word.numeric or word.text
    if len(text) != len(word.text):
        return None
    edges, text = edges_of(word)[:(len(text) if end is None else end) + 1], text[:end]
    box = replace(word.box, right=edges[-1])
    width = box.right - box.left
    if width <= 0:
        return None
    middles = tuple(((left + right) / 2 - box.left) / width for left, right in pairwise(edges))
    return Figures(Place(page.number, page.on_page(box), corners=page.corners(box)), text, middles,
                   max(word.confidence, word.numeric_confidence))


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))
