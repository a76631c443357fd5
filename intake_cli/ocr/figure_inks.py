"""Figures as ink: each digit of a word cut out by itself, all at one scale, so that their shapes can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from intake_cli.words import Word

HEIGHT = 16
"""Height in pixels to which usual figures are brought: that of small type at 200 dots to the inch."""
HIGH, WIDE, AROUND = 20, 14, 4
"""Height and width of the paper on which a digit is laid, its ink in the middle, and how much more is cut out around it
first."""
PALEST, FAINT = 30, 0.3
"""Grey levels below paper from which ink is told at all; share of the darkest ink below which there is paper: print of
a watermark, the grain of JPEG and the rims of strokes."""
STROKES = (0.17, 0.02)
"""Share of what is left from which it is a stroke; the smaller where thin strokes fall apart by the greater."""
LEAST = 0.8
"""Ink, in full pixels, that a character has at least: a point has four times that."""
EVEN, LOW = 0.2, 0.6
"""Share by which digits of a word may differ in height, and of it that points and hyphens reach at most: where one does
not, the ink is not what was read."""
NARROW = 0.6
"""Share of the widest digit of a word below which one other than 1 is half of one, whose thin top and foot were lost:
as many pieces as characters were read stand there where two others touch."""
FEWEST = 3
"""Digits of a word by which it is judged."""
ROOM = 2
"""Pixels beside a word's box that are its own."""
_FIGURE = re.compile(r"[-+¥￥]?\d[\d,./:\- ]*\d")
_FLAT, _TALL = frozenset(".,-"), frozenset("¥￥")
_CUT = HIGH + 2 * AROUND, WIDE + 2 * AROUND


class Inks(NamedTuple):
    """Digits as ink: ``patches`` (n, HIGH * WIDE; 0 is paper, all ink squared comes to 1, however pale it is), which of
    the ten each is (n), and the place of its word among those asked for (n)."""

    patches: np.ndarray
    digits: np.ndarray
    words: np.ndarray


def is_figure(word: Word) -> bool:
    """Whether a word is a sum, a day, a time or a number, of enough digits."""
    return _FIGURE.fullmatch(word.text) is not None and sum(map(str.isdigit, word.text)) >= FEWEST


def inks_of(grey: np.ndarray, words: Iterable[Word], height: float) -> Inks:
    """The digits of ``words`` of a level page (uint8, ink dark), whose figures are usually of a ``height`` in pixels;
    none of words whose ink does not fall apart into as many characters as were read."""
    found = [(place, digit, ink) for place, word in enumerate(words)
             for digit, ink in _digits_of(grey, word, HEIGHT / height)]
    patches = _centred(np.array([ink for _, _, ink in found], np.float32).reshape(-1, *_CUT))
    patches /= np.maximum(np.linalg.norm(patches, axis=1, keepdims=True), 1e-6)
    return Inks(patches, np.array([digit for _, digit, _ in found], int), np.array([place for place, *_ in found], int))


