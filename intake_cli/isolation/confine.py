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
        _prctl()
        _lower(resource.RLIMIT_AS, int(limits["memory_bytes"]))
    if os.getppid() != parent:  # it died before the death signal was asked for
        os._exit(1)


def _lower(which: int, soft: int, hard: int | None = None) -> None:
    ceiling = resource.getrlimit(which)[1]
    wanted = soft if hard is None else hard
    hard = wanted if ceiling == resource.RLIM_INFINITY else min(wanted, ceiling)
    resource.setrlimit(which, (min(soft, hard), hard))


def _prctl() -> None:
    import ctypes

    call = ctypes.CDLL(None).prctl
    call(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    call(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
