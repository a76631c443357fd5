"""Stages that misbehave, each in one way."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intake_cli.errors import InputError
from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, PasswordNeeded, Unsupported

Items = Iterator[dict[str, Any]]


def lines(path: Path, params: dict[str, Any]) -> Items:
    """The good one: yields each line of the file."""
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        yield {"number": number, "text": text}


def surroundings(path: Path, params: dict[str, Any]) -> Items:
    folder = Path.cwd()
    (folder / "written").write_text("x")
    status = Path("/proc/self/status").read_text()
    yield {"cwd": str(folder), "mode": folder.stat().st_mode & 0o777, "environment": dict(os.environ),
           "file_mode": (folder / "written").stat().st_mode & 0o777, "session": os.getsid(0) == os.getpid(),
           "argv": Path("/proc/self/cmdline").read_bytes().decode(), "stdin": sys.stdin.buffer.read().decode(),
           "no_new_privs": "NoNewPrivs:\t1" in status, "descriptors": len(os.listdir("/proc/self/fd")),
           "modules": sorted(sys.modules), "params": params}


def pictures(path: Path, params: dict[str, Any]) -> Items:
    """Makes pictures and lets go of them; how often the kernel had to give memory for the last ones."""
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        made = [bytearray(16 << 20) for _ in range(3)]
        del made
    yield {"given": resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before}


def aborts(path: Path, params: dict[str, Any]) -> Items:
    yield {"number": 1}
    os.abort()


def aborts_at_once(path: Path, params: dict[str, Any]) -> Items:
    os.abort()
    yield {}


def aborts_for_memory(path: Path, params: dict[str, Any]) -> Items:
    os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
    os.abort()
    yield {}


def segfaults(path: Path, params: dict[str, Any]) -> Items:
    ctypes.string_at(0)
    yield {}


def exits(path: Path, params: dict[str, Any]) -> Items:
    os._exit(7)
    yield {}


def loops(path: Path, params: dict[str, Any]) -> Items:
    while True:
        pass
    yield {}


def sleeps(path: Path, params: dict[str, Any]) -> Items:
    yield {"number": 1}
    time.sleep(600)


def ticks(path: Path, params: dict[str, Any]) -> Items:
    while True:
        time.sleep(0.05)
        yield {"number": 1}


def hogs_memory(path: Path, params: dict[str, Any]) -> Items:
    hoard = []
    while True:
        hoard.append(bytearray(16 << 20))
    yield {}


def endless_items(path: Path, params: dict[str, Any]) -> Items:
    while True:
        yield {"text": "x" * 100_000}


def endless_line(path: Path, params: dict[str, Any]) -> Items:
    yield {"text": "x" * 200_000_000}


def endless_stderr(path: Path, params: dict[str, Any]) -> Items:
    while True:
        os.write(2, b"warning: " * 5_000)
    yield {}


def chatty(path: Path, params: dict[str, Any]) -> Items:
    print('{"item": {"forged": true}}', flush=True)
    print('{"end": "crash"}', file=sys.stderr, flush=True)
    os.write(1, b"\xff\xfe\x00\n" * 1_000)
    yield {"number": 1}


def garbles(path: Path, params: dict[str, Any]) -> Items:
    """What a parser taken over by its file could do: write to every pipe it finds."""
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, params["garbage"].encode("latin-1") + b"\n")
        except OSError:
            continue
    yield {"number": 1}


def large_file(path: Path, params: dict[str, Any]) -> Items:
    with open("large", "wb") as stream:
        stream.truncate(2 << 30)
    yield {}


def raises(path: Path, params: dict[str, Any]) -> Items:
    yield {"number": 1}
    raise ValueError("张样例 110101199003070000")


def wrong_item(path: Path, params: dict[str, Any]) -> Items:
    yield {"path": path}


def grandchild(path: Path, params: dict[str, Any]) -> Items:
    """Leaves a helper program behind that holds the pipes."""
    pipes = [int(name) for name in os.listdir("/proc/self/fd") if Path(f"/proc/self/fd/{name}").is_fifo()]
    helper = subprocess.Popen(["sleep", "600"], pass_fds=[pipe for pipe in pipes if pipe > 2 and params.get("hold")])
    yield {"helper": helper.pid}
    if params.get("killed"):
        os.kill(os.getpid(), signal.SIGSEGV)


PROBLEMS = {"corrupt": CorruptInput("xref"), "password": PasswordNeeded(""), "unsupported": Unsupported("RTF"),
            "limit": LimitExceeded("pixels"), "crash": KeyError("张样例"), "oom": MemoryError()}


def stops(path: Path, params: dict[str, Any]) -> Items:
    raise PROBLEMS[params["kind"]]
    yield {}


def own_error(path: Path, params: dict[str, Any]) -> Items:
    raise InputError("file-not-text", file=path)
    yield {}


def disk_full(path: Path, params: dict[str, Any]) -> Items:
    raise OSError(errno.ENOSPC, "No space left on device", params.get("file"))
    yield {}


def opened_name(path: Path, params: dict[str, Any]) -> Items:
    path.as_posix().encode("utf-8")
    yield {"suffix": path.suffix, "text": path.read_text("utf-8")}


def imports_nothing(path: Path, params: dict[str, Any]) -> Items:
    import no_such_package_anywhere  # noqa: F401 - the test is about its absence
    yield {}


def pages(path: Path, params: dict[str, Any]) -> Items:
    """Pages named in ``params`` kill it; ``short`` is a file with fewer pages than announced."""
    for number in range(params["first"], params["last"] + 1):
        time.sleep(params.get("slow", 0))
        if number in params.get("password", ()):
            raise PasswordNeeded
        if number in params.get("abort", ()):
            os.abort()
        if number in params.get("sleep", ()):
            time.sleep(600)
        if number in params.get("corrupt", ()):
            raise CorruptInput("page")
        if number > params.get("short", number):
            return
        yield {"number": number, "child": os.getpid()}
