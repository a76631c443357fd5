"""One running child: fed, listened to, ended, swept up after. The parent never trusts what it says."""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from intake_cli.isolation.forked import start
from intake_cli.isolation.jobs import Job
from intake_cli.isolation.outcomes import OutcomeKind
from intake_cli.isolation.spawn import private_folder, request
from intake_cli.isolation.wire import read

CHUNK = 1 << 16
NOISE_CHUNKS = 4
LAST_READS = 64
"""Most chunks still taken from a child that is over: a grandchild may hold the pipe and write for ever."""


class Child:
    """A running job. Its owner watches :attr:`streams` (descriptor to event and handler; a handler returns False
    when its stream is done) and calls :meth:`close` in every case."""

    def __init__(self, job: Job, file: Path, on_item: Callable[[dict[str, Any]], None]) -> None:
        self.job = job
        self.on_item = on_item
        self.items: list[dict[str, Any]] = []
        self.ending: dict[str, Any] | None = None
        self.garbled = False
        self.started = self.last_item = time.monotonic()
        self._request = memoryview(request(job, file))
        self._rest: list[bytes] = []  # chunks of a line that has not ended: joined once, however long it is
        self._received = self._printed = 0
        self._noise: deque[bytes] = deque(maxlen=NOISE_CHUNKS)
        self.folder = private_folder()
        self._channel, theirs = os.pipe()
        try:
            self._process = start(job.stage, self.folder, theirs, job.limits.threads)
        except BaseException:
            os.close(self._channel)
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        finally:
            os.close(theirs)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self.streams = {self._stdin.fileno(): (selectors.EVENT_WRITE, self._feed),
                        self._stdout.fileno(): (selectors.EVENT_READ, self._take_noise),
                        self._channel: (selectors.EVENT_READ, self._take_items)}
        for stream in self.streams:
            os.set_blocking(stream, False)

    def _feed(self) -> bool:
        """Write some of the request; at its end close the pipe, which tells the child to begin."""
        try:
            self._request = self._request[os.write(self._stdin.fileno(), self._request[:CHUNK]):]
        except BlockingIOError:
            return True
        except BrokenPipeError:
            self._request = self._request[:0]
        if not self._request:
            self._stdin.close()
        return bool(self._request)

    def _take_items(self) -> bool:
        data = os.read(self._channel, CHUNK)
        self._received += len(data)
        *ended, begun = data.split(b"\n")
        if ended:
            ended[0] = b"".join((*self._rest, ended[0]))
            self._rest.clear()
        self._rest.append(begun)
        for line in ended:
            if self.ending is None and not self.garbled:  # nothing counts after the last line
                self._record(line)
        return bool(data)

    def _record(self, line: bytes) -> None:
        try:
            record = read(line)
            item = record.get("item")
            if item is None:
                self.ending = {**record, "end": str(record["end"])}
                return
            if not isinstance(item, dict):
                raise TypeError
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
            self.garbled = True
            return
        self.last_item = time.monotonic()
        self.items.append(item)
        self.on_item(item)

    def _take_noise(self) -> bool:
        data = os.read(self._stdout.fileno(), CHUNK)
        self._printed += len(data)
        self._noise.append(data)
        return bool(data)

    @property
    def noise(self) -> bytes:
        """The last that the child printed: to judge by, never to show (it may quote the document)."""
        return b"".join(self._noise)

    def overdue(self) -> tuple[OutcomeKind, str] | None:
        """Which limit the child has passed, if any."""
        now, limits = time.monotonic(), self.job.limits
        if now - self.started > limits.wall_seconds:
            return OutcomeKind.TIMEOUT, f"{limits.wall_seconds:g} s"
        if now - self.last_item > limits.stall_seconds:
            return OutcomeKind.TIMEOUT, f"{limits.stall_seconds:g} s without a result"
        if max(self._received, self._printed) > limits.output_bytes:
            return OutcomeKind.LIMIT, "output"
        return None

    def over(self) -> bool:
        """Whether it has said its last line or died. A dead one stays a zombie until :meth:`close`, so that its
        number, which is its process group's too, cannot be given to another."""
        if self.ending is not None or self.garbled:
            return True
        if os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            return False
        self._take_rest(self._take_items)
        self._take_rest(self._take_noise)
        return True

    def _take_rest(self, take: Callable[[], bool]) -> None:
        with suppress(BlockingIOError):
            for _ in range(LAST_READS):
                if not take():
                    return

    def close(self) -> int:
        """Kill the process and all of its group, remove its folder; returns the exit status (-signal)."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        status = self._process.wait()
        os.close(self._channel)
        self._stdin.close()
        self._stdout.close()
        for _ in range(3):  # a dying grandchild may still write
            shutil.rmtree(self.folder, ignore_errors=True)
            if not self.folder.exists():
                break
        return status
