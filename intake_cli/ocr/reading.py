"""From what the recogniser says about a crop to a word on the page."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from checks.facts import Box
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.segment import Piece
from intake_cli.words import Word

STUTTER = 0.6
"""Heights of a full character within which the same Chinese character cannot stand twice."""
HYPHEN_WIDTH, HYPHEN_HEIGHT = 0.65, 0.3
"""Heights of a full character within which a lone bar is a hyphen, not the character for one."""
BARS = "一—–_ー"


def word_of(piece: Piece, sides: tuple[float, float], free: Reading, figure: Reading, em: float) -> Word:
    """A word from its two readings; edges lie midway between neighbouring characters."""
    normal = [unicodedata.normalize("NFKC", char) for char in free.text]
    centres = [sides[0] + place * (sides[1] - sides[0]) for place in free.places]
    pairs = [(text, centre) for text, centre in zip(normal, centres, strict=True) if text.strip()]
    pairs = [pair for before, pair in zip([("", 0.0), *pairs], pairs, strict=False) if not _stutters(before, pair, em)]
    edges = [float(piece.left)]
    for (_, before), (_, after) in pairwise(pairs):
        edges.append(min(max((before + after) / 2, edges[-1]), float(piece.right)))
    edges.append(float(piece.right))
    if free.text in BARS and piece.width < HYPHEN_WIDTH * em and piece.height < HYPHEN_HEIGHT * em:
        pairs = [("-", pairs[0][1])] if pairs else []
    text, spread = _spread([text for text, _ in pairs], edges)
    return Word(text, Box(piece.left, piece.top, piece.right, piece.bottom), free.confidence, spread,
                figure.text or None, figure.confidence, float(min(piece.height, 1.5 * em)))


def _stutters(before: tuple[str, float], pair: tuple[str, float], em: float) -> bool:
    """Whether a Chinese character was read twice: its two places are nearer than it is wide."""
    return before[0] == pair[0] and pair[0] >= "\u2e80" and pair[1] - before[1] < STUTTER * em


def _spread(texts: list[str], edges: list[float]) -> tuple[str, tuple[float, ...]]:
    """Text and one more edge than it has characters, where one sign became several (NFKC)."""
    spread: list[float] = []
    for text, left, right in zip(texts, edges, edges[1:], strict=False):
        spread.extend(left + (right - left) * part / len(text) for part in range(len(text)))
    return "".join(texts), (*spread, edges[-1])
