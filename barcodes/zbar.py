"""The second reader: zbar through pyzbar, which reads damaged Code 128 that zxing-cpp does not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_void_p, cast, string_at
from typing import Any

import numpy as np

from barcodes.symbols import ReaderMissing, Symbol, Symbology

LIBRARY = "libzbar0"
"""The system package that pyzbar needs."""

_NAMES = {"QRCODE": Symbology.QR, "CODE128": Symbology.CODE128}
_GREY = int.from_bytes(b"Y800", "little")


def decode(grey: np.ndarray, *, step: int = 1) -> list[Symbol]:
    """Symbols of a (height, width) uint8 image, of which every ``step``-th row and column is looked at: most of its
    time goes there. Raises ReaderMissing without the system library.

    Not safe beside other threads that write to standard error: it is closed while the C library runs.
    """
    try:
        from pyzbar import wrapper
    except (ImportError, OSError) as error:
        raise ReaderMissing(LIBRARY) from error
    with silenced(), _scanner(wrapper, step) as scanner, _image(wrapper, grey) as image:
        wrapper.zbar_scan_image(scanner, image)
        return list(_symbols(wrapper, image))


@contextmanager
def _scanner(wrapper: Any, step: int) -> Iterator[Any]:
    """A scanner of our two symbologies. pyzbar's own call leaves no say in the density."""
    scanner = wrapper.zbar_image_scanner_create()
    config = wrapper.ZBarConfig
    try:
        wrapper.zbar_image_scanner_set_config(scanner, 0, config.CFG_ENABLE, 0)
        for name in _NAMES:
            wrapper.zbar_image_scanner_set_config(scanner, wrapper.ZBarSymbol[name], config.CFG_ENABLE, 1)
        for direction in (config.CFG_X_DENSITY, config.CFG_Y_DENSITY):
            wrapper.zbar_image_scanner_set_config(scanner, 0, direction, step)
        yield scanner
    finally:
        wrapper.zbar_image_scanner_destroy(scanner)


@contextmanager
def _image(wrapper: Any, grey: np.ndarray) -> Iterator[Any]:
    pixels = np.ascontiguousarray(grey)
    image = wrapper.zbar_image_create()
    try:
        wrapper.zbar_image_set_format(image, _GREY)
        wrapper.zbar_image_set_size(image, pixels.shape[1], pixels.shape[0])
        wrapper.zbar_image_set_data(image, cast(pixels.ctypes.data, c_void_p), pixels.nbytes, None)
        yield image
    finally:
        wrapper.zbar_image_destroy(image)


def _symbols(wrapper: Any, image: Any) -> Iterator[Symbol]:
    symbol = wrapper.zbar_image_first_symbol(image)
    while symbol:
        name = wrapper.ZBarSymbol(symbol.contents.type).name
        corners = range(wrapper.zbar_symbol_get_loc_size(symbol))
        across = [wrapper.zbar_symbol_get_loc_x(symbol, corner) for corner in corners] or [0]
        down = [wrapper.zbar_symbol_get_loc_y(symbol, corner) for corner in corners] or [0]
        if name in _NAMES:
            text = string_at(wrapper.zbar_symbol_get_data(symbol), wrapper.zbar_symbol_get_data_length(symbol))
            box = min(across), min(down), max(across), max(down)
            yield Symbol(_NAMES[name], text.decode("utf-8", "replace"), box)
        symbol = wrapper.zbar_symbol_next(symbol)


@contextmanager
def silenced() -> Iterator[None]:
    """Standard error of the C library goes nowhere: zbar prints warnings of its own there."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
