"""Values in ruled boxes: a box that holds nothing but a label, and the box right of it or below it, however many lines
it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.facts import Box
from intake_cli.characters import simplified
from intake_cli.layout.label_patterns import named
from intake_cli.layout.labelled import Labelled
from intake_cli.layout.lines import around, joined, sureness, to_lines
from intake_cli.layout.values import normal
from intake_cli.words import PageText, Rule, Word

NEAR = 3.0
"""Points that a rule may miss a corner by; pixels are scaled."""
_WIDTH = 595.0
_BROKEN = re.compile(r"(?<=[\d年月日至.-])\n(?=[\d年月日至.-])|(?<=[\u4e00-\u9fff()])\n|\n(?=[\u4e00-\u9fff()])")
"""An end of a line inside a number, a day or Chinese text."""


@dataclass(frozen=True, slots=True)
class _Cell:
    box: Box
    words: tuple[Word, ...]

    @property
    def ordered(self) -> list[Word]:
        """Its words in reading order."""
        return [word for line in to_lines(self.words) for word in line.words]

    @property
    def text(self) -> str:
        return "".join(normal(word.text) for word in self.ordered)

    @property
    def value(self) -> str:
        """Its text, lines joined: a number or a day that is broken between two of them is one."""
        return _BROKEN.sub("", "\n".join(joined(line.words) for line in to_lines(self.words))).replace("\n", " ")


def boxed(pattern: re.Pattern[str], page: PageText, headed: bool = False) -> Iterator[Labelled]:
    """The value of each label of ``page`` that fills a box, where the box right of it holds no label too. In a row of
    boxes with labels side by side it stands below, where papers may be ``headed`` so."""
    near = NEAR * max(1.0, page.width / _WIDTH)
    cells = _cells(page.words, page.rules, near)
    labels = {cell: label for cell in cells if (label := pattern.fullmatch(simplified(cell.text.rstrip(":"))))}
    heading = {cell for one, right in ((one, _right_of(one, cells, near)) for one in labels) if right in labels
               for cell in (one, right)} if headed else set()
    for cell, label in labels.items():
        value = _below(cell, cells, near) if cell in heading else _right_of(cell, cells, near)
        if value is not None and value not in labels:
            words = value.ordered
            yield Labelled(named(label), value.value, around(words), sureness(words), page.number)


def _right_of(cell: _Cell, cells: Sequence[_Cell], near: float) -> _Cell | None:
    middle = (cell.box.top + cell.box.bottom) / 2
    beside = (other for other in cells if abs(other.box.left - cell.box.right) <= near)
    return next((other for other in beside if other.box.top - near <= middle <= other.box.bottom + near), None)


def _below(cell: _Cell, cells: Sequence[_Cell], near: float) -> _Cell | None:
    return next((other for other in cells if abs(other.box.top - cell.box.bottom) <= near and
                 abs(other.box.left - cell.box.left) <= near and abs(other.box.right - cell.box.right) <= near), None)


def _cells(words: Sequence[Word], rules: Sequence[Rule], near: float) -> list[_Cell]:
    """The boxes that hold words, with these."""
    upright = [rule for rule in rules if rule.vertical]
    level = [rule for rule in rules if not rule.vertical]
    held: dict[Box, list[Word]] = {}
    for word in words:
        box = _around(word, upright, level, near)
        if box is not None:
            held.setdefault(box, []).append(word)
    return [_Cell(box, tuple(own)) for box, own in held.items()]


def _around(word: Word, upright: Sequence[Rule], level: Sequence[Rule], near: float) -> Box | None:
    """The box about a word: the nearest rule on each side that runs past its middle."""
    x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    across = [rule.position for rule in upright if rule.start - near <= y <= rule.end + near]
    down = [rule.position for rule in level if rule.start - near <= x <= rule.end + near]
    left, right = max((each for each in across if each <= x), default=None), min(
        (each for each in across if each > x), default=None)
    top, bottom = max((each for each in down if each <= y), default=None), min(
        (each for each in down if each > y), default=None)
    if left is None or right is None or top is None or bottom is None:
        return None
    return Box(round(left), round(top), round(right), round(bottom))
