"""Values that run over several lines, as addresses do on cards and in narrow boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.labelled import Labelled
from intake_cli.layout.labels import ITEM
from intake_cli.layout.lines import Line, around, sureness
from intake_cli.layout.values import normal
from intake_cli.words import Word

_INDENT = 0.8
"""A continuation begins this many text heights from where the value began, or less."""
_LEADING = 1.3
"""A gap of more text heights than this ends the value."""
_LABEL = re.compile(r"[一-鿿]{2,8}:")
_GAP = 1.2
"""A gap of this many text heights ends a line of the value."""


def run_on(labels: re.Pattern[str], value: Labelled, lines: Sequence[Line]) -> Labelled:
    """``value`` with the lines below that begin where it begins, up to the next label."""
    first, height = value.box, value.box.bottom - value.box.top
    bottom = first.bottom
    for line in lines:
        if (line.top + line.bottom) / 2 <= bottom:
            continue
        words = _from(line, first.left, height)
        if not words or min(word.box.top for word in words) - bottom > _LEADING * height:
            break
        text = "".join(normal(word.text) for word in words)
        if labels.match(text) or _begins_another(text) or _has_neighbour(line, words[0], value.left):
            break
        bottom = max(word.box.bottom for word in words)
        box = around([Word("", value.box), *words])
        value = replace(value, value=value.value + text, box=box, confidence=min(value.confidence, sureness(words)))
    return value


def _from(line: Line, left: float, height: float) -> list[Word]:
    """The words of ``line`` from the one that begins at ``left`` up to a gap."""
    found: list[Word] = []
    for word in line.words:
        starts = abs(word.box.left - left) <= _INDENT * height
        if (not found and starts) or (found and word.box.left - found[-1].box.right <= _GAP * height):
            found.append(word)
        elif found:
            break
    return found


def _begins_another(text: str) -> bool:
    """Whether a line is an item of a list or labelled, whatever it asks."""
    item = ITEM.match(text)
    return _LABEL.match(text[item.end():] if item else text) is not None


def _has_neighbour(line: Line, first: Word, label: float) -> bool:
    """Whether words stand left of ``first``, no farther than the ``label`` of the value: then it is another's.
    Single marks are dirt."""
    return any(label < word.box.right <= first.box.left and len(normal(word.text)) > 1 for word in line.words)
