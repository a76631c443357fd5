"""The nursery: a process that has imported a stage once and forks a child for each file.

Half of what a child spends on a short paper is the start of an interpreter and its imports. The nursery opens no
document, runs no stage and has one thread, so what its children inherit is code alone; each still has its own process,
limits, folder and pipes. It is asked through a socket that only its parent holds, and lives until that is closed.

This module is the nursery's side, :mod:`intake_cli.isolation.forked` the parent's.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

from intake_cli.isolation import child
from intake_cli.isolation.confine import ask_death_signal
from intake_cli.isolation.wire import read, written

MOST_BYTES = 1 << 16
"""Longest question: a stage, a folder and an environment."""
PIPES = 3
"""Descriptors that come with a question: stdin, stdout (stderr too) and the channel of the items."""
_BORN: set[str] = set()
"""Stages for which a child was asked."""


def main(asked: int) -> NoReturn:
    """Answer questions on the socket ``asked``, one child for each, until nobody holds its other end."""
    os.set_inheritable(asked, False)
    ask_death_signal()
    gc.disable()  # code, all of it: looking through it would only unshare its pages
    with socket.socket(fileno=asked) as parent:
        while True:
            question, pipes, _, _ = socket.recv_fds(parent, MOST_BYTES, PIPES)
            if not question:
                os._exit(0)
            asked_for = read(question)
            if "expected" in asked_for:
                for stage in asked_for["expected"]:
                    _import(stage)
                continue
            number = _born(parent, asked_for, pipes)
            for pipe in pipes:
                os.close(pipe)
            parent.send(written({"pid": number}))


def _born(parent: socket.socket, question: dict[str, Any], pipes: Sequence[int]) -> int:
    """The number of a new child, which is the parent's own as soon as the process between has ended; 0 for none."""
    _ready(question["stage"])
    if not _may_fork():
        return 0
    gc.freeze()
    told, tell = os.pipe()
    between = os.fork()
    if not between:
        _between(parent, question, pipes, tell)
    os.close(tell)
    number = os.read(told, MOST_BYTES)
    os.close(told)
    os.waitpid(between, 0)
    return int(number or 0)


def _import(stage: str) -> None:
    with suppress(Exception):  # what cannot be imported, the child says in its own words
        import_module(stage.partition(":")[0])


def _ready(stage: str) -> None:
    """Import a stage's module; when a second child is asked for, do what its ``prepare`` says each of them needs, which
    would be too much for a command that reads one page of text."""
    _import(stage)
    prepare = getattr(sys.modules.get(stage.partition(":")[0]), "prepare", None)
    if prepare is not None and stage in _BORN:
        with suppress(Exception):
            prepare()
    _BORN.add(stage)


def _may_fork() -> bool:
    """Whether we are alone: a child has none of its parent's other threads, but the locks that they held."""
    return len(os.listdir("/proc/self/task")) == 1


def _between(parent: socket.socket, question: dict[str, Any], pipes: Sequence[int], tell: int) -> NoReturn:
    """Fork the child and end, so that it is left to the next of our ancestors who adopts orphans."""
    try:
        if not os.fork():
            parent.close()
            _become_child(question, pipes, tell)
    finally:
        os._exit(0)


def _become_child(question: dict[str, Any], pipes: Sequence[int], tell: int) -> NoReturn:
    """Take on the session, the folder, the environment and the pipes of a child that was started plainly."""
    try:
        os.setsid()
        os.chdir(question["folder"])
        os.environ.clear()
        os.environ.update(question["environment"])
        tempfile.tempdir = None  # asked for anew: the folder is another one
        stdin, stdout, channel = pipes
        for given, ours in ((stdin, 0), (stdout, 1), (stdout, 2)):
            os.dup2(given, ours)
        os.close(stdin)
        os.close(stdout)
        os.write(tell, b"%d" % os.getpid())  # from now on it can be killed by its group
        os.close(tell)
        child.main(channel)
    finally:
        os._exit(1)
