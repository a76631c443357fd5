"""A registry's database: connections that tell their troubles as ours, one writer at a time, the newest form."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, func, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from intake_cli.errors import StoreError
from intake_cli.registry.engines import WRITING, engine_for, make_file, problem_of
from intake_cli.registry.key import Key, KeyProblem
from intake_cli.registry.places import Place
from intake_cli.registry.schema import ABOUT, HEAD

_LOCK = 0x696E74616B65
"""The advisory lock of PostgreSQL under which a registry is written to."""


class Absent(Exception):
    """There is no registry at this place yet."""


class Database:
    """A registry's database. ``make`` makes what is missing: tables, and the file of SQLite.

    Raises:
        Absent: it is not there and ``make`` was not asked for.
        StoreError: it cannot be reached, is damaged, locked, full, or of a newer program.
    """

    def __init__(self, place: Place, make: bool = False) -> None:
        self.place = place
        if place.file is not None and not os.path.isfile(place.file):
            if not make:
                raise Absent
            make_file(place)
        self._engine = engine_for(place)
        try:
            if self._version() != HEAD:
                self._renew(make)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the registry."""
        with self._told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A change that happens whole or not at all, while no other station writes."""
        with self._told(), self._engine.connect().execution_options(**{WRITING: True}) as connection, \
                connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            yield connection

    def accept(self, key: Key) -> None:
        """Take ``key`` for the registry's, the first one for good.

        Raises:
            KeyProblem: the hashes were made with another.
        """
        known = self.fingerprint()
        if known is None:
            with self.writing() as connection:
                known = _fingerprint(connection)
                if known is None:
                    connection.execute(insert(ABOUT).values(name="key", value=key.fingerprint))
                    return
        if known != key.fingerprint:
            raise KeyProblem("registry-key-other", file=self.place.key, registry=self.place.shown)

    def fingerprint(self) -> str | None:
        """The fingerprint of the registry's key, None before its first case."""
        with self.reading() as connection:
            return _fingerprint(connection)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _version(self) -> str | None:
        with self.reading() as connection:
            return _version(connection)

    def _renew(self, make: bool) -> None:
        """Bring the tables to the newest form; of two stations one does it and the other finds it done."""
        with self.writing() as connection:
            version = _version(connection)
            if version is None and not make:
                raise Absent
            if version == HEAD:
                return
            if version is not None and version > HEAD:
                raise StoreError("registry-newer", registry=self.place.shown, version=version)
            _migrate(connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise problem_of(error, self.place) from error


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "intake_cli.registry:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    """The migration a database is at; None where there are no tables. Numbers grow, so they can be compared."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _fingerprint(connection: Connection) -> str | None:
    return connection.execute(select(ABOUT.c.value).where(ABOUT.c.name == "key")).scalar()
