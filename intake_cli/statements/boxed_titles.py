"""Headings in ruled boxes: a box holds one title, whatever lines a narrow column broke it and its translation into."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from intake_cli.layout.lines import Line
from intake_cli.statements.whole_titles import FEWEST, with_whole_titles
from intake_cli.words import Rule

SAME, REACH = 0.2, 0.9
"""Text heights within which two rules are one; share of the heading's height along which a rule runs."""


def with_boxed_titles(lines: list[Line], rules: Sequence[Rule]) -> list[Line]:
    """``lines`` with the titles of a heading whole, each of a box."""
    upright = [rule for rule in rules if rule.vertical]
    return with_whole_titles(lines, partial(_borders, upright)) if len(upright) >= FEWEST else lines


def _borders(upright: Sequence[Rule], block: list[Line]) -> list[float]:
    """Where rules run down beside all of a heading."""
    top, bottom = block[0].top, max(line.bottom for line in block)
    near = SAME * (block[0].bottom - block[0].top)
    reach: dict[float, float] = {}
    for rule in upright:
        if rule.end > top and rule.start < bottom:
            place = next((x for x in reach if abs(x - rule.position) < near), rule.position)
            reach[place] = reach.get(place, 0.0) + min(rule.end, bottom) - max(rule.start, top)
    return sorted(x for x, length in reach.items() if length > REACH * (bottom - top))
