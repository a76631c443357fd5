"""Columns of a text layer whose edge drifts with the width of the figures: the program that placed them knew another
font than the one they are printed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import linear_regression

from checks.statement.set_figures import Placed

SAME = 0.1
"""Widths that differ by less, in points, are one."""


def drifted(each: Placed, lined: Sequence[Placed], measure: Callable[[Placed], float], slack: float, rows: int) -> bool:
    """Whether a figure stands where those that are ``lined`` up, at least ``rows`` of several other widths, let one of
    its own width be expected, to within ``slack``. Where nothing drifts that is where they themselves stand."""
    others = [other for other in lined if abs(_width(other) - _width(each)) > SAME]
    widths = [_width(other) for other in others]
    if len(others) < rows or max(widths) - min(widths) <= SAME:
        return False
    slope, start = linear_regression(widths, list(map(measure, others)))
    return abs(start + slope * _width(each) - measure(each)) <= slack


def _width(each: Placed) -> float:
    return each.figure.right - each.figure.left
