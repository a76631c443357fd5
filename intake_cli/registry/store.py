"""The registry as the application uses it: look up, record, purge, tell its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType

from sqlalchemy import and_, delete, func, insert, select

from checks.earlier import EarlierCases
from intake_cli.errors import UsageError
from intake_cli.registry import normal
from intake_cli.registry.database import Database
from intake_cli.registry.key import Key, load_key, make_key
from intake_cli.registry.lookup import look_up
from intake_cli.registry.places import Place
from intake_cli.registry.questions import Asked
from intake_cli.registry.schema import CASES, MARKS, PURGES


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
        reference = normal.reference(case_id) or f"#{asked.own & 0xFFFFFFFF:08x}"
        marks = {(trace.hash, int(trace.mark), trace.part) for trace in asked.traces}
        with self._database.writing() as connection:
            connection.execute(delete(CASES).where(CASES.c.own == asked.own))
            id_ = connection.execute(insert(CASES).values(
                own=asked.own, person=asked.person, reference=reference, applied_on=applied_on,
                recorded_on=today).returning(CASES.c.id)).scalar_one()
            if marks:
                connection.execute(insert(MARKS), [
                    {"hash": hash_, "case_id": id_, "mark": mark, "part": part} for hash_, mark, part in sorted(marks)])

    def purge(self, before: date, today: date, reason: str, held: Sequence[str] = (), dry_run: bool = False) -> Purge:
        """Take the cases away that were recorded before a day, but those of ids ``held``, and log how many."""
        kept = [self.key.mark("case", id_) for id_ in held]
        old = and_(CASES.c.recorded_on < before, CASES.c.own.not_in(kept))
        if dry_run:
            with self._database.reading() as connection:
                count = connection.execute(select(func.count()).select_from(CASES).where(old)).scalar_one()
            return Purge(count, before)
        with self._database.writing() as connection:
            gone = connection.execute(delete(CASES).where(old)).rowcount
            if gone:
                connection.execute(insert(PURGES).values(purged_on=today, recorded_before=before, cases=gone,
                                                         reason=reason[:200]))
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
