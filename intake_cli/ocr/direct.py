"""PDFium's functions without the checked pointer objects of the generated bindings, which double the time of calls
that are made for each glyph or path of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np

CELLS = 4096
"""Numbers that PDFium writes before they are taken away."""

handle = ctypes.c_void_p.from_param
"""What passes an address. Made once for all calls, as making it takes half as long as a call."""


def direct(function: Any, result: Any, *arguments: Any) -> Any:
    """``function`` of PDFium, whose arguments are taken as they come: ints, and what :func:`handle` makes of addresses;
    ``result`` is a ctypes type, as are ``arguments`` where one is neither.

    The interpreter lock is kept: letting go of it takes longer than the calls themselves.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def handle_of(pointer: Any) -> Any:
    """What passes the address that a checked ``pointer`` holds."""
    return handle(ctypes.cast(pointer, ctypes.c_void_p).value)


def written_rows(function: Any, owner: Any, indexes: Sequence[int], width: int) -> tuple[np.ndarray, np.ndarray]:
    """The ``width`` numbers (n, width) that ``function(owner, index, where)`` writes about each of ``indexes``, and
    whether it knew them (n)."""
    table, known = np.empty((len(indexes), width), np.float32), np.empty(len(indexes), bool)
    for part, numbers in _portions(len(indexes), width):
        found = map(function, repeat(owner), indexes[part], _wheres(width)[0])
        known[part] = np.fromiter(found, np.int32, len(numbers))
        table[part] = numbers.view(np.float32)
    return table, known


def written_columns(function: Any, handles: Sequence[Any], width: int, kind: Any) -> tuple[np.ndarray, np.ndarray]:
    """The numbers (n, width) of one ``kind`` that ``function(handle, where, where ...)`` writes about each of
    ``handles``, and whether it knew them (n)."""
    table, known = np.empty((len(handles), width), kind), np.empty(len(handles), bool)
    for part, numbers in _portions(len(handles), width):
        found = map(function, handles[part], *_wheres(width))
        known[part] = np.fromiter(found, np.int32, len(numbers))
        table[part] = numbers.view(kind)
    return table, known


def _portions(count: int, width: int) -> Iterator[tuple[slice, np.ndarray]]:
    """Parts of ``count`` rows, with zeros (m, width) for what is written about each part."""
    room, _ = _room()
    most = CELLS // width
    for start in range(0, count, most):
        rows = min(most, count - start)
        numbers = room[:rows * width]
        numbers[:] = 0
        yield slice(start, start + rows), numbers.reshape(rows, width)


@cache
def _wheres(width: int) -> list[list[Any]]:
    """What passes the addresses of the numbers of each column, row by row."""
    return [_room()[1][column::width] for column in range(width)]


@cache
def _room() -> tuple[np.ndarray, list[Any]]:
    """Numbers of four bytes for PDFium to write into, and what passes the address of each."""
    held = (ctypes.c_uint32 * CELLS)()
    return np.frombuffer(memoryview(held), np.uint32), [ctypes.byref(held, 4 * place) for place in range(CELLS)]
