"""A PostgreSQL server for tests and measurements: on a loopback port, in a folder that goes with it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"
"""The server refuses to be root's; the package has a user of its own for it."""


class NoServer(Exception):
    """Why none can be started."""


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server, below which databases are made.

    Raises:
        NoServer: the package is not installed, or root cannot become its user.
    """
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if initdb is None or pg_ctl is None:
        raise NoServer("no PostgreSQL server is installed: apt-get install postgresql")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        raise NoServer("PostgreSQL cannot be started by root, and there is no runuser")
    open_to_all = "/tmp" if os.geteuid() == 0 else None  # root's own may be closed to the server's user
    with tempfile.TemporaryDirectory(prefix="intake-pg-", dir=open_to_all, ignore_cleanup_errors=True) as name:
        folder, port = Path(name), _free_port()
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER)
        data = folder / "data"
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        _run(initdb, "-D", str(data), "-A", "trust", "-U", OWNER, "-E", "UTF8", "--locale=C", "-N")
        _run(pg_ctl, "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql://{OWNER}@127.0.0.1:{port}"
        finally:
            _run(pg_ctl, "-D", str(data), "-m", "immediate", "-w", "stop")


def make_database(url: str, name: str) -> str:
    """The URL of a new database on a server."""
    import psycopg

    with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{url}/{name}"


def _program(name: str) -> str | None:
    """A program of the newest server that is installed: Debian keeps them out of the way."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else shutil.which(name)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _run(*command: str) -> None:
    as_owner = ("runuser", "-u", OWNER, "--", *command) if os.geteuid() == 0 else command
    with tempfile.TemporaryFile() as said:  # a pipe would be kept open by the server
        done = subprocess.run(as_owner, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, cwd="/",
                              timeout=300)
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{command}: {said.read().decode('utf-8', 'replace')}")
