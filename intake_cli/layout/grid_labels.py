"""Values that stand below their labels, where a header is printed as a grid."""

from __future__ import annotations

import re

from checks.facts import Box
from intake_cli.characters import simplified
from intake_cli.layout.labels import JOINING, Flat, Label
from intake_cli.layout.lines import Line, around
from intake_cli.layout.values import normal
from intake_cli.words import Word


def words_under(pattern: re.Pattern[str], flat: Flat, label: Label, labels: list[Label],
                below: Line) -> list[Word]:
    """Words below a label that has no value beside it: a header printed as a grid. A word belongs to the label
    it shares most width with, else to the nearest."""
    line = flat.line
    if below.top - line.bottom > 1.5 * (line.bottom - line.top):
        return []
    boxes = [around(line.words[flat.owners[one.start]:flat.owners[one.end - 1] + 1]) for one in labels]
    own = labels.index(label)
    words = [word for word in below.words if _nearest(word, boxes) == own]
    found = filter(None, (pattern.match(simplified(normal(word.text))) for word in words))
    return [] if any(match[0].lower() not in JOINING for match in found) else words


def _nearest(word: Word, boxes: list[Box]) -> int:
    """Index of the box that ``word`` shares most width with, else of the one whose middle is nearest."""
    def distance(index: int) -> tuple[float, float]:
        box = boxes[index]
        shared = min(word.box.right, box.right) - max(word.box.left, box.left)
        return -max(shared, 0.0), abs(word.box.left + word.box.right - box.left - box.right)

    return min(range(len(boxes)), key=distance)
