"""The readers that are compared, by name: how each is loaded and what it may be asked.

A loader imports a library and its models and returns the function that reads. ImportError means not installed.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.reading.conditions import Condition
from benchmarks.reading.lines import Said
from benchmarks.reading.rows import Read


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read: ``pages`` is how many of its first pages (0: all), ``dpi`` the resolution of its pictures."""

    path: str
    pages: int = 0
    dpi: int = 0


@dataclass(slots=True)
class Reading:
    """What a reader returned: rows with fields, or lines of text where ``rows`` is None."""

    rows: list[Read] | None = None
    lines: list[Said] = field(default_factory=list)


Reader = Callable[[Job], Callable[[], Reading]]
"""Reads a file; what it returns puts the reading into words of the benchmark, which is not timed."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A reader: the module whose ``load`` makes it, what to install, whether it reads text layers and pixels."""

    module: str
    title: str
    text: bool
    pixels: bool
    package: str

    def takes(self, condition: Condition) -> bool:
        """Whether the reader can be asked for papers of this condition."""
        return self.pixels if condition.pictured else self.text and condition.suffix == ".pdf"

    def load(self) -> Reader:
        """Import it with its models; raises ImportError where it is not installed."""
        loader: Callable[[], Reader] = importlib.import_module(self.module).load
        return loader()


INTAKE = "intake"
PEERS: dict[str, Kind] = {
    "pdfplumber": Kind("benchmarks.reading.peer_pdfplumber", "pdfplumber `extract_table`", True, False, "pdfplumber"),
    "statementproof": Kind("benchmarks.reading.peer_statementproof", "statementproof", True, False, "statementproof"),
    "rapidocr": Kind("benchmarks.reading.peer_rapidocr", "RapidOCR whole page", False, True, "rapidocr"),
    "tesseract": Kind("benchmarks.reading.peer_tesseract", "Tesseract whole page", False, True, "pytesseract")}
READERS: dict[str, Kind] = {INTAKE: Kind("benchmarks.reading.intake", "intake", True, True, "intake-cli"), **PEERS}
"""All of them, the program first."""


def encoded(reading: Reading) -> dict[str, Any]:
    """For JSON."""
    rows = None if reading.rows is None else [[getattr(row, name) for name in Read.__slots__] for row in reading.rows]
    return {"rows": rows, "lines": [[line.page, line.texts] for line in reading.lines]}


def decoded(stored: dict[str, Any]) -> Reading:
    """From JSON."""
    rows = None if stored["rows"] is None else [Read(*values) for values in stored["rows"]]
    return Reading(rows, [Said(page, tuple(texts)) for page, texts in stored["lines"]])
