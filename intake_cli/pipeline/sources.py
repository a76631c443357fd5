"""What a call was given: case folders and loose files, each with the kind that its name tells."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from intake_cli.errors import InputError, IntakeError
from intake_cli.isolation import regular_file
from intake_cli.kinds import kind_of_name

CASE_FILE = "case.toml"
LITTER = ("Thumbs.db", "desktop.ini", "__MACOSX", "@eaDir")
"""What file systems and viewers leave between the papers; names that begin with a dot are litter too."""


@dataclass(frozen=True, slots=True)
class Source:
    """A loose file. ``name`` is the path as given; ``kind`` is what its name or folder says, or None."""

    path: Path
    name: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The inputs of a call; ``troubles`` are those that cannot be opened at all, by the name given."""

    cases: tuple[Path, ...]
    files: tuple[Source, ...]
    troubles: tuple[tuple[str, IntakeError], ...]


def gather(paths: Iterable[Path]) -> Gathered:
    """Sort ``paths`` into cases and files; what cannot be opened is kept as trouble and stops nothing."""
    cases: list[Path] = []
    files: list[Source] = []
    troubles: list[tuple[str, IntakeError]] = []
    for path in paths:
        try:
            if (path / CASE_FILE).is_file():
                cases.append(path)
            elif path.is_dir():
                files += papers_in(path)
            else:
                files.append(Source(regular_file(path), str(path), kind_of_name(path.parts[-2:])))
        except IntakeError as error:
            troubles.append((str(path), error))
    return Gathered(tuple(cases), tuple(files), tuple(troubles))


def papers_in(folder: Path) -> list[Source]:
    """The files below ``folder`` in the order of their names.

    Raises:
        InputError: the folder is empty or cannot be opened.
    """
    try:
        found = [Source(path, str(path), kind_of_name(path.relative_to(folder).parts) or kind_of_name((folder.name, "-")))
                 for path in sorted(_walk(folder))]
    except OSError as error:
        raise InputError("folder-unreadable", file=folder, detail=error.strerror or "") from None
    if not found:
        raise InputError("folder-empty", file=folder)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        if entry.name.startswith(".") or entry.name in LITTER:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
