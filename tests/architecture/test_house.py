"""Habits as tests: what the linters cannot say."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("intake_cli", "checks", "barcodes", "samples")
MOST_LINES = 260
MOST_LINES_OF_A_FUNCTION = 39
SOURCES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]

ADDRESS = re.compile(r"\b(?:https?|ftp)://([^\s\"'<>)\]}/]+)")
NAMES_OF_FORMATS = ("www.w3.org", "json.schemastore.org", "docs.oasis-open.org", "schemas.openxmlformats.org")
"""Addresses that are names in a format; nothing is fetched from them."""
RESERVED = (".invalid", ".example", "example.com", "localhost")
"""Names that no host can have."""


PICTURES = (".png", ".pdf", ".webp", ".heic", ".pyc")


def project_files() -> Iterator[Path]:
    """Everything that is text and ours, so without what .gitignore names."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()} | {".git"}
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ignored and not name.endswith(".egg-info")]
        yield from (Path(folder, name) for name in names if not name.endswith(PICTURES))


@cache
def parsed(path: Path) -> ast.Module:
    """A module's tree: several habits are looked for in it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> list[str]:
    found = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: imports are absolute"
            found.append(node.module)
    return found


def importers(library: str) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in SOURCES
            if any(name.partition(".")[0] == library for name in imports_of(path))]


def test_an_untyped_library_is_wrapped_in_one_module() -> None:
    assert len(importers("pyzbar")) <= 1


def test_the_command_line_library_lives_in_the_command_line() -> None:
    assert all(path.startswith("intake_cli/cli/") for path in importers("typer"))


def test_no_host_is_named() -> None:
    """No address of a registry, an index or any other host stands in the project."""
    found = []
    for path in project_files():
        for match in ADDRESS.finditer(path.read_text(encoding="utf-8", errors="replace")):
            if match[1] not in NAMES_OF_FORMATS and not match[1].endswith(RESERVED):
                found.append(f"{path.relative_to(ROOT)}: {match[0]}")
    assert found == []


def test_modules_and_functions_stay_small() -> None:
    large = []
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > MOST_LINES:
            large.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        functions = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef)]
        large += [f"{path.relative_to(ROOT)}:{node.lineno} {node.name}" for node in functions
                  if (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_A_FUNCTION]
    assert large == []


@pytest.mark.parametrize("name", ["checks", "barcodes"])
@pytest.mark.parametrize("marker", ["__init__.py", "module.py"])
def test_a_stranger_of_the_same_name_is_refused(name: str, marker: str, tmp_path: Path) -> None:
    """Another package of that name, or a mere folder of it, before ours."""
    (tmp_path / name).mkdir()
    (tmp_path / name / marker).touch()
    path = [str(tmp_path), str(ROOT)] if marker == "__init__.py" else [str(tmp_path)]
    program = (f"import sys; sys.path[:] = {path} + sys.path; import {name}; "
               f"sys.path.insert(0, {str(ROOT)!r}); import intake_cli")
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], cwd=tmp_path, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 1
    assert f"'{name}'" in done.stderr.splitlines()[-1]
    assert "intake-cli" in done.stderr.splitlines()[-1]
