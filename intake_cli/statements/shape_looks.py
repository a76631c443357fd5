"""Days and sums that readers are unsure of, held against the shapes of the paper's other figures.

A shape confirms what was read or casts doubt on it. It takes the place of a reading only where that was no day or sum
at all, or another look saw the same; both are kept then, and a person decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from intake_cli.statements.cells import Cell, TableRow, with_role
from intake_cli.statements.certainty import (
    OUTVOTED,
    PROVEN,
    SURE,
    TEXT_LAYER,
    Value,
    first_value,
    is_doubtful,
    settled,
    value_of,
)
from intake_cli.statements.day_order import Span
from intake_cli.statements.figure_runs import DAY, run_of, sure_runs
from intake_cli.statements.second_reader import MOST, Reader
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.statements.votes import lies
from intake_cli.words import PageText

SAME, OTHER = 0.2, 0.35
"""Margins from which a shape bears out what was read, and is heard where it says something else. Of 5,460 runs on rough
scans told by the first margin 4 were wrong, of 5,100 told by the second 2."""
BENEATH = 0.45
"""Margin from which they bear out what a seal lies on. Of 343 such figures told by the second margin one was wrong, the
ring of a seal across a nought, by 0.40; a quarter lies between."""

Proved = Callable[[Value | None, Role, int], bool]
"""Whether the balances prove a value of a role in the row of an index."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What rows tell of each other: the pages that are worn, where days out of order belong, which rows' sums have a
    sign that the balances speak against, what balances prove."""

    worn: set[int]
    days: dict[int, Span]
    against: set[int]
    proved: Proved


def with_shapes_compared(rows: list[TableRow], first: list[TableRow], source: Source, reader: Reader,
                         ledger: Ledger) -> set[tuple[int, Role]]:
    """Hold the doubtful cells of ``rows``, and those on worn pages and under seals that no balance proves, against the
    shapes of figures, in place, and tell which ones they bear out. ``first`` are the same rows as they were read, with
    their words. What is beyond the ``MOST`` stays as it is."""
    asked = []
    for index, row in enumerate(rows):
        page = source.pages[row.page]
        for role in (Role.DATE, *MONEY_ROLES) if page.reader != TEXT_LAYER else ():
            cell, read = row.cells.get(role), first[index].cells.get(role)
            if cell is not None and read is not None and _is_asked(cell, role, index, page, ledger) and \
                    (run := run_of(read, role, page)) is not None:
                asked.append((index, role, run))
    asked = asked[:MOST]
    near = {run.place.page + beside for _, _, run in asked for beside in (-1, 0, 1)} & source.pages.keys()
    known = [run for number in sorted(near) if source.pages[number].reader != TEXT_LAYER
             for run in sure_runs(source.pages[number])]
    borne_out = set()
    for (index, role, _), seen in zip(asked, reader.by_shape(known, [run for _, _, run in asked]), strict=True):
        if seen is not None:
            cell = rows[index].cells[role]
            sealed = source.pages[rows[index].page].under_seal(cell.box)
            sure = not is_doubtful(first[index].cells[role], role)
            judged = _proven(cell, role, index, *seen, ledger) or (
                sealed and _beneath_a_seal(cell, role, *seen, sure)) or \
                _judged(cell, role, *seen, ledger.days.get(index))
            rows[index] = with_role(rows[index], role, judged[0])
            borne_out |= {(index, role)} if judged[1] else set()
    return borne_out


def _is_asked(cell: Cell, role: Role, index: int, page: PageText, ledger: Ledger) -> bool:
    if index in ledger.against and role in (Role.AMOUNT, Role.DEBIT, Role.CREDIT):
        return False  # its sign is in doubt, of which no shape tells
    if is_doubtful(cell, role) or cell.second is not None:
        return True
    hard = page.number in ledger.worn or page.under_seal(cell.box)
    return hard and not ledger.proved(first_value(cell, role), role, index)


def _proven(cell: Cell, role: Role, index: int, text: str, margin: float, ledger: Ledger) -> tuple[Cell, bool] | None:
    """The ``text`` that shapes tell, where it is not what was read and the balances prove it; None elsewhere."""
    value = value_of(text, role)
    if margin < SAME or role is Role.DATE or _same(cell, role, text) or not ledger.proved(value, role, index):
        return None
    return settled(Cell(text, cell.box, PROVEN), role, PROVEN, cell.figures or cell.text), True


def _judged(cell: Cell, role: Role, text: str, margin: float, between: Span | None) -> tuple[Cell, bool]:
    """``cell`` after its shapes told ``text`` by a ``margin``, and whether they bear it out; a day out of order belongs
    ``between`` two others."""
    value, held = _told(text, role), first_value(cell, role)
    if _same(cell, role, text) and margin >= SAME:
        second = None if margin >= OTHER and not _other_sign(cell, role) else cell.second
        return _borne_out(cell, second), second is None
    more = len(_figures_of(text)) - len(_figures_of(cell.figures or cell.text))
    as_many = held is None or (more >= 0 if role is Role.DATE else more == 0)  # of a day read by half, half is compared
    if value is None or value == held or margin < OTHER or not as_many:
        return cell, False
    seen = cell.second is not None and value_of(cell.second, role) == value
    if role is Role.DATE:
        seen |= lies(value, between) or (isinstance(value, date) and not isinstance(held, date))
    if seen or held is None:
        return Cell(text, cell.box, SURE - 0.01, second=cell.figures or cell.text), False
    return replace(cell, confidence=min(cell.confidence, SURE - 0.01), second=text,
                   figures_confidence=min(cell.figures_confidence, SURE - 0.01)), False


def _beneath_a_seal(cell: Cell, role: Role, text: str, margin: float, sure: bool) -> tuple[Cell, bool] | None:
    """The same of a ``cell`` under a seal whose shapes are those of what was read: only what was read surely at first
    is borne out, whatever looks made of the seal's strokes since; no shape shows what a seal hides. None where they are
    others. Looks that agreed all saw the seal."""
    if not _same(cell, role, text):
        return None
    return (_borne_out(cell), True) if sure and margin >= BENEATH else (cell, False)


def _borne_out(cell: Cell, second: str | None = None) -> Cell:
    return replace(cell, confidence=max(cell.confidence, OUTVOTED), second=second,
                   figures_confidence=max(cell.figures_confidence, OUTVOTED))


def _same(cell: Cell, role: Role, text: str) -> bool:
    """Whether ``text`` has the figures of a ``cell``: of its points and signs no shape tells."""
    if role is Role.DATE:
        return _told(text, role) == first_value(cell, role)
    return _figures_of(text) in (_figures_of(cell.text), _figures_of(cell.figures or ""))


def _other_sign(cell: Cell, role: Role) -> bool:
    """Whether another look saw the same figures with another sign."""
    value, other = first_value(cell, role), value_of(cell.second or "", role)
    return isinstance(value, Decimal) and isinstance(other, Decimal) and value == -other != 0


def _told(text: str, role: Role) -> Value | None:
    """What the figures of a run say; of a day whose signs were misread, its eight figures."""
    value, figures = value_of(text, role), _figures_of(text)
    return value_of(figures, role) if value is None and role is Role.DATE and len(figures) == DAY else value


def _figures_of(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
