"""The child's side: reads one request from stdin, runs the stage, writes items as JSON lines to its channel.

The channel is a pipe of its own, so that nothing a chatty library prints can be taken for an item. Every line
is ``{"item": ...}``, the last one ``{"end": kind, ...}``; a child that is killed leaves no last line.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from intake_cli.errors import IntakeError, shown
from intake_cli.isolation.confine import confine
from intake_cli.isolation.outcomes import StageProblem
from intake_cli.isolation.wire import read, written

Stage = Callable[[Path, dict[str, Any]], Iterator[dict[str, Any]]]

GARBAGE_EVERY = 100_000
"""Objects that are made between two looks for garbage: a page is ten thousand of them, none of which is garbage yet."""
OUT_OF_MEMORY = b'{"end": "oom", "detail": "MemoryError"}\n'
NO_MEMORY_WORDS = ("Insufficient memory", "bad_alloc", "Cannot allocate memory", "Failed to allocate")


def main(channel: int) -> NoReturn:
    """Run the request on stdin and leave without the interpreter's farewell, which broken libraries spoil."""
    os.set_inheritable(channel, False)
    request = read(sys.stdin.buffer.read())
    _close_stdin()
    try:
        confine(request["limits"], request["parent"])
        last = _run(request, channel)
    except MemoryError:
        last = OUT_OF_MEMORY
    except BaseException as error:
        last = _ending(error)
    _write(channel, last)
    os._exit(0)


def _run(request: dict[str, Any], channel: int) -> bytes:
    path = _openable(os.fsdecode(request["file"].encode("latin-1")))
    for item in _stage(request["stage"])(path, request["params"]):
        _write(channel, _line({"item": item}))
    return _line({"end": "ok"})


def _openable(name: str) -> Path:
    """The file by a name that libraries written in C take: a link in our own folder where its name is no UTF-8."""
    if shown(name) == name:
        return Path(name)
    link = Path(f"input{Path(shown(name)).suffix}").absolute()
    link.symlink_to(name)
    return link


def _stage(name: str) -> Stage:
    module, _, function = name.partition(":")
    gc.disable()  # what is imported lives as long as we do: nothing of it need be looked through for garbage, ever
    found: Stage = getattr(import_module(module), function)
    gc.freeze()
    gc.set_threshold(GARBAGE_EVERY)
    gc.enable()
    return found


def _ending(error: BaseException) -> bytes:
    """The last line for what a stage raised: type and place only, for messages may quote the document."""
    if isinstance(error, StageProblem):
        return _line({"end": error.kind, "detail": str(error)})
    if isinstance(error, IntakeError):
        return _line({"end": "unsupported", "detail": error.code,
                      "error": [type(error).__name__, error.code, error.values]})
    if isinstance(error, ModuleNotFoundError):
        missing = {"package": error.name, "remedy": "intake doctor"}
        return _line({"end": "unsupported", "detail": f"no module {error.name}",
                      "error": ["MissingProgramError", "package-missing", missing]})
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return _line({"end": "limit", "detail": "file too large"})
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):  # in our folder, if none is named
        full = {"file": shown(error.filename or Path.cwd().parent)}
        return _line({"end": "limit", "detail": "disk full", "error": ["DiskFullError", "disk-full", full]})
    if (isinstance(error, OSError) and error.errno == errno.ENOMEM) or any(
            words in str(error) for words in NO_MEMORY_WORDS):
        return OUT_OF_MEMORY
    return _line({"end": "crash", "detail": f"{type(error).__name__} at {_place(error)}"})


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    if trace is None:
        return "start"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{'/'.join(Path(trace.tb_frame.f_code.co_filename).parts[-2:])}:{trace.tb_lineno}"


def _line(record: dict[str, Any]) -> bytes:
    return written(record) + b"\n"


def _write(channel: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(channel, view):]


def _close_stdin() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
