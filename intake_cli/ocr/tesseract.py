"""Tesseract: an engine for whole pages, and another opinion on the figures of a crop."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytesseract

from checks.facts import Box
from intake_cli.errors import MissingProgramError
from intake_cli.ocr.clean import clean
from intake_cli.ocr.ctc import FIGURES
from intake_cli.ocr.images import PageImage
from intake_cli.words import PageText, Word

NAME = "tesseract"
LANGUAGES = ("chi_sim", "eng")
SPARSE, LINE = 11, 7
"""Page segmentation modes: words anywhere on a page; one line."""
SLOWEST = 120
"""Seconds after which Tesseract is stopped."""
REMEDY = "apt-get install tesseract-ocr tesseract-ocr-chi-sim"
T = TypeVar("T")


def read_page(page: PageImage, path: Path) -> PageText:
    """All words of ``page`` by Tesseract on the cleaned page; ``path`` is not needed.

    Raises MissingProgramError when Tesseract or its Chinese data is not installed.
    """
    if not available():
        raise MissingProgramError("package-missing", package="tesseract, chi_sim", remedy=REMEDY)
    sheet = clean(page)
    table = _run(lambda: pytesseract.image_to_data(
        sheet.grey, lang="+".join(LANGUAGES), config=f"--psm {SPARSE} --dpi 300", timeout=SLOWEST,
        output_type=pytesseract.Output.DICT))
    words = [_word(table, index) for index, text in enumerate(table["text"]) if text.strip()]
    height, width = sheet.grey.shape
    return PageText(page.number, width, height, "px", NAME, tuple(words), sheet.rules, page.dpi,
                    quality={"skew": round(sheet.skew, 3)}, affine=sheet.way.affine(width, height, page),
                    grid=sheet.way.grid(width, height, page))


def figure(crop: np.ndarray) -> tuple[str, float]:
    """The figures on a crop of one line, and Tesseract's confidence from 0 to 1; empty when it sees none.

    The list of allowed characters makes Tesseract guess rather than stay silent: an opinion, never a proof.
    """
    table = _run(lambda: pytesseract.image_to_data(
        crop, lang="eng", config=f"--psm {LINE} -c tessedit_char_whitelist={FIGURES}", timeout=SLOWEST,
        output_type=pytesseract.Output.DICT))
    parts = [(text.strip(), float(sure)) for text, sure in zip(table["text"], table["conf"], strict=True)
             if text.strip()]
    return "".join(text for text, _ in parts), min((max(sure, 0.0) / 100 for _, sure in parts), default=0.0)


@cache
def available() -> bool:
    """Whether the program and its Chinese data are installed."""
    try:
        return set(LANGUAGES) <= set(pytesseract.get_languages(config=""))
    except (pytesseract.TesseractNotFoundError, OSError):
        return False


def _run(call: Callable[[], T]) -> T:
    try:
        return call()
    except pytesseract.TesseractNotFoundError as error:
        raise MissingProgramError("package-missing", package="tesseract", remedy=REMEDY) from error


def _word(table: dict[str, list[Any]], index: int) -> Word:
    left, top = float(table["left"][index]), float(table["top"][index])
    right, bottom = left + float(table["width"][index]), top + float(table["height"][index])
    text = unicodedata.normalize("NFKC", table["text"][index].strip())
    step = (right - left) / len(text)
    return Word(text, Box(left, top, right, bottom), max(0.0, float(table["conf"][index])) / 100,
                tuple(left + step * part for part in range(len(text) + 1)), size=bottom - top)
