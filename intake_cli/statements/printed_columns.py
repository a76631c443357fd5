"""The columns of a document: those of several headings that have one title are one."""

from __future__ import annotations

from collections.abc import Mapping

from intake_cli.statements.bands import Band
from intake_cli.statements.printed import PrintedColumn
from intake_cli.statements.vocabulary import Role

SAME_TITLES = 0.7
"""Share of its titles that a page must have in common with an earlier one to have the same columns: the others were
misread on one of the two."""


class Columns:
    """Columns by title; of several with one title on a page the second is another column."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, int], int] = {}
        self.roles: dict[int, Role] = {}
        self._known: dict[tuple[Band, ...], dict[Band, int]] = {}

    def number(self, bands: tuple[Band, ...]) -> Mapping[Band, int]:
        """The column of each band."""
        if bands not in self._known:
            numbers = self._alike(bands) or self._by_title(bands)
            self.roles |= {numbers[band]: band.role for band in bands}  # rows, asked last, have the proven roles
            self._known[bands] = numbers
        return self._known[bands]

    def _alike(self, bands: tuple[Band, ...]) -> dict[Band, int] | None:
        """The columns of an earlier page whose titles are the same, place by place, but for a few."""
        for known, numbers in self._known.items():
            same = sum(one.title == other.title for one, other in zip(known, bands, strict=False))
            if len(known) == len(bands) and same >= SAME_TITLES * len(bands):
                return {band: numbers[other] for band, other in zip(bands, known, strict=True)}
        return None

    def _by_title(self, bands: tuple[Band, ...]) -> dict[Band, int]:
        numbers = {}
        for place, band in enumerate(bands):
            before = sum(other.title == band.title for other in bands[:place])
            numbers[band] = self.keys.setdefault((band.title, before), len(self.keys))
        return numbers

    def found(self) -> tuple[PrintedColumn, ...]:
        """All columns, by number."""
        return tuple(PrintedColumn(title, self.roles[column]) for (title, _), column in self.keys.items())
