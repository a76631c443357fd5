"""``python -m benchmarks.registry [--cases N] [--seed N] [--only DATABASE] [--out docs/measurements.md]``: how long a
look-up takes among a million invented earlier cases, on SQLite, and on PostgreSQL where it is installed.

Needs about 20 GB of disk and ten minutes of one core for a million cases; ``--cases 20000`` for a look.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.documents import machine, table_head, write_between
from benchmarks.postgresql import NoServer, make_database, server
from benchmarks.registry.fill import fill
from benchmarks.registry.invent import OF_A_CASE, OF_A_COMPANY, Invented, invent
from checks.facts import Evidence
from intake_cli.registry.places import Place, place_of
from intake_cli.registry.questions import Asked
from intake_cli.registry.schema import Mark
from intake_cli.registry.store import Registry
from intake_cli.registry.traces import Trace

DATABASES = ("SQLite", "PostgreSQL")
TARGET_MS = 20
LOOKS = 200
CASE = Evidence("case")
TAKEN = (Mark.ROW, Mark.MOBILE, Mark.EXACT, Mark.NUMBER, Mark.BAND)
NOTE = """\
An invented case has {marks} hashes: of a statement, twelve pages and eight telephones. *New*:
nothing of it is known, but one in twenty is employed by the largest company, whose switchboard thousands gave.
*Known*: the person applied before, and statement, telephone and pages are another applicant's. One look-up on an open
registry: CPU time of the program, in which all of SQLite's work is and none of a server's, and time by the clock, which
other work on the machine lengthens. In brackets the target of issue 6, held to the CPU time of SQLite and the clock of
a server."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of look-ups of one sort on one database."""

    database: str
    sort: str
    wall: Sequence[float]
    cpu: Sequence[float]


def new_case(cases: Invented, chance: np.random.Generator, largest: list[tuple[int, Mark]]) -> Asked:
    """A case of nobody known."""
    hashes = [(int(hash_), mark) for mark, many in OF_A_CASE.items()
              for hash_ in chance.integers(-2**63, 2**63, many, dtype=np.int64)]
    hashes += largest if chance.random() < 0.05 else [
        (int(hash_), mark) for hash_, mark in zip(chance.integers(-2**63, 2**63, 2), OF_A_COMPANY, strict=True)]
    return Asked(int(chance.integers(-2**63, 2**63)), int(chance.integers(-2**63, 2**63)), _traces(hashes))


def known_case(cases: Invented, chance: np.random.Generator, largest: list[tuple[int, Mark]]) -> Asked:
    """A case of a person who applied before, with the statement and the telephones of another."""
    one = new_case(cases, chance, largest)
    other = cases.of_case(int(chance.integers(1, len(cases.own))))
    taken = [(hash_, mark) for hash_, mark in other if mark in TAKEN]
    return Asked(one.own, int(chance.choice(cases.person)), (*one.traces, *_traces(taken)))


def _traces(hashes: Sequence[tuple[int, Mark]]) -> tuple[Trace, ...]:
    return tuple(Trace(hash_, mark, CASE) for hash_, mark in hashes)


def largest_company(cases: Invented) -> list[tuple[int, Mark]]:
    """The switchboard and name that most cases share."""
    found = []
    for mark in OF_A_COMPANY:
        hashes, counts = np.unique(cases.hashes[cases.marks == mark], return_counts=True)
        found.append((int(hashes[counts.argmax()]), mark))
    return found


def measure(database: str, place: Place, cases: Invented, seed: int) -> Iterator[Timed]:
    """Look-ups of each sort, after one that opens the file."""
    largest = largest_company(cases)
    with Registry(place) as registry:
        for sort, make in (("new", new_case), ("known", known_case)):
            chance = np.random.default_rng(seed + 1)  # the cases themselves are drawn by the seed
            asked = [make(cases, chance, largest) for _ in range(LOOKS)]
            times = [_time(registry, one, sort) for one in asked][1:]
            yield Timed(database, sort, [wall for wall, _ in times], [cpu for _, cpu in times])


def _time(registry: Registry, asked: Asked, sort: str) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = registry.look_up(asked)
    times = (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
    assert sort == "new" or (found.applications and found.statements), "nothing was found"
    return times


def run(count: int, seed: int, folder: Path, only: Sequence[str]) -> tuple[list[Timed], dict[str, float]]:
    """Times, and gigabytes of each database."""
    cases = invent(count, seed)
    timed: list[Timed] = []
    sizes: dict[str, float] = {}
    with ExitStack() as stack:
        places = {"SQLite": str(folder / "registry.sqlite")} if "SQLite" in only else {}
        try:
            if "PostgreSQL" in only:
                places["PostgreSQL"] = make_database(stack.enter_context(server()), "registry")
        except NoServer as reason:
            print(reason, file=sys.stderr)
        for database, url in places.items():
            place = place_of({"INTAKE_REGISTRY": url, "INTAKE_REGISTRY_KEY": str(folder / f"{database}.key")})
            assert place is not None
            with Registry(place, make=True):
                pass
            fill(place, cases)
            sizes[database] = _size(place)
            timed += measure(database, place, cases, seed)
    return timed, sizes


def _size(place: Place) -> float:
    if place.file is not None:
        return place.file.stat().st_size / 1e9
    import psycopg

    with psycopg.connect(place.url.replace("+psycopg", "")) as connection:
        return connection.execute("SELECT pg_database_size(current_database())").fetchone()[0] / 1e9


def report(command: str, begun: str, count: int, timed: Sequence[Timed], sizes: dict[str, float]) -> Iterator[str]:
    """The table with its words."""
    marks = sum(OF_A_CASE.values()) + len(OF_A_COMPANY)
    yield from [f"## The registry on {' and '.join(sizes)}: how fast earlier cases are found", "", f"`{command}`", "",
                f"{begun}.", "", NOTE.format(marks=marks), ""]
    yield from table_head(["database", "cases", "hashes", "GB", "case", "CPU ms: median", "95 % below",
                           "clock ms: median", "95 % below"])
    for one in timed:
        judged = one.cpu if one.database == "SQLite" else one.wall
        late = np.percentile(judged, 95)
        target = f" (≤ {TARGET_MS}{', **missed**' if late > TARGET_MS else ''})"
        cells = [f"{np.percentile(values, share):.1f}{target if share == 95 and values is judged else ''}"
                 for values in (one.cpu, one.wall) for share in (50, 95)]
        yield (f"| {one.database} | {count:,} | {count * marks:,} | {sizes[one.database]:.1f} | {one.sort} | "
               f"{' | '.join(cells)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=180)
    parser.add_argument("--only", nargs="+", choices=DATABASES, default=DATABASES)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    begun, command = machine(), " ".join(["python -m benchmarks.registry", *sys.argv[1:]])
    with tempfile.TemporaryDirectory() as folder:
        timed, sizes = run(wanted.cases, wanted.seed, Path(folder), wanted.only)
    text = "\n".join(report(command, begun, wanted.cases, timed, sizes))
    print(text)
    if wanted.out:
        part = "" if len(wanted.only) == len(DATABASES) else f" {' '.join(wanted.only)}"
        write_between(wanted.out, f"registry{part}", text)
    if wanted.json:
        stored: dict[str, Any] = {"command": command, "machine": begun, "cases": wanted.cases, "gb": sizes, "looks": [
            {"database": one.database, "case": one.sort, "wall_ms": list(one.wall), "cpu_ms": list(one.cpu)}
            for one in timed]}
        wanted.json.write_text(json.dumps(stored, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
