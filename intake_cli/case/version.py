"""The version of a stage's code: a hash, so that no one has to remember to raise a number, nor what a stage uses."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

OURS = ("intake_cli", "checks", "barcodes")
_TABLE = re.compile(r"\"([\w-]+\.toml)\"")


@cache
def code_version(module: str, distributions: tuple[str, ...] = ()) -> str:
    """Hash over the source of ``module``, of all that it names of our packages, directly or not, with the tables beside
    them that they read, and over the versions of the installed ``distributions`` they work with. Nothing is imported
    but our packages themselves."""
    digest = hashlib.sha256()
    for name, path in sorted(_sources(module).items()):
        digest.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    for distribution in distributions:
        digest.update(f"{distribution} {_version(distribution)}\n".encode())
    return digest.hexdigest()


def _sources(module: str) -> dict[str, Path]:
    """Files by the name of their module, tables by their own."""
    if _file(module) is None:
        raise ModuleNotFoundError(module, name=module)
    found: dict[str, Path] = {}
    waiting, met = [module], {module}
    while waiting:
        name = waiting.pop()
        path = _file(name)
        if path is not None:
            names, tables = _named_in(path)
            found |= {name: path} | {f"{name} {table.name}": table for table in tables}
            further = {name.rpartition(".")[0], *names} - met
            met |= further
            waiting += further
    return found


@cache
def _named_in(path: Path) -> tuple[set[str], list[Path]]:
    """What the text of a module names of ours, imported or not, and the tables beside it."""
    text = path.read_text(encoding="utf-8")
    names = set()
    for match in re.finditer(rf"\b((?:{'|'.join(OURS)})(?:\.\w+)*)(?:\s+import\s+(\([^)]*\)|.*))?", text):
        names |= {match[1], *(f"{match[1]}.{name}" for name in re.findall(r"\w+", match[2] or ""))}
    return names, [table for name in _TABLE.findall(text) if (table := path.with_name(name)).is_file()]


def _file(module: str) -> Path | None:
    package, *parts = module.split(".")
    spec = find_spec(package) if package in OURS else None
    if spec is None or spec.origin is None:
        return None
    place = Path(spec.origin).parent.joinpath(*parts)
    return next((path for path in (place.with_name(f"{place.name}.py"), place / "__init__.py") if path.is_file()), None)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "absent"
