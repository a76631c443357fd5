"""One heading for the scanned pages of a table: what a seal or a blot hides on one page, another page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from checks.facts import Box
from intake_cli.statements.heading_roles import with_date
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.page_moves import STILL, Move, fitted
from intake_cli.statements.titles import Heading, TableHead, columns_of, known_in
from intake_cli.statements.vocabulary import misread_role, role_of

SHARED = 0.5
"""Share of the titles of the shorter heading that stand in the other one too, where both head one table."""
RESEMBLING = 0.7
"""The same of titles that resemble each other in their places, where too few are read alike."""
ASIDE = 1.5
"""Text heights by which titles may stand elsewhere than the page lies."""

_CHINESE = re.compile(r"[\u3400-\u9fff]+")


def completed(heads: list[TableHead]) -> list[TableHead]:
    """``heads`` of scanned pages, each with the titles that the others show in the same places; alone they stay."""
    bases: list[TableHead] = []
    groups: dict[int, list[tuple[int, Move]]] = {}
    for index in sorted(range(len(heads)), key=lambda each: -known_in(heads[each])):
        found = next(((base, move) for base, other in enumerate(bases)
                      if (move := move_between(other, heads[index])) is not None), None)
        if found is None:
            bases.append(heads[index])
            found = len(bases) - 1, STILL
        groups.setdefault(found[0], []).append((index, found[1]))
    whole = list(heads)
    for base, members in groups.items():
        titles = _united(bases[base].headings, (_moved(heads[index].headings, move.back) for index, move in members))
        for index, move in members:
            whole[index] = replace(heads[index], headings=_moved(titles, move))
    return whole


def levelled(heads: list[TableHead]) -> list[TableHead]:
    """``heads`` with titles above each other told on all pages that show the same ones, where one page tells them: a
    page of few rows may not."""
    known: dict[tuple[str, ...], TableHead] = {}
    for head in heads:
        most = known.setdefault(_columns(head), head)
        if len(head.headings) > len(most.headings):
            known[_columns(head)] = head
    return [_as_levelled(head, known[_columns(head)]) for head in heads]


def _columns(head: TableHead) -> tuple[str, ...]:
    return tuple("".join(title.title for title in column) for column in columns_of(head))


def _as_levelled(head: TableHead, other: TableHead) -> TableHead:
    if len(head.headings) == len(other.headings):
        return head
    pairs = zip(columns_of(head), columns_of(other), strict=True)
    return replace(head, headings=tuple(replace(title, box=own[0].box) for own, told in pairs for title in told))


def move_between(one: TableHead, other: TableHead) -> Move | None:
    """How the titles of ``other`` stand beside the same ones of ``one``; None where they head another table. One that
    was read with its translation stands around the same middle as one without, or begins with it."""
    places = {_named(heading): heading.box for heading in one.headings}
    pairs = [(places[_named(heading)], heading.box) for heading in other.headings if _named(heading) in places]
    most = ASIDE * (one.headings[0].box.bottom - one.headings[0].box.top)
    if len(pairs) < max(2, SHARED * min(len(one.headings), len(other.headings))):
        return _worn_move(one, other, pairs, most)
    lefts = [(here.left, there.left) for here, there in pairs]
    middles = [((here.left + here.right) / 2, (there.left + there.right) / 2) for here, there in pairs]
    return fitted(lefts, most) or fitted(middles, most)


def _worn_move(one: TableHead, other: TableHead, pairs: list[tuple[Box, Box]], aside: float) -> Move | None:
    """The same where titles are so worn that few are read alike on both pages: most of them still resemble those that
    stand in the same places."""
    moves = sorted(there.left - here.left for here, there in pairs)
    shift = moves[len(moves) // 2] if moves else 0.0
    alike = sum(any(abs(heading.box.left - shift - title.box.left) < aside and _resemble(title.title, heading.title)
                    for title in one.headings) for heading in other.headings)
    return Move(1.0, shift) if alike >= RESEMBLING * min(_legible(one), _legible(other)) else None


def _legible(head: TableHead) -> int:
    """How many titles are words, however misread: one read as nothing but signs resembles no other."""
    return sum(any(map(str.isalpha, heading.title)) for heading in head.headings)


def _resemble(one: str, other: str) -> bool:
    """Whether half of the characters of two titles as long as each other are the same."""
    return len(one) == len(other) and 2 * sum(map(str.__eq__, one, other)) >= len(one)


def _named(heading: Heading) -> str:
    """A title without its translation, which may stand in lines of its own."""
    return "".join(_CHINESE.findall(heading.title)) or heading.title


def _moved(headings: tuple[Heading, ...], move: Move) -> tuple[Heading, ...]:
    """``headings`` where they stand on the other page."""
    return tuple(replace(each, box=move.of(each.box)) for each in headings)


def _united(base: tuple[Heading, ...], others: Iterable[tuple[Heading, ...]]) -> tuple[Heading, ...]:
    titles = list(base)
    for heading in (each for headings in others for each in headings if _rank(each.title)):
        here = [index for index, title in enumerate(titles) if _overlap(title.box, heading.box)]
        if not here:
            titles.append(heading)
        elif len(here) == 1 and _rank(titles[here[0]].title) < _rank(heading.title):
            titles[here[0]] = heading
    return with_date(tuple(sorted(titles, key=lambda title: title.box.left)), [])


def _rank(title: str) -> int:
    """How well a title is known: 3 as banks print it, 2 by what it says, 1 as one of which a character was misread."""
    if as_printed(title):
        return 3
    return 2 if role_of(title) is not None else int(misread_role(title) is not None)


def _overlap(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)
