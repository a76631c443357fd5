"""Children are forked where that is safe, started plainly where it is not, and nobody can tell but by the time."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from intake_cli.isolation import Job, forked, run, run_all
from tests.isolation.helpers import SHORT, JobMaker, gone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux alone")

STAGE = """
import os, sys, tempfile, threading, time
from pathlib import Path
AT = time.monotonic_ns()
PREPARED = []
{}
def stage(path, params):
    yield {{"argv": Path("/proc/self/cmdline").read_text(), "imported": AT, "prepared": len(PREPARED),
           "folder": tempfile.gettempdir(), "home": str(Path.home()), "threads": threading.active_count()}}
"""
HANGS_ON = "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
PREPARES = "def prepare(): PREPARED.append(1)"
TEMPORARY = "tempfile.gettempdir()"


def _stage(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str = "") -> Job:
    """A job for a stage whose module also says ``line``."""
    monkeypatch.syspath_prepend(str(folder))
    (folder / "born.py").write_text(STAGE.format(line))
    (folder / "paper.txt").write_text("one\n")
    return Job("born:stage", folder / "paper.txt", {}, SHORT)


def _items(*jobs: Job) -> list[dict[str, Any]]:
    outcomes = run_all(jobs, 1)
    assert all(outcome.ok for outcome in outcomes)
    return [outcome.items[0] for outcome in outcomes]


def test_a_stage_is_imported_once_for_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = _stage(tmp_path, monkeypatch)
    first, second = _items(job, job)
    assert first["imported"] == second["imported"]
    assert "isolation.nursery" in first["argv"]
    assert run(job).items[0]["imported"] == first["imported"]


def test_what_every_file_needs_is_done_when_there_is_a_second_one(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = _stage(tmp_path, monkeypatch, PREPARES)
    assert [item["prepared"] for item in _items(job, job)] == [0, 1]


def test_a_child_has_folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = _items(*[_stage(tmp_path, monkeypatch, TEMPORARY)] * 2)
    assert first["folder"] == first["home"] != second["folder"]


@pytest.mark.parametrize("line", [HANGS_ON, "os.getpid() in {} or os.abort()", "sys.exit(3)"],
                         ids=["threads", "aborts", "exits"])
def test_what_cannot_be_forked_is_started_plainly(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_job: JobMaker, line: str) -> None:
    job = _stage(tmp_path, monkeypatch, line.replace("{}", "()"))
    outcome = run(job)
    assert outcome.ok == (line is HANGS_ON)
    if outcome.ok:
        assert ("isolation.child" in outcome.items[0]["argv"], outcome.items[0]["threads"]) == (True, 2)
    assert run(make_job("lines")).ok


def test_children_go_on_without_their_nursery(make_job: JobMaker) -> None:
    closed: list[int] = []

    def close(job: Job, item: dict[str, Any]) -> None:
        closed.append(len(forked._nurseries))
        forked.close_nursery()

    assert len(run(make_job("pages", first=1, last=3, slow=0.05), close).items) == 3
    assert closed == [1, 0, 0]


def test_a_nursery_that_died_costs_nothing_but_time(make_job: JobMaker) -> None:
    assert run(make_job("lines")).ok
    number = forked._nurseries[0]._process.pid
    os.kill(number, 9)
    assert gone(number)
    assert run(make_job("lines")).ok
    assert not forked._nurseries[0].alive


def test_other_threads_or_roots_have_another_nursery(make_job: JobMaker, tmp_path: Path,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(make_job("lines")).ok
    first = forked._nurseries[0]
    assert run(make_job("surroundings", replace(SHORT, threads=2))).items[0]["environment"]["OMP_NUM_THREADS"] == "2"
    assert forked._nurseries[0] is not first
    assert not first.alive


def test_a_system_without_adoption_starts_children_plainly(
        make_job: JobMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked, "prctl", lambda option, value: False)
    assert "isolation.child" in run(make_job("surroundings")).items[0]["argv"]


def test_what_is_expected_is_imported_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = _stage(tmp_path, monkeypatch, PREPARES)
    forked.expect("no_such_module:stage", job.stage)
    time.sleep(1.0)  # patience is not what is tested: an import takes some hundredths
    asked = time.monotonic_ns()
    first, second = _items(job, job)
    assert first["imported"] < asked
    assert [first["prepared"], second["prepared"]] == [0, 1]


def test_an_answer_that_was_not_waited_for_is_none_to_the_next_question(
        make_job: JobMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the nursery is asked: the child it bears is nobody's."""
    assert run(make_job("lines")).ok
    with monkeypatch.context() as patched:
        patched.setattr(forked, "read", lambda line: signal.raise_signal(signal.SIGINT))
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with pytest.raises(KeyboardInterrupt):
                run(make_job("lines"))
        finally:
            signal.signal(signal.SIGINT, before)
    assert not forked._nurseries[0].alive
    os.waitpid(-1, 0)  # it was adopted before, and ends since nobody holds its pipes
    assert run(make_job("lines")).ok
