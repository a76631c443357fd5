"""What cases share with one, as the facts that rules judge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row

from checks.earlier import EarlierApplication, EarlierCases, OtherCase, SharedPage, SharedPhone, SharedStatement
from intake_cli.registry.questions import Asked, Marks, Met, compared, of_person, sharing
from intake_cli.registry.schema import Mark
from intake_cli.registry.traces import ADDRESSES, CONTACTS, USES, Trace

ROWS_LEAST = 2
"""Rows alike that are worth telling of; the policy says how many are one statement."""
BANDS_ALIKE = 2
"""Bands that the pictures of two pages share where they look alike: of a form that many use as well, so that it counts
only beside a number that is one person's."""
_OWN = (Mark.MOBILE, Mark.HOME_PHONE)
_ADDRESSES = (Mark.HOME_ADDRESS, Mark.HOUSEHOLD_ADDRESS)
_PAGES = (Mark.EXACT, Mark.NUMBERS, Mark.NUMBER, Mark.BAND)
_AGREEMENTS = {"mobile": (Mark.MOBILE,), **ADDRESSES, "employer": (Mark.EMPLOYER,)}


def look_up(connection: Connection, asked: Asked) -> EarlierCases:
    """All that the cases of a registry share with one."""
    met = sharing(connection, asked)
    for row in of_person(connection, asked):
        met.setdefault(row.id, Met(row))
    theirs = compared(connection, asked, met)
    ours = asked.marks
    others = {id_: _other(found.row, asked.person, ours, theirs.get(id_, {})) for id_, found in met.items()}
    by_hash: dict[int, list[Trace]] = defaultdict(list)
    for trace in asked.traces:
        by_hash[trace.hash].append(trace)
    drawn = Counter(trace.part for trace in asked.traces if trace.mark == Mark.ROW)
    order = sorted(met, key=lambda id_: (others[id_].applied_on, id_), reverse=True)
    return EarlierCases(
        phones=tuple(each for id_ in order for each in _phones(met[id_], others[id_], by_hash)),
        statements=tuple(each for id_ in order for each in _statements(met[id_], others[id_], by_hash, drawn)),
        pages=tuple(each for id_ in order for each in _pages(met[id_], others[id_], by_hash)),
        applications=tuple(EarlierApplication(others[id_], _agreements(ours, theirs.get(id_, {})))
                           for id_ in order if others[id_].same_person))


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


def _phones(met: Met, other: OtherCase, by_hash: Mapping[int, list[Trace]]) -> Iterable[SharedPhone]:
    for hash_, mark, _ in met.shared:
        if mark in USES and not other.same_person:
            for trace in by_hash[hash_]:
                yield SharedPhone(trace.text, USES[trace.mark], USES[Mark(mark)], other, trace.evidence)


def _statements(met: Met, other: OtherCase, by_hash: Mapping[int, list[Trace]],
                drawn: Mapping[int, int]) -> Iterable[SharedStatement]:
    """Pairs of a statement here and one there that share rows; of several there the one that shares the most. So many
    rows as are ``drawn`` of a statement here could be shared."""
    shared: dict[int, dict[int, set[Trace]]] = defaultdict(lambda: defaultdict(set))
    for hash_, mark, there in met.shared:
        for trace in by_hash[hash_] if mark == Mark.ROW else ():
            shared[trace.part][there].add(trace)
    for here, others in shared.items():
        rows = max(others.values(), key=len)
        if len(rows) >= ROWS_LEAST:
            places = sorted((trace.evidence for trace in rows), key=lambda place: place.row or 0)
            yield SharedStatement(next(iter(rows)).kind, tuple(places), drawn[here], other, places[0])


def _pages(met: Met, other: OtherCase, by_hash: Mapping[int, list[Trace]]) -> Iterable[SharedPage]:
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
