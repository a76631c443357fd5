"""Statements set as a bank's program does it: figures end at an edge, rows stand evenly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

from checks.facts import BankStatement
from checks.typeset import Face, SetFigure, SetPage, SetRow, Typeset

BANK = Face("SimSun", 8.0)
RIGHT = {"date": 60.0, "amount": 200.0, "balance": 300.0}
PITCH, DIGIT = 16.0, 4.0
Cell = tuple[int, str]
Moves = Mapping[Cell, tuple[float, float]]
NONE: Mapping[Any, Any] = MappingProxyType({})


def set_table(subject: BankStatement, faces: Mapping[Cell, Face] = NONE, moved: Moves = NONE, dpi: float | None = None,
              page_faces: Mapping[int, Face] = NONE, without: Iterable[int] = ()) -> BankStatement:
    """``subject`` with its figures set in one face, those of ``faces`` in others, those of ``moved`` as many points to
    the right and down; from pixels of a resolution where ``dpi`` is given. ``page_faces`` are of whole pages; rows in
    ``without`` have no figures."""
    figures: list[SetFigure] = []
    known: dict[Face, int] = {}
    for entry in subject.entries:
        if entry.row in without:
            continue
        page = entry.evidence.page or 1
        for column, field in (("date", entry.booking_date), ("amount", entry.amount), ("balance", entry.balance)):
            if field is None:
                continue
            right, down = moved.get((entry.row, column), (0.0, 0.0))
            face = faces.get((entry.row, column), page_faces.get(page, BANK))
            number = known.setdefault(face, len(known)) if dpi is None else -1
            edge, bottom = RIGHT[column] + right, entry.row * PITCH + down
            left = edge - DIGIT * len(field.evidence.quote)
            figures.append(SetFigure(entry.row, column, field.evidence.quote, number, left, bottom - 10, edge, bottom,
                                     edge))
    pages = tuple(SetPage(page, dpi) for page in sorted({entry.evidence.page or 1 for entry in subject.entries}))
    rows = tuple(SetRow(row, min(figure.top for figure in own), max(figure.bottom for figure in own))
                 for row, own in ((row, list(own)) for row, own in groupby(figures, key=lambda figure: figure.row)))
    return replace(subject, typeset=Typeset(tuple(known), pages, tuple(figures), rows))
