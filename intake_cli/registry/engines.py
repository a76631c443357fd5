"""Engines for SQLite and PostgreSQL, and what goes wrong with them in words of ours."""

from __future__ import annotations

import os

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from intake_cli.errors import DiskFullError, IntakeError, StoreError, StoreLockedError
from intake_cli.registry.places import Place

LOCK_WAIT = 10.0
"""Seconds to wait for another station that writes."""
WRITING = "writing"
"""Option of a connection that will write."""
_LOCKED = ("database is locked", "lock timeout", "locknotavailable")
_FULL = ("database or disk is full", "no space left", "diskfull")


def engine_for(place: Place) -> Engine:
    """The engine of a registry's place, which waits for others that write."""
    if place.file is None:
        wait = int(LOCK_WAIT * 1000)
        return create_engine(place.url, connect_args={
            "connect_timeout": int(LOCK_WAIT), "options": f"-c lock_timeout={wait}"})
    url = URL.create("sqlite", database=str(place.file))
    engine = create_engine(url, connect_args={"timeout": LOCK_WAIT})
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begun)
    return engine


def _sqlite_connected(connection, record) -> None:  # type: ignore[no-untyped-def]
    connection.isolation_level = None  # we say BEGIN ourselves: Python's own would leave DDL outside
    for pragma in ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begun(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def make_file(place: Place) -> None:
    """Make the file of a registry, for its owner only.

    Raises:
        StoreError: it cannot be written.
    """
    assert place.file is not None
    try:
        place.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(place.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
    except OSError as error:
        raise StoreError("store-unwritable", file=place.file, detail=os.strerror(error.errno or 0)) from error


def problem_of(error: SQLAlchemyError, place: Place) -> IntakeError:
    """What went wrong in words of ours. What a driver says may hold values, so only its kind is passed on."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = f"{type(cause).__name__} {cause}".lower()
    if any(words in said for words in _LOCKED):
        return StoreLockedError("registry-locked", registry=place.shown)
    if any(words in said for words in _FULL):
        return DiskFullError("disk-full", file=place.shown)
    if place.file is not None and any(words in said for words in ("malformed", "not a database", "no such")):
        return StoreError("registry-damaged", registry=place.shown)
    return StoreError("registry-unreachable", registry=place.shown, detail=type(cause).__name__)
