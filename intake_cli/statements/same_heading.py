"""One heading for the scanned pages of a table: what a seal or a blot hides on one page, another page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checks.facts import Box
from intake_cli.statements.titles import Heading, TableHead, known_in
from intake_cli.statements.vocabulary import role_of

SHARED = 0.5
"""Share of the titles of the shorter heading that stand in the other one too, where both head one table."""
ASIDE = 1.5
"""Text heights by which titles may stand elsewhere than the page lies."""


def completed(heads: list[TableHead]) -> list[TableHead]:
    """``heads`` of scanned pages, each with the titles that the others show in the same places; alone they stay."""
    bases: list[TableHead] = []
    groups: dict[int, list[tuple[int, float]]] = {}
    for index in sorted(range(len(heads)), key=lambda each: -known_in(heads[each])):
        found = next(((base, shift) for base, other in enumerate(bases)
                      if (shift := shift_between(other, heads[index])) is not None), None)
        if found is None:
            bases.append(heads[index])
            found = len(bases) - 1, 0.0
        groups.setdefault(found[0], []).append((index, found[1]))
    whole = list(heads)
    for base, members in groups.items():
        titles = _united(bases[base].headings, (moved(heads[index].headings, -shift) for index, shift in members))
        for index, shift in members:
            whole[index] = replace(heads[index], headings=moved(titles, shift))
    return whole


def shift_between(one: TableHead, other: TableHead) -> float | None:
    """How far the titles of ``other`` stand to the right of the same ones of ``one``; None where they head another
    table."""
    places = {heading.title: heading.box for heading in one.headings}
    moves = sorted(heading.box.left - places[heading.title].left for heading in other.headings
                   if heading.title in places)
    if len(moves) < max(2, SHARED * min(len(one.headings), len(other.headings))):
        return None
    height = one.headings[0].box.bottom - one.headings[0].box.top
    return moves[len(moves) // 2] if moves[-1] - moves[0] < ASIDE * height else None


def moved(headings: tuple[Heading, ...], shift: float) -> tuple[Heading, ...]:
    """``headings`` so far to the right."""
    return tuple(replace(each, box=Box(each.box.left + shift, each.box.top, each.box.right + shift, each.box.bottom))
                 for each in headings)


def _united(base: tuple[Heading, ...], others: Iterable[tuple[Heading, ...]]) -> tuple[Heading, ...]:
    titles = list(base)
    for heading in (each for headings in others for each in headings if role_of(each.title) is not None):
        here = [index for index, title in enumerate(titles) if _overlap(title.box, heading.box)]
        if not here:
            titles.append(heading)
        elif len(here) == 1 and role_of(titles[here[0]].title) is None:
            titles[here[0]] = heading
    return tuple(sorted(titles, key=lambda title: title.box.left))


def _overlap(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)
