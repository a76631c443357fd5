"""The stroke between the name and the number of a party that stand above each other (王样本/ over 6299…): scans make a
1 or a letter of it, which would count as the number's first figure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from intake_cli.layout.lines import joined
from intake_cli.statements.cells import Cell, TableRow, with_cell
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role

LIKE_A_STROKE = "1lI|丨丿"
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
