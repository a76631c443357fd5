"""Tables whose column titled 户名 or 姓名 names the other party: that of the account says the same in every row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake_cli.layout.lines import joined
from intake_cli.layout.values import is_empty, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.vocabulary import Role

Bands = tuple[Band, ...]
_NAME = re.compile(r"户名|姓名|名称|客户名称?|name", re.IGNORECASE)
MOST = 0.8
"""Share of the names of a column up to which one of them is not that of the account: a scan shows some misread."""


def with_party_named(rows: Sequence[tuple[Row, Bands]]) -> list[tuple[Row, Bands]]:
    """``rows`` with the column of names as that of the other party where no title tells another."""
    each = {id(bands): bands for _, bands in rows}
    columns = {key: _column_of_names(bands) for key, bands in each.items()}
    names = [normal(joined(row.words.get(column, []))) for row, bands in rows
             if (column := columns[id(bands)]) is not None]
    if not _differ(name for name in names if not is_empty(name)):
        return list(rows)
    named = {key: _with_party(bands, columns[key]) for key, bands in each.items()}
    return [(row, named[id(bands)]) for row, bands in rows]


def _column_of_names(bands: Bands) -> int | None:
    """The one column of names, None where there is none or another one tells the party."""
    if any(band.role is Role.COUNTERPARTY for band in bands):
        return None
    titled = [column for column, band in enumerate(bands)
              if band.role is Role.OTHER and _NAME.fullmatch(normal(band.title))]
    return titled[0] if len(titled) == 1 else None


def _differ(names: Iterable[str]) -> bool:
    counts = Counter(names)
    return bool(counts) and max(counts.values()) <= MOST * counts.total()


def _with_party(bands: Bands, column: int | None) -> Bands:
    if column is None:
        return bands
    return (*bands[:column], replace(bands[column], role=Role.COUNTERPARTY), *bands[column + 1:])
