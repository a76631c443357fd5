"""The registry as the application uses it: look up, record, purge, tell its state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from types import TracebackType

from sqlalchemy import Connection, delete, func, insert, select

from checks.earlier import EarlierCases
from intake_cli.errors import UsageError
from intake_cli.registry.database import Absent, Database
from intake_cli.registry.key import Key, KeyProblem, load_key, make_key
from intake_cli.registry.lookup import Asked, look_up
from intake_cli.registry.places import Place
from intake_cli.registry.schema import CASES, MARKS, PURGES

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
_PERSONAL = re.compile(r"\d{11}")
"""So many figures in a row are an identity number, a telephone or a card, not the number of a case."""


@dataclass(frozen=True, slots=True)
class State:
    """How a registry is: its place without a password, its cases, the day of the first and the last."""

    shown: str
    cases: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Purge:
    """What a purge took away, or would: the cases recorded before a day."""

    cases: int
    before: date


class Registry:
    """A registry, open::

        with Registry(place) as registry:
            earlier = registry.look_up(asked)

    ``make`` makes the registry and its key where there are none.

    Raises:
        Absent: it is not there and ``make`` was not asked for.
        KeyProblem: the key is missing, open to others or another's. StoreError: trouble with the database.
    """

    def __init__(self, place: Place, make: bool = False) -> None:
        self._database = Database(place, make)
        try:
            self.key = self._take_key(place, make)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._database.close()

    def look_up(self, asked: Asked) -> EarlierCases:
        """All that other cases share with one."""
        with self._database.reading() as connection:
            return look_up(connection, asked)

    def record(self, asked: Asked, case_id: str, applied_on: date, today: date) -> None:
        """Keep a case, whole or not at all; one that is recorded again is replaced.

        Raises:
            UsageError: the case names no person.
        """
        if asked.person is None:
            raise UsageError("registry-no-person", case=case_id)
        marks = {(trace.hash, int(trace.mark), trace.part) for trace in asked.traces}
        with self._database.writing() as connection:
            connection.execute(delete(CASES).where(CASES.c.own == asked.own))
            id_ = connection.execute(insert(CASES).values(
                own=asked.own, person=asked.person, reference=reference_of(case_id, asked.own), applied_on=applied_on,
                recorded_on=today).returning(CASES.c.id)).scalar_one()
            if marks:
                connection.execute(insert(MARKS), [
                    {"hash": hash_, "case_id": id_, "mark": mark, "part": part} for hash_, mark, part in sorted(marks)])

    def forget(self, own: int, today: date, reason: str) -> bool:
        """Take one case away, and log it; whether it was there."""
        with self._database.writing() as connection:
            gone = connection.execute(delete(CASES).where(CASES.c.own == own)).rowcount
            if gone:
                _log(connection, today, today, gone, reason)
        return bool(gone)

    def purge(self, before: date, today: date, reason: str, dry_run: bool = False) -> Purge:
        """Take the cases away that were recorded before a day, and log how many."""
        if dry_run:
            with self._database.reading() as connection:
                return Purge(_count(connection, before), before)
        with self._database.writing() as connection:
            gone = connection.execute(delete(CASES).where(CASES.c.recorded_on < before)).rowcount
            if gone:
                _log(connection, today, before, gone, reason)
        return Purge(gone, before)

    def state(self) -> State:
        """How many cases there are, and since when."""
        with self._database.reading() as connection:
            cases, first, last = connection.execute(select(
                func.count(), func.min(CASES.c.recorded_on), func.max(CASES.c.recorded_on)).select_from(CASES)).one()
        return State(self._database.place.shown, cases, first, last)

    def _take_key(self, place: Place, make: bool) -> Key:
        """The key of the registry. A new one is drawn only for a registry that never had one: with another key every
        look-up would find nothing, and nobody would know."""
        key = make_key(place.key) if make and self._database.fingerprint() is None else load_key(place.key)
        self._database.accept(key)
        return key


def reference_of(case_id: str, own: int) -> str:
    """The case's id where it is a number of its own; else figures of its hash, for an id may hold a name.

    >>> reference_of("HX2025-000123", 1), reference_of("张样例", 1), reference_of("110101198001010010", 1)
    ('HX2025-000123', '#00000001', '#00000001')
    """
    if _REFERENCE.fullmatch(case_id) and not _PERSONAL.search(case_id):
        return case_id
    return f"#{own & 0xFFFFFFFF:08x}"


def _count(connection: Connection, before: date) -> int:
    return connection.execute(select(func.count()).select_from(CASES).where(CASES.c.recorded_on < before)).scalar_one()


def _log(connection: Connection, today: date, before: date, cases: int, reason: str) -> None:
    connection.execute(insert(PURGES).values(purged_on=today, recorded_before=before, cases=cases, reason=reason[:200]))


__all__ = ["Absent", "KeyProblem", "Purge", "Registry", "State", "reference_of"]
