"""The sum that a cell prints."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from checks.facts import Field
from intake_cli.characters import CHINESE
from intake_cli.layout.misread_sums import misread_money
from intake_cli.layout.values import has_figure, looks_like_amount, money, normal
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.source import Source

_NOTED = re.compile(r"([^()]*\d)\([^()]*[\u4e00-\u9fff]{2}[^()]*\)")
_LENGTHENED = re.compile(r"[+-]?\d{4,},\d{3}(?:,\d{3})*\.\d{2}")
TOUCH = 0.1
"""Sizes of type that two parts of one figure stand apart at most."""
SPECKED = 0.85
"""Confidence at most of an amount that a stray mark stands beside: below what counts without a second reading."""


def money_of(cell: Cell, row: TableRow, number: int, source: Source) -> Field[Decimal] | None:
    """The amount of a cell: the reading constrained to figures where there is one, the free one kept when it
    differs. A cell that is no amount gives None."""
    free, figures = money(cell.text), money(cell.figures or "")
    if figures is None and free is None:
        digital = source.pages[row.page].reader == TEXT_LAYER
        alone = _noted(cell.text) or (_above_words(cell) if digital else None)
        return Field(alone, source.evidence(row, number, cell)) if alone is not None else \
            _specked(cell, row, number, source, _lengthened(cell) if digital else None)
    if figures is None or (free is not None and free == figures):
        sure = cell.confidence if figures is None else cell.sureness
        return Field(_some(free), source.evidence(row, number, cell, confidence=sure, second=cell.second))
    second = cell.second or (cell.text if free is not None else None)
    return Field(figures, source.evidence(row, number, cell, cell.figures, cell.figures_confidence, second))


def _noted(text: str) -> Decimal | None:
    """The sum before a note in brackets: 28.37(已退款2.40)."""
    match = _NOTED.fullmatch(normal(text))
    return None if match is None else money(match[1])


def _above_words(cell: Cell) -> Decimal | None:
    """The one sum in a cell of several lines, of which the others hold words alone: 钞 below a balance."""
    sums = [word for word in cell.words if looks_like_amount(word.text)]
    if len(sums) != 1:
        return None
    box = sums[0].box
    others = [word for word in cell.words if word is not sums[0]]
    told = all((word.box.top >= box.bottom or word.box.bottom <= box.top) and not has_figure(word.text)
               for word in others)
    return money(sums[0].text) if told else None


def _lengthened(cell: Cell) -> Decimal | None:
    """What a figure set right before a sum makes of it: 1105,492.20, where commas part no thousands any more."""
    words = sorted(cell.words, key=lambda word: word.box.left)
    joined = normal("".join([word.text for word in words]))
    apart = [after.box.left - word.box.right > TOUCH * word.size for word, after in pairwise(words)]
    return None if any(apart) or not _LENGTHENED.fullmatch(joined) else Decimal(joined.replace(",", ""))


def _specked(cell: Cell, row: TableRow, number: int, source: Source, seen: Decimal | None) -> Field[Decimal] | None:
    """An amount that was not read cleanly, as one that is in doubt: what is ``seen``, where that is known."""
    values = (seen, *(misread_money(text) for text in (cell.text, cell.figures or "")), _beside_text(cell))
    value = next((value for value in values if value is not None), None)
    if value is None:
        return None
    return Field(value, source.evidence(row, number, cell, confidence=min(cell.confidence, SPECKED)))


def _beside_text(cell: Cell) -> Decimal | None:
    """The one sum in a cell whose other words all hold Chinese: what a seal left (-1194.59 2例5), or a name."""
    sums = [word.text for word in cell.words if looks_like_amount(word.text)]
    others = [word.text for word in cell.words if not looks_like_amount(word.text)]
    return money(sums[0]) if len(sums) == 1 and all(max(text) >= CHINESE for text in others) else None


def _some(value: Decimal | None) -> Decimal:
    assert value is not None
    return value
