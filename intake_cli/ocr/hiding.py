"""What is drawn over text so that it may not be seen: filled paths, pictures, notes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.drawn_segments import SHORTEST, THIN, Bounds, listed
from intake_cli.ocr.overlaps import ByHeight
from intake_cli.ocr.page_objects import Objects

PALE, FAINT = 200, 128
"""Levels of 255 above which a colour may not stand out from paper, and below which paint is seen through."""
MOST_COVERS = 60
"""Pictures and filled paths over text that are looked at on one page: the last, as whoever hides text comes late."""


def hides(paths: Objects, bounds: np.ndarray, filled: np.ndarray) -> np.ndarray:
    """Which paths are filled so that nothing is seen through them, and large enough to hide a figure, or nearly white
    ones one digit of it: what is dark and so narrow is a part of a code or a drawing."""
    width, height = (bounds[:, 2:] - bounds[:, :2]).T
    large = filled & (width > THIN) & (height > 2 * THIN)
    colours, known = paths.only(large).fills()
    light = known & (colours[:, :3] > PALE).all(axis=1)
    large[large] = (~known | (colours[:, 3] > 255 - FAINT)) & (light | (width[large] >= SHORTEST))
    return large


def under(covers: np.ndarray, before: np.ndarray, texts: Objects) -> list[Bounds]:
    """What lies of ``texts`` under each of ``covers`` (n, 4), ``before`` which so many of them are drawn; all of a
    cover that is drawn after the last of them. What is drawn before any text covers none."""
    late = np.flatnonzero(before)[-MOST_COVERS:]
    last = before[late] == len(texts)
    found, among = listed(covers[late[last]]), late[~last]
    counts = before[among]
    sides = texts.only(np.arange(len(texts)) < counts.max(initial=0)).bounds()
    cover, text = ByHeight(sides).overlapping(covers[among], counts)
    over, own = covers[among][cover], sides[text]
    low, high = np.maximum(own[:, :2], over[:, :2]), np.minimum(own[:, 2:], over[:, 2:])
    return found + listed(np.hstack((low, high))[(high - low > THIN).all(axis=1)])


def notes_over(page: pdfium.PdfPage) -> Iterator[Bounds]:
    """Where annotations lie that may show something over the page."""
    rect = pdfium_c.FS_RECTF()
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        shows = pdfium_c.FPDFAnnot_GetSubtype(annotation) not in (pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP)
        if shows and pdfium_c.FPDFAnnot_GetRect(annotation, rect):
            yield rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
