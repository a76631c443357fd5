"""How a child is started: its command, its environment, its private folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path

from intake_cli.isolation.jobs import Job
from intake_cli.isolation.wire import written

BOOT = "import sys; sys.path[:] = sys.argv[2:]; from intake_cli.isolation.{} import main; main(int(sys.argv[1]))"
"""Isolated mode ignores the environment and the working folder, so the parent hands over its own import roots."""

KEPT_VARIABLES = ("PATH", "LANG", "TESSDATA_PREFIX")
KEPT_PREFIXES = ("LC_", "INTAKE_")
THREAD_VARIABLES = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
CACHE, OFF = "INTAKE_CACHE", "off"
"""Where a child keeps compiled models for the next one: its home is its private folder."""
KEPT_MEMORY = {"MALLOC_TRIM_THRESHOLD_": "1000000000", "MALLOC_MMAP_THRESHOLD_": "33554432"}
"""The GNU C library gives the memory of every picture back at once, and the kernel blanks it anew for the next one:
with this, what a step has used is there for the next, for as long as the child lives."""
FOLDER_PREFIX = "intake-job-"


def private_folder() -> Path:
    """A new folder of mode 0700 that names its owner, so that it can be swept when the owner was killed."""
    _sweep_folders()
    return Path(tempfile.mkdtemp(prefix=f"{FOLDER_PREFIX}{os.getpid()}-"))


def start(folder: Path, channel: int, threads: int) -> subprocess.Popen[bytes]:
    """Start a child in ``folder`` that will write its items to ``channel``; stdin and stdout are pipes."""
    return subprocess.Popen(
        command("child", channel, import_roots()), bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, pass_fds=(channel,), cwd=folder, env=environment(folder, threads),
        start_new_session=True, umask=0o077)


def command(module: str, descriptor: int, roots: Sequence[str]) -> list[str]:
    """The interpreter that runs ``main`` of a module of this package with ``descriptor``."""
    return [sys.executable, "-I", "-X", "utf8", "-c", BOOT.format(module), str(descriptor), *roots]


def request(job: Job, file: Path) -> bytes:
    """What the child is told. It goes through a pipe: params may hold a password."""
    return written({"stage": job.stage, "file": os.fsencode(file).decode("latin-1"), "params": dict(job.params),
                    "limits": asdict(job.limits), "parent": os.getpid()})


def import_roots() -> list[str]:
    """Where this process imports from, our own root first if it is not among them (an editable install)."""
    own = str(Path(__file__).resolve().parents[2])
    roots = [path for path in sys.path if os.path.isabs(path)]
    return roots if own in roots else [own, *roots]


def environment(folder: Path, threads: int) -> dict[str, str]:
    """What a child may know of its surroundings; its home is ``folder``."""
    kept = {name: value for name, value in os.environ.items()
            if name in KEPT_VARIABLES or name.startswith(KEPT_PREFIXES)}
    return {**kept, **KEPT_MEMORY, CACHE: cache_folder(os.environ), "TMPDIR": str(folder), "HOME": str(folder),
            **dict.fromkeys(THREAD_VARIABLES, str(threads))}


def cache_folder(given: Mapping[str, str]) -> str:
    """Where the user of this environment keeps what may be made again: the folder he names, else the one of the XDG
    Base Directory Specification, which wants it absolute; ``off`` where there is none."""
    if named := given.get(CACHE, "").strip():
        return named if named.lower() == OFF else os.path.abspath(named)
    home = given.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "intake") if os.path.isabs(home) else OFF


@cache
def _sweep_folders() -> None:
    """Once per process, remove the folders of supervisors that were killed: they may hold pieces of documents."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
        owner = folder.name.removeprefix(FOLDER_PREFIX).partition("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
