"""Balances carried over whose words a narrow column broke: 期初 over 余额."""

from __future__ import annotations

from collections.abc import Sequence

from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.placed import Placed, marked, states_balance
from intake_cli.words import Word


def balances_whole(marks: Sequence[Placed], bands: tuple[Band, ...]) -> list[Placed]:
    """``marks`` with two lines as one that only together say that a balance was carried over: the lower one alone would
    begin the next entry, or be one."""
    found: list[Placed] = []
    for mark in marks:
        both = _both(found[-1], mark) if found else {}
        if both and states_balance(both, bands) and not states_balance(found[-1].words, bands):
            line = Line(tuple(sorted((*found[-1].line.words, *mark.line.words), key=lambda word: word.box.left)))
            found[-1] = marked(line, both, bands)
        else:
            found.append(mark)
    return found


def _both(upper: Placed, lower: Placed) -> dict[int, list[Word]]:
    """The words of two lines by columns, of which one has sums and the other texts of its columns alone; nothing where
    they are none such."""
    shared = set(upper.words) & set(lower.words)
    if upper.dated or lower.dated or upper.paid == lower.paid or shared not in (set(upper.words), set(lower.words)):
        return {}
    return {column: [*upper.words.get(column, []), *lower.words.get(column, [])]
            for column in sorted({*upper.words, *lower.words})}
