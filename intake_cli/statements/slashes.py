"""The stroke between the name and the number of a party that stand above each other (王样本/ over 6299…): scans make a
1 or a letter of it, which would count as the number's first figure. And the slash of an empty cell, which would be a
name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from intake_cli.layout.lines import joined
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell, TableRow, with_cell
from intake_cli.statements.certainty import TEXT_LAYER, UNSURE
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role

TEXTS = (Role.COUNTERPARTY, Role.SUMMARY, Role.REMARK)
LIKE_A_STROKE = "1lI|丨丿"
LIKE_A_SLASH = LIKE_A_STROKE + "/Li7J!"
"""What a scan makes of the one of an empty cell."""
_STROKE = re.compile(rf"[{LIKE_A_STROKE}]$")
_NUMBER = re.compile(r"[\d*]{8,}")
_NAME = re.compile(rf"[\u3400-\u9fff)][{LIKE_A_STROKE}/]$")


def with_slashes(rows: list[TableRow], source: Source) -> list[TableRow]:
    """``rows`` with strokes between name and number as strokes, where the column prints more of these than of others;
    what was read first is kept beside it. What a text layer says is not touched."""
    ends = Counter(cell.words[-2].text[-1] == "/" for row in rows for _, cell in _named(row))
    if ends[True] <= ends[False]:
        return rows
    return [row if source.pages[row.page].reader == TEXT_LAYER else _mended(row) for row in rows]


def without_lone_strokes(rows: list[TableRow], source: Source) -> list[TableRow]:
    """``rows`` with each stroke that stands alone in a cell of texts as the slash of an empty one, where several cells
    of its column hold one: a scan makes figures and letters of them. One by itself is in doubt, for it is no name."""
    alone = Counter(band.title for row in rows for _, band, _ in _lone(row))
    return [row if source.pages[row.page].reader == TEXT_LAYER else _emptied(row, alone) for row in rows]


def _lone(row: TableRow) -> list[tuple[int, Band, Cell]]:
    return [(place, band, cell) for place, (band, cell) in enumerate(row.titled)
            if band.role in TEXTS and len(cell.text) == 1 and cell.text in LIKE_A_SLASH]


def _emptied(row: TableRow, alone: Counter[str]) -> TableRow:
    for place, band, cell in _lone(row):
        if cell.text != "/":
            slash = replace(cell, text="/", second=cell.text) if alone[band.title] > 1 else cell.at_most(UNSURE / 2)
            row = with_cell(row, place, slash)
    return row


def _named(row: TableRow) -> list[tuple[int, Cell]]:
    return [(place, cell) for place, (band, cell) in enumerate(row.titled)
            if band.role is Role.COUNTERPARTY and len(cell.words) > 1 and _NUMBER.fullmatch(cell.words[-1].text)
            and _NAME.search("".join(word.text for word in cell.words[:-1]))]


def _mended(row: TableRow) -> TableRow:
    for place, cell in _named(row):
        *before, stroke, number = cell.words
        text = _STROKE.sub("/", stroke.text)
        if text != stroke.text:
            alone = len(text) == 1  # what the column tells needs no second look
            stroke = replace(stroke, text=text, confidence=number.confidence if alone else stroke.confidence)
            words = (*before, stroke, number)
            row = with_cell(row, place, replace(cell, text=joined(words), words=words, second=cell.text))
    return row
