"""Text that a PDF's page holds besides what is seen: under a filled box, in the place of another figure, in notes laid
over the page, invisible. Only pages that draw such things are looked at closely."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checks.facts import Box
from intake_cli.distrust import Unseen
from intake_cli.ocr import pdf
from intake_cli.ocr.doubled import doubled, shares
from intake_cli.ocr.glyphs import Characters, read_characters
from intake_cli.ocr.laid_over import laid_over
from intake_cli.ocr.overlaps import ByHeight
from intake_cli.ocr.page_objects import Objects
from intake_cli.ocr.upright import Frame
from intake_cli.words import PageText

FEWEST = 3
"""Characters below which what is hidden is no text (measured on public PDFs: section 3.2 of the notes)."""
LONGEST = 80
"""Characters of a hidden text that are shown."""
COVERED, WITHIN = 0.6, 0.5
"""Share of a character that a box covers, and of the height of a text that lies under one."""
TALLER = 2.0
"""Heights of what stands on a box beyond which a text under it is the background of the page."""
OPAQUE = 250
PORTION = 64
"""Boxes that are compared with the texts of a page at once: each may lie over all of them."""
SMALLEST, SLIVER = 4.0, 1.0
"""Points: a box lower or narrower than this is a line; text that reaches less wide into a box is not under it."""
BLANK = 12
"""Levels of 255 between the lightest and the darkest pixel of a place where nothing is seen."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, its characters in user space, and for each the place of its object in the order of drawing."""

    page: pdfium.PdfPage
    frame: Frame
    characters: Characters
    order: np.ndarray

    def text(self, chosen: np.ndarray) -> str:
        """What the ``chosen`` characters (n, boolean) say, in the order of the file."""
        texts = [self.characters.texts[place] for place in np.flatnonzero(chosen).tolist()]
        return "".join(texts).strip()

    def box(self, chosen: np.ndarray) -> Box:
        """Where they lie on the upright page."""
        left, top, right, bottom = self.characters.boxes[:, chosen]
        return self.frame.box(*map(float, (left.min(), bottom.min(), right.max(), top.max())))


def unseen(page: pdfium.PdfPage, items: Objects, said: Objects | None, text: PageText,
           frame: Frame) -> tuple[Unseen, ...]:
    """What ``page``, which draws ``items``, holds besides what is seen of it; ``said`` are its
    :func:`~intake_cli.ocr.spoken.spoken_in_forms`, ``text`` its words, upright by ``frame``."""
    boxes = _boxes(items)
    found = list(laid_over(page, text, frame))
    if len(boxes) or (items.modes == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE).any():
        looked = _looked(page, items, said, frame)
        found += [*_covered(looked, boxes), *_invisible(looked, items)]
    covered = [each.box for each in found]
    found += [each for each in doubled(text.words) if not any(shares(each.box, box) for box in covered)]
    return tuple(Unseen(each.how, each.text[:LONGEST], each.shown[:LONGEST], text.on_page(each.box)) for each in found)


def _looked(page: pdfium.PdfPage, items: Objects, said: Objects | None, frame: Frame) -> _Page:
    characters = read_characters(page, said)
    places = {address: place for place, address in enumerate(items.addresses.tolist())}
    order = np.array([places.get(address, -1) for address in characters.objects.tolist()], int)
    return _Page(page, frame, characters, order)


def _boxes(items: Objects) -> np.ndarray:
    """Place in the order of drawing, left, bottom, right and top (n, 5) of filled boxes that nothing is seen through
    and that are drawn over text."""
    is_path, is_text = (items.kinds == kind for kind in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_TEXT))
    later = is_path & (is_text.cumsum() > 0)
    paths = items.only(later)
    if not len(paths):
        return np.zeros((0, 5))
    bounds = paths.bounds()
    large = ((bounds[:, 2:] - bounds[:, :2]) >= SMALLEST).all(axis=1)
    paths, bounds, orders = paths.only(large), bounds[large], np.flatnonzero(later)[large]
    (filled, _), (colours, known) = paths.painted(), paths.fills()
    solid = filled & known & (colours[:, 3] >= OPAQUE)
    if not solid.any():
        return np.zeros((0, 5))
    before = is_text.cumsum()[orders]
    texts = items.only(is_text).bounds()
    levels, solids = ByHeight(texts), np.flatnonzero(solid)
    portions = [solids[start:start + PORTION] for start in range(0, len(solids), PORTION)]
    over = np.concatenate([part[_over_text(bounds[part], before[part], texts, levels)] for part in portions])
    kept = [place for place in over.tolist() if not _seen_through(int(paths.addresses[place]))]
    return np.column_stack((orders[kept], bounds[kept])).astype(float)


