"""Tesseract: an engine for whole pages, and another opinion on the figures of crops. The program is run as it is: its
models are loaded once for all pictures of a call, which go through a pipe and never lie on a disk."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from checks.facts import Box
from intake_cli.errors import MissingProgramError
from intake_cli.ocr.clean import clean
from intake_cli.ocr.ctc import FIGURES
from intake_cli.ocr.images import PageImage
from intake_cli.words import PageText, Word

NAME = PROGRAM = "tesseract"
LANGUAGES = ("chi_sim", "eng")
SPARSE, LINE = "11", "7"
"""Page segmentation modes: words anywhere on a page; one line."""
SLOWEST = 120
"""Seconds after which Tesseract is stopped."""
REMEDY = "apt-get install tesseract-ocr tesseract-ocr-chi-sim"
Row = dict[str, str]
"""What Tesseract says about a word, by the names of its table: ``page_num`` from 1, ``left``, ``top``, ``width`` and
``height`` in pixels, ``conf`` from 0 to 100, ``text``."""


def read_page(page: PageImage, path: Path) -> PageText:
    """All words of ``page`` by Tesseract on the cleaned page; ``path`` is not needed.

    Raises MissingProgramError when Tesseract or its Chinese data is not installed.
    """
    if not available():
        raise MissingProgramError("package-missing", package="tesseract, chi_sim", remedy=REMEDY)
    sheet = clean(page)
    rows = _words([sheet.grey], "-l", "+".join(LANGUAGES), "--psm", SPARSE, "--dpi", "300")
    height, width = sheet.grey.shape
    return PageText(page.number, width, height, "px", NAME, tuple(_word(row) for row in rows), sheet.rules, page.dpi,
                    quality={"skew": round(sheet.skew, 3)}, affine=sheet.way.affine(width, height, page),
                    grid=sheet.way.grid(width, height, page))


def figures(crops: Sequence[np.ndarray]) -> list[tuple[str, float]]:
    """The figures on grey crops of one line each, and Tesseract's confidence from 0 to 1; empty where it sees none.

    The list of allowed characters makes Tesseract guess rather than stay silent: an opinion, never a proof. There are
    crops on which the program dies (a division by nought amid scribbles): of these it has none, of those beside them it
    has.
    """
    found: list[list[Row]] = [[] for _ in crops]
    try:
        rows = _words(crops, "-l", "eng", "--psm", LINE, "-c", f"tessedit_char_whitelist={FIGURES}")
    except subprocess.CalledProcessError:  # one that is too slow would be so again
        half = len(crops) // 2
        return [*figures(crops[:half]), *figures(crops[half:])] if half else [("", 0.0)]
    for row in rows:
        found[int(row["page_num"]) - 1].append(row)
    return [("".join(row["text"].strip() for row in rows), min(map(_sureness, rows), default=0.0)) for rows in found]


@cache
def available() -> bool:
    """Whether the program and its Chinese data are installed."""
    try:
        listed = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, timeout=SLOWEST, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return set(LANGUAGES) <= set(listed.stdout.split())


def _words(pictures: Sequence[np.ndarray], *options: str) -> list[Row]:
    """The words that one run of Tesseract finds on grey pictures, as pages of a TIFF."""
    if not pictures:
        return []
    stack, (first, *others) = io.BytesIO(), [Image.fromarray(picture) for picture in pictures]
    first.save(stack, "TIFF", save_all=True, append_images=others)
    try:
        done = subprocess.run([PROGRAM, "stdin", "stdout", *options, "tsv"], input=stack.getvalue(), timeout=SLOWEST,
                              capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    except FileNotFoundError as error:
        raise MissingProgramError("package-missing", package=PROGRAM, remedy=REMEDY) from error
    table = csv.DictReader(io.StringIO(done.stdout.decode("utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in table if row["text"] and row["text"].strip()]


def _sureness(row: Row) -> float:
    return max(0.0, float(row["conf"])) / 100


def _word(row: Row) -> Word:
    left, top = float(row["left"]), float(row["top"])
    right, bottom = left + float(row["width"]), top + float(row["height"])
    text = unicodedata.normalize("NFKC", row["text"].strip())
    step = (right - left) / len(text)
    return Word(text, Box(left, top, right, bottom), _sureness(row),
                tuple(left + step * part for part in range(len(text) + 1)), size=bottom - top)
