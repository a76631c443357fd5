"""Nasty public files, read where they lie: each ends in a typed outcome, none takes the others with it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from intake_cli.isolation import run
from intake_cli.pipeline import stages
from intake_cli.pipeline.tasks import Task
from tests.conftest import Intake

pytestmark = pytest.mark.live

SECONDS = 4
LONG = "25-027613.pdf"
"""Sound, but 429 pages long: counted only."""
READABLE = (".pdf", ".tif", ".gif", ".fuzz", ".zip")


@pytest.fixture
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page may take here: these files are about surviving, not about reading."""
    for name in ("COUNT", "READ", "ASSEMBLE", "FIELDS"):
        stage = getattr(stages, name)
        limits = replace(stage.limits, wall_seconds=2 * SECONDS, stall_seconds=SECONDS, cpu_seconds=2 * SECONDS)
        monkeypatch.setattr(f"intake_cli.pipeline.reading.{name}", replace(stage, limits=limits))


@pytest.mark.usefixtures("short_limits")
def test_every_file_ends_in_a_typed_outcome(corpora: Path, intake: Intake) -> None:
    files = [path for path in sorted((corpora / "hostile").iterdir())
             if path.suffix in READABLE and path.name != LONG]
    call = intake("check", *files, "-q", "--format", "json", "--as-of", "2025-09-18")
    report = json.loads(call.out)
    assert call.code == 3
    assert "Traceback" not in call.err
    assert {entry["file"] for entry in report["inputs"]} == {str(path) for path in files}
    assert all(entry["trouble"] is None or entry["message"] for entry in report["inputs"])
    assert len(call.err.splitlines()) == sum(entry["trouble"] is not None for entry in report["inputs"])


def test_a_long_file_is_counted(corpora: Path) -> None:
    task = Task(stages.COUNT, corpora / "hostile" / LONG, "", {}, {})
    assert run(task.job).items == ({"pages": 429},)


def test_an_encrypted_file_is_never_called_corrupt(corpora: Path, intake: Intake) -> None:
    call = intake("check", corpora / "hostile" / "30-encryption_openpassword.pdf", "-q")
    assert call.code == 3
    assert "--password-fd" in call.err
