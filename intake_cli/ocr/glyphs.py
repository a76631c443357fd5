"""The glyphs of a PDF text layer, with place, size and direction, from PDFium."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.characters import plain
from intake_cli.ocr.direct import direct, places
from intake_cli.ocr.unmapped import marked
from intake_cli.ocr.upright import Frame

SQUARE = 3.0
"""Degrees by which text may lean and still count as lying along an axis."""
UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The matrix of text for which PDFium names none."""
LINE_END, HYPHEN = 0x02, ord("-")
"""What PDFium calls a hyphen at the end of a line, where it takes the word to go on below; and what is printed."""
NO_CHARACTER, SURROGATES = 0xFFFE, range(0xD800, 0xE000)

_object_of = direct(pdfium_c.FPDFText_GetTextObject, ctypes.c_size_t)
_unicode_of = direct(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint)
_is_hyphen = direct(pdfium_c.FPDFText_IsHyphen, ctypes.c_int)
_font_size = direct(pdfium_c.FPDFText_GetFontSize, ctypes.c_double)
"""All take a pointer object and an int: left unchecked, as they are called for every character."""
_font_of = direct(pdfium_c.FPDFTextObj_GetFont, ctypes.c_size_t, ctypes.c_void_p)
_matrix_of = direct(pdfium_c.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_loose_box = direct(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class Run:
    """What the glyphs of a text object share: ``turn`` is the quarter turns counter-clockwise in which they run,
    None when they lie across the axes."""

    size: float
    font: str
    turn: int | None


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters in content order, a column for each thing that is known of them, as pages hold thousands.

    ``texts`` are NFKC, a blank one is a space; ``boxes`` (4, n) left, top, right and bottom of advance width and line
    height, where top is the larger y in user space and the smaller one once :func:`placed` on the upright page;
    ``owners`` (n) say which of ``runs`` each belongs to.
    """

    texts: list[str]
    boxes: np.ndarray
    owners: np.ndarray
    runs: list[Run]

    def only(self, kept: np.ndarray) -> Glyphs:
        """Those for which ``kept`` (n, boolean) is true."""
        return Glyphs(list(compress(self.texts, kept.tolist())), self.boxes[:, kept], self.owners[kept], self.runs)


@dataclass(frozen=True, slots=True)
class Characters:
    """Every character of a page in content order: its text, its box (4, n) in user space, and the address (n) of the
    text object that draws it."""

    texts: list[str]
    boxes: np.ndarray
    objects: np.ndarray


def read_characters(page: pdfium.PdfPage) -> Characters:
    """The characters that the page's objects draw, spaces included; those that PDFium invents left out."""
    textpage = page.get_textpage()
    pointer, count = ctypes.cast(textpage.raw, ctypes.c_void_p), pdfium_c.FPDFText_CountChars(textpage.raw)
    boxes = np.zeros((count, 4), np.float32)
    objects = np.fromiter(map(_object_of, repeat(pointer), range(count)), np.uint64, count)
    boxed = np.fromiter(map(_loose_box, repeat(pointer.value or 0), range(count), places(boxes)[0]), np.int32, count)
    texts = _texts(pointer, count)
    textpage.close()
    drawn = (objects != 0) & (boxed != 0)
    return Characters(list(compress(texts, drawn.tolist())), boxes[drawn].astype(float).T, objects[drawn])


def read_glyphs(page: pdfium.PdfPage) -> Glyphs:
    """Every character in content order, in user space; spaces included, those that PDFium invents left out."""
    textpage = page.get_textpage()
    pointer, count = ctypes.cast(textpage.raw, ctypes.c_void_p), pdfium_c.FPDFText_CountChars(textpage.raw)
    objects = np.fromiter(map(_object_of, repeat(pointer), range(count)), np.uint64, count)
    owned = np.flatnonzero(objects)
    indexes, objects = owned.tolist(), objects[owned]
    boxes = np.zeros((len(owned), 4), np.float32)
    boxed = np.fromiter(map(_loose_box, repeat(pointer.value or 0), indexes, places(boxes)[0]), np.int32, len(owned))
    texts = marked(pointer, indexes, list(map(_texts(pointer, count).__getitem__, indexes)))
    first = np.flatnonzero(np.diff(objects, prepend=np.uint64(0)))
    numbers, runs = _runs(pointer, owned[first], objects[first].tolist())
    textpage.close()
    owners = np.repeat(numbers, np.diff(first, append=len(owned)))
    everything = Glyphs(texts, boxes.astype(float).T, owners, runs)
    return everything if boxed.all() else everything.only(boxed != 0)


def _texts(pointer: ctypes.c_void_p, count: int) -> list[str]:
    """The character at each index: from the text of the page, which is there at once, unless it leaves some out, writes
    some as two or has a hyphen that the end of a line needed, which it names otherwise."""
    held = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(ctypes.cast(pointer, pdfium_c.FPDF_TEXTPAGE), 0, count, held) - 1
    codes = set(held)
    if written == count and NO_CHARACTER not in codes and codes.isdisjoint(SURROGATES):
        return list(map(_normal, held[:count]))
    return [_normal(HYPHEN if code == LINE_END and _is_hyphen(pointer, index) == 1 else code)
            for index, code in enumerate(map(_unicode_of, repeat(pointer), range(count)))]


def _runs(pointer: ctypes.c_void_p, first: np.ndarray, objects: list[int]) -> tuple[np.ndarray, list[Run]]:
    """The runs of the text objects that begin with the characters ``first``, and the number of each object's run: alike
    ones are one, for some programs write every glyph as a text object of its own."""
    indexes, count, handle = first.tolist(), len(first), pointer.value or 0
    matrices = np.zeros((count, 6), np.float32)
    known = np.fromiter(map(_matrix_of, repeat(handle), indexes, places(matrices)[0]), np.int32, count)
    matrices[known == 0] = UPRIGHT
    kinds = np.column_stack((np.fromiter(map(_font_of, objects), float, count),
                             np.fromiter(map(_font_size, repeat(pointer), indexes), float, count), matrices[:, :4]))
    changes = np.flatnonzero(np.append(True, (kinds[1:] != kinds[:-1]).any(axis=1))[:count])
    numbers: dict[tuple[float, ...], int] = {}
    names: dict[float, str] = {}
    runs: list[Run] = []
    for index, kind in zip(first[changes].tolist(), map(tuple, kinds[changes].tolist()), strict=True):
        if kind not in numbers:
            font, size, a, b, c, d = kind
            if font not in names:
                names[font] = _font_name(handle, index)
            numbers[kind] = len(runs)
            runs.append(_run(names[font], size, a, b, c, d))
    found = [numbers[kind] for kind in map(tuple, kinds[changes].tolist())]
    return np.repeat(np.array(found, int), np.diff(changes, append=count)), runs


def _run(font: str, size: float, a: float, b: float, c: float, d: float) -> Run:
    angle = math.degrees(math.atan2(b, a))
    quarter = round(angle / 90)
    turn = quarter % 4 if abs(angle - 90 * quarter) <= SQUARE else None
    return Run(size * (math.hypot(c, d) or 1.0), font, turn)


def _font_name(handle: int, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    text = ctypes.cast(handle, pdfium_c.FPDF_TEXTPAGE)
    length = pdfium_c.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    return buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""


def main_turn(glyphs: Glyphs) -> int:
    """The quarter turn in which most of the text runs."""
    counted: Counter[int] = Counter()
    for run, count in zip(glyphs.runs, np.bincount(glyphs.owners, minlength=len(glyphs.runs)).tolist(), strict=True):
        if run.turn is not None:
            counted[run.turn] += count
    return counted.most_common(1)[0][0] if counted else 0


def placed(glyphs: Glyphs, frame: Frame, turn: int) -> Glyphs:
    """Spaces, and glyphs that run in ``turn``, moved onto the upright page."""
    level = np.array([run.turn == turn for run in glyphs.runs], bool)[glyphs.owners]
    shown = np.fromiter(map(str.isprintable, glyphs.texts), bool, len(glyphs.texts))
    left, top, right, bottom = glyphs.boxes
    (x0, y0), (x1, y1) = frame.point(left, bottom), frame.point(right, top)
    boxes = np.array((np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)))
    moved = Glyphs(glyphs.texts, boxes, glyphs.owners, glyphs.runs)
    return moved.only((level & shown) | spaces(glyphs))


def spaces(glyphs: Glyphs) -> np.ndarray:
    """Which glyphs are spaces (n, boolean)."""
    return np.fromiter(map(str.isspace, glyphs.texts), bool, len(glyphs.texts))


@lru_cache(maxsize=20_000)
def _normal(code: int) -> str:
    try:
        return plain(chr(code))
    except (ValueError, OverflowError):
        return "\ufffd"
