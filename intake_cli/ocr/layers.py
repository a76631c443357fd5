"""Layers of a PDF's page that a viewer does not show: PDFium draws nothing of them, but tells their text like any."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checks.facts import Box
from intake_cli.distrust import Unseen
from intake_cli.ocr import pdf
from intake_cli.ocr.direct import direct
from intake_cli.ocr.glyphs import read_characters
from intake_cli.ocr.object_marks import MOST_BYTES, Marks, named
from intake_cli.ocr.page_objects import Objects
from intake_cli.ocr.unseen import BLANK, LONGEST
from intake_cli.ocr.upright import Frame, page_frame

COARSE_DPI = 50.0
"""Dots per inch of a picture of one layer alone."""
LAYER = "OC"
_activate = direct(pdfium_c.FPDFPageObj_SetIsActive, ctypes.c_int)


def put_away(page: pdfium.PdfPage, items: Objects, marks: Marks) -> tuple[Unseen, ...]:
    """Take the texts from ``page``, which draws ``items``, whose layers are switched off, and say what they said; boxes
    are on the page as a viewer shows it. ``marks`` are those of the texts."""
    texts = items.only(items.kinds == pdfium_c.FPDF_PAGEOBJ_TEXT)
    hidden = [places for places in _layers(marks).values() if _is_off(page, texts, places)]
    if not hidden:
        return ()
    characters, viewer = read_characters(page), page_frame(page, page.get_rotation() // 90)
    found = []
    for places in hidden:
        addresses = texts.addresses[places]
        own = np.isin(characters.objects, addresses)
        said = "".join([characters.texts[index] for index in np.flatnonzero(own).tolist()]).strip()
        if said:
            found.append(Unseen("invisible", said[:LONGEST], "", _around(texts, places, viewer)))
        _switch(addresses.tolist(), False)
    return tuple(found)


def _layers(marks: Marks) -> dict[str, np.ndarray]:
    """The places of the texts of each layer by its name."""
    found: defaultdict[str, list[np.ndarray]] = defaultdict(list)
    for apart, places, which in marks:
        for place, mark in enumerate(apart):
            if named(mark, LAYER):
                found[_layer_of(mark)].append(places[which == place])
    return {name: np.unique(np.concatenate(parts)) for name, parts in found.items()}


def _layer_of(mark: int) -> str:
    held, length = ctypes.create_string_buffer(MOST_BYTES), ctypes.c_ulong()
    where = ctypes.cast(held, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
    address = ctypes.cast(mark, pdfium_c.FPDF_PAGEOBJECTMARK)
    known = pdfium_c.FPDFPageObjMark_GetParamStringValue(address, b"Name", where, MOST_BYTES, length)
    return held.raw[:max(length.value - 2, 0)].decode("utf-16-le", "replace") if known else ""


def _is_off(page: pdfium.PdfPage, texts: Objects, places: np.ndarray) -> bool:
    """Whether nothing is seen of the texts of one layer where all else is left away."""
    with _alone(page, set(texts.addresses[places].tolist())):
        grey = pdf.render(page, COARSE_DPI)[:, :, 1]
    scale = COARSE_DPI / pdf.POINTS_PER_INCH
    viewer = page_frame(page, page.get_rotation() // 90)
    box = _around(texts, places, viewer)
    left, top = (max(math.floor(side * scale), 0) for side in (box.left, box.top))
    ink = grey[top:math.ceil(box.bottom * scale), left:math.ceil(box.right * scale)]
    return ink.size == 0 or int(ink.max()) - int(ink.min()) < BLANK


@contextmanager
def _alone(page: pdfium.PdfPage, kept: set[int]) -> Iterator[None]:
    """Everything on ``page`` left away but objects at the ``kept`` addresses, and forms, in which some may lie."""
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    objects = [pdfium_c.FPDFPage_GetObject(page.raw, index) for index in range(count)]
    others = [address for each in objects if pdfium_c.FPDFPageObj_GetType(each) != pdfium_c.FPDF_PAGEOBJ_FORM
              and (address := ctypes.cast(each, ctypes.c_void_p).value) not in kept and address is not None]
    _switch(others, False)
    try:
        yield
    finally:
        _switch(others, True)


def _switch(addresses: list[int], active: bool) -> None:
    for address in addresses:
        _activate(ctypes.c_void_p(address), active)


def _around(texts: Objects, places: np.ndarray, viewer: Frame) -> Box:
    own = np.zeros(len(texts), bool)
    own[places] = True
    left, bottom, right, top = texts.only(own).bounds().T
    return viewer.box(float(left.min()), float(bottom.min()), float(right.max()), float(top.max()))
