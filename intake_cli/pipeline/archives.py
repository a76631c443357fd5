"""Archives among the inputs: their members take their place, as papers of their own."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from weakref import finalize

from intake_cli.case.files import InputFile, Inputs, add_file
from intake_cli.errors import InputError
from intake_cli.isolation import Job, Outcome, OutcomeKind, run
from intake_cli.isolation.spawn import private_folder
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.stages import UNPACK

DEEPEST = 3
"""Archives within archives that are opened."""


class Scratch:
    """A private place for files: gone at the end of a ``with``, with this object, or with the program; after a kill,
    at the next start."""

    def __init__(self) -> None:
        self._root = private_folder()
        self.close = finalize(self, shutil.rmtree, self._root, ignore_errors=True)

    def __enter__(self) -> Scratch:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def folder(self) -> Path:
        """A new folder in it."""
        return Path(mkdtemp(dir=self._root))

    def holds(self, path: Path) -> bool:
        """Whether a file lies in it and will be gone with it."""
        return path.is_relative_to(self._root)


def with_members(given: Inputs, keys: Keys) -> Scratch:
    """Put the members of the archives in ``given`` in their place. They lie in what is returned: hold it as long as
    they are needed."""
    scratch = Scratch()
    files, given.files = given.files, []
    for file in files:
        _put(given, file, keys, scratch, 1)
    return scratch


def _put(given: Inputs, file: InputFile, keys: Keys, scratch: Scratch, depth: int) -> None:
    """Add ``file``, or what is in it, to ``given``."""
    if file.type != "zip":
        given.files.append(file)
        return
    if depth > DEEPEST:
        given.problems.append(InputError("archive-deep", file=file.name, most=DEEPEST))
        return
    folder = scratch.folder()
    outcome = _unpacked(file, folder, keys)
    inside = Inputs()
    for item in outcome.items:
        shown = f"{file.name}/{item['name']}"
        if item["file"] is None:
            inside.problems.append(InputError(f"file-{item['cause']}", file=shown))
        else:
            add_file(inside, folder / Path(item["file"]).name, shown, file.kind, named=Path(shown))
    given.problems += inside.problems
    given.skipped += inside.skipped
    trouble = outcome.problem(file.name)
    if trouble is None and not inside.files and not inside.problems:
        trouble = InputError("archive-empty", file=file.name)
    if trouble is not None:
        given.problems.append(trouble)
    for member in inside.files:
        _put(given, member, keys, scratch, depth + 1)


def _unpacked(file: InputFile, folder: Path, keys: Keys) -> Outcome:
    def attempt(password: str | None) -> Outcome:
        secret = {} if password is None else {"password": password}
        return run(Job(UNPACK.name, file.path, {"folder": str(folder), **secret}, UNPACK.limits))

    outcome = attempt(None)
    return keys.unlock(file.name, outcome, attempt)[0] if outcome.cause is OutcomeKind.PASSWORD else outcome
