"""Fills a registry by the shortest way there is: the program's own would take a day for a million cases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

import numpy as np

from benchmarks.registry.invent import Invented
from intake_cli.registry.places import Place

DAY = date(2025, 6, 1)
AT_ONCE = 500_000
COLUMNS = {"registry_case": ("id", "own", "person", "reference", "applied_on", "recorded_on"),
           "registry_mark": ("hash", "case_id", "mark", "part")}
_EPOCH = date(2000, 1, 1)


def fill(place: Place, cases: Invented) -> None:
    """Put invented cases into an empty registry."""
    if place.file is not None:
        _fill_sqlite(str(place.file), cases)
    else:
        _fill_postgresql(place.url.replace("+psycopg", ""), cases)


def _fill_sqlite(file: str, cases: Invented) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("DROP INDEX registry_mark_case")
    connection.execute("BEGIN")
    day = DAY.isoformat()
    rows = ((id_, own, person, f"HX-{id_}", day, day) for id_, (own, person) in enumerate(
        zip(cases.own.tolist(), cases.person.tolist(), strict=True), 1))
    connection.executemany("INSERT INTO registry_case VALUES (?, ?, ?, ?, ?, ?)", rows)
    for part in _pieces(len(cases.hashes)):
        columns = (cases.hashes[part].tolist(), cases.case_ids[part].tolist(), cases.marks[part].tolist())
        connection.executemany("INSERT INTO registry_mark VALUES (?, ?, ?, 0)", zip(*columns, strict=True))
    connection.execute("CREATE INDEX registry_mark_case ON registry_mark (case_id)")
    connection.execute("COMMIT")
    connection.close()


def _fill_postgresql(url: str, cases: Invented) -> None:
    import psycopg

    with psycopg.connect(url) as connection:
        connection.execute("ALTER TABLE registry_mark DROP CONSTRAINT registry_mark_pkey, "
                           "DROP CONSTRAINT registry_mark_case_id_fkey")
        connection.execute("DROP INDEX registry_mark_case")
        day = (DAY - _EPOCH).days
        count = len(cases.own)
        _copy(connection, "registry_case", count, {
            "id": ("i4", np.arange(1, count + 1)), "own": ("i8", cases.own), "person": ("i8", cases.person),
            "reference": ("S10", np.char.mod("HX-%07d", np.arange(1, count + 1))), "applied_on": ("i4", day),
            "recorded_on": ("i4", day)})
        order = np.argsort(cases.case_ids, kind="stable")  # a case's rows lie together, as when they were kept
        _copy(connection, "registry_mark", len(cases.hashes), {
            "hash": ("i8", cases.hashes[order]), "case_id": ("i4", cases.case_ids[order]),
            "mark": ("i2", cases.marks[order]), "part": ("i2", 0)})
        connection.execute("SET maintenance_work_mem = '1GB'")
        connection.execute("ALTER TABLE registry_mark ADD PRIMARY KEY (hash, case_id, mark, part)")
        connection.execute("CREATE INDEX registry_mark_case ON registry_mark (case_id)")
        connection.execute("ALTER TABLE registry_mark ADD FOREIGN KEY (case_id) REFERENCES registry_case(id) "
                           "ON DELETE CASCADE NOT VALID")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _copy(connection, table: str, count: int, columns: dict[str, tuple[str, object]]) -> None:
    """COPY in PostgreSQL's binary form: of each row the number of fields, then length and bytes of each."""
    fields = [("fields", ">i2")]
    for name, (form, _) in columns.items():
        fields += [(f"{name} size", ">i4"), (name, form if form.startswith("S") else f">{form}")]
    kind = np.dtype(fields)
    with connection.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT BINARY)") as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
        for part in _pieces(count):
            rows = np.zeros(part.stop - part.start, kind)
            rows["fields"] = len(columns)
            for name, (_, values) in columns.items():
                rows[f"{name} size"] = kind[name].itemsize
                rows[name] = values[part] if isinstance(values, np.ndarray) else values
            copy.write(rows.tobytes())
        copy.write(b"\xff\xff")


def _pieces(count: int) -> Iterator[slice]:
    for start in range(0, count, AT_ONCE):
        yield slice(start, min(count, start + AT_ONCE))
