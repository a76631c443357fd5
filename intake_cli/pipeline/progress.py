"""Who is told how far the work is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Counts steps; the command line draws them."""

    def expect(self, more: int) -> None:
        """So many further steps are known of."""

    def step(self, detail: str = "") -> None:
        """One step is done; ``detail`` names it."""
