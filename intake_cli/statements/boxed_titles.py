"""Headings in ruled boxes: whatever lines a narrow column broke a title and its translation into, a box holds one."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from intake_cli.layout.cuts import edges_of
from intake_cli.layout.lines import Line, around, joined, to_lines
from intake_cli.statements.heading_ends import DEEP
from intake_cli.statements.known_titles import as_printed, untranslated
from intake_cli.statements.titles import could_be_heading
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, role_of
from intake_cli.words import Rule, Word

DEEPEST = 14
"""Lines of such a heading at most: where boxes have several lines, those of others stand between them."""
FEWEST = 3
"""Boxes of a heading at least."""
SAME, OVER, REACH = 0.2, 0.3, 0.9
"""Text heights within which two rules are one, and by which a word may reach over a rule; share of the heading's height
along which a rule runs."""
BESIDE = 0.5
"""Heights of a text from which words beside each other are two titles, not one that is read in two."""


def with_boxed_titles(lines: list[Line], rules: Sequence[Rule]) -> list[Line]:
    """``lines`` with those of a heading in boxes as one, each title as one word of it, and one of their translation.
    Where a box holds titles beside or above each other, or a word stands in two, they stay."""
    upright = [rule for rule in rules if rule.vertical]
    best: tuple[int, int, list[Line]] | None = None
    known = 0
    for first, last in _blocks(lines, upright):
        cells = _cells(lines[first:last + 1], upright)
        titles = [] if cells is None else _titles(cells, lines[first].top)
        if titles and (told := _known(titles[0].words)) > known:
            best, known = (first, last, titles), told
    if best is None:
        return lines
    first, last, titles = best
    return [*lines[:first], *titles, *lines[last + 1:]]


def _blocks(lines: list[Line], upright: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    """The first and last index of lines that may be a heading, the shorter ones first: all that reach into each
    other, and all that are titles."""
    if len(upright) < FEWEST:
        return
    for first in range(len(lines)):
        for last in range(first + 1, min(first + DEEPEST, len(lines))):
            if not could_be_heading(lines[last - 1:last + 1]):
                break
            if not (_goes_on(lines, first, last, first - 1) or _goes_on(lines, first, last, last + 1)):
                yield first, last


def _goes_on(lines: list[Line], first: int, last: int, beside: int) -> bool:
    """Whether a heading from line ``first`` to ``last`` has more lines: the one ``beside`` it reaches into it, or is
    one of titles."""
    if not 0 <= beside < len(lines):
        return False
    line, deep = lines[beside], DEEP * (lines[beside].bottom - lines[beside].top)
    top, bottom = lines[first].top + deep, max(each.bottom for each in lines[first:last + 1]) - deep
    return (line.top < bottom and line.bottom > top) or any(as_printed(word.text) for word in line.words)


def _cells(block: list[Line], upright: Sequence[Rule]) -> list[list[Word]] | None:
    """The words of each box of a heading in reading order, or None where the boxes do not hold one title each."""
    words = [word for line in block for word in line.words]
    borders = _borders(block, upright)
    if len(borders) < FEWEST or any(_is_cut(word, borders) for word in words):
        return None
    boxes: dict[int, list[Word]] = {}
    for word in words:
        boxes.setdefault(bisect(borders, (word.box.left + word.box.right) / 2), []).append(word)
    cells = [[line.words for line in to_lines(own)] for _, own in sorted(boxes.items())]
    if len(cells) < FEWEST or any(map(_holds_several, cells)):
        return None
    return [[word for line in cell for word in line] for cell in cells]


def _titles(cells: list[list[Word]], top: float) -> list[Line]:
    """The line of the titles that ``cells`` hold, from ``top`` on, and that of their translation."""
    upper, lower = [], []
    for cell in cells:
        latin = [word for word in cell if word.text.isascii()]
        title = [word for word in cell if not word.text.isascii()] or latin
        upper.append(_as_one(title, top))
        if latin and latin is not title:
            lower.append(latin)
    below = max(word.box.bottom for word in upper)
    return [Line(tuple(upper)), *([Line(tuple(_as_one(latin, below) for latin in lower))] if lower else [])]


def _borders(block: list[Line], upright: Sequence[Rule]) -> list[float]:
    """Where rules run down beside all of a heading."""
    top, bottom = block[0].top, max(line.bottom for line in block)
    near = SAME * (block[0].bottom - block[0].top)
    reach: dict[float, float] = {}
    for rule in upright:
        if rule.end > top and rule.start < bottom:
            place = next((x for x in reach if abs(x - rule.position) < near), rule.position)
            reach[place] = reach.get(place, 0.0) + min(rule.end, bottom) - max(rule.start, top)
    return sorted(x for x, length in reach.items() if length > REACH * (bottom - top))


def _is_cut(word: Word, borders: Sequence[float]) -> bool:
    over = OVER * (word.box.bottom - word.box.top)
    return any(word.box.left + over < x < word.box.right - over for x in borders)


def _holds_several(cell: Sequence[Sequence[Word]]) -> bool:
    """Whether titles stand beside each other in a box, or above each other without being one."""
    chinese = [[word for word in line if not word.text.isascii()] for line in cell]
    beside = any(after.box.left - before.box.right > BESIDE * (before.box.bottom - before.box.top)
                 for line in chinese for before, after in pairwise(line))
    texts = [joined(line) for line in chinese if line]
    whole = as_printed("".join(texts))
    return beside or (not whole and sum(map(as_printed, texts)) > 1)


def _as_one(words: Sequence[Word], top: float) -> Word:
    """The title that ``words`` make, one line high from ``top`` on."""
    box = replace(around(words), top=top, bottom=top + median(word.box.bottom - word.box.top for word in words))
    if len(words) == 1:
        return replace(words[0], box=box, edges=tuple(edges_of(words[0])))
    return replace(words[0], text=joined(words), box=box, edges=(), ends=(), parts=(), numeric=None,
                   numeric_confidence=0.0, confidence=min(word.confidence for word in words),
                   lines=tuple(word.box for word in words))


def _known(words: Sequence[Word]) -> int:
    """How many titles of a heading are known, those twice that banks print; none where it names no day or no sum."""
    roles = [role_of(word.text) for word in words]
    if Role.DATE not in roles or set(MONEY_ROLES).isdisjoint(roles):
        return 0
    return sum(role is not None for role in roles) + sum(as_printed(untranslated(word.text)) for word in words)
