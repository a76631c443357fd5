"""Rows read against rows printed, counted.

A score is a Counter: ``rows`` printed, ``found`` of them, ``extra`` rows that nobody printed, ``exact`` rows in every
field, cells right by the name of their field, ``balances`` printed, and of the cells of found rows: ``wrong`` and
``right`` ones (empty ones aside) and how many of each are marked doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from benchmarks.reading.rows import FIELDS, Printed, Read

Score = Counter[str]
NEXT_TO_NOTHING = 0.1
"""Weight of a pair that agrees in nothing: still one row misread, rather than one missing and one invented."""


def aligned(first: int, second: int, weight: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Pairs of places in two lists, both ascending, with the greatest sum of weights; weight 0 pairs nothing."""
    weights = [[weight(i, j) for j in range(second)] for i in range(first)]
    best = [[0.0] * (second + 1) for _ in range(first + 1)]
    for i in reversed(range(first)):
        for j in reversed(range(second)):
            paired = weights[i][j] and weights[i][j] + best[i + 1][j + 1]
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < first and j < second:
        if weights[i][j] and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def scored(printed: list[Printed], read: list[Read]) -> Score:
    """Score of a reader that returns rows. Rows pair in printed order by what they have in common."""
    score = opened(printed)
    same = 0
    while same < min(len(printed), len(read)) and all(_right(printed[same], read[same])):
        same += 1
    left, got = printed[same:], read[same:]
    pairs = aligned(len(left), len(got), lambda i, j: NEXT_TO_NOTHING + sum(_right(left[i], got[j])))
    for row, reading in [*zip(printed[:same], read[:same], strict=True), *((left[i], got[j]) for i, j in pairs)]:
        count_row(score, row, dict(zip(FIELDS, _right(row, reading), strict=True)))
        _count_marks(score, row, reading)
    score["extra"] = len(read) - score["found"]
    return score


def opened(printed: list[Printed]) -> Score:
    """The score of a paper of which nothing was read."""
    return Counter({"rows": len(printed), "balances": sum(row.balance is not None for row in printed)})


def count_row(score: Score, row: Printed, right: dict[str, bool]) -> None:
    """Count a found row whose fields are right or wrong; a balance that is not printed is not counted as right."""
    score["found"] += 1
    score["exact"] += all(right.values())
    for name, good in right.items():
        score[name] += good and not (name == "balance" and row.balance is None)


def _right(row: Printed, reading: Read) -> list[bool]:
    return [row.says(name, getattr(reading, name)) for name in FIELDS]


def _count_marks(score: Score, row: Printed, reading: Read) -> None:
    for name, good in zip(FIELDS, _right(row, reading), strict=True):
        if not good or getattr(row, name):
            kind = "right" if good else "wrong"
            score[kind] += 1
            score[f"{kind} marked"] += name in reading.doubts
