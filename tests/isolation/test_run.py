"""Every way in which a stage can end gives a typed outcome, and harms no one else."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from intake_cli.errors import DiskFullError, InputError, MissingProgramError
from intake_cli.isolation import Job, OutcomeKind, run, run_all
from intake_cli.messages import say
from tests.isolation.helpers import MIB, SHORT, JobMaker, gone

HASTY = replace(SHORT, stall_seconds=0.6, wall_seconds=1.2)


def test_a_good_stage_gives_its_items(make_job: JobMaker) -> None:
    outcome = run(make_job("lines"))
    assert outcome.kind is OutcomeKind.OK
    assert outcome.items == ({"number": 1, "text": "one"}, {"number": 2, "text": "two"})
    assert outcome.problem("x.pdf") is None


@pytest.mark.parametrize(("stage", "kind", "cause", "detail"), [
    ("aborts", "partial", "crash", "SIGABRT"), ("aborts_at_once", "crash", "crash", "SIGABRT"),
    ("segfaults", "crash", "crash", "SIGSEGV"), ("exits", "crash", "crash", "exit 7"),
    ("raises", "partial", "crash", "ValueError at isolation/misbehaving.py"),
    ("wrong_item", "crash", "crash", "TypeError"), ("no_such_function", "crash", "crash", "AttributeError"),
    ("hogs_memory", "oom", "oom", "MemoryError"), ("aborts_for_memory", "oom", "oom", "SIGABRT"),
    ("endless_items", "partial", "limit", "output"), ("endless_stderr", "limit", "limit", "output"),
    ("large_file", "limit", "limit", "file too large")])
def test_each_break_has_its_type(make_job: JobMaker, stage: str, kind: str, cause: str, detail: str) -> None:
    outcome = run(make_job(stage))
    assert (outcome.kind, outcome.cause) == (kind, cause)
    assert outcome.detail.startswith(detail)
    assert bool(outcome.items) == (kind == "partial")


@pytest.mark.parametrize(("stage", "kind"), [("loops", "timeout"), ("sleeps", "partial"), ("ticks", "partial")])
def test_time_runs_out(make_job: JobMaker, stage: str, kind: str) -> None:
    outcome = run(make_job(stage, HASTY))
    assert (outcome.kind, outcome.cause) == (kind, "timeout")


def test_cpu_time_runs_out(make_job: JobMaker) -> None:
    outcome = run(make_job("loops", replace(SHORT, cpu_seconds=1)))
    assert (outcome.kind, outcome.detail) == ("timeout", "cpu time")


def test_one_line_without_end_stays_below_the_cap(make_job: JobMaker) -> None:
    assert run(make_job("endless_line", replace(SHORT, memory_bytes=2048 * MIB))).cause is OutcomeKind.LIMIT


@pytest.mark.parametrize("kind", ["corrupt", "password", "unsupported", "limit", "crash", "oom"])
def test_a_stage_says_what_is_wrong(make_job: JobMaker, kind: str) -> None:
    outcome = run(make_job("stops", kind=kind))
    assert outcome.kind == kind
    assert "张样例" not in outcome.detail
    problem = outcome.problem("a.pdf")
    assert isinstance(problem, InputError)
    for language in ("zh", "en"):
        assert "a.pdf" in say(f"error.{problem.code}", language, **problem.values)


def test_an_error_of_our_own_travels(make_job: JobMaker) -> None:
    job = make_job("own_error")
    error = run(job).problem(job.file)
    assert isinstance(error, InputError)
    assert (error.code, error.values["file"]) == ("file-not-text", str(job.file))


def test_an_absent_package_is_a_missing_program(make_job: JobMaker) -> None:
    error = run(make_job("imports_nothing")).problem("a.pdf")
    assert isinstance(error, MissingProgramError)
    assert "no_such_package_anywhere" in say(f"error.{error.code}", "en", **error.values)


def test_what_a_library_prints_is_no_item(make_job: JobMaker) -> None:
    outcome = run(make_job("chatty"))
    assert (outcome.kind, outcome.items) == ("ok", ({"number": 1},))


@pytest.mark.parametrize("garbage", ["not json", '{"item": 5}', "[" * 100_000, '{"end": "splendid"}', "17",
                                     '{"end": "crash", "error": ["ExitCode", "x", {}]}', "\xff\xfe\x00"])
def test_a_child_taken_over_is_only_a_crash(make_job: JobMaker, garbage: str) -> None:
    outcome = run(make_job("garbles", garbage=garbage))
    assert (outcome.kind, outcome.error) == ("crash", None)


@pytest.mark.parametrize("params", [{}, {"hold": True}, {"killed": True}, {"hold": True, "killed": True}])
def test_helpers_left_behind_are_killed(make_job: JobMaker, params: dict[str, bool]) -> None:
    outcome = run(make_job("grandchild", **params))
    assert outcome.cause == ("crash" if "killed" in params else "ok")
    assert gone(outcome.items[0]["helper"])


def test_one_bad_job_does_not_touch_the_others(make_job: JobMaker) -> None:
    stages = ["lines", "aborts_at_once", "lines", "segfaults", "exits", "lines", "raises", "lines"]
    ended: list[str] = []
    items: list[str] = []
    outcomes = run_all([make_job(stage) for stage in stages], 3, lambda job, item: items.append(job.label),
                       lambda job, outcome: ended.append(job.label))
    assert [outcome.ok for outcome in outcomes] == [stage == "lines" for stage in stages]
    assert sorted(ended) == sorted(stages)
    assert items.count("lines") == 8


def test_a_large_request_goes_through(make_job: JobMaker) -> None:
    outcome = run(make_job("surroundings", pages=["字" * 1000] * 500))
    assert len(outcome.items[0]["params"]["pages"]) == 500


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep what is freed as they see fit")
def test_memory_of_one_picture_is_there_for_the_next(make_job: JobMaker) -> None:
    assert run(make_job("pictures")).items[0]["given"] < 1000  # of 12,288 pages


def test_the_surroundings_of_a_stage(make_job: JobMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "s3cret")
    monkeypatch.setenv("INTAKE_THING", "1")
    job = make_job("surroundings", password="open-sesame")
    seen = run(job).items[0]
    assert "open-sesame" not in seen["argv"] + str(seen["environment"]) + repr(job)
    assert seen["params"] == {"password": "open-sesame"}
    assert "SECRET_TOKEN" not in seen["environment"]
    assert seen["environment"]["INTAKE_THING"] == seen["environment"]["OMP_THREAD_LIMIT"] == "1"
    assert (seen["mode"], seen["file_mode"], seen["stdin"], seen["session"]) == (0o700, 0o600, "", True)
    assert not Path(seen["cwd"]).exists()
    assert seen["descriptors"] <= 6
    assert seen["no_new_privs"] or sys.platform != "linux"


@pytest.mark.parametrize(("given", "folder"), [
    ({}, "/home/of/.cache/intake"), ({"XDG_CACHE_HOME": "/var/kept"}, "/var/kept/intake"),
    ({"XDG_CACHE_HOME": "kept"}, "off"), ({"INTAKE_CACHE": "OFF"}, "OFF"),
    ({"INTAKE_CACHE": "/var/models"}, "/var/models"),
    ({"INTAKE_CACHE": "models"}, "/work/models")])
def test_what_a_child_makes_for_the_next_one_is_kept_in_the_users_cache(
        make_job: JobMaker, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], folder: str) -> None:
    monkeypatch.setattr(os, "getcwd", lambda: "/work")
    monkeypatch.setenv("HOME", "/home/of")
    for name in ("INTAKE_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert run(make_job("surroundings")).items[0]["environment"]["INTAKE_CACHE"] == folder


def test_a_child_imports_only_what_it_needs(make_job: JobMaker) -> None:
    modules = run(make_job("surroundings")).items[0]["modules"]
    assert not {"pydantic", "numpy", "intake_cli.isolation.supervisor", "intake_cli.messages"} & set(modules)


def test_it_works_from_any_folder(make_job: JobMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert run(make_job("lines")).ok


def test_what_a_listener_raises_ends_the_children(make_job: JobMaker) -> None:
    def interrupt(job: Job, item: dict[str, object]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_all([make_job("sleeps"), make_job("ticks"), make_job("sleeps")], 3, interrupt)


def test_only_regular_files_are_opened(make_job: JobMaker, tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(make_job("lines").file)
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "folder.pdf").mkdir()
    names = {"link.pdf": "file-link", "pipe.pdf": "file-not-regular", "folder.pdf": "file-is-folder",
             "absent.pdf": "file-missing", 300 * "a" + ".pdf": "file-missing"}
    outcomes = run_all([replace(make_job("lines"), file=tmp_path / name) for name in names])
    assert [outcome.detail for outcome in outcomes] == list(names.values())
    assert all(isinstance(outcome.error, InputError) for outcome in outcomes)


def test_a_full_disk_is_no_fault_of_the_file(make_job: JobMaker) -> None:
    named = run(make_job("disk_full", file="/case/papers/id_card.pdf")).problem("x.pdf")
    assert isinstance(named, DiskFullError)
    assert named.values == {"file": "/case/papers/id_card.pdf"}
    assert isinstance(run(make_job("disk_full")).problem("x.pdf"), DiskFullError)


def test_a_name_that_is_no_text(make_job: JobMaker, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc1\xf7\xcb\xae.txt"))  # GBK bytes
    path.write_text("one\n")
    assert run(replace(make_job("opened_name"), file=path)).items == ({"suffix": ".txt", "text": "one\n"},)
