"""What is done to a finished PDF as a whole: other names and days in the file, pages made pictures.

Every retouch, here and in the modules beside, is called with the path of the PDF, which it changes, and with the truth
of its drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from samples.degrade import image_pdf, render

SHARP_DPI = 150


@dataclass(frozen=True, slots=True)
class Named:
    """The file names another program and other days: ``created`` and ``modified`` as PDFs write them, empty for what
    stands there."""

    producer: str = ""
    created: str = ""
    modified: str = ""

    def __call__(self, path: Path, truth: Mapping[str, Any]) -> None:
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            told = {"/Producer": self.producer, "/Creator": self.producer, "/CreationDate": self.created,
                    "/ModDate": self.modified}
            for key, value in told.items():
                if value:
                    document.docinfo[key] = value
            document.save(path)


@dataclass(frozen=True, slots=True)
class Pictured:
    """Every page becomes a picture, as when a screen is printed."""

    def __call__(self, path: Path, truth: Mapping[str, Any]) -> None:
        pages = render(path, SHARP_DPI)
        path.unlink()
        image_pdf(pages, path, SHARP_DPI, quality=90)
