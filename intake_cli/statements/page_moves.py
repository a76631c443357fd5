"""How one page of a print lies beside another: aside of it, and larger where a camera was nearer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from checks.facts import Box

ALIKE = 0.005
"""Share by which two pages may differ in size and count as equal: edges of titles are read to some pixels."""
BETTER = 0.5
"""By how much of their spread titles must keep together more closely where the pages differ in size."""


@dataclass(frozen=True, slots=True)
class Move:
    """From one page to another that is ``scale`` times as large and lies ``aside`` to the right."""

    scale: float
    aside: float

    @property
    def back(self) -> Move:
        """From the other page to the one."""
        return Move(1 / self.scale, -self.aside / self.scale)

    def of(self, box: Box) -> Box:
        """Where what stands in ``box`` on the one page stands on the other, at its own height."""
        return Box(self.across(box.left), box.top, self.across(box.right), box.bottom)

    def across(self, x: float) -> float:
        """Where what stands at ``x`` on the one page stands on the other."""
        return self.scale * x + self.aside


STILL = Move(1.0, 0.0)


def fitted(places: Sequence[tuple[float, float]], most: float) -> Move | None:
    """The move that leads from the first of each pair of ``places`` to the second, None where they differ by ``most``
    or more after it."""
    moves = [_moving(places, 1.0)]
    (first, to_first), (last, to_last) = min(places), max(places)
    if last > first and to_last > to_first:
        moves.append(_moving(places, (to_last - to_first) / (last - first)))
    (plain, apart), (scaled, closer) = moves[0], moves[-1]
    if abs(scaled.scale - 1) > ALIKE and closer < BETTER * apart:
        plain, apart = scaled, closer
    return plain if apart < most else None


def _moving(places: Sequence[tuple[float, float]], scale: float) -> tuple[Move, float]:
    """The move of that ``scale``, and by how much places differ after it."""
    asides = [there - scale * here for here, there in places]
    return Move(scale, median(asides)), max(asides) - min(asides)
