"""Figures that a file showed when it was first saved and that updates appended to it have replaced.

An editor that appends its changes leaves the first save in the file, whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium

from checks.facts import Box
from checks.pdf_facts import Revised
from intake_cli.ocr.doubted_words import FIGURE
from intake_cli.ocr.text_layer import layer_of
from intake_cli.words import Word

LARGEST = 50_000_000
"""Bytes of a first save that are looked at: it is held in memory."""
MOST_PAGES, MOST = 500, 2000
"""Pages that are compared, and figures that are told."""


def revised(path: Path, end: int, password: str | None = None) -> tuple[Revised, ...]:
    """The figures of the first save, which is the first ``end`` bytes of the file, in whose places its pages say
    something else now. What was added beside them, such as a seal, is no matter."""
    if end > LARGEST:
        return ()
    with path.open("rb") as file:
        first = pdfium.PdfDocument(file.read(end), password=password)
    try:
        now = pdfium.PdfDocument(path, password=password)
        try:
            return tuple(found for _, found in zip(range(MOST), _compared(first, now), strict=False))
        finally:
            now.close()
    finally:
        first.close()


def _compared(first: pdfium.PdfDocument, now: pdfium.PdfDocument) -> Iterator[Revised]:
    for number in range(1, min(len(first), len(now), MOST_PAGES) + 1):
        if _text(first, number) == _text(now, number):
            continue
        page, before = layer_of(now, number), layer_of(first, number)
        for word in before.words:
            if FIGURE.fullmatch(word.text):
                here = [other for other in page.words if _meet(word.box, other.box)]
                if all(other.text != word.text for other in here):
                    yield Revised(number, before.on_page(word.box), word.text, _said(here))


def _text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number - 1].get_textpage()
    try:
        return str(page.get_text_range())
    finally:
        page.close()


def _said(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def _meet(one: Box, other: Box) -> bool:
    """Whether the middle of either lies within the other."""
    return _holds(one, other) or _holds(other, one)


def _holds(outer: Box, inner: Box) -> bool:
    across, down = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= across <= outer.right and outer.top <= down <= outer.bottom