def _digits_of(grey: np.ndarray, word: Word, scale: float) -> list[tuple[int, np.ndarray]]:
    """Which digits a word has, each with its ink; nothing where that is not what was read."""
    ink = _ink_of(grey, word, scale)
    if ink is None:
        return []
    text = word.text.replace(" ", "")
    for stroke in STROKES:
        strokes = ink > stroke
        spans = _spans(ink, strokes)
        if spans.size == 2 * len(text):
            break
    else:
        return []
    tops, bottoms = _reach(strokes, spans)
    ends = spans.tolist()
    if not _is_read(text, [bottom - top for top, bottom in zip(tops, bottoms, strict=True)]) or _has_halves(text, ends):
        return []
    return [(int(char), _cut(ink, ends[2 * place], ends[2 * place + 1], (tops[place] + bottoms[place]) // 2))
            for place, char in enumerate(text) if char.isdigit()]


def _reach(strokes: np.ndarray, spans: np.ndarray) -> tuple[list[int], list[int]]:
    """The rows at which characters begin and end."""
    inked = np.logical_or.reduceat(strokes, spans, axis=1)[:, ::2]
    return inked.argmax(axis=0).tolist(), (len(strokes) - inked[::-1].argmax(axis=0)).tolist()


def _is_read(text: str, highs: list[int]) -> bool:
    """Whether characters are as high as those of ``text`` are."""
    tall = [high for char, high in zip(text, highs, strict=True) if char.isdigit() or char in _TALL]
    usual = median(tall)
    return all(abs(high - usual) <= EVEN * usual for high in tall) and \
        all(high <= LOW * usual for char, high in zip(text, highs, strict=True) if char in _FLAT)


def _has_halves(text: str, ends: Sequence[int]) -> bool:
    """Whether a digit is too narrow to be whole; ``ends`` are where each character of ``text`` begins and ends."""
    wide = [ends[2 * place + 1] - ends[2 * place] for place, char in enumerate(text) if char.isdigit() and char != "1"]
    return bool(wide) and min(wide) < NARROW * max(wide)


def _ink_of(grey: np.ndarray, word: Word, scale: float) -> np.ndarray | None:
    """The ink of a word at the common scale, from 0 to 1, without what is too faint, and a column of paper behind it;
    None where there is hardly any."""
    box = word.box
    part = grey[max(0, round(box.top) - ROOM):round(box.bottom) + ROOM,
                max(0, round(box.left) - ROOM):round(box.right) + ROOM]
    if part.size == 0:
        return None
    ink = 255.0 - cv2.copyMakeBorder(cv2.resize(part, None, fx=scale, fy=scale), 0, 0, 0, 1, cv2.BORDER_CONSTANT,
                                     value=255).astype(np.float32)
    darkest = float(ink.max())
    return None if darkest < PALEST else np.maximum(ink / darkest - FAINT, 0) / (1 - FAINT)


def _spans(ink: np.ndarray, strokes: np.ndarray) -> np.ndarray:
    """Where characters begin and end across the word, one after the other: between them is a column without strokes."""
    found = np.diff(np.logical_or.reduce(strokes, axis=0), prepend=False).nonzero()[0]
    if not found.size:
        return found
    held = np.add.reduceat(np.add.reduce(ink, axis=0), found)[::2] > LEAST
    return found if held.all() else found.reshape(-1, 2)[held].ravel()


def _cut(ink: np.ndarray, start: int, end: int, middle: int) -> np.ndarray:
    """The ink of a character between two columns, around the ``middle`` of its height."""
    high, wide = _CUT
    start, end = max(start - 1, 0), end + 1  # with the rims of its strokes
    paper = np.zeros(_CUT, np.float32)
    left, top = (start + end - wide) // 2, middle - high // 2
    held = ink[max(top, 0):top + high, max(start, left):min(end, left + wide)]
    down, across = max(-top, 0), max(start, left) - left
    paper[down:down + held.shape[0], across:across + held.shape[1]] = held
    return paper


def _centred(cuts: np.ndarray) -> np.ndarray:
    """The ``cuts`` (n, high, wide), the centre of their ink in the middle to a part of a pixel, as flat patches."""
    weights = np.maximum(cuts.sum(axis=(1, 2)), 1e-6)
    moved, wholes = [], []
    for axis, size in ((2, HIGH), (1, WIDE)):
        along = cuts.sum(axis=axis)
        begins = along @ np.arange(along.shape[1]) / weights - (size - 1) / 2
        whole = np.clip(np.floor(begins), 0, along.shape[1] - size - 1)
        moved.append(np.clip(begins - whole, 0, 1).astype(np.float32)[:, None, None])
        wholes.append(whole.astype(int)[:, None] + np.arange(size + 1))
    (down, across), (rows, columns) = moved, wholes
    held = cuts[np.arange(len(cuts))[:, None, None], rows[:, :, None], columns[:, None, :]]
    held = (1 - down) * held[:, :-1] + down * held[:, 1:]
    return np.asarray(((1 - across) * held[:, :, :-1] + across * held[:, :, 1:]).reshape(len(cuts), HIGH * WIDE))
