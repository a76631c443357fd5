"""Nasty public files, read where they lie: each ends in a typed outcome, none takes the others with it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from intake_cli.pipeline import stages
from tests.conftest import Intake

SECONDS = 6


@pytest.fixture
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page may take here: these files are about surviving, not about reading."""
    for name in ("COUNT", "READ", "ASSEMBLE", "FIELDS"):
        stage = getattr(stages, name)
        limits = replace(stage.limits, wall_seconds=2 * SECONDS, stall_seconds=SECONDS, cpu_seconds=2 * SECONDS)
        monkeypatch.setattr(f"intake_cli.pipeline.reading.{name}", replace(stage, limits=limits))


@pytest.mark.usefixtures("short_limits")
def test_every_file_ends_in_a_typed_outcome(corpora: Path, intake: Intake) -> None:
    folder = corpora / "hostile"
    call = intake("check", folder, "-q", "--format", "json", "--as-of", "2025-09-18")
    report = json.loads(call.out)
    assert "Traceback" not in call.err
    assert call.code in (3, 6)
    named = {entry["file"] for entry in report["inputs"]}
    wanted = {str(path) for path in folder.iterdir() if path.suffix in (".pdf", ".tif", ".gif", ".fuzz", ".zip")}
    assert len(named & wanted) >= len(wanted) - 4  # files of no document type beside the papers are passed over
    for entry in report["inputs"]:
        assert entry["trouble"] is None or entry["message"], entry
    lines = call.err.splitlines()
    assert len(lines) == sum(entry["trouble"] is not None for entry in report["inputs"])


def test_an_encrypted_file_is_never_called_corrupt(corpora: Path, intake: Intake) -> None:
    call = intake("check", corpora / "hostile" / "30-encryption_openpassword.pdf", "-q")
    assert call.code == 3
    assert "--password-fd" in call.err
