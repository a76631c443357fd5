"""A lone paper of a few pages keeps several cores at work, and what is read is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from intake_cli.case.files import loose_inputs
from intake_cli.isolation import PagesOutcome, run_pages
from intake_cli.pipeline import reading
from intake_cli.pipeline.reading import Reader
from samples.layouts import LAYOUTS
from samples.statements import sample_ledger, write_statement
from tests.pipeline.test_explain import Silent


@pytest.fixture
def dealt(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Pages of the files whose pages were dealt to several children."""
    seen: list[int] = []

    def counted(job: Any, count: int, *rest: Any) -> PagesOutcome:
        seen.append(count)
        return run_pages(job, count, *rest)

    monkeypatch.setattr(reading, "run_pages", counted)
    return seen


def drawn(folder: Path, seed: int, rows: int) -> Path:
    layout, folder = LAYOUTS["plain"], folder / str(seed)
    folder.mkdir()
    return write_statement(folder, layout, sample_ledger(layout, seed, rows=rows))[0]


def test_pages_of_a_lone_paper_are_dealt(tmp_path: Path, dealt: list[int]) -> None:
    files = loose_inputs([drawn(tmp_path, 3, 60)]).files
    alone = Reader(parallel=1).read(files, Silent())
    assert dealt == []
    both = Reader(parallel=2).read(files, Silent())
    assert dealt == [2]
    assert both == alone
    assert both[0].statement is not None
    assert len(both[0].statement.entries) == 60


def test_papers_enough_for_all_cores_are_read_whole(tmp_path: Path, dealt: list[int]) -> None:
    files = loose_inputs([drawn(tmp_path, seed, 60) for seed in (3, 4)]).files
    assert [paper.trouble for paper in Reader(parallel=2).read(files, Silent())] == [None, None]
    assert dealt == []
