"""Which files a call is about: case folders, loose files and folders of them, sorted, litter left out."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from intake_cli.case.casefile import FILE_NAME, CaseFile, is_case
from intake_cli.case.content import DOCUMENT_TYPES, NOTES, SUFFIXES, content_type
from intake_cli.errors import InputError, IntakeError, shown
from intake_cli.isolation.jobs import regular_file
from intake_cli.kinds import kind_of_name

LITTER = (".*", "Thumbs.db", "desktop.ini", "~$*", "*.part", "*.tmp", "*.crdownload", "__MACOSX", "@eaDir")
"""Names that systems, editors and half-done copies leave; hidden ones include our own store."""

MOST_FILES = 10_000
MOST_LEVELS = 12


@dataclass(frozen=True, slots=True)
class InputFile:
    """A document file. ``name`` is its path as shown (relative to the case or the folder given); ``kind`` is None
    where neither tag, declaration nor name tells; ``type`` is what its first bytes say (``pdf``, ``jpeg`` ...)."""

    path: Path
    name: str
    kind: str | None
    type: str


@dataclass(slots=True)
class Inputs:
    """Files found, in order; what could not be taken, one problem each; and other files passed over (``skipped``:
    not of a document's type, such as notes beside the papers)."""

    files: list[InputFile] = field(default_factory=list)
    problems: list[IntakeError] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def case_inputs(case: CaseFile, tagged: Mapping[str, str] | None = None) -> Inputs:
    """The document files of a case. ``tagged`` maps names relative to the case folder to the kinds that tags gave:
    a tag wins over what case.toml declares, that over the file's name, that over its folder's."""
    declared = {Path(document.file).as_posix(): document.kind for document in case.documents if document.file}
    kinds = {**declared, **(tagged or {})}
    inputs = Inputs()
    for path in _walk(case.folder, inputs):
        name = path.relative_to(case.folder).as_posix()
        if name != FILE_NAME:
            add_file(inputs, path, name, kinds.get(name))
    there = {file.name for file in inputs.files} | {problem.values.get("file") for problem in inputs.problems}
    inputs.problems += [InputError("file-declared-missing", file=case.folder / name, case=case.path)
                        for name in declared if name not in there and str(case.folder / name) not in there]
    return inputs


def loose_inputs(paths: Iterable[Path], kind: str | None = None) -> Inputs:
    """Document files of loose paths: files, and folders walked through. ``kind`` is what the caller says all are.
    A path that cannot be used becomes a problem; the others are still taken."""
    inputs = Inputs()
    for path in paths:
        if not os.path.isdir(path):
            add_file(inputs, path, str(path), kind, given=True)
            continue
        before = len(inputs.files) + len(inputs.problems)
        for found in _walk(path, inputs):
            add_file(inputs, found, str(found), kind, parts=found.relative_to(path.parent).parts)
        if len(inputs.files) + len(inputs.problems) == before:
            inputs.problems.append(InputError("folder-empty", file=path))
    return inputs


def add_file(inputs: Inputs, path: Path, name: str, kind: str | None, given: bool = False,
             parts: tuple[str, ...] | None = None, named: Path | None = None) -> None:
    """Take ``path`` into ``inputs`` as a file, a problem or one passed over. ``given`` marks a file that was named by
    the caller, ``parts`` are the names that may tell its kind, ``named`` is the path that problems name."""
    named = named or path
    try:
        type_ = content_type(regular_file(path), named)
    except InputError as error:
        inputs.problems.append(error)
        return
    if type_ in DOCUMENT_TYPES:
        inputs.files.append(InputFile(path, shown(name), kind or kind_of_name(parts or Path(name).parts), type_))
    elif given or kind is not None or type_ not in NOTES or path.suffix.lower() in SUFFIXES:
        inputs.problems.append(InputError("file-type", file=named, type=type_))
    else:
        inputs.skipped.append(shown(name))


def _walk(folder: Path, inputs: Inputs, level: int = 0) -> Iterator[Path]:
    """Files below ``folder``, by name; links and special files are left to the caller to refuse."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        inputs.problems.append(InputError("folder-permission", file=folder))
        return
    for entry in entries:
        if is_litter(entry.name):
            continue
        if len(inputs.files) + len(inputs.skipped) + len(inputs.problems) >= MOST_FILES:
            if not any(problem.code == "folder-too-many" for problem in inputs.problems):
                inputs.problems.append(InputError("folder-too-many", file=folder, most=MOST_FILES))
            return
        if not entry.is_dir(follow_symlinks=False):
            yield Path(entry.path)
        elif is_case(Path(entry.path)):
            inputs.problems.append(InputError("folder-is-case", file=entry.path))
        elif level >= MOST_LEVELS:
            inputs.problems.append(InputError("folder-too-deep", file=entry.path, most=MOST_LEVELS))
        else:
            yield from _walk(Path(entry.path), inputs, level + 1)


def is_litter(name: str) -> bool:
    """Whether a file or folder name is of the sort that is never a paper.

    >>> is_litter("._id_card.jpg"), is_litter("~$form.pdf"), is_litter("id_card.jpg")
    (True, True, False)
    """
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in LITTER)
