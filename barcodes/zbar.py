"""The second reader: zbar through pyzbar, which reads damaged Code 128 that zxing-cpp does not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from barcodes.symbols import ReaderMissing, Symbol, Symbology

LIBRARY = "libzbar0"
"""The system package that pyzbar needs."""

_NAMES = {"QRCODE": Symbology.QR, "CODE128": Symbology.CODE128}


def decode(grey: np.ndarray) -> list[Symbol]:
    """Symbols of a (height, width) uint8 image. Raises ReaderMissing without the system library.

    Not safe beside other threads that write to standard error: it is closed while the C library runs.
    """
    try:
        from pyzbar import pyzbar
    except (ImportError, OSError) as error:
        raise ReaderMissing(LIBRARY) from error
    with _silenced():
        found = pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE, pyzbar.ZBarSymbol.CODE128])
    return [Symbol(_NAMES[code.type], code.data.decode("utf-8", "replace"),
                   (code.rect.left, code.rect.top, code.rect.left + code.rect.width, code.rect.top + code.rect.height))
            for code in found if code.type in _NAMES]


@contextmanager
def _silenced() -> Iterator[None]:
    """Standard error of the C library goes nowhere: zbar prints warnings of its own there."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
