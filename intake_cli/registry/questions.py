"""Three questions to the database of cases, each answered from an index."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Connection, Row, TableValuedAlias, and_, cast, column, func, select

from intake_cli.registry.schema import CASES, MARKS, Mark
from intake_cli.registry.traces import USES, Trace

MOST_OF_ONE = 64
"""The newest cases that are looked at for one hash: what is everybody's (a switchboard) says nothing of anybody."""
_PHONES = tuple(USES)
_LOOKED_UP = (*_PHONES, Mark.ROW, Mark.EXACT, Mark.NUMBERS, Mark.NUMBER)
_COMPARED = (*_PHONES, Mark.HOME_ADDRESS, Mark.HOUSEHOLD_ADDRESS, Mark.HOME_PLACE, Mark.HOUSEHOLD_PLACE, Mark.EMPLOYER)

Marks = Mapping[int, set[int]]
"""Hashes of a case by their mark."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The case that others are compared with: hashes of itself and its person, and its traces."""

    own: int
    person: int | None
    traces: Sequence[Trace]

    @property
    def marks(self) -> Marks:
        """Its hashes by their mark."""
        return by_mark((trace.mark, trace.hash) for trace in self.traces)


@dataclass(slots=True)
class Met:
    """Another case, and what of it has the hash of something here: (hash, mark, part)."""

    row: Row[Any]
    shared: list[tuple[int, int, int]] = field(default_factory=list)


def sharing(connection: Connection, asked: Asked) -> dict[int, Met]:
    """Cases with a hash of this one; of a hash that many have only the newest are touched at all."""
    hashes = sorted({trace.hash for trace in asked.traces if trace.mark in _LOOKED_UP})
    if not hashes:
        return {}
    wanted = _table_of(connection, hashes)
    other = MARKS.alias("other")
    oldest = (select(other.c.case_id).where(other.c.hash == wanted.c.value).order_by(other.c.case_id.desc())
              .offset(MOST_OF_ONE - 1).limit(1).correlate(wanted).scalar_subquery())
    newest = and_(MARKS.c.hash == wanted.c.value, MARKS.c.case_id >= func.coalesce(oldest, 0))
    rows = connection.execute(
        select(CASES, MARKS.c.hash, MARKS.c.mark, MARKS.c.part).select_from(wanted).join(MARKS, newest)
        .join(CASES, CASES.c.id == MARKS.c.case_id).where(CASES.c.own != asked.own))
    met: dict[int, Met] = {}
    for row in rows:
        met.setdefault(row.id, Met(row)).shared.append((row.hash, row.mark, row.part))
    return met


def _table_of(connection: Connection, hashes: list[int]) -> TableValuedAlias:
    """Numbers as a table of one column, ``value``, which each database makes of one parameter in a way of its own."""
    if connection.dialect.name == "sqlite":
        return func.json_each(json.dumps(hashes)).table_valued(column("value", BigInteger), name="wanted")
    numbers = func.unnest(cast(hashes, ARRAY(BigInteger)))
    return numbers.table_valued(column("value", BigInteger), name="wanted").render_derived()


def of_person(connection: Connection, asked: Asked) -> Iterable[Row[Any]]:
    if asked.person is None:
        return ()
    return connection.execute(select(CASES).where(CASES.c.person == asked.person, CASES.c.own != asked.own)
                              .order_by(CASES.c.id.desc()).limit(MOST_OF_ONE)).all()


def compared(connection: Connection, asked: Asked, met: Mapping[int, Met]) -> dict[int, Marks]:
    """Addresses, phones and employers of the cases that were met; the bands of pictures that they share are added to
    what they share. Bands are never looked for by themselves: a form's are everybody's."""
    if not met:
        return {}
    bands = {trace.hash for trace in asked.traces if trace.mark == Mark.BAND}
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(select(MARKS).where(
            MARKS.c.case_id.in_(sorted(met)), MARKS.c.mark.in_((*_COMPARED, Mark.BAND)))):
        if row.mark != Mark.BAND:
            found[row.case_id].append((row.mark, row.hash))
        elif row.hash in bands:
            met[row.case_id].shared.append((row.hash, row.mark, row.part))
    return {id_: by_mark(marks) for id_, marks in found.items()}


def by_mark(marks: Iterable[tuple[int, int]]) -> Marks:
    found: dict[int, set[int]] = defaultdict(set)
    for mark, hash_ in marks:
        found[mark].add(hash_)
    return found
