"""Tesseract by pytesseract on whole pages, Chinese and English, with its own way to cut a page (others, tried on two
pages, found no more rows). Words are put into lines by their places, as for RapidOCR."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.reading.boxes import Piece, lines_of, tilt_of
from benchmarks.reading.lines import Said
from benchmarks.reading.pictures import pictures
from benchmarks.reading.readers import Job, Reader, Reading

LANGUAGES = "chi_sim+eng"


def load() -> Reader:
    import pytesseract

    pytesseract.get_tesseract_version()

    def read(job: Job) -> Callable[[], Reading]:
        found = [pytesseract.image_to_data(picture, LANGUAGES, output_type=pytesseract.Output.DICT)
                 for picture in pictures(job)]
        return lambda: Reading(lines=[line for number, page in enumerate(found, 1) for line in _lines(number, page)])

    return read


def _lines(number: int, words: dict[str, list[Any]]) -> list[Said]:
    pieces = _pieces(words)
    return [Said(number, tuple(texts)) for texts in lines_of(list(pieces.values()), _tilt(words, pieces))]


def _pieces(words: dict[str, list[Any]]) -> dict[int, Piece]:
    """Every word by its number."""
    places = zip(words["text"], words["left"], words["top"], words["width"], words["height"], strict=True)
    return {number: Piece(text, (x, y + height / 2), (x + width, y + height / 2), height)
            for number, (text, x, y, width, height) in enumerate(places) if text.strip()}


def _tilt(words: dict[str, list[Any]], pieces: dict[int, Piece]) -> float:
    """From the first to the last word of each line that Tesseract saw."""
    lines: dict[tuple[int, ...], list[Piece]] = {}
    for number, piece in pieces.items():
        key = tuple(words[part][number] for part in ("block_num", "par_num", "line_num"))
        lines.setdefault(key, []).append(piece)
    return tilt_of([Piece("", line[0].left, line[-1].right, line[0].height) for line in lines.values()])
