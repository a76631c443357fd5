"""The version of a stage's code: a hash, so that no one has to remember to raise a number."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

SOURCES = (".py", ".toml")


@cache
def code_version(modules: tuple[str, ...], distributions: tuple[str, ...] = (), models: tuple[str, ...] = ()) -> str:
    """Hash over the source files of ``modules`` (packages with all below them), the versions of the installed
    ``distributions`` they read with, and the names of pinned ``models``. Nothing is imported but parent packages."""
    digest = hashlib.sha256()
    for module in modules:
        for path in _sources(module):
            digest.update(f"{module} {path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    for distribution in distributions:
        digest.update(f"{distribution} {_version(distribution)}\n".encode())
    for model in models:
        digest.update(f"model {model}\n".encode())
    return digest.hexdigest()


def _sources(module: str) -> list[Path]:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module, name=module)
    origin = Path(spec.origin)
    if origin.name != "__init__.py":
        return [origin]
    return sorted(path for path in origin.parent.rglob("*") if path.suffix in SOURCES)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "absent"
