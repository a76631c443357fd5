"""Jobs whose stages misbehave, and a watch over what they leave behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intake_cli.isolation import Job, Limits, forked
from tests.isolation.helpers import SHORT, JobMaker


@pytest.fixture
def make_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> JobMaker:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    file = tmp_path / "张样例 statement.txt"
    file.write_text("one\ntwo\n", "utf-8")

    def make(stage: str, limits: Limits = SHORT, **params: Any) -> Job:
        return Job(f"misbehaving:{stage}", file, params, limits, label=stage)

    return make


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """After each test: no child of ours but the nursery, alive or zombie, and no private folder that was not there
    before it (those of other tests in the same process are theirs). Each test begins without a nursery."""
    forked.close_nursery()
    before = _private_folders()
    yield
    forked.close_nursery()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert _private_folders() <= before


def _private_folders() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob(f"intake-job-{os.getpid()}-*"))
