"""Rows in order: the longest run of them that never falls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def longest_run(keys: Sequence[int]) -> list[int]:
    """Places of a longest sequence of ``keys`` that never falls (patience sorting)."""
    tops: list[int] = []
    places: list[int] = []
    previous: list[int] = []
    for place, key in enumerate(keys):
        pile = bisect_right(tops, key)
        previous.append(places[pile - 1] if pile else -1)
        tops[pile:pile + 1], places[pile:pile + 1] = [key], [place]
    run: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = previous[place]
    return run[::-1]
