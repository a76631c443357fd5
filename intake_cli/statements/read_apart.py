"""A reader of places for pages side by side: each place is read on its own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.side_pages import FAR
from intake_cli.words import Corners, Figures, Place


class ReadApart:
    """What ``reader`` reads, asked with places on the first of some pages; ``numbers`` are those of all by its own."""

    def __init__(self, reader: Reader, numbers: Mapping[int, tuple[int, ...]]) -> None:
        self._reader, self._numbers = reader, numbers

    def readings(self, places: Sequence[Place], numeric: bool) -> list[list[tuple[str, float]]]:
        """See :class:`~intake_cli.statements.second_reader.Reader`."""
        return self._reader.readings(list(map(self._own, places)), numeric)

    def texts(self, places: Sequence[Place], softly: bool) -> list[tuple[str, float]]:
        """The same."""
        return self._reader.texts(list(map(self._own, places)), softly)

    def by_shape(self, known: Sequence[Figures], asked: Sequence[Figures]) -> list[tuple[str, float] | None]:
        """The same."""
        return self._reader.by_shape(*([replace(each, place=self._own(each.place)) for each in figures]
                                       for figures in (known, asked)))

    def inked(self, places: Sequence[Place]) -> list[bool]:
        """The same."""
        return self._reader.inked(list(map(self._own, places)))

    def _own(self, place: Place) -> Place:
        part = int(place.box.left // FAR)
        if part < 1:
            return place
        far = part * FAR
        return replace(place, page=self._numbers[place.page][part], box=_nearer(place.box, far),
                       corners=None if place.corners is None else _nearer_corners(place.corners, far),
                       more=tuple(_nearer(box, far) for box in place.more))


def _nearer_corners(corners: Corners, far: float) -> Corners:
    (a, b), (c, d), (e, f), (g, h) = corners
    return (a - far, b), (c - far, d), (e - far, f), (g - far, h)


def _nearer(box: Box, far: float) -> Box:
    return replace(box, left=box.left - far, right=box.right - far)
