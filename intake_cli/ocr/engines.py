"""The engines that read a page, by name."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import Protocol

from intake_cli.errors import UsageError
from intake_cli.ocr.images import PageImage
from intake_cli.words import PageText

TEXT_LAYER = "text-layer"
DEFAULT = "cells"
VARIABLE = "INTAKE_OCR_ENGINE"
"""Environment variable that names the engine for pixels."""


class Engine(Protocol):
    """Reads the pixels of one page, whichever way up it lies.

    ``path`` is the file the page came from: the recorded engine finds its reading by it.
    """

    def __call__(self, page: PageImage, path: Path) -> PageText: ...


ENGINES = {
    "text-layer": "",
    "cells": "intake_cli.ocr.cells:read_page",
    "rapidocr": "intake_cli.ocr.rapid:read_page",
    "tesseract": "intake_cli.ocr.tesseract:read_page",
    "recorded": "intake_cli.ocr.recorded:read_page",
}
"""Where each engine lives, imported when it is used; ``text-layer`` takes text layers only and reads no pixels."""


def engine_name(asked: str | None = None) -> str:
    """The engine to use for pixels: ``asked``, else the environment, else the default.

    Raises UsageError for a name that no engine has.
    """
    name = asked or os.environ.get(VARIABLE) or DEFAULT
    if name not in ENGINES:
        raise UsageError("engine-unknown", engine=name, known=", ".join(ENGINES))
    return name


def pixel_engine(name: str) -> Engine | None:
    """The engine of that name; None for the one that reads no pixels."""
    place = ENGINES[name]
    if not place:
        return None
    module, _, function = place.partition(":")
    engine: Engine = getattr(importlib.import_module(module), function)
    return engine
