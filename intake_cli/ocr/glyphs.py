"""The glyphs of a PDF text layer, with place, size and direction, from PDFium."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass
from itertools import compress, repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.characters import plain
from intake_cli.ocr.direct import direct, handle_of, written_rows
from intake_cli.ocr.glyph_runs import SQUARE, Run, matrices_of, runs_of
from intake_cli.ocr.page_objects import Objects
from intake_cli.ocr.spoken import in_place
from intake_cli.ocr.unmapped import marked
from intake_cli.ocr.upright import Frame

LEVEL, NEARLY_ALL = 0.1, 0.9
"""Degrees by which a line may rise that is level, or as steep as another; share of the characters that tell a slope."""
LINE_END, SOFT, HYPHEN = 0x02, 0xAD, ord("-")
"""What PDFium calls a hyphen at the end of a line, where it takes the word to go on below; what fonts call the sign of
ASCII with which it shares a glyph; and what is printed."""
NO_CHARACTER, SURROGATE = 0xFFFE, 0xD800


class _Normal(dict[int, str]):
    """The text of each character by its code, found once."""

    def __missing__(self, code: int) -> str:
        try:
            text = plain(chr(HYPHEN if code == SOFT else code))
        except (ValueError, OverflowError):
            text = "\ufffd"
        return self.setdefault(code, text)


_NORMAL = _Normal()
_object_of = direct(pdfium_c.FPDFText_GetTextObject, ctypes.c_size_t)
_loose_box = direct(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters in content order, a column for each thing that is known of them, as pages hold thousands.

    ``texts`` are NFKC, a blank one is a space; ``boxes`` (4, n) left, top, right and bottom of advance width and line
    height, where top is the larger y in user space and the smaller one once :func:`placed` on the upright page;
    ``owners`` (n) say which of ``runs`` each belongs to, ``drawn`` (n) in which order their objects are drawn, where it
    is known.
    """

    texts: list[str]
    boxes: np.ndarray
    owners: np.ndarray
    runs: list[Run]
    drawn: np.ndarray | None = None

    def only(self, kept: np.ndarray) -> Glyphs:
        """Those for which ``kept`` (n, boolean) is true."""
        drawn = None if self.drawn is None else self.drawn[kept]
        return Glyphs(list(compress(self.texts, kept.tolist())), self.boxes[:, kept], self.owners[kept], self.runs,
                      drawn)


@dataclass(frozen=True, slots=True)
class Characters:
    """Every character of a page in content order: its text, its box (4, n) in user space, the address (n) of the text
    object that draws it, and whether it lies along an axis (n)."""

    texts: list[str]
    boxes: np.ndarray
    objects: np.ndarray
    level: np.ndarray


def read_characters(page: pdfium.PdfPage, said: Objects | None = None) -> Characters:
    """The characters that the page's objects draw, spaces included; those that PDFium invents left out. ``said`` as
    for :func:`read_glyphs`."""
    textpage = page.get_textpage()
    owner, count = handle_of(textpage.raw), pdfium_c.FPDFText_CountChars(textpage.raw)
    objects = np.fromiter(map(_object_of, repeat(owner), range(count)), np.uint64, count)
    boxes, boxed = written_rows(_loose_box, owner, range(count), 4)
    if said:
        boxes = in_place(boxes, objects, said)
    matrices = matrices_of(owner, range(count))
    leans = np.degrees(np.arctan2(matrices[:, 1], matrices[:, 0])) / 90
    level = np.abs(leans - leans.round()) * 90 <= SQUARE
    texts = _texts(textpage.raw, count)
    textpage.close()
    drawn = (objects != 0) & boxed
    return Characters(list(compress(texts, drawn.tolist())), boxes[drawn].astype(float).T, objects[drawn], level[drawn])


