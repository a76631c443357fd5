"""Names of people on pixels: two to four characters that no word bears out, and of which a reader in a hurry takes rare
ones for common ones (阎翀 for 阎肿), surely and in every row alike."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from intake_cli.layout.lines import joined
from intake_cli.layout.values import normal
from intake_cli.statements.cells import Cell, TableRow, with_cell
from intake_cli.statements.certainty import SURE, TEXT_LAYER
from intake_cli.statements.second_reader import MOST, Reader
from intake_cli.statements.source import Source
from intake_cli.statements.texts_again import DOUBTED, place_of
from intake_cli.statements.vocabulary import Role

_SHORT = re.compile(r"[\u3400-\u9fff]{2,4}")
"""A name short enough to be a person's."""
READ_SURELY = 0.999
"""Confidence from which a name needs no look: of 621 read so, two were misread; of 250 in the four thousandths below,
eight, one of them at 0.9987 in four rows."""
SAID_SURELY = 0.95
"""Confidence from which a look bears a name out: the careful reader, too, says 洗 of 冼, at 0.90 to 0.99."""


def names_again(rows: list[TableRow], source: Source, reader: Reader) -> list[TableRow]:
    """``rows`` with each short name that was read less than surely wherever it stands looked at once more, by the
    careful reader: it is in doubt unless that look says the same, and surely. Of 32 misread names this told 26; of 985
    that were right it doubted 40."""
    found: defaultdict[str, list[tuple[int, int, Cell]]] = defaultdict(list)
    for index, row in enumerate(rows):
        for place, (band, cell) in enumerate(row.titled):
            if band.role is Role.COUNTERPARTY and source.pages[row.page].reader != TEXT_LAYER and \
                    cell.words and cell.confidence >= SURE and _SHORT.fullmatch(normal(cell.text)):
                found[normal(cell.text)].append((index, place, cell))
    unsure = [same for same in found.values() if max(cell.confidence for *_, cell in same) < READ_SURELY][:MOST]
    best = [max(same, key=lambda each: each[2].confidence) for same in unsure]
    places = [place_of(word, source.pages[rows[index].page]) for index, _, cell in best for word in cell.words]
    looks = iter(reader.texts(places, False) if places else [])
    result = list(rows)
    for same, (_, _, seen) in zip(unsure, best, strict=True):
        told = [next(looks) for _ in seen.words]
        said = joined([replace(word, text=text) for word, (text, _) in zip(seen.words, told, strict=True)])
        if normal(said) == normal(seen.text) and min(sure for _, sure in told) >= SAID_SURELY:
            continue
        for index, place, cell in same:
            second = cell.second if normal(said) == normal(cell.text) else said
            result[index] = with_cell(result[index], place, replace(cell, confidence=DOUBTED, second=second))
    return result
