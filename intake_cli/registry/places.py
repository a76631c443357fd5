"""Where the registry and its key are: by the environment, else in the user's own folders. SQLAlchemy is not needed."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from intake_cli.errors import UsageError

URL = "INTAKE_REGISTRY"
"""Environment variable: a file, a URL of PostgreSQL, or ``off``."""
KEY = "INTAKE_REGISTRY_KEY"
"""Environment variable: the file of the key."""
OFF = "off"
_POSTGRESQL = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://(.+)", re.S)
_SQLITE = "sqlite:///"
_SECRET = re.compile(r"(//[^:/@]*:)[^@/]*@")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a registry is: ``file`` of SQLite, or ``url`` of PostgreSQL; and its key's file."""

    key: Path
    file: Path | None = None
    url: str = ""

    @property
    def shown(self) -> str:
        """The place as people may see it: without a password."""
        return str(self.file) if self.file is not None else _SECRET.sub(r"\1***@", self.url)


def place_of(environment: Mapping[str, str] | None = None) -> Place | None:
    """The registry that the environment names, else the one in the user's folder; None where it is ``off``.

    Raises:
        UsageError: the variable is a URL of something else.
    """
    given = os.environ if environment is None else environment
    wanted = given.get(URL, "").strip()
    key = Path(given.get(KEY) or _home(given, "XDG_CONFIG_HOME", ".config") / "registry.key")
    if wanted.lower() == OFF:
        return None
    if postgresql := _POSTGRESQL.fullmatch(wanted):
        return Place(key, url=f"postgresql+psycopg://{postgresql[1]}")
    if "://" in wanted and not wanted.startswith(_SQLITE):
        raise UsageError("registry-url", variable=URL, value=_SECRET.sub(r"\1***@", wanted))
    file = wanted.removeprefix(_SQLITE)
    return Place(key, Path(file) if file else _home(given, "XDG_STATE_HOME", ".local/state") / "registry.sqlite")


def is_there(place: Place) -> bool:
    """Whether there may be a registry to look into: a file that is there, or any server."""
    return place.file is None or os.path.isfile(place.file)  # False where it may not be looked at


def is_named(environment: Mapping[str, str] | None = None) -> bool:
    """Whether a person has named a registry, as against the one that would be made."""
    return bool((os.environ if environment is None else environment).get(URL, "").strip())


def _home(given: Mapping[str, str], variable: str, below_home: str) -> Path:
    return Path(given.get(variable) or Path(given.get("HOME") or os.path.expanduser("~")) / below_home) / "intake"
