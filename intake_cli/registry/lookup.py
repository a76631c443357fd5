"""What cases share with one: three questions to the database, each answered from an index."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Connection, Row, TableValuedAlias, and_, cast, column, func, select

from checks.earlier import EarlierApplication, EarlierCases, OtherCase, SharedPage, SharedPhone, SharedStatement
from intake_cli.registry.schema import CASES, MARKS, Mark
from intake_cli.registry.traces import ADDRESSES, CONTACTS, USES, Trace

MOST_OF_ONE = 64
"""The newest cases that are looked at for one hash: what is everybody's (a switchboard) says nothing of anybody."""
ROWS_LEAST = 2
"""Rows alike that are worth telling of; the policy says how many are one statement."""
BANDS_ALIKE = 2
"""Bands that the pictures of two pages share where they look alike: of a form that many use as well, so that it counts
only beside a number that is one person's."""
_PHONES = tuple(USES)
_OWN = (Mark.MOBILE, Mark.HOME_PHONE)
_ADDRESSES = (Mark.HOME_ADDRESS, Mark.HOUSEHOLD_ADDRESS)
_LOOKED_UP = (*_PHONES, Mark.ROW, Mark.EXACT, Mark.NUMBERS, Mark.NUMBER)
_COMPARED = (*_PHONES, *_ADDRESSES, Mark.HOME_PLACE, Mark.HOUSEHOLD_PLACE, Mark.EMPLOYER)
_PAGES = (Mark.EXACT, Mark.NUMBERS, Mark.NUMBER, Mark.BAND)
_AGREEMENTS = {"mobile": (Mark.MOBILE,), **ADDRESSES, "employer": (Mark.EMPLOYER,)}

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
        return _by_mark((trace.mark, trace.hash) for trace in self.traces)


@dataclass(slots=True)
class _Met:
    """Another case, and what of it has the hash of something here: (hash, mark, part)."""

    row: Row[Any]
    shared: list[tuple[int, int, int]] = field(default_factory=list)


def look_up(connection: Connection, asked: Asked) -> EarlierCases:
    """All that the cases of a registry share with one."""
    met = _sharing(connection, asked)
    for row in _of_person(connection, asked):
        met.setdefault(row.id, _Met(row))
    theirs = _compared(connection, asked, met)
    ours = asked.marks
    others = {id_: _other(found.row, asked.person, ours, theirs.get(id_, {})) for id_, found in met.items()}
    by_hash: dict[int, list[Trace]] = defaultdict(list)
    for trace in asked.traces:
        by_hash[trace.hash].append(trace)
    order = sorted(met, key=lambda id_: (others[id_].applied_on, id_), reverse=True)
    return EarlierCases(
        phones=tuple(each for id_ in order for each in _phones(met[id_], others[id_], by_hash)),
        statements=tuple(each for id_ in order for each in _statements(met[id_], others[id_], by_hash)),
        pages=tuple(each for id_ in order for each in _pages(met[id_], others[id_], by_hash)),
        applications=tuple(EarlierApplication(others[id_], _agreements(ours, theirs.get(id_, {})))
                           for id_ in order if others[id_].same_person))


def _sharing(connection: Connection, asked: Asked) -> dict[int, _Met]:
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
    met: dict[int, _Met] = {}
    for row in rows:
        met.setdefault(row.id, _Met(row)).shared.append((row.hash, row.mark, row.part))
    return met


def _table_of(connection: Connection, hashes: list[int]) -> TableValuedAlias:
    """Numbers as a table of one column, ``value``, which each database makes of one parameter in a way of its own."""
    if connection.dialect.name == "sqlite":
        return func.json_each(json.dumps(hashes)).table_valued(column("value", BigInteger), name="wanted")
    numbers = func.unnest(cast(hashes, ARRAY(BigInteger)))
    return numbers.table_valued(column("value", BigInteger), name="wanted").render_derived()


def _of_person(connection: Connection, asked: Asked) -> Iterable[Row[Any]]:
    if asked.person is None:
        return ()
    return connection.execute(select(CASES).where(CASES.c.person == asked.person, CASES.c.own != asked.own)
                              .order_by(CASES.c.id.desc()).limit(MOST_OF_ONE)).all()


