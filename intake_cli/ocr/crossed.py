"""Texts of a text layer that run over one another: a name too long for its column over the cell beside it. PDFium sorts
what stands on one line by its place, so that their characters alternate; what draws them tells them apart."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from intake_cli.ocr.reprinted import Run

if TYPE_CHECKING:
    from intake_cli.ocr.glyph_words import Signs

REACHES = 0.15
"""Glyph sizes by which a character must lie over the one before it: fonts set some a little closer than they are."""


def uncrossed(signs: Signs, runs: list[Run]) -> np.ndarray | None:
    """The glyphs of ``runs`` (indexes) in the order in which they are drawn where runs lie over one another, else as
    they stand; None where none do, or it is not known."""
    drawn = signs.glyphs.drawn
    order = np.array(list(chain.from_iterable(runs)), int)
    if drawn is None or (np.diff(drawn[order]) >= 0).all():
        return None
    tied = [np.array(list(chain.from_iterable(group)), int) for group in _tied(signs, runs)]
    alternate = [(np.diff(drawn[mixed]) < 0).any() and _over(signs, mixed) for mixed in tied]
    if not any(alternate):
        return None
    return np.concatenate([mixed[np.argsort(drawn[mixed], kind="stable")] if crossed else mixed
                           for mixed, crossed in zip(tied, alternate, strict=True)])


def _tied(signs: Signs, runs: list[Run]) -> list[list[Run]]:
    """``runs`` in groups of those of which each begins on the line of the one before, inside it."""
    first, last = (np.array([run[end] for run in runs], int) for end in (0, -1))
    one, other = last[:-1], first[1:]
    size = np.maximum(signs.size[one], signs.size[other])
    inside = (signs.left[other] > signs.left[first[:-1]]) & (signs.left[other] < signs.right[one] - REACHES * size) & \
        (np.abs(signs.bottom[one] - signs.bottom[other]) < size / 2)
    groups: list[list[Run]] = [[run] for run in runs[:1]]
    for run, goes_on in zip(runs[1:], inside.tolist(), strict=True):
        if goes_on:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _over(signs: Signs, mixed: np.ndarray) -> bool:
    """Whether one of some characters in the order of their places lies over the one before it."""
    one, other = mixed[:-1], mixed[1:]
    return bool((signs.left[other] < signs.right[one] - REACHES * np.minimum(signs.size[one], signs.size[other])).any())
