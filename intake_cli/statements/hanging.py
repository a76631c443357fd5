"""Dashes for empty cells, so close to the next cell's word that readers take them for a part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from intake_cli.layout.cuts import cut_word
from intake_cli.layout.lines import Line
from intake_cli.layout.values import DASHES, looks_like_amount
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

if TYPE_CHECKING:  # bands are found by what is told here
    from intake_cli.statements.bands import Band

LEAST = 3
"""Texts of a column from which it is known where its texts begin."""
ASIDE = 0.3
"""Heights of a text by which it may begin left of where the texts of its column begin."""

_NUMBER = re.compile(r"[\d*]{8,}(?![\d.,])")
"""The number of an account: a sum has marks or a point."""

Columns = Mapping[int, list[Word]]


def dashes_parted(lines: list[Line], columns_of: Callable[[Line], Columns], bands: Sequence[Band]) -> list[Line]:
    """``lines`` with dashes cut off between a column of money and the texts of the next: behind a sum where it ends
    further right than the texts begin and no text stands there, for a sum's own sign never does; before a text that
    begins further left than the others where no sum stands, or wherever none does and only there. ``columns_of`` a line
    are its words by column."""
    dashed = [any(_signed(word) or _dashed(word) for word in line.words) for line in lines]
    if not any(dashed):
        return lines
    placed, roles = list(map(columns_of, lines)), [band.role for band in bands]
    starts = _starts(placed, roles)
    empty = _for_empty(placed, roles, starts)
    led = any(word.text[:1] in DASHES and looks_like_amount(word.text[1:]) for line in lines for word in line.words)
    return [_parted(columns, starts, empty, bands, led) if has and (starts or led) else line
            for has, line, columns in zip(dashed, lines, placed, strict=True)]


def _for_empty(lines: list[Columns], roles: list[Role], starts: dict[int, float]) -> set[int]:
    """Columns whose texts have a dash before them in all lines of sums in which the column of money before is empty,
    and in no other."""
    entries = [columns for columns in lines if any(roles[column] in MONEY_ROLES for column in columns)]
    found = set()
    for column in starts:
        shown = [(column - 1 in columns, _dashed(columns[column][0])) for columns in entries if column in columns]
        empty = [dash for filled, dash in shown if not filled]
        if len(empty) >= LEAST and all(empty) and not any(dash for filled, dash in shown if filled):
            found.add(column)
    return found


def _starts(lines: Iterable[Columns], roles: list[Role]) -> dict[int, float]:
    """Where the texts begin in the columns that follow a column of money; dashes tell nothing of it."""
    lefts: dict[int, list[float]] = {}
    for columns in lines:
        for column, words in columns.items():
            after_money = column > 0 and roles[column - 1] in MONEY_ROLES and roles[column] not in MONEY_ROLES
            if after_money and words[0].text[:1] not in DASHES:
                lefts.setdefault(column, []).append(words[0].box.left)
    return {column: median(found) for column, found in lefts.items() if len(found) >= LEAST}


def _parted(columns: Columns, starts: dict[int, float], empty: set[int], bands: Sequence[Band], led: bool) -> Line:
    """A line with its dashes cut off; ``led`` where signs of its page stand before sums, so that a reader of pixels
    joined each that stands behind one."""
    words: list[Word] = []
    for column, own in columns.items():
        first, last, start = own[0], own[-1], starts.get(column + 1)
        behind = column + 1 not in columns and _signed(last)
        if behind and start is not None and last.box.right > start:
            words += [*own[:-1], *_cut_behind(last, start)]
        elif behind and led and last.confidence < 1 and _before_texts(column, bands):
            words += [*own[:-1], *_cut_behind(last, bands[column].right)]
        elif column in starts and column - 1 not in columns and _dashed(first) and (
                column in empty or first.box.left < starts[column] - ASIDE * (first.box.bottom - first.box.top)):
            words += [*_cut_before(first, starts[column], bands[column].left), *own[1:]]
        else:
            words += own
    return Line(tuple(sorted(words, key=lambda word: word.box.left)))


def _before_texts(column: int, bands: Sequence[Band]) -> bool:
    """Whether a column of money stands before one that is none."""
    return bands[column].role in MONEY_ROLES and column + 1 < len(bands) and bands[column + 1].role not in MONEY_ROLES


def without_dashes(word: Word) -> Word:
    """``word`` without the dash behind a sum or before a text, which may be another cell's."""
    parts = cut_word(word, [len(word.text.rstrip()) - 1]) if _signed(word) else []
    parts = parts[:1] or (cut_word(word, [1])[1:] if _dashed(word) else [])
    return parts[0] if parts else word


def _cut_behind(word: Word, start: float) -> list[Word]:
    """A signed sum as the sum and the dash, which begins at ``start``: readers say little of where a sign lies."""
    amount, dash = cut_word(word, [len(word.text.rstrip()) - 1])
    right = max(dash.box.right, start + ASIDE * (dash.box.bottom - dash.box.top))
    return [amount, replace(dash, box=replace(dash.box, left=start, right=right), edges=(start, right))]


def _cut_before(word: Word, start: float, border: float) -> list[Word]:
    """A dash, which is narrow and lies before the ``border``, and the text behind it, which begins at ``start``."""
    dash, text = cut_word(word, [1])
    end = min(start, border, dash.box.left + ASIDE * (dash.box.bottom - dash.box.top))
    left = min(dash.box.left, end - ASIDE * (dash.box.bottom - dash.box.top))
    return [replace(dash, box=replace(dash.box, left=left, right=end), edges=(left, end)),
            replace(text, box=replace(text.box, left=start), edges=tuple(max(start, edge) for edge in text.edges))]


def _signed(word: Word) -> bool:
    """Whether a word is an amount with a minus behind it."""
    text = word.text.rstrip()
    return text[-1:] in DASHES and looks_like_amount(text[:-1])


def _dashed(word: Word) -> bool:
    """Whether a word is a text, or the number of an account, with a dash before it."""
    return word.text[:1] in DASHES and (word.text[1:2].isalpha() or _NUMBER.match(word.text, 1) is not None)
