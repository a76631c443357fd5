"""Pages of one print whose figures are set in another face than those of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.facts import BankStatement
from checks.findings import Finding, review
from checks.policy import Layout
from checks.statement.pagination import counts_once
from checks.statement.set_figures import Placed, alike, by_page, shrunk, typed_columns, usual_face
from checks.typeset import Face

_FEWEST = 3
"""Pages from which most show what is usual."""
_MOSTLY = 0.6


def set_otherwise(statement: BankStatement, demand: Layout) -> Iterator[Finding]:
    """A page made anew and put among those of the bank keeps their count and seldom their face. Files put together from
    several prints count anew, so only pages of one count are compared; a program that writes files again may name one
    font otherwise on each page, so a person decides."""
    found: dict[int, Finding] = {}
    for cells in typed_columns(statement).values() if counts_once(statement) else ():
        for page, finding in _odd_pages(cells, demand):
            found.setdefault(page, finding)
    yield from found.values()


def _odd_pages(cells: Sequence[Placed], demand: Layout) -> Iterator[tuple[int, Finding]]:
    """Of one column, since each may have a face of its own. A page whose sums outgrew the column is none, nor one whose
    figures are set in several faces, as decimals may be."""
    pages = {page: own for page, own in by_page(cells).items() if len(own) >= demand.rows}
    faces = {page: face for page, own in pages.items()
             if (face := usual_face(own)) is not None and face.font and not face.digits}
    usual = _usual(list(faces.values()), demand)
    if len(faces) < _FEWEST or usual is None:
        return
    beside = next(page for page, face in faces.items() if alike(face, usual, demand))
    for page, face in faces.items():
        if not alike(face, usual, demand) and not all(shrunk(each, usual, cells) for each in pages[page]
                                                      if each.face == face):
            places = pages[page][0].evidence, pages[beside][0].evidence
            yield page, review("page-face", *places, page=page, font=_name(face), usual=_name(usual),
                               usual_page=beside, pages=len(faces))


def _usual(faces: Sequence[Face], demand: Layout) -> Face | None:
    """The face of most pages; None where there is no such."""
    best = max(faces, key=lambda face: sum(alike(face, other, demand) for other in faces), default=None)
    if best is None or sum(alike(best, other, demand) for other in faces) < _MOSTLY * len(faces):
        return None
    return best


def _name(face: Face) -> str:
    return f"{face.font} {face.size:g}"
