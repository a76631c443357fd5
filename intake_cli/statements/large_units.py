"""Tables whose figures count ten thousands (单位:万元): what they say is a sum of another size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake_cli.characters import plain, simplified
from intake_cli.layout.values import normal
from intake_cli.statements.cells import TableRow, with_cell
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.table import Table
from intake_cli.statements.vocabulary import MONEY_ROLES

_UNIT = r"(?:人民币)?(?:百万|千万|[百千万亿])元"
_LABELLED = re.compile(rf"(?<!方)单位\s*:?\s*{_UNIT}(?![\u4e00-\u9fff])|\({_UNIT}\)")
"""The unit and nothing else: 万元科技 is a name."""


def with_large_units_doubted(table: Table) -> list[TableRow]:
    """The rows of ``table``, all of their sums in doubt where a label over it or a title names such a unit: a balance
    in ten thousands hides what stands behind its last figure, and no balances tell that the unit was meant for all."""
    if not any(_LABELLED.search(text) for text in _texts(table)):
        return table.rows
    return [_doubted(row) for row in table.rows]


def _texts(table: Table) -> Iterator[str]:
    yield from (simplified(plain(line.text)) for page in table.pages for line in (*page.above, *page.headings))
    yield from (simplified(normal(band.title)) for band in table.bands)


def _doubted(row: TableRow) -> TableRow:
    for place, (band, cell) in enumerate(row.titled):
        if band.role in MONEY_ROLES:
            row = with_cell(row, place, cell.at_most(UNSURE))
    return row
