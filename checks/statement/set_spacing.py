"""Figures of a text layer in the type of the others, but spaced otherwise, or in an ink that is nearly theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.findings import Finding, review
from checks.policy import Layout
from checks.statement.set_figures import Placed, by_column, by_page

CODES = ("spaced", "inked")
_SAME = 0.01
"""Share by which the pitch of digits may differ and be one: programs round places to hundredths of a point."""


class _Pitched(NamedTuple):
    each: Placed
    share: float


def spaced_otherwise(figures: Sequence[Placed], demand: Layout) -> Iterator[Finding]:
    """A font sets its digits one as far from the next as the other. Who makes a longer figure end where the old one did
    narrows type or the room between its characters; a font whose digits differ in width tells nothing."""
    seen: dict[int, list[float]] = {}
    for face, pitch in {(each.figure.face, each.figure.pitch) for each in figures}:
        if pitch:
            seen.setdefault(face, []).append(pitch)
    for face, pitches in seen.items():
        if max(pitches) <= (1 + demand.spacing) * min(pitches):  # nearly all
            continue
        own = [each for each in figures if each.figure.face == face and each.figure.pitch]
        usual = Counter(round(each.figure.pitch, 2) for each in own).most_common(1)[0][0]
        told = [_Pitched(each, each.figure.pitch / usual) for each in own]
        alike = [each for each, share in told if abs(share - 1) <= _SAME]
        odd = [each for each in told if abs(each.share - 1) > demand.spacing]
        if len(alike) < demand.rows or len(alike) < (1 - demand.odd_share) * len(own) or _are_longest(odd, alike):
            continue
        for each, share in odd:
            beside = next((other for other in alike if other.column == each.column), alike[0])
            yield review("spaced", each.evidence, beside.evidence, row=each.figure.row, column=each.column,
                         figure=each.text, pitch=f"{each.figure.pitch:.2f}", usual=f"{beside.figure.pitch:.2f}",
                         share=f"{share:.0%}", example=beside.text, example_row=beside.figure.row)


def _are_longest(odd: Sequence[_Pitched], alike: Sequence[Placed]) -> bool:
    """Whether all that stand closer have more characters than any other: programs narrow what does not fit."""
    longest = {column: max(len(each.text) for each in own) for column, own in by_column(alike).items()}
    return bool(odd) and all(share < 1 and len(each.text) > longest.get(each.column, 0) for each, share in odd)


def inked_otherwise(figures: Sequence[Placed], demand: Layout) -> Iterator[Finding]:
    """Who colours a figure wants it to be seen. Black beside another black is seen by nobody: it is of another hand.
    Not where the day of the row has it too (or for the day, its sums), for then a program wrote the row so."""
    if len({each.figure.ink for each in figures}) < 2:  # nearly all
        return
    for column, cells in by_column(figures).items():
        beside = [each for each in figures if (each.column == "date") is not (column == "date")]
        of_row = {(each.figure.row, each.figure.ink) for each in beside}
        for own in by_page(cells).values():
            inks = Counter(each.figure.ink for each in own)
            usual, count = inks.most_common(1)[0]
            if count < demand.rows or count < (1 - demand.odd_share) * len(own) or count == len(own):
                continue
            example = next(each for each in own if each.figure.ink == usual)
            for each in own:
                ink = each.figure.ink
                if ink != usual and _are_near(ink, usual, demand.ink_near) and (
                        each.figure.row, ink) not in of_row and not _by_sign(ink, cells):
                    yield review("inked", each.evidence, example.evidence, row=each.figure.row, column=each.column,
                                 figure=each.text, ink=f"#{ink:06X}", usual=f"#{usual:06X}", example=example.text,
                                 example_row=example.figure.row)


def _are_near(one: int, other: int, levels: int) -> bool:
    """Whether two plain colours differ by no more than ``levels`` of 255."""
    return min(one, other) >= 0 and all(
        abs((one >> place & 255) - (other >> place & 255)) <= levels for place in (16, 8, 0))


def _by_sign(ink: int, cells: Sequence[Placed]) -> bool:
    """Whether an ink is that of all money in, or of all money out: the bank's own manner."""
    rows = {each.figure.row for each in cells if each.figure.ink == ink}
    return any(rows == {each.figure.row for each in cells if each.entry.amount is not None
                        and (each.entry.amount.value > 0) is sign} for sign in (True, False))
