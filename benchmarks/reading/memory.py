"""Peak memory of a process and of the programs it starts."""

from __future__ import annotations

import subprocess
import threading
import time
from pathlib import Path

PAUSE = 0.02
"""Seconds between two looks: programs that live shorter are small."""


class Watch(threading.Thread):
    """Looks at what ``subprocess`` starts while it runs. What the kernel says of children that have ended is of no use:
    it counts the memory of the parent, which each is for a moment before it becomes a program of its own."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._most = 0
        self._running: list[int] = []
        begin = subprocess.Popen.__init__

        def noted(program: subprocess.Popen, *args: object, **options: object) -> None:
            begin(program, *args, **options)
            self._running.append(program.pid)

        subprocess.Popen.__init__ = noted

    def run(self) -> None:
        """Keep looking until the process ends."""
        while True:
            time.sleep(PAUSE)
            for program in list(self._running):
                size = peak(program)
                self._most = max(self._most, size)
                if not size:
                    self._running.remove(program)

    def megabytes(self) -> float:
        """Peak resident memory of this process and of the largest program it started, together."""
        return (peak("self") + self._most) / 1024


def peak(process: int | str) -> int:
    """Kilobytes that a process had resident at most; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
