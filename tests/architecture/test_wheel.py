"""The wheel holds the application and its data, and nothing of the workshop."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("intake_cli", "checks", "barcodes")
DATA = (".toml", ".j2", ".css", ".js")
LITTER = shutil.ignore_patterns("__pycache__", "*.orig", "*.rej")


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    source = tmp_path_factory.mktemp("source")
    for package in (*PACKAGES, "samples", "tests"):
        shutil.copytree(ROOT / package, source / package, ignore=LITTER)
    for file in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, source)
    done = subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", source / "dist"],
                          cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    wheel = next((source / "dist").glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_three_packages_and_nothing_else(names: set[str]) -> None:
    roots = {name.partition("/")[0] for name in names}
    assert {root for root in roots if not root.endswith(".dist-info")} == set(PACKAGES)


def test_every_module_and_data_file_is_there(names: set[str]) -> None:
    wanted = {path.relative_to(ROOT).as_posix() for package in PACKAGES for path in (ROOT / package).rglob("*")
              if path.suffix in (".py", *DATA)}
    assert wanted <= names


def test_it_installs_the_program(names: set[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in names)
