"""Short limits, and a look at whether a process is gone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from intake_cli.isolation import Job, Limits

MIB = 1024 * 1024
SHORT = Limits(memory_bytes=512 * MIB, cpu_seconds=30, wall_seconds=20, stall_seconds=20, output_bytes=8 * MIB)

JobMaker = Callable[..., Job]


def gone(pid: int, patience: float = 5.0) -> bool:
    """Whether a process that was not our child has ended (or ends while we look)."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False
