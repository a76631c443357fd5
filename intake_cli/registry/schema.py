"""The tables of a registry. The migrations make them; a test holds both to be the same."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, MetaData, SmallInteger, String, Table

HEAD = "0001"
"""The newest migration: a registry that is there already is opened without Alembic."""


class Mark(IntEnum):
    """What a hash is of, by the number the registry keeps. Numbers are never used again for something else."""

    MOBILE = 1
    HOME_PHONE = 2
    WORK_PHONE = 3
    RELATIVE_PHONE = 4
    COLLEAGUE_PHONE = 5
    FRIEND_PHONE = 6
    HOME_ADDRESS = 10
    HOUSEHOLD_ADDRESS = 11
    HOME_PLACE = 12
    HOUSEHOLD_PLACE = 13
    EMPLOYER = 20
    ROW = 30
    EXACT = 40
    BAND = 41
    NUMBERS = 42
    NUMBER = 43


METADATA = MetaData()

ABOUT = Table(
    "registry_about", METADATA,
    Column("name", String(32), primary_key=True),
    Column("value", String(128), nullable=False))
"""``key``: the fingerprint of the key that all hashes were made with."""

CASES = Table(
    "registry_case", METADATA,
    Column("id", Integer, primary_key=True),
    Column("own", BigInteger, nullable=False, unique=True),
    Column("person", BigInteger, nullable=False),
    Column("reference", String(40), nullable=False),
    Column("applied_on", Date, nullable=False),
    Column("recorded_on", Date, nullable=False),
    Index("registry_case_person", "person"),
    Index("registry_case_recorded", "recorded_on"))
"""A case: hashes of itself and its applicant, the reference by which a person finds its folder, two days."""

MARKS = Table(
    "registry_mark", METADATA,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", Integer, ForeignKey("registry_case.id", ondelete="CASCADE"), primary_key=True,
           autoincrement=False),
    Column("mark", SmallInteger, primary_key=True, autoincrement=False),
    Column("part", SmallInteger, primary_key=True, autoincrement=False),
    Index("registry_mark_case", "case_id"),
    sqlite_with_rowid=False)
"""What a case has that another may have too. ``part`` parts several of one sort: the statement or page it is of."""

PURGES = Table(
    "registry_purge", METADATA,
    Column("id", Integer, primary_key=True),
    Column("purged_on", Date, nullable=False),
    Column("recorded_before", Date, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("reason", String(200), nullable=False))
"""The log of destruction: how many cases of before which day, and why."""
