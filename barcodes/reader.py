"""The cascade that reads the symbols of a page: quick readers first, costly ones only while no tag is certain.

A text counts as a tag when its symbology, grammar and check characters hold; whatever else is decoded is passed on as
it is, so that the caller can log foreign codes and doubt damaged ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np

from barcodes import zbar, zxing
from barcodes.certainty import is_certain
from barcodes.payload import Tag, parse
from barcodes.planes import Planes
from barcodes.symbols import Found, ReaderMissing, Symbol

GLANCE = 8
"""Of a Code 128 every so many rows and columns are looked at first: a millimetre at 200 dpi, where its bars are twelve
high. What that misses the next stage reads, where no tag was certain."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Symbols of a page, each print once. ``suspect`` says that something like a symbol is there that did not
    decode; ``missing`` names system packages without which readers were left out."""

    symbols: tuple[Symbol, ...]
    suspect: bool = False
    missing: tuple[str, ...] = ()


def read_symbols(image: np.ndarray, *, thorough: bool = False) -> Reading:
    """Read a page of about 200 dpi, BGR or grey, (height, width[, 3]) uint8, upright or not.

    The costly stages run on pages where a symbol seems to be (a candidate that did not decode, a damaged text, a
    Code 128 without its QR) and, with ``thorough``, on every page without a certain tag.
    """
    run = _Run(Planes(image))
    run.through(_STAGES)
    if thorough or run.doubtful():
        run.through(_COSTLY_STAGES)
    return Reading(tuple(run.symbols), run.doubtful() and not run.certain(), tuple(run.missing))


def read_all(image: np.ndarray) -> tuple[Symbol, ...]:
    """Every symbol that any stage reads on the page, each print once, as the first stage read it."""
    run = _Run(Planes(image))
    run.through({**_STAGES, **_COSTLY_STAGES}, to_the_end=True)
    return tuple(run.symbols)


Stage = Callable[[Planes], Found]


class _Run:
    """What the stages have found on one page so far."""

    def __init__(self, planes: Planes) -> None:
        self.planes = planes
        self.symbols: list[Symbol] = []
        self.candidate = False
        self.missing: list[str] = []

    def through(self, stages: Mapping[str, Stage], *, to_the_end: bool = False) -> None:
        """Run stage after stage until a tag is certain, or all of them."""
        for name, stage in stages.items():
            if self.certain() and not to_the_end:
                return
            try:
                symbols, candidate = stage(self.planes)
            except ReaderMissing as error:
                self.missing += [error.library] if error.library not in self.missing else []
                continue
            self.candidate |= candidate
            self._keep(symbols, name)

    def _keep(self, symbols: list[Symbol], stage: str) -> None:
        for symbol in symbols:
            if not any(self._same(symbol, known) for known in self.symbols):
                self.symbols.append(replace(symbol, stage=stage))

    @staticmethod
    def _same(symbol: Symbol, known: Symbol) -> bool:
        return (symbol.symbology, symbol.payload) == (known.symbology, known.payload) and symbol.overlaps(known)

    def certain(self) -> bool:
        """A QR code that is ours, or two Code 128 that say the same in two places."""
        return any(is_certain(symbol, self.symbols) for symbol in self.symbols)

    def doubtful(self) -> bool:
        """Whether something on the page is or resembles a tag, read or not."""
        return self.candidate or any(parse(symbol.payload) is not None for symbol in self.symbols)


def _zxing(planes: Planes) -> Found:
    return zxing.decode(planes.red, step=GLANCE)


def _zxing_downscale(planes: Planes) -> Found:
    return zxing.decode(planes.brightest, downscale=True)


def _zbar(planes: Planes) -> Found:
    return zbar.decode(planes.red, step=2), False


def _zbar_fine(planes: Planes) -> Found:
    return zbar.decode(planes.red), False


def _zxing_blur(planes: Planes) -> Found:
    return zxing.decode(cv2.GaussianBlur(planes.even, (0, 0), 1.2))


def _zbar_otsu(planes: Planes) -> Found:
    return zbar.decode(cv2.threshold(planes.even, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]), False


def _zxing_enlarged(planes: Planes) -> Found:
    large = cv2.resize(planes.brightest, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)
    symbols, candidate = zxing.decode(large)
    return [symbol.scaled(1 / 1.5) for symbol in symbols], candidate


_STAGES = {"zxing": _zxing, "zxing-downscale": _zxing_downscale, "zbar": _zbar}
_COSTLY_STAGES = {"zxing-blur": _zxing_blur, "zbar-fine": _zbar_fine, "zbar-otsu": _zbar_otsu,
                  "zxing-enlarged": _zxing_enlarged}


def tags_in(symbols: tuple[Symbol, ...] | list[Symbol]) -> list[Tag]:
    """The different tags that the symbols spell, in the order read."""
    found = (parse(symbol.payload) for symbol in symbols)
    return list(dict.fromkeys(tag for tag in found if isinstance(tag, Tag)))