def read_glyphs(page: pdfium.PdfPage, said: Objects | None = None, items: Objects | None = None) -> Glyphs:
    """Every character in content order, in user space; spaces included, those that PDFium invents left out. ``said``
    are the page's :func:`spoken_in_forms`, whose places PDFium does not know, ``items`` all of its objects."""
    textpage = page.get_textpage()
    owner, count = handle_of(textpage.raw), pdfium_c.FPDFText_CountChars(textpage.raw)
    objects = np.fromiter(map(_object_of, repeat(owner), range(count)), np.uint64, count)
    owned = np.flatnonzero(objects)
    indexes, objects = owned.tolist(), objects[owned]
    boxes, boxed = written_rows(_loose_box, owner, indexes, 4)
    if said:
        boxes = in_place(boxes, objects, said)
    texts = marked(textpage.raw, indexes, list(map(_texts(textpage.raw, count).__getitem__, indexes)))
    first = np.flatnonzero(np.diff(objects, prepend=np.uint64(0)))
    numbers, runs = runs_of(textpage.raw, owner, owned[first].tolist(), objects[first].tolist())
    textpage.close()
    owners = np.repeat(numbers, np.diff(first, append=len(owned)))
    everything = Glyphs(texts, boxes.astype(float).T, owners, runs, None if items is None else _drawn(objects, items))
    return everything if boxed.all() else everything.only(boxed)


def _drawn(objects: np.ndarray, items: Objects) -> np.ndarray:
    """The place of each of ``objects`` among the ``items`` of the page."""
    addresses = items.addresses
    order = np.argsort(addresses)
    return np.asarray(order[np.minimum(np.searchsorted(addresses, objects, sorter=order), len(order) - 1)])


def _texts(textpage: pdfium_c.FPDF_TEXTPAGE, count: int) -> list[str]:
    """The character at each index: from the text of the page, which is there at once, unless it leaves some out, writes
    some as two or has a hyphen that the end of a line needed, which it names otherwise."""
    held = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(textpage, 0, count, held) - 1
    codes = np.frombuffer(memoryview(held), np.uint16)[:count]
    if written == count and not ((codes == NO_CHARACTER) | (codes & 0xF800 == SURROGATE)).any():
        return list(map(_NORMAL.__getitem__, codes.tolist()))
    return [_NORMAL[HYPHEN if code == LINE_END and pdfium_c.FPDFText_IsHyphen(textpage, index) == 1 else code]
            for index in range(count) for code in [pdfium_c.FPDFText_GetUnicode(textpage, index)]]


def main_turn(glyphs: Glyphs) -> int:
    """The quarter turn in which most of the text runs."""
    counted: Counter[int] = Counter()
    for run, count in zip(glyphs.runs, np.bincount(glyphs.owners, minlength=len(glyphs.runs)).tolist(), strict=True):
        if run.turn is not None:
            counted[run.turn] += count
    return counted.most_common(1)[0][0] if counted else 0


def main_lean(glyphs: Glyphs, turn: int) -> float:
    """The degrees by which nearly all text that runs in ``turn`` rises, 0 where it is level or does not agree."""
    counts = np.bincount(glyphs.owners, minlength=len(glyphs.runs)).tolist()
    own = sorted((run.lean, count) for run, count in zip(glyphs.runs, counts, strict=True) if run.turn == turn)
    if all(abs(lean) < LEVEL for lean, _ in own):
        return 0.0
    lean, _ = max(own, key=lambda each: each[1])
    alike = sum(count for other, count in own if abs(other - lean) < LEVEL)
    return lean if alike >= NEARLY_ALL * sum(count for _, count in own) else 0.0


def placed(glyphs: Glyphs, frame: Frame, turn: int) -> Glyphs:
    """Spaces, and glyphs that run in ``turn``, moved onto the upright page."""
    level = np.array([run.turn == turn for run in glyphs.runs], bool)[glyphs.owners]
    shown = np.fromiter(map(str.isprintable, glyphs.texts), bool, len(glyphs.texts))
    left, top, right, bottom = glyphs.boxes
    (x0, y0), (x1, y1) = frame.point(left, bottom), frame.point(right, top)
    boxes = np.array((np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)))
    moved = Glyphs(glyphs.texts, boxes, glyphs.owners, glyphs.runs, glyphs.drawn)
    return moved.only((level & shown) | spaces(glyphs))


def spaces(glyphs: Glyphs) -> np.ndarray:
    """Which glyphs are spaces (n, boolean)."""
    return np.fromiter(map(str.isspace, glyphs.texts), bool, len(glyphs.texts))
