"""What a child does to itself before it opens anything: less memory, time, files and rights."""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import Any

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38


def confine(limits: dict[str, Any], parent: int) -> None:
    """Lower this process's limits for good. ``parent`` is the pid that must still be there."""
    cpu = int(limits["cpu_seconds"])
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, cpu, cpu + 2)
    _lower(resource.RLIMIT_FSIZE, int(limits["file_bytes"]))
    _lower(resource.RLIMIT_NOFILE, int(limits["open_files"]))
    if sys.platform == "linux":
        ask_death_signal()
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        _lower(resource.RLIMIT_AS, int(limits["memory_bytes"]))
    if os.getppid() != parent:  # it died before the death signal was asked for
        os._exit(1)


def _lower(which: int, soft: int, hard: int | None = None) -> None:
    ceiling = resource.getrlimit(which)[1]
    wanted = soft if hard is None else hard
    hard = wanted if ceiling == resource.RLIM_INFINITY else min(wanted, ceiling)
    resource.setrlimit(which, (min(soft, hard), hard))


def ask_death_signal() -> None:
    """Have this process killed when its parent ends."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def prctl(option: int, value: int) -> bool:
    """Set what Linux keeps of this process; whether it took it."""
    import ctypes

    return bool(ctypes.CDLL(None).prctl(option, value, 0, 0, 0) == 0)
