"""A dash for an empty cell of text, so close behind a sum that readers take it for the sum's sign."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from intake_cli.layout.lines import Line, cut_word
from intake_cli.layout.values import SIGNS, looks_like_amount
from intake_cli.statements.bands import Band, place
from intake_cli.statements.vocabulary import MONEY_ROLES
from intake_cli.words import Word

LEAST = 3
"""Texts of a column from which it is known where its texts begin."""


def dashes_parted(lines: list[Line], bands: tuple[Band, ...]) -> list[Line]:
    """``lines`` with the dash behind a sum cut off where it ends further right than the texts of the next column
    begin, and that column shows nothing else: a sum's own sign never stands there."""
    signed = {index for index, line in enumerate(lines) if any(_signed(word) for word in line.words)}
    starts = _starts(lines, bands) if signed else {}
    return [_parted(line, bands, starts) if index in signed and starts else line for index, line in enumerate(lines)]


def _starts(lines: list[Line], bands: tuple[Band, ...]) -> dict[int, float]:
    """Where the texts begin in the columns that follow a column of money."""
    lefts: dict[int, list[float]] = {}
    for line in lines:
        for column, words in place(line.words, bands).items():
            if column > 0 and bands[column - 1].role in MONEY_ROLES and bands[column].role not in MONEY_ROLES:
                lefts.setdefault(column, []).append(words[0].box.left)
    return {column: median(found) for column, found in lefts.items() if len(found) >= LEAST}


def _parted(line: Line, bands: tuple[Band, ...], starts: dict[int, float]) -> Line:
    columns = place(line.words, bands)
    words: list[Word] = []
    for column, own in columns.items():
        start = starts.get(column + 1, float("inf")) if column + 1 not in columns else float("inf")
        hangs = _signed(own[-1]) and own[-1].box.right > start
        words += [*own[:-1], *_cut(own[-1], start)] if hangs else own
    return Line(tuple(sorted(words, key=lambda word: word.box.left)))


def _cut(word: Word, start: float) -> list[Word]:
    """A signed sum as the sum and the dash, which begins at ``start``: readers say little of where a sign lies."""
    amount, dash = cut_word(word, [len(word.text.rstrip()) - 1])
    return [amount, replace(dash, box=replace(dash.box, left=start), edges=(start, dash.box.right))]


def _signed(word: Word) -> bool:
    """Whether a word is an amount with a minus behind it."""
    text = word.text.rstrip()
    return text[-1:].translate(SIGNS) == "-" and looks_like_amount(text[:-1])
