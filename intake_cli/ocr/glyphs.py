"""The glyphs of a PDF text layer, with place, size and direction, from PDFium."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.characters import plain
from intake_cli.ocr.direct import direct
from intake_cli.ocr.upright import Frame

SQUARE = 3.0
"""Degrees by which text may lean and still count as lying along an axis."""
DOUBLED = 0.1
"""Glyph sizes within which the same character printed again is a shadow, not text."""

_object_of = direct(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_unicode_of = direct(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_font_of = direct(pdfium_c.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_font_size = direct(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_matrix_of = direct(pdfium_c.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_loose_box = direct(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


@dataclass(slots=True)
class Run:
    """What the glyphs of a text object share: ``turn`` is the quarter turns counter-clockwise in which they run,
    None when they lie across the axes."""

    size: float
    font: str
    turn: int | None


@dataclass(slots=True)
class Glyph:
    """One character, NFKC, with the box of its advance width and line height; a blank ``text`` is a space.

    ``top`` is the larger y in user space, and the smaller one once :func:`placed` on the upright page.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    run: Run


def read_glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """Every character in content order, in user space; spaces included, those that PDFium invents left out."""
    textpage = page.get_textpage()
    raw, rect = textpage.raw, pdfium_c.FS_RECTF()
    handle, place = ctypes.cast(raw, ctypes.c_void_p).value, ctypes.addressof(rect)
    object_of, unicode_of, loose_box = _object_of, _unicode_of, _loose_box
    found: list[Glyph] = []
    held, run, runs = 0, Run(0.0, "", None), _Runs(raw, handle)
    for index in range(pdfium_c.FPDFText_CountChars(raw)):
        owner = object_of(handle, index)
        if not owner:
            continue
        if owner != held:
            held, run = owner, runs.of(owner, index)
        if loose_box(handle, index, place):
            found.append(Glyph(_normal(unicode_of(handle, index)), rect.left, rect.top, rect.right, rect.bottom, run))
    textpage.close()
    return found


def main_turn(glyphs: list[Glyph]) -> int:
    """The quarter turn in which most of the text runs."""
    counted = Counter(glyph.run.turn for glyph in glyphs if glyph.run.turn is not None)
    return counted.most_common(1)[0][0] if counted else 0


def placed(glyphs: list[Glyph], frame: Frame, turn: int) -> Iterator[Glyph | None]:
    """Glyphs that run in ``turn``, moved onto the upright page; None where a space ends a word."""
    move = _moved if frame.turns else _shifted
    for glyph in glyphs:
        text = glyph.text
        if text.isspace():
            yield None
        elif glyph.run.turn == turn and text.isprintable():
            move(glyph, frame)
            yield glyph


def _shifted(glyph: Glyph, frame: Frame) -> None:
    """The common case without calls: each glyph of a page comes by here."""
    left, top = frame.left, frame.top
    glyph.left -= left
    glyph.right -= left
    glyph.top = top - glyph.top
    glyph.bottom = top - glyph.bottom


def _moved(glyph: Glyph, frame: Frame) -> None:
    box = frame.box(glyph.left, glyph.bottom, glyph.right, glyph.top)
    glyph.left, glyph.top, glyph.right, glyph.bottom = box.left, box.top, box.right, box.bottom


def shadows(first: Glyph, second: Glyph) -> bool:
    """Whether ``second`` is ``first`` printed again in nearly the same place, as imitated bold type is."""
    reach = DOUBLED * first.run.size
    return (first.text == second.text and abs(first.left - second.left) < reach
            and abs(first.top - second.top) < reach)


@lru_cache(maxsize=20_000)
def _normal(code: int) -> str:
    try:
        return plain(chr(code))
    except (ValueError, OverflowError):
        return "\ufffd"


class _Runs:
    """The runs of a page, alike ones made once: some programs write every glyph as a text object of its own."""

    def __init__(self, raw: Any, handle: int | None) -> None:
        self._raw = raw
        self._handle = handle
        self._fonts: dict[int, str] = {}
        self._known: dict[tuple[int, float, float, float, float, float], Run] = {}
        self._matrix = pdfium_c.FS_MATRIX()

    def of(self, owner: int, index: int) -> Run:
        """The run of text object ``owner``, whose first glyph is ``index``."""
        font, size, held = _font_of(owner), _font_size(self._handle, index), self._matrix
        if _matrix_of(self._handle, index, ctypes.addressof(held)):
            key = (font, size, held.a, held.b, held.c, held.d)
        else:
            key = (font, size, 1.0, 0.0, 0.0, 1.0)
        run = self._known.get(key)
        if run is None:
            if font not in self._fonts:
                self._fonts[font] = _font_name(self._raw, index)
            run = self._known[key] = _run(self._fonts[font], *key[1:])
        return run


def _run(font: str, size: float, a: float, b: float, c: float, d: float) -> Run:
    angle = math.degrees(math.atan2(b, a))
    quarter = round(angle / 90)
    turn = quarter % 4 if abs(angle - 90 * quarter) <= SQUARE else None
    return Run(size * (math.hypot(c, d) or 1.0), font, turn)


def _font_name(text: object, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    return buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
