"""Borders of a page without a heading, laid clear of the texts that run over them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.placing import CUT
from intake_cli.words import Word

TELLING = 2
"""Words that must begin, or end, beside a border for each that runs over it, to tell where it may lie."""


def clear_of_texts(bands: tuple[Band, ...], lines: Iterable[Line]) -> tuple[Band, ...]:
    """``bands`` of another page with each border that texts of ``lines``, those of the entries of a page and between
    them, run over moved to where nothing stands: the page they were measured on had no text so long."""
    words = [word for line in lines for word in line.words]
    columns = [band for band in bands if not band.level]
    moved = {one.right: _clear(words, one.left, one.right, other.right) for one, other in itertools.pairwise(columns)}
    return tuple(replace(band, left=moved.get(band.left, band.left), right=moved.get(band.right, band.right))
                 for band in bands)


def _clear(words: Sequence[Word], left: float, border: float, right: float) -> float:
    """The middle of what is bare of all words nearest to a ``border`` of the columns from ``left`` to ``right``, where
    words run over it and enough others tell by where they begin, or end, that all of those are of one column."""
    over = [word for word in words if _runs_over(word, border)]
    if not over:
        return border
    behind = [word.box.left for word in words if border <= word.box.left < right]
    before = [word.box.right for word in words if left < word.box.right <= border]
    for beside, ends in ((behind, max(word.box.right for word in over)), (before, min(word.box.left for word in over))):
        if len(beside) >= TELLING * len(over):
            nearest = min(beside, key=lambda place: abs(place - border))
            if (nearest - ends) * (nearest - border) >= 0:
                return (nearest + ends) / 2
    return border


def _runs_over(word: Word, border: float) -> bool:
    """Whether ``word`` would be cut there."""
    slack = CUT * (word.box.bottom - word.box.top)
    return word.box.left + slack < border < word.box.right - slack
