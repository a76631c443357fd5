"""From what the recogniser says about a crop to a word on the page."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.currency import CURRENCY
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.gather import Piece
from intake_cli.words import Word

STUTTER = 0.6
"""Heights of a full character within which the same Chinese character cannot stand twice."""
HYPHEN_WIDTH, HYPHEN_HEIGHT = 0.65, 0.3
"""Heights of a full character within which a lone bar is a hyphen, not the character for one."""
HYPHEN_SURE = 0.95
"""Confidence of what only its shape tells."""
UNREAD, STARS, STARS_HIGH = 0.5, re.compile(r"[*.]*[*][*.]*|-{2,}"), 0.7
"""Confidence of a free reading below which a row of stars or dashes, the mark of an empty cell, counts instead; and how
many heights of a full character such a row is high at most."""
LOW, STAR = 0.42, 1.3
"""Heights of a full character below which no Chinese character but a bar can be: the piece is stars, as many as they
are high by this measure."""
STARRED, STARS_SURE = 0.6, 0.9
"""The same of what was read as stars amid other signs, below that confidence: figures, and letters, stand higher; amid
Chinese characters, which stand higher still, however sure they are."""
IN_CURRENCY = re.compile(rf"([-+(]?)(?:{CURRENCY}|[VY](?=\d))([-+]?[\d.,]+[-)]?)元?|([-+(]?[\d.,]+[-)]?)元")
"""An amount with a currency before it or 元 behind, once in compatibility form, with its sign on either side; that of
yuan may have lost its bars."""
BARS = "一—–_ー"
APART, APART_CHINESE, UNEVEN = 1.9, 1.4, 1.35
"""Heights of a full character between the middles of two neighbours, from which a gap parts them that no word has:
shading, a rule or narrow columns joined the ink of two cells. Less is enough between Chinese characters, where it is
by so much wider than between the others of the piece: letters set wide apart are evenly so."""
APART_SUM, APART_FIGURES, SUM_ENDS = 0.85, 0.7, re.compile(
    r"\d\.\d\d(?=[\u2e80-\uffffA-Za-z]|\d{5,}(?![\d.,]))")
"""The same between the last figure of a sum and a Chinese character, which in one text stand 0.75 apart, and between it
and a letter or the first figure of a number, half a height apart."""


def words_of(piece: Piece, sides: tuple[float, float], free: Reading, figure: Reading, em: float) -> list[Word]:
    """The words of a piece, nearly always one: parted where its characters stand too far from one another."""
    width, free = sides[1] - sides[0], _unspaced(free)
    centres = [sides[0] + place * width for place in free.places]
    words, start = [], float(piece.left)
    for before, after in _gaps(free.text, centres, max(em, float(piece.height))):
        border = (before + after) / 2
        part = replace(piece, left=round(start), right=round(min(before + em / 2, border)))
        (own, free), (own_figure, figure) = (_parted(reading, (border - sides[0]) / width)
                                             for reading in (free, figure))
        words.append(word_of(part, sides, own, own_figure, em))
        start = max(after - em / 2, border)
    return [*words, word_of(replace(piece, left=round(start)), sides, free, figure, em)]


def _gaps(text: str, centres: list[float], size: float) -> list[tuple[float, float]]:
    """Pairs of neighbouring middles between which a word ends. ``size`` is the height of a full character."""
    pairs = list(zip(pairwise(text), pairwise(centres), strict=True))
    pitches = sorted(after - before for chars, (before, after) in pairs if min(chars) >= CHINESE)
    even = pitches[len(pitches) // 2] if len(pitches) > 2 else math.inf
    near = max(APART_CHINESE * size, UNEVEN * even)
    ends = {place: APART_SUM if text[place + 1] >= CHINESE else APART_FIGURES
            for match in SUM_ENDS.finditer(text) for place in [match.end() - 1]}
    return [(before, after) for index, (chars, (before, after)) in enumerate(pairs)
            if after - before > size * ends.get(index, APART) or (min(chars) >= CHINESE and after - before > near)]


def _unspaced(reading: Reading) -> Reading:
    """``reading`` without its spaces, which are seen in the places of what stands beside them."""
    if not any(map(str.isspace, reading.text)):
        return reading
    kept = [pair for pair in zip(reading.text, reading.places, strict=True) if not pair[0].isspace()]
    return replace(reading, text="".join(text for text, _ in kept), places=tuple(place for _, place in kept))


def _parted(reading: Reading, place: float) -> tuple[Reading, Reading]:
    """``reading`` parted at a place: what stands before it and what follows."""
    count = sum(each <= place for each in reading.places)
    return (replace(reading, text=reading.text[:count], places=reading.places[:count]),
            replace(reading, text=reading.text[count:], places=reading.places[count:]))


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
    if free.confidence < UNREAD and STARS.fullmatch(figure.text) and piece.height < STARS_HIGH * em:
        pairs, edges = [(figure.text, 0.0)], [edges[0], edges[-1]]
    if _are_stars([text for text, _ in pairs], free.confidence, piece.height / em):
        pairs, edges = [("*" * max(1, round(piece.width / (STAR * piece.height))), 0.0)], [edges[0], edges[-1]]
    text, spread = _spread([text for text, _ in pairs], edges)
    numeric, sure = figures_of(text, free.confidence, figure)
    return Word(text, Box(piece.left, piece.top, piece.right, piece.bottom), free.confidence, spread,
                numeric, sure, float(min(piece.height, 1.5 * em)))


def _are_stars(texts: list[str], confidence: float, high: float) -> bool:
    """Whether what is ``high`` by this share of a full character is but stars: it holds Chinese characters, or stars
    amid them or amid what was read unsurely (水** and *ic* for ***)."""
    chinese = any(text >= CHINESE and text not in BARS for text in texts)
    return (chinese and high < LOW) or ("*" in texts and high < STARRED and (chinese or confidence < STARS_SURE))


def figures_of(text: str, confidence: float, figure: Reading) -> tuple[str | None, float]:
    """The reading in figures and how sure it is: without a currency sign where the free reading, ``text`` in
    compatibility form, has one, which the reading in figures takes for a figure."""
    marked = IN_CURRENCY.fullmatch(text)
    if marked and confidence > figure.confidence:
        return marked[3] or marked[1] + marked[2], confidence
    return figure.text or None, figure.confidence


def hyphen_word(piece: Piece, bars: int) -> Word:
    """A word of nothing but ``bars`` hyphens, told by their shape."""
    step = piece.width / bars
    return Word("-" * bars, Box(piece.left, piece.top, piece.right, piece.bottom), HYPHEN_SURE,
                tuple(piece.left + step * part for part in range(bars + 1)), "-" * bars, HYPHEN_SURE,
                float(piece.height))


def _stutters(before: tuple[str, float], pair: tuple[str, float], em: float) -> bool:
    """Whether a Chinese character was read twice: its two places are nearer than it is wide."""
    return before[0] == pair[0] and pair[0] >= CHINESE and pair[1] - before[1] < STUTTER * em


def _spread(texts: list[str], edges: list[float]) -> tuple[str, tuple[float, ...]]:
    """Text and one more edge than it has characters, where one sign became several (NFKC)."""
    text = "".join(texts)
    if len(text) == len(texts) == len(edges) - 1:  # as nearly always
        return text, tuple(edges)
    spread: list[float] = []
    for text, left, right in zip(texts, edges, edges[1:], strict=False):
        spread.extend(left + (right - left) * part / len(text) for part in range(len(text)))
    return text, (*spread, edges[-1])
