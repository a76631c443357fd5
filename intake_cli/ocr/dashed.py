"""Dashed and dotted lines of a scanned table, and the height at which a line keeps."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.long_runs import Runs, heightened
from intake_cli.ocr.parts import Part, drawn, parts_of

CLEAR, CROWDED = 3, 0.45
"""Rows beside a line, and the share of its length on which they may hold ink: beside the feet of figures they hold
more."""
DASH, DASH_GAP = 40, 14
"""Pixels that a dash of a dashed line is long at most, and that it keeps from the next."""
BYTE = 8
"""Columns looked at together where it is asked whether there may be dashed lines: twice as many are more than a gap."""
DASHES_LOST = 3
"""Gaps wide is the hole that noise or a crossing stroke leaves in a dashed line that runs on behind it."""
DASHES, SHORTEST_DASHED = 0.15, 200
"""Share of the page's shorter side, and pixels, that a dashed line runs on at least: a cell full of hyphens is
shorter."""
STRETCH = 160
"""Columns on whose middle a line's height is known though strokes of words run beside it on some."""
ALIGNED = 3.0
"""Pixels that a piece of a line lies from its height at most."""
WHOLE, FEWEST_WHOLE = 0.8, 3
"""Share of the longest dashed line from which one runs across the whole table, and how many such lines make one."""
Line = tuple[float, float, float]


def dashed_lines(ink: np.ndarray, bits: np.ndarray, side: int, room: int) -> tuple[list[Line], np.ndarray]:
    """Level lines of dashes or dots as (y, start, end), and the mask of their dashes: flat bits of ink in a row, so
    near to one another that words cannot stand between, with ``room`` rows on both sides; ``side`` is the page's
    shorter one."""
    length = max(SHORTEST_DASHED, round(DASHES * side))
    if not _may_hold(bits, length):
        return [], np.zeros(bits.shape, bool)
    chained = Runs.of(heightened(bits)).closed(DASH_GAP + 1)
    sure = chained.eroded(length, outside=False).dilated(length + 2).pixels()
    lines = heightened(sure)
    longer = np.maximum(lines, Runs.of(bits).closed(DASHES_LOST * DASH_GAP + 1).pixels())
    begun = [part for part in parts_of(longer) if _meets(part, lines) and not _are_words(bits, part)
             and not _set_in_words(ink, bits, part, room)]
    found = [(part.top + part.height / 2, float(part.left), float(part.left + part.width)) for part in begun]
    mask = np.zeros(bits.shape, bool)
    for part in begun:
        window = np.s_[part.top:part.top + part.height, part.left:part.left + part.width]
        mask[window] |= at_its_height((bits[window] & drawn([part], bits[window].shape, (part.left, part.top))) > 0,
                                       sure[window] > 0)
    return _continued(ink, found, mask)


def _may_hold(bits: np.ndarray, length: int) -> bool:
    """Whether ``bits`` may hold a dashed line of ``length``: then all pairs of bytes along it show some. A glance that
    spares most pages the rest."""
    inked = heightened(np.packbits(bits, axis=1)) > 0
    return bool(_runs((inked[:, :-1] | inked[:, 1:]).view(np.uint8), length // BYTE - 2).any())


def _continued(ink: np.ndarray, found: list[Line], mask: np.ndarray) -> tuple[list[Line], np.ndarray]:
    """Where a table's dashed lines all run from one side to the other, one that is found in places only goes on between
    them: its dashes touch the words of a row there."""
    longest = max((end - start for _, start, end in found), default=0.0)
    whole = [line for line in found if line[2] - line[1] >= WHOLE * longest]
    if len(whole) < FEWEST_WHOLE or len(whole) == len(found):
        return found, mask
    start, end = (float(np.median([line[side] for line in whole])) for side in (1, 2))
    lines, reach = list(whole), round(run_height(mask) / 2 + 1)
    for y, left, right in found:
        if right - left >= WHOLE * longest:
            continue
        if left < start - DASH or right > end + DASH:
            lines.append((y, left, right))
        elif all(abs(y - line[0]) > ALIGNED for line in lines):
            lines.append((y, start, end))
            band = np.s_[max(0, round(y) - reach):round(y) + reach, int(start):int(end) + 1]
            mask[band] |= ink[band] > 0
    return lines, mask


def run_height(mask: np.ndarray) -> int:
    """Typical thickness of the lines in ``mask``."""
    columns = np.ascontiguousarray(mask[:, ::16])
    starts, totals = (np.count_nonzero(each, axis=0) for each in (columns[1:] > columns[:-1], columns))
    heights = totals[starts > 0] / starts[starts > 0]
    return round(float(np.median(heights))) if heights.size else 1


def at_its_height(own: np.ndarray, sure: np.ndarray) -> np.ndarray:
    """The ink ``own`` of a line without what lies above or below it: the points of figures that stand close to a dashed
    one are bits in a row as well. Where the line is ``sure`` tells its height, which may slope."""
    dashes = own & sure
    thick = np.count_nonzero(dashes, axis=0)
    columns = np.flatnonzero(thick)
    if not columns.size:
        return own
    rows, middles = np.arange(len(own)), np.zeros(own.shape[1])
    middles[columns] = (rows @ dashes)[columns] / thick[columns]
    blocks = np.array_split(columns, max(1, round(columns.size / STRETCH)))
    course = np.interp(columns, list(map(_median, blocks)), [_median(middles[block]) for block in blocks])
    columns = columns[np.abs(middles[columns] - course) <= ALIGNED]
    if not columns.size:  # strokes at two heights: between them there is nothing
        return own
    middles = np.interp(np.arange(own.shape[1]), columns, middles[columns])
    near: np.ndarray = np.abs(rows[:, None] - middles) <= np.median(thick[columns]) / 2 + 1
    return own & near


def _median(values: np.ndarray) -> float:
    """The median of a few ``values``: what np.median says after much ado."""
    ordered = np.sort(values)
    return float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _set_in_words(ink: np.ndarray, bits: np.ndarray, part: Part, room: int) -> bool:
    """Whether other ink stands close beside most dashes of a part: they are the first figures of a column, all ones."""
    above, start, end = max(0, part.top - room), part.left, part.left + part.width
    window = np.s_[above:part.top + part.height + room, start:end]
    own = (bits[window] & drawn([part], bits[window].shape, (start, above))) > 0
    dashed = own.any(axis=0)
    beside = ((ink[window] > 0) & ~own).any(axis=0)
    return bool(dashed.any()) and float(beside[dashed].mean()) > CROWDED


def _are_words(bits: np.ndarray, part: Part) -> bool:
    """Whether most dashes of a part have another over or under them: they are small figures, of which several columns
    came together."""
    window = np.s_[part.top:part.top + part.height, part.left:part.left + part.width]
    own = (bits[window] & drawn([part], bits[window].shape, (part.left, part.top))) > 0
    strokes = np.count_nonzero(np.diff(own.view(np.int8), axis=0, prepend=0) == 1, axis=0)
    return bool(np.count_nonzero(strokes > 1) > CROWDED * np.count_nonzero(strokes))


def _runs(chained: np.ndarray, length: int) -> np.ndarray:
    """Where the middle of ``length`` pixels of ink in a row lies."""
    runs: np.ndarray = cv2.boxFilter(chained, cv2.CV_16U, (length, 1), normalize=False,
                                     borderType=cv2.BORDER_CONSTANT) >= length
    return runs


def _meets(part: Part, mask: np.ndarray) -> bool:
    window = mask[part.top:part.top + part.height, part.left:part.left + part.width]
    return bool(window.any()) and bool((window & drawn([part], window.shape, (part.left, part.top))).any())
