"""Sums before which a figure was set later: who makes 2,200.00 a 12,200.00 draws the 1 after all else of the page,
where no content order brings them together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from intake_cli.ocr.reprinted import Run

if TYPE_CHECKING:
    from intake_cli.ocr.glyph_words import Signs

MOST = 3
"""Figures of a piece: longer ones are numbers of their own, as of rows and vouchers."""
TOUCH, OVER = 0.1, 0.15
"""Glyph sizes by which the piece may stand apart from the sum, and reach over it: whoever looks sees one number."""
LEVEL, ALIKE = 0.2, 0.7
"""Glyph sizes by which both may differ in height, and the smaller size of type by the larger."""
_PIECE = re.compile(r"[+-]?\d{1,3},?")
_SUM = re.compile(r"\d[\d,]*\.\d{2}")


def joined(signs: Signs, runs: Sequence[Run]) -> list[Run]:
    """``runs`` with those as one of which the first is a few figures and touches the second, a sum."""
    pieces = [place for place, run in enumerate(runs) if len(run) <= MOST and _PIECE.fullmatch(_text(signs, run))]
    if not pieces:
        return list(runs)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for place, run in enumerate(runs):
        if len(run) > MOST and signs.glyphs.texts[run[0]].isdigit():
            rows[round(_middle(signs, run[0]))].append(place)
    follows = {place: after for place in pieces if (after := _behind(signs, runs, rows, place)) is not None}
    later = set(follows.values())
    return [[*run, *runs[follows[place]]] if place in follows else run
            for place, run in enumerate(runs) if place not in later]


def _behind(signs: Signs, runs: Sequence[Run], rows: dict[int, list[int]], place: int) -> int | None:
    """The sum that begins where the piece in a ``place`` ends."""
    middle = round(_middle(signs, runs[place][0]))
    reach = round(LEVEL * float(signs.size[runs[place][0]])) + 1
    near = (each for row in range(middle - reach, middle + reach + 1) for each in rows.get(row, ()))
    return next((each for each in near if _touch(signs, runs[place][-1], runs[each][0])
                 and _SUM.fullmatch(_text(signs, runs[each]))), None)


def _touch(signs: Signs, last: int, first: int) -> bool:
    sizes = sorted((float(signs.size[last]), float(signs.size[first])))
    gap = float(signs.left[first] - signs.right[last])
    return -OVER * sizes[1] <= gap <= TOUCH * sizes[1] and sizes[0] >= ALIKE * sizes[1] \
        and abs(_middle(signs, last) - _middle(signs, first)) <= LEVEL * sizes[1]


def _middle(signs: Signs, glyph: int) -> float:
    return float(signs.top[glyph] + signs.bottom[glyph]) / 2


def _text(signs: Signs, run: Run) -> str:
    return "".join([signs.glyphs.texts[index] for index in run])
