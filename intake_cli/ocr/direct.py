"""PDFium's functions without the checked pointer objects of the generated bindings, which double the time of calls
that are made for each glyph or path of a page."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np


def direct(function: Any, result: Any, *arguments: Any) -> Any:
    """``function`` of PDFium taking and giving plain addresses; ``result`` and ``arguments`` are ctypes types.

    The interpreter lock is kept: letting go of it takes longer than the calls themselves.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def places(table: np.ndarray) -> list[range]:
    """For each column of ``table`` (n, m), the addresses of its n numbers, for PDFium to write into."""
    first, step = table.ctypes.data, table.shape[1] * table.itemsize
    return [range(start, start + len(table) * step, step) for start in range(first, first + step, table.itemsize)]
