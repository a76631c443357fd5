"""What a statement asks of the file it came from: to read places again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from intake_cli.words import Figures, Place

MOST = 400
"""Cells read again in one document at most, by each means: beyond that the pages, not single cells, are the trouble."""


class Reader(Protocol):
    """Reads places again by other means."""

    def readings(self, places: Sequence[Place], numeric: bool) -> list[list[tuple[str, float]]]:
        """Further readings of each place with their confidences, best means first."""
        ...

    def texts(self, places: Sequence[Place], softly: bool) -> list[tuple[str, float]]:
        """One reading of the word in each place with its confidence; ``softly`` in another way."""
        ...

    def by_shape(self, known: Sequence[Figures], asked: Sequence[Figures]) -> list[tuple[str, float] | None]:
        """The text of each run ``asked`` as the shapes of ``known`` ones tell its figures, and by what margin, from 0
        to 1; None where they tell nothing."""
        ...

    def inked(self, places: Sequence[Place]) -> list[bool]:
        """Whether coloured ink lies in each place."""
        ...
