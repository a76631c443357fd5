"""Both databases for the registry's tests: a file of SQLite, and a PostgreSQL server of the session's own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.postgresql import NoServer, make_database, server
from intake_cli.registry.places import Place, place_of

NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(server())
        except NoServer as reason:
            pytest.skip(str(reason))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A registry that is not there yet, as ``INTAKE_REGISTRY`` names it."""
    if request.param == "sqlite":
        return str(tmp_path / "registry" / "earlier.sqlite")
    return make_database(request.getfixturevalue("postgresql"), f"registry_{next(NUMBERS)}")


@pytest.fixture
def place(url: str, tmp_path: Path) -> Place:
    """The same with its key."""
    found = place_of({"INTAKE_REGISTRY": url, "INTAKE_REGISTRY_KEY": str(tmp_path / "keys" / "registry.key")})
    assert found is not None
    return found
