"""Pages of a text layer that show too few figures of a column to tell where it lines up: a program sets the columns of
all pages alike, so those of pages whose rows begin and end at the same places are looked at together. Incomes are few,
and are what is typed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import median

from checks.statement.set_figures import Placed

Side = tuple[int, int]
"""A page, and which half of it."""
Sides = Mapping[Side, list[Placed]]
_ENDS: Mapping[str, Callable[[Placed], float]] = {
    "date": lambda each: each.figure.left, "balance": lambda each: each.figure.last}
"""The columns whose figures tell where the rows of a page begin and end."""


def pooled(pages: Sides, ends: Sequence[Sides], edge: float, rows: int) -> Iterator[tuple[list[Placed], set[int]]]:
    """Figures of one column on pages set alike, so many of them that they show a line, and the numbers of the rows
    whose own page shows fewer than ``rows``. ``ends`` are the columns that tell which pages are set alike."""
    sparse = {side for side, own in pages.items() if len(own) < rows and own[0].face is not None}
    for together in _set_alike(pages, ends, edge) if sparse else ():
        own = [each for side in together for each in pages[side]]
        if len(own) >= rows and not sparse.isdisjoint(together):
            yield own, {each.figure.row for side in sparse.intersection(together) for each in pages[side]}


def ends_of(columns: Mapping[str, list[Placed]], split: Callable[[Iterable[Placed]], Sides]) -> list[Sides]:
    """The columns that tell where rows begin and end, by page."""
    return [split(columns[name]) for name in _ENDS if columns.get(name)]


def _set_alike(pages: Iterable[Side], ends: Sequence[Sides], edge: float) -> Iterator[list[Side]]:
    """Groups of pages on which each of ``ends`` stands at one place; a page that lacks one of them is in none."""
    known = {side: [median(map(_ENDS[column[side][0].column], column[side])) for column in ends]
             for side in pages if ends and all(side in column for column in ends)}
    while known:
        places = next(iter(known.values()))
        alike = [side for side, own in known.items()
                 if all(abs(one - other) <= edge for one, other in zip(own, places, strict=True))]
        yield alike
        for side in alike:
            del known[side]
