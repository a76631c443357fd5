"""Dashes that a reader of pixels took for signs of figures: those of the next column, printed where a cell is empty,
and bits of lines over or under them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from intake_cli.layout.misread_sums import without_specks
from intake_cli.layout.values import explicit_sign, money, normal
from intake_cli.statements.cell_money import SPECKED
from intake_cli.statements.cells import Cell, TableRow, cell_of, with_role
from intake_cli.statements.vocabulary import MONEY_ROLES, Role

FEW = 0.2
"""Share of a column's figures that end in a dash, up to which these are strays: who prints minus signs behind figures
does so for every outgoing sum."""


FAR = 1.25
"""Widths of a digit by which a stray dash ends beyond where the figures of its column do; a minus that hangs over takes
less than one."""
BEFORE = 2.5
"""Widths of a digit that a stray dash stands before a figure, at least; a minus is next to it."""
ALIGNED = 0.8
"""Share of the figures without a dash that end at one place, in a column that is set so."""
FEWEST = 4
DASHES = frozenset("-—–_~.")
"""What bits of a line are read as."""


def without_stray_dashes(rows: list[TableRow], pages: Collection[int]) -> list[TableRow]:
    """``rows`` with figures on ``pages`` freed of dashes off their line, of one far before them, and of a dash behind
    them that hardly any other of their column has, or that stands apart, as unsure as figures with specks: where it was
    a minus all the same, another reading and the balances say so.

    A balance of 65540.55 beside an empty column printed as ``--`` is read as ``65540.55-``.
    """
    result = [_without_dashes_off_the_line(row) if row.page in pages else row for row in rows]
    for role in MONEY_ROLES:
        figures = [index for index, row in enumerate(result)
                   if row.page in pages and role in row.cells and _is_money(row.cells[role])]
        columns = [[(index, result[index].cells[role]) for index in own]
                   for _, own in groupby(figures, key=lambda index: rows[index].page)]
        dashed = [index for index in figures if _ends_in_dash(result[index].cells[role])]
        if len(dashed) > FEW * len(figures):
            dashed = [index for column in columns for index in _apart(column)]
        led = [index for column in columns for index in _led_from_afar(column)]
        for index in {*dashed, *(led if len(led) <= FEW * len(figures) else [])}:
            result[index] = _freed(result[index], role)
    return result


def _without_dashes_off_the_line(row: TableRow) -> TableRow:
    for role in MONEY_ROLES:
        cell = row.cells.get(role)
        if cell is not None and len(cell.words) > 1:
            figure = max(cell.words, key=lambda word: word.box.bottom - word.box.top)
            kept = [word for word in cell.words if word is figure or not set(normal(word.text)) <= DASHES or
                    figure.box.top < (word.box.top + word.box.bottom) / 2 < figure.box.bottom]
            row = row if len(kept) == len(cell.words) else with_role(row, role, cell_of(kept, []))
    return row


def _apart(cells: Sequence[tuple[int, Cell]]) -> list[int]:
    """Which cells of a column on one page end in a dash that stands apart from the figure."""
    plain = [cell for _, cell in cells if not _ends_in_dash(cell)]
    if len(plain) < FEWEST:
        return []
    digit = median(map(_digit, plain))
    end = median(cell.box.right for cell in plain)
    if sum(abs(cell.box.right - end) <= digit / 2 for cell in plain) < ALIGNED * len(plain):
        return []
    return [index for index, cell in cells if _ends_in_dash(cell) and cell.box.right - end > FAR * digit]


def _led_from_afar(cells: Sequence[tuple[int, Cell]]) -> list[int]:
    """Which cells of a column on one page begin with a dash that stands so far before the figure that it is none of it:
    a stroke of a pen, in the empty part of the cell."""
    texts = {index: normal(cell.figures or cell.text) for index, cell in cells}
    plain = [_digit(cell) for index, cell in cells if texts[index][:1].isdigit()]
    if len(plain) < FEWEST:
        return []
    digit = median(plain)
    return [index for index, cell in cells if not texts[index][:1].isdigit() and explicit_sign(texts[index]) == "-"
            and cell.box.right - cell.box.left > (len(texts[index]) + BEFORE) * digit]


def _digit(cell: Cell) -> float:
    return (cell.box.right - cell.box.left) / len(normal(cell.text))


def _is_money(cell: Cell) -> bool:
    return money(cell.figures or cell.text) is not None


def _ends_in_dash(cell: Cell) -> bool:
    text = normal(cell.figures or cell.text)
    return explicit_sign(text) == "-" and not text[-1:].isdigit() and text[:1].isdigit()


def _freed(row: TableRow, role: Role) -> TableRow:
    cell = row.cells[role]
    free = replace(cell, text=_bare(cell.text), figures=cell.figures and _bare(cell.figures),
                   confidence=min(cell.confidence, SPECKED),
                   figures_confidence=min(cell.figures_confidence, SPECKED))
    return replace(row, cells={**row.cells, role: free})


def _bare(text: str) -> str:
    return without_specks(text).lstrip("-")