def _compared(connection: Connection, asked: Asked, met: Mapping[int, _Met]) -> dict[int, Marks]:
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
    return {id_: _by_mark(marks) for id_, marks in found.items()}


def _by_mark(marks: Iterable[tuple[int, int]]) -> Marks:
    found: dict[int, set[int]] = defaultdict(set)
    for mark, hash_ in marks:
        found[mark].add(hash_)
    return found


def _all(marks: Marks, wanted: Iterable[int]) -> set[int]:
    return {hash_ for mark in wanted for hash_ in marks.get(mark, ())}


def _other(row: Row[Any], person: int | None, ours: Marks, theirs: Marks) -> OtherCase:
    contacts = tuple(CONTACTS.values())
    named = _all(ours, contacts) & _all(theirs, _OWN) or _all(theirs, contacts) & _all(ours, _OWN)
    employers = _all(theirs, [Mark.EMPLOYER])
    return OtherCase(
        row.reference, row.applied_on, _shown(row.person), "".join(map(_shown, employers)), row.person == person,
        household=bool(_all(ours, _ADDRESSES) & _all(theirs, _ADDRESSES)), acquainted=bool(named),
        colleagues=bool(_all(ours, [Mark.EMPLOYER]) & employers))


def _shown(hash_: int) -> str:
    return f"{hash_ & (1 << 64) - 1:016x}"


def _agreements(ours: Marks, theirs: Marks) -> dict[str, bool]:
    return {name: bool(_all(ours, marks) & _all(theirs, marks)) for name, marks in _AGREEMENTS.items()
            if _all(ours, marks) and _all(theirs, marks)}


def _phones(met: _Met, other: OtherCase, by_hash: Mapping[int, list[Trace]]) -> Iterable[SharedPhone]:
    for hash_, mark, _ in met.shared:
        if mark in USES and not other.same_person:
            for trace in by_hash[hash_]:
                yield SharedPhone(trace.text, USES[trace.mark], USES[Mark(mark)], other, trace.evidence)


def _statements(met: _Met, other: OtherCase, by_hash: Mapping[int, list[Trace]]) -> Iterable[SharedStatement]:
    """Pairs of a statement here and one there that share rows; of several there the one that shares the most."""
    pairs: dict[tuple[int, int], set[Trace]] = defaultdict(set)
    for hash_, mark, there in met.shared:
        if mark == Mark.ROW:
            for trace in by_hash[hash_]:
                pairs[trace.part, there].add(trace)
    drawn = {here: sum(trace.part == here and trace.mark == Mark.ROW for traces in by_hash.values() for trace in traces)
             for here, _ in pairs}
    for here, count in drawn.items():
        rows = max((found for (part, _), found in pairs.items() if part == here), key=len)
        if len(rows) >= ROWS_LEAST:
            places = sorted((trace.evidence for trace in rows), key=lambda place: place.row or 0)
            yield SharedStatement(next(iter(rows)).kind, tuple(places), count, other, places[0])


def _pages(met: _Met, other: OtherCase, by_hash: Mapping[int, list[Trace]]) -> Iterable[SharedPage]:
    """Pages that are the same or look alike and bear one number; of one document the first page speaks for all."""
    shared: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    here = {trace.part: trace for traces in by_hash.values() for trace in traces if trace.mark == Mark.EXACT}
    for hash_, mark, there in met.shared:
        for trace in by_hash[hash_] if mark in _PAGES else ():
            shared[trace.part, there][mark] += 1
            here.setdefault(trace.part, trace)
    told: dict[str, SharedPage] = {}
    for (part, _), marks in sorted(shared.items()):
        page, same = here[part], bool(marks[Mark.EXACT] or marks[Mark.NUMBERS])
        known = told.get(page.evidence.document)
        if (same or marks[Mark.BAND] >= BANDS_ALIKE) and (known is None or (same and not known.same)):
            told[page.evidence.document] = SharedPage(page.kind, same, other, page.evidence)
    return told.values()
