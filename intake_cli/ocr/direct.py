"""PDFium's functions without the checked pointer objects of the generated bindings, which double the time of calls
that are made for each glyph or path of a page."""

from __future__ import annotations

import ctypes
from typing import Any


def direct(function: Any, result: Any, *arguments: Any) -> Any:
    """``function`` of PDFium taking and giving plain addresses; ``result`` and ``arguments`` are ctypes types.

    The interpreter lock is kept: letting go of it takes longer than the calls themselves.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)
