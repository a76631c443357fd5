"""Words that were read, laid over what was printed: which cell says what, and how sure the reader was."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import cv2
import numpy as np

from benchmarks.printed import Cell
from intake_cli.words import PageText, Word

DOUBTFUL = 0.9
"""Confidence below which the program marks a cell (the policy's limit)."""
ALIKE = str.maketrans({"—": "-", "–": "-", "−": "-", "￥": "¥", "·": ".", "×": "*"})


@dataclass(slots=True)
class Found:
    """What was read where a cell is printed. ``parts`` counts the words that make it up, ``shared`` tells that one of
    them reaches into another cell."""

    cell: Cell
    text: str = ""
    confidence: float = 0.0
    parts: int = 0
    shared: bool = False

    @property
    def right(self) -> bool:
        return _plain(self.text) == _plain(self.cell.text)

    @property
    def doubted(self) -> bool:
        return self.confidence < DOUBTFUL


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(ALIKE).split())


def compare(cells: list[Cell], read: PageText) -> tuple[list[Found], int]:
    """Each printed cell with what was read there, and the number of read characters that belong to no cell.

    The reader's page may be turned, levelled and flattened: the map to it is found from texts that occur once.
    """
    move = _alignment(cells, read.words)
    found = [Found(cell) for cell in cells]
    if move is None:
        return found, 0
    corners = np.array([[[b[0], b[1]], [b[2], b[1]], [b[2], b[3]], [b[0], b[3]]] for b in (c.box for c in cells)])
    placed = move(corners.reshape(-1, 2)).reshape(-1, 4, 2)
    low, high = placed.min(axis=1), placed.max(axis=1)
    spare = 0.3 * np.median(high[:, 1] - low[:, 1])
    pieces: dict[int, list[tuple[float, str, Word]]] = {}
    stray = 0
    for word in read.words:
        middle = (word.box.top + word.box.bottom) / 2
        for char, left, right in zip(word.text, word.edges, word.edges[1:], strict=False):
            x = (left + right) / 2
            inside = (low[:, 0] - spare <= x) & (x <= high[:, 0] + spare)
            inside &= (low[:, 1] - spare <= middle) & (middle <= high[:, 1] + spare)
            homes = np.flatnonzero(inside)
            if not homes.size:
                stray += 1
                continue
            off = np.abs((low[homes, 0] + high[homes, 0]) / 2 - x) / (high[homes, 0] - low[homes, 0])
            off += np.abs((low[homes, 1] + high[homes, 1]) / 2 - middle) / (high[homes, 1] - low[homes, 1])
            pieces.setdefault(int(homes[off.argmin()]), []).append((x, char, word))
    _collect(found, pieces)
    return found, stray


def _collect(found: list[Found], pieces: dict[int, list[tuple[float, str, Word]]]) -> None:
    homes: dict[int, set[int]] = {}
    for index, chars in pieces.items():
        for _, _, word in chars:
            homes.setdefault(id(word), set()).add(index)
    for index, chars in pieces.items():
        words = list({id(word): word for _, _, word in chars}.values())
        each = found[index]
        each.parts, each.shared = len(words), any(len(homes[id(word)]) > 1 for word in words)
        each.text = "".join(char for _, char, _ in sorted(chars, key=lambda item: item[0]))
        each.confidence = min(word.confidence for word in words)
        if each.cell.kind in ("amount", "date", "figures") and len(words) == 1 and not each.shared:
            _figures(each, words[0])


def _figures(each: Found, word: Word) -> None:
    """The reading that statements take: of amounts the figures, of dates the text, as sure as the surer of the two."""
    if word.numeric and each.cell.kind == "amount":
        each.text, each.confidence = _currency(each.cell.text) + word.numeric, word.numeric_confidence
    elif each.cell.kind == "date":
        each.confidence = max(word.confidence, word.numeric_confidence)


def _currency(text: str) -> str:
    """A leading currency sign, which figures do not hold."""
    return text[:1] if text[:1] == "¥" else ""


def _alignment(cells: list[Cell], words: tuple[Word, ...]):
    """The map from printed places to read places (points as rows), or None where too few texts agree."""
    printed = _once({index: cell.text for index, cell in enumerate(cells)})
    read = _once({index: word.text for index, word in enumerate(words)})
    pairs = [(cells[printed[text]].box, words[read[text]].box) for text in printed.keys() & read.keys()]
    if len(pairs) < 8:
        return None
    source = np.array([((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b, _ in pairs])
    target = np.array([((b.left + b.right) / 2, (b.top + b.bottom) / 2) for _, b in pairs])
    matrix, kept = cv2.findHomography(source, target, cv2.RANSAC, 25.0)
    if matrix is None:
        return None
    good = kept.ravel() > 0
    size = np.abs(source).max()
    flat = cv2.perspectiveTransform(source[None], matrix)[0]
    bend, *_ = np.linalg.lstsq(_powers(source[good] / size), target[good] - flat[good], rcond=None)
    if good.sum() < 30:
        bend = np.zeros_like(bend)
    return lambda points: (cv2.perspectiveTransform(points[None].astype(float), matrix)[0]
                           + _powers(points / size) @ bend)


def _powers(points: np.ndarray) -> np.ndarray:
    x, y = points.T
    return np.stack([np.ones_like(x), x, y, x * y, x * x, y * y, x * x * y, x * y * y, x**3, y**3], axis=1)


def _once(texts: dict[int, str]) -> dict[str, int]:
    plain = {index: _plain(text) for index, text in texts.items()}
    counted: dict[str, int] = {}
    for text in plain.values():
        counted[text] = counted.get(text, 0) + 1
    return {text: index for index, text in plain.items() if counted[text] == 1 and len(text) >= 3}
