"""What every test may use: the program run in this process, drawn papers, corpora where they lie."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from intake_cli.cli.main import run
from tests.asked_once import ask_once

ROOT = Path(__file__).parent.parent

settings.register_profile("intake", deadline=None)  # a loaded machine is no failure
settings.load_profile("intake")


@dataclass(frozen=True, slots=True)
class Call:
    """What one call of the program did."""

    code: int
    out: str
    err: str


Intake = Callable[..., Call]


@pytest.fixture(autouse=True)
def _strict_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence or a value that the catalogue lacks fails the test."""
    monkeypatch.setenv("INTAKE_STRICT_MESSAGES", "1")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(autouse=True)
def _no_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry of whoever runs the tests is neither asked nor written to."""
    monkeypatch.setenv("INTAKE_REGISTRY", "off")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that its workers share."""
    ours = tmp_path_factory.getbasetemp()
    return ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours


@pytest.fixture(autouse=True)
def _models_of_this_run(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Models are compiled once a run; those of whoever runs the tests are neither read nor written."""
    monkeypatch.setenv("INTAKE_CACHE", str(shared / "models"))


@pytest.fixture(scope="session")
def told(shared: Path) -> Path:
    """The folder of what stages said of files, which the workers of a run share."""
    folder = shared / "told"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def _asked_once(request: pytest.FixtureRequest, told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is read twice, and no child is started for one but by tests marked ``live``."""
    if request.node.get_closest_marker("live") is None:
        ask_once(told, monkeypatch)


@pytest.fixture
def intake(capfd: pytest.CaptureFixture[str]) -> Intake:
    """Run the program: ``intake("check", path).code``."""
    def call(*arguments: object) -> Call:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Call(code, out, err)
    return call


@pytest.fixture(scope="session")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An honest digital statement of two pages, printed four days before 2025-09-18."""
    from samples.layouts import LAYOUTS
    from samples.statements import sample_ledger, write_statement

    layout = LAYOUTS["plain"]
    return write_statement(tmp_path_factory.mktemp("statement"), layout, sample_ledger(layout, 1, rows=60))[0]


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of public corpora, which are read where they lie and never copied."""
    folder = Path(os.environ.get("INTAKE_CORPORA") or ROOT.parent / "shared")
    if not (folder / "hostile").is_dir():
        pytest.skip(f"no corpora at {folder}: set INTAKE_CORPORA")
    return folder


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
