"""Figures of a text layer set a little larger or smaller than all others of their column, in their own font."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checks.findings import Finding, review
from checks.policy import Layout
from checks.statement.set_figures import Placed, alike, by_page, shrunk, usual_face
from checks.typeset import Face

CODES = ("near-size",)
_ROUNDED, _FEW = 0.05, 0.05
"""Points by which programs round sizes of type, and the share of a column that a program which rounds passes."""


def nearly_sized(columns: Mapping[str, Sequence[Placed]], demand: Layout) -> Iterator[Finding]:
    """Who types over a figure takes 8 points for the 7.9 that a program had worked out. Told only where the column has
    one size else, to the hundredth of a point, and not of a figure shrunk so that it fits."""
    for cells in columns.values():
        usual = usual_face(cells)
        own = [each for page in by_page(cells).values() if usual_face(page) == usual for each in page]
        others = [each for each in own if each.face != usual]
        if usual is not None and len(own) >= demand.rows and len(others) <= max(1, _FEW * len(own)):
            yield from (_finding(each, usual, own, len(own) - len(others)) for each in others
                        if each.face is not None and _is_near(each.face, usual, demand)
                        and not shrunk(each, usual, own))


def _is_near(face: Face, usual: Face, demand: Layout) -> bool:
    return abs(face.size - usual.size) > _ROUNDED and alike(face, usual, demand)


def _finding(each: Placed, usual: Face, own: Sequence[Placed], count: int) -> Finding:
    beside = next(other for other in own if other.face == usual)
    return review("near-size", each.evidence, beside.evidence, row=each.figure.row, column=each.column,
                  figure=each.text, size=f"{each.face.size if each.face else 0:g}", usual=f"{usual.size:g}",
                  count=count, example=beside.text, example_row=beside.figure.row)
