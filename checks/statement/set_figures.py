"""Figures of a statement as they are set, each with its row and the place that proves it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from checks.facts import BankStatement, Entry, Evidence
from checks.once import once
from checks.policy import Layout
from checks.typeset import Face, SetFigure


class Placed(NamedTuple):
    """A figure of an entry in a column on a page. ``face`` is None on a page read from pixels."""

    entry: Entry
    figure: SetFigure
    face: Face | None
    column: str
    page: int

    @property
    def evidence(self) -> Evidence:
        """The cell; the place of the row where the figure is another than the row's amount: a zero in the other
        column."""
        if self.column == "date":
            return self.entry.booking_date.evidence
        cell = self.entry.balance if self.column == "balance" else self.entry.amount
        if cell is not None and _digits(cell.evidence.quote) == _digits(self.text):
            return cell.evidence
        return replace(self.entry.evidence, quote=self.text)

    @property
    def text(self) -> str:
        """The figure as printed."""
        return self.figure.text


def _digits(text: str) -> list[str]:
    return [sign for sign in text if sign.isdigit()]


@once
def placed_figures(statement: BankStatement) -> list[Placed]:
    """All figures in printed order. What pixels show of a day that could not be read is none."""
    entries = {entry.row: (entry, entry.evidence.page or 0) for entry in statement.entries}
    faces = (*statement.typeset.faces, None)  # -1 is none
    return [Placed(entry, figure, faces[figure.face], figure.column, page)
            for figure in statement.typeset.figures if figure.row in entries
            for entry, page in (entries[figure.row],)
            if not (figure.face < 0 and figure.column == "date" and entry.day is None)]


@once
def typed_columns(statement: BankStatement) -> dict[str, list[Placed]]:
    """The figures of a text layer by the column they stand in."""
    return by_column(each for each in placed_figures(statement) if each.face is not None)


def by_column(figures: Iterable[Placed]) -> dict[str, list[Placed]]:
    """Figures by the column they stand in."""
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    for each in figures:
        found[each.column].append(each)
    return dict(found)


def by_page(figures: Iterable[Placed]) -> dict[int, list[Placed]]:
    """Figures by page."""
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for each in figures:
        found[each.page].append(each)
    return dict(found)


def alike(one: Face, other: Face, demand: Layout) -> bool:
    """Whether two faces are one font in one size."""
    if one == other:
        return True
    near = abs(one.size - other.size) <= demand.size_share * max(one.size, other.size)
    return near and one.font == other.font and one.digits == other.digits


def usual_face(figures: Iterable[Placed]) -> Face | None:
    """The face that most figures have; None where none has any."""
    counts = Counter(map(attrgetter("face"), figures))
    del counts[None]
    return max(counts, key=counts.__getitem__, default=None)


def shrunk(each: Placed, usual: Face, cells: Sequence[Placed]) -> bool:
    """Whether a figure is set in the ``usual`` font, but smaller, and none of the others of its column that are set in
    the usual size is as long: programs shrink what does not fit."""
    face = each.face
    longest = max((len(other.text) for other in cells if other.face == usual), default=0)
    return face is not None and face.font == usual.font and face.size < usual.size and len(each.text) > longest


def of_one_sign(odd: Sequence[Placed], cells: Sequence[Placed]) -> bool:
    """Whether all money in, or all money out, among the ``cells`` is ``odd``, and nothing else: the bank's own manner
    of setting it."""
    rows = {each.figure.row for each in odd}
    signs: dict[bool, set[int]] = {True: set(), False: set()}
    for each in cells:
        if each.entry.amount is not None:
            signs[each.entry.amount.value > 0].add(each.figure.row)
    return any(rows == signs[sign] and signs[not sign] for sign in signs)
