"""What the glyphs of a text object share: type, size and direction, from PDFium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct, handle, written_columns, written_rows

SQUARE = 3.0
"""Degrees by which text may lean and still count as lying along an axis."""
UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The matrix of text for which PDFium names none."""
_font_size = direct(pdfium_c.FPDFText_GetFontSize, ctypes.c_double)
_font_of = direct(pdfium_c.FPDFTextObj_GetFont, ctypes.c_size_t)
_matrix_of = direct(pdfium_c.FPDFText_GetMatrix, ctypes.c_int)
_fill_of = direct(pdfium_c.FPDFPageObj_GetFillColor, ctypes.c_int)


@dataclass(frozen=True, slots=True)
class Run:
    """What the glyphs of a text object share: ``turn`` is the quarter turns counter-clockwise in which they run,
    None when they lie across the axes, and ``lean`` the degrees by which they rise beyond it. Fonts of one name may be
    several of the file: ``face`` tells those of a page apart. ``ink`` is the colour that fills them, red, green and
    blue in eight bits each, -1 where it is no plain one."""

    size: float
    font: str
    turn: int | None
    lean: float = 0.0
    face: int = 0
    ink: int = -1


def matrices_of(owner: Any, indexes: Sequence[int]) -> np.ndarray:
    """The matrices (n, 6) of the characters at these ``indexes``."""
    matrices, known = written_rows(_matrix_of, owner, indexes, 6)
    matrices[~known] = UPRIGHT
    return matrices


def runs_of(textpage: pdfium_c.FPDF_TEXTPAGE, owner: Any, indexes: list[int],
          objects: list[int]) -> tuple[np.ndarray, list[Run]]:
    """The runs of the text objects that begin with the characters of these ``indexes``, and the number of each
    object's run: alike ones are one, for some programs write every glyph as a text object of its own."""
    count = len(indexes)
    matrices = matrices_of(owner, indexes)
    handles = list(map(handle, objects))
    kinds = np.column_stack((np.fromiter(map(_font_of, handles), float, count),
                             np.fromiter(map(_font_size, repeat(owner), indexes), float, count), matrices[:, :4],
                             _inks_of(handles)))
    changes = np.flatnonzero(np.append(True, (kinds[1:] != kinds[:-1]).any(axis=1))[:count])
    numbers: dict[tuple[float, ...], int] = {}
    names: dict[float, str] = {}
    runs: list[Run] = []
    changed = list(map(tuple, kinds[changes].tolist()))
    for place, kind in zip(changes.tolist(), changed, strict=True):
        if kind not in numbers:
            font, size, a, b, c, d, ink = kind
            if font not in names:
                names[font] = _font_name(textpage, indexes[place])
            numbers[kind] = len(runs)
            runs.append(_run(names[font], size, (a, b, c, d), list(names).index(font), int(ink)))
    found = np.array([numbers[kind] for kind in changed], int)
    return np.repeat(found, np.diff(changes, append=count)), runs


def _inks_of(handles: list[Any]) -> np.ndarray:
    """The colours (n) of text objects."""
    colours, known = written_columns(_fill_of, handles, 4, np.uint32)
    red, green, blue, _ = colours.astype(int).T
    return np.where(known, (red << 16) + (green << 8) + blue, -1)


def _run(font: str, size: float, matrix: tuple[float, float, float, float], face: int, ink: int) -> Run:
    a, b, c, d = matrix
    angle = math.degrees(math.atan2(b, a))
    quarter = round(angle / 90)
    lean = angle - 90 * quarter
    return Run(size * (math.hypot(c, d) or 1.0), font, quarter % 4 if abs(lean) <= SQUARE else None, lean, face,
               ink)


def _font_name(textpage: pdfium_c.FPDF_TEXTPAGE, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(textpage, index, buffer, 128, flags)
    return buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
