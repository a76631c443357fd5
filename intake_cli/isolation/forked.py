"""The parent's side of the nursery: children are asked for where there can be one, and started plainly elsewhere."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from intake_cli.isolation import spawn
from intake_cli.isolation.confine import prctl
from intake_cli.isolation.jobs import Limits
from intake_cli.isolation.nursery import MOST_BYTES
from intake_cli.isolation.wire import read, written

PR_SET_CHILD_SUBREAPER = 36
PATIENCE = 60.0
"""Seconds that a stage may take to be imported."""


class Forked:
    """A child that the nursery bore and we adopted: ours to wait for."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.pid, self.stdin, self.stdout = pid, stdin, stdout

    def wait(self) -> int:
        """Its exit status (-signal), once it has ended."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


class Nursery:
    """A running nursery. ``kind`` is what all its children share: their import roots and their threads.

    Raises:
        OSError: this system adopts no orphans, or starts no process.
    """

    def __init__(self, kind: tuple[list[str], int]) -> None:
        if sys.platform != "linux" or not prctl(PR_SET_CHILD_SUBREAPER, 0):
            raise OSError
        self.kind, self.owner, self.alive = kind, os.getpid(), True
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.settimeout(PATIENCE)
        roots, threads = kind
        with theirs:
            self._process = subprocess.Popen(
                spawn.command("nursery", theirs.fileno(), roots), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, pass_fds=(theirs.fileno(),), cwd="/",
                env=spawn.environment(Path("/"), threads), start_new_session=True, umask=0o077)

    def child(self, stage: str, folder: Path, channel: int) -> Forked | None:
        """A child for ``stage`` in ``folder`` that writes its items to ``channel``; None where it cannot bear one."""
        question = written({"stage": stage, "folder": str(folder),
                            "environment": spawn.environment(folder, self.kind[1])})
        if len(question) > MOST_BYTES:
            return None
        stdin, feed = os.pipe()
        noise, stdout = os.pipe()
        born = None
        try:
            number = self._asked(question, [stdin, stdout, channel])
            born = Forked(number, os.fdopen(feed, "wb", 0), os.fdopen(noise, "rb", 0)) if number else None
        finally:
            for pipe in (stdin, stdout) if born else (stdin, stdout, feed, noise):
                os.close(pipe)
        return born

    def expect(self, stages: Sequence[str]) -> None:
        """Have it import ``stages``, to be there when they are asked for."""
        with suppress(OSError):
            self._socket.send(written({"expected": list(stages)}))

    def _asked(self, question: bytes, pipes: list[int]) -> int:
        """The number of the child. While we ask, the orphans among our descendants are ours: the child becomes one."""
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        try:
            socket.send_fds(self._socket, [question], pipes)
            return int(read(self._socket.recv(MOST_BYTES))["pid"])
        except (OSError, ValueError):  # it died of an import, or hangs in one
            self.close()
            return 0
        except BaseException:  # its answer would be taken for that to the next question
            self.close()
            raise
        finally:
            prctl(PR_SET_CHILD_SUBREAPER, 0)

    def close(self) -> None:
        """End it; its children are ours and go on."""
        self.alive = False
        self._socket.close()
        self._process.kill()
        self._process.wait()


_nurseries: list[Nursery] = []
"""The one there is, if any: it waits for the next job of this process, whoever runs it."""


def start(stage: str, folder: Path, channel: int, threads: int) -> subprocess.Popen[bytes] | Forked:
    """Start a child for ``stage`` in ``folder`` that will write its items to ``channel``, with pipes for the rest."""
    nursery = _nursery_for((spawn.import_roots(), threads))
    born = nursery.child(stage, folder, channel) if nursery is not None and nursery.alive else None
    return born or spawn.start(folder, channel, threads)


def expect(*stages: str) -> None:
    """Have the nursery import ``stages`` (``package.module:function``) meanwhile: children for them will be asked for
    soon, with the usual limits."""
    nursery = _nursery_for((spawn.import_roots(), Limits().threads))
    if nursery is not None and nursery.alive:
        nursery.expect(stages)


def _nursery_for(kind: tuple[list[str], int]) -> Nursery | None:
    if _nurseries and (_nurseries[0].kind, _nurseries[0].owner) == (kind, os.getpid()):
        return _nurseries[0]
    close_nursery()
    with suppress(OSError):
        _nurseries.append(Nursery(kind))
        return _nurseries[0]
    return None


@atexit.register
def close_nursery() -> None:
    """End the nursery of this process; one that was made before this process was forked is not ours to end."""
    while _nurseries:
        nursery = _nurseries.pop()
        if nursery.alive and nursery.owner == os.getpid():
            nursery.close()
