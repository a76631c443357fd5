"""Readings recorded before: an engine for tests that need words of a page but no OCR.

``INTAKE_RECORDED`` names a folder that holds ``<sha256 of the file>-<page>.json`` per page, each an encoded
:class:`~intake_cli.words.PageText`.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from intake_cli.codec import decode, encode
from intake_cli.errors import InputError
from intake_cli.ocr.images import PageImage
from intake_cli.words import PageText

VARIABLE = "INTAKE_RECORDED"


def read_page(page: PageImage, path: Path) -> PageText:
    """The reading recorded for this page of this very file. Raises InputError when there is none."""
    place = recording(Path(os.environ.get(VARIABLE, ".")), path, page.number)
    if not place.is_file():
        raise InputError("file-missing", file=place)
    return decode(PageText, json.loads(place.read_text("utf-8")))


def record(folder: Path, path: Path, page: PageText) -> Path:
    """Keep ``page`` as the reading of its page of the file ``path``."""
    place = recording(folder, path, page.number)
    place.write_text(json.dumps(encode(page, PageText), ensure_ascii=False), "utf-8")
    return place


def recording(folder: Path, path: Path, number: int) -> Path:
    """Where the reading of a page lies: by the file's content, so that a changed file has none."""
    return folder / f"{hashlib.sha256(path.read_bytes()).hexdigest()}-{number}.json"