def _over_text(boxes: np.ndarray, before: np.ndarray, texts: np.ndarray, levels: ByHeight) -> np.ndarray:
    """Which of ``boxes`` (m, 4) have a good part of one of ``texts`` (n, 4), whose ``levels`` are known, within them,
    of as many as are drawn ``before`` each."""
    box, text = levels.overlapping(boxes, before)
    over, own = boxes[box], texts[text]
    tall = own[:, 3] - own[:, 1]
    low, high = np.maximum(own[:, :2], over[:, :2]), np.minimum(own[:, 2:], over[:, 2:])
    meets = (high[:, 0] - low[:, 0] > SLIVER) & (high[:, 1] - low[:, 1] >= WITHIN * tall) & (tall > 0)
    return np.bincount(box[meets], minlength=len(boxes)) > 0


def _seen_through(address: int) -> bool:
    return bool(pdfium_c.FPDFPageObj_HasTransparency(ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT)))


def _covered(looked: _Page, boxes: np.ndarray) -> Iterator[Unseen]:
    """Text under each box, and what stands on it; nothing where that is the same, or the text is seen all the same."""
    left, top, right, bottom = looked.characters.boxes
    area = np.maximum((right - left) * (top - bottom), 1e-6)
    taken = np.zeros(len(left), bool)
    for order, x0, y0, x1, y1 in boxes.tolist():
        across, down = np.minimum(right, x1) - np.maximum(left, x0), np.minimum(top, y1) - np.maximum(bottom, y0)
        inside = np.maximum(across, 0) * np.maximum(down, 0) >= COVERED * area
        over = inside & (looked.order > order)
        under = inside & (looked.order >= 0) & (looked.order < order) & ~taken & ~_background(looked.characters, over)
        hidden, shown = looked.text(under), looked.text(over)
        if len("".join(hidden.split())) < _fewest(hidden, shown) or hidden == shown:
            continue
        if shown or _blank(looked, under):
            taken |= under
            yield Unseen("covered", hidden, shown, looked.box(under))


def _background(characters: Characters, over: np.ndarray) -> np.ndarray:
    """Which characters (n, boolean) are of a watermark, that bands of a table may lie on: aslant, or much larger than
    those ``over`` a band (n, boolean)."""
    heights = characters.boxes[1] - characters.boxes[3]
    limit = TALLER * float(np.median(heights[over])) if over.any() else np.inf
    return ~characters.level | (heights > limit)


def _fewest(hidden: str, shown: str) -> int:
    """Characters from which a hidden text counts. Where figures replace figures every one does: of two alike in the
    same place PDFium names one only, so that 14,258.40 under 23,258.40 may come as 14."""
    return 1 if any(map(str.isdigit, hidden)) and any(map(str.isdigit, shown)) else FEWEST


def _blank(looked: _Page, chosen: np.ndarray) -> bool:
    """Whether nothing is seen where the ``chosen`` characters lie."""
    left, top, right, bottom = looked.characters.boxes[:, chosen]
    shown = looked.page.get_rotation() // 90
    place = Frame(looked.frame.left, looked.frame.bottom, looked.frame.right, looked.frame.top, shown).box(
        left.min(), bottom.min(), right.max(), top.max())
    width, height = looked.page.get_size()
    if place.left >= width or place.top >= height or place.right <= 0 or place.bottom <= 0:
        return True
    pixels = pdf.render(looked.page, 100.0, (place.left, place.top, place.right, place.bottom))
    return bool(pixels.max() - pixels.min() <= BLANK)


def _invisible(looked: _Page, items: Objects) -> Iterator[Unseen]:
    """Text drawn without ink, unless the same is seen in its place."""
    unseen = (looked.order >= 0) & (items.modes[looked.order] == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)
    hidden = looked.text(unseen)
    if len("".join(hidden.split())) < FEWEST:
        return
    box = looked.box(unseen)
    left, top, right, bottom = looked.characters.boxes[:, unseen]
    x, y = (looked.characters.boxes[0] + looked.characters.boxes[2]) / 2, \
        (looked.characters.boxes[1] + looked.characters.boxes[3]) / 2
    near = ~unseen & (x >= left.min()) & (x <= right.max()) & (y >= bottom.min()) & (y <= top.max())
    shown = looked.text(near)
    if set(hidden.split()) <= set(shown.split()) or hidden == shown:
        return
    yield Unseen("invisible", hidden, shown, box)
