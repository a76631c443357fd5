"""Both databases for the registry's tests: a file of SQLite, and a PostgreSQL server of the session's own."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake_cli.registry.places import Place, place_of

NUMBERS = itertools.count()
OWNER = "postgres"
"""The server refuses to be root's; the package has a user of its own for it."""


def program(name: str) -> str | None:
    """A program of the newest server that is installed: Debian keeps them out of the way."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else shutil.which(name)


def as_owner(*command: str) -> list[str]:
    return ["runuser", "-u", OWNER, "--", *command] if os.geteuid() == 0 else list(command)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server on a loopback port, below which databases are made."""
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL cannot be started by root, and there is no runuser")
    folder = Path("/tmp" if os.geteuid() == 0 else tmp_path_factory.mktemp("postgresql")) / f"intake-pg-{os.getpid()}"
    folder.mkdir(mode=0o700)  # pytest's own folders are closed to the server's user
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
    data, port = folder / "data", free_port()
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    try:
        run(*as_owner(initdb, "-D", str(data), "-A", "trust", "-U", OWNER, "-E", "UTF8", "--locale=C", "-N"))
        run(*as_owner(pg_ctl, "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start"))
        yield f"postgresql://{OWNER}@127.0.0.1:{port}"
    finally:
        subprocess.run(as_owner(pg_ctl, "-D", str(data), "-m", "immediate", "-w", "stop"), check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


def run(*command: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, cwd="/", timeout=120)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")


def new_database(server: str) -> str:
    import psycopg

    name = f"registry_{next(NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A registry that is not there yet, as ``INTAKE_REGISTRY`` names it."""
    if request.param == "sqlite":
        return str(tmp_path / "registry" / "earlier.sqlite")
    return new_database(request.getfixturevalue("server"))


@pytest.fixture
def place(url: str, tmp_path: Path) -> Place:
    """The same with its key."""
    found = place_of({"INTAKE_REGISTRY": url, "INTAKE_REGISTRY_KEY": str(tmp_path / "keys" / "registry.key")})
    assert found is not None
    return found
