"""Forms with printed labels into which values were printed a little too high or too low."""

from __future__ import annotations

import re
from collections.abc import Iterable

from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal

_LABELS = re.compile(r"(?:[^\d:]{1,12}:){2,}")
"""A line of labels without one value."""
OVER = 0.3
"""Share of the lower line's height on which labels and their values stand beside one another at least."""


def with_values_beside(lines: Iterable[Line]) -> list[Line]:
    """``lines``, top to bottom, with each of labels alone and the line of values that stands half beside it as one."""
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        if above is not None and _labels(above) != _labels(line) and _beside(above, line):
            found[-1] = Line(tuple(sorted((*above.words, *line.words), key=lambda word: word.box.left)))
        else:
            found.append(line)
    return found


def _labels(line: Line) -> bool:
    return _LABELS.fullmatch(normal(line.text)) is not None


def _beside(one: Line, other: Line) -> bool:
    """Whether two lines overlap in height and none of their words in width, nor does the other have labels itself."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared < OVER * min(one.bottom - one.top, other.bottom - other.top):
        return False
    values = other if _labels(one) else one
    apart = all(word.box.right <= beside.box.left or word.box.left >= beside.box.right
                for word in one.words for beside in other.words)
    return apart and ":" not in re.sub(r"\d:\d", "", normal(values.text))
