"""A supervisor that is killed takes its children along, and its folders are swept later."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from intake_cli.isolation import run, spawn
from tests.isolation.helpers import JobMaker, gone

PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs the tests behind itself ignores it
from pathlib import Path
from intake_cli.isolation import Job, run
run(Job("misbehaving:sleeps", Path(sys.argv[1])), lambda job, item: print("ready", flush=True))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the death signal is Linux's")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_children_die_with_their_parent(make_job: JobMaker, number: signal.Signals) -> None:
    job = make_job("sleeps")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(job.file)], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
        parent.send_signal(number)
        parent.wait(10)
    assert len(children) == 2  # the nursery and the child it bore
    assert all(gone(int(child)) for child in children)
    left = list(Path(tempfile.gettempdir()).glob(f"intake-job-{parent.pid}-*"))
    assert len(left) == (0 if number is signal.SIGINT else 1)
    spawn._sweep_folders.cache_clear()
    assert run(make_job("lines")).ok
    assert not any(folder.exists() for folder in left)


def test_folders_of_the_living_stay(make_job: JobMaker) -> None:
    with subprocess.Popen(["sleep", "60"]) as other:
        folder = Path(tempfile.mkdtemp(prefix=f"intake-job-{other.pid}-"))
        spawn._sweep_folders.cache_clear()
        assert run(make_job("lines")).ok
        assert folder.exists()
        other.kill()
    spawn._sweep_folders.cache_clear()
    assert run(make_job("lines")).ok
    assert not folder.exists()
