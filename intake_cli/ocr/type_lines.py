"""The lines of a piece of ink that holds more than one, and what of it is one line."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from intake_cli.ocr.gather import TALL, WORD_GAP, Piece
from intake_cli.ocr.parts import parts_of

LINE_BRIDGE = 0.12
"""Gap, in heights of a full character, between the parts of one character above each other."""
HIGH, THIN_ROW = 1.15, 0.12
"""Heights of a full character beyond which rows with less than this share of the fullest one are not of the line."""
SMALL_LINES, LOW, MOSTLY, VALLEY, BETWEEN = 1.3, 0.65, 0.7, 0.4, 0.12
"""Heights of a full character from which a piece may hold two lines of smaller type; the share of its height that parts
of one line have at most, and of all parts by their width that are so low; the share of the fullest row that the rows
hold between lines that touch, and how many heights of a full character these rows lie off the middle at most."""
LEADING = 1.25
"""Heights of a full character from line to line."""
STEP, STEP_GAP, MARK = 0.5, 0.25, 0.45
"""Share of the lower one's height by which two words of a line overlap at least; in heights of a full character, the
gap at which a piece may go on at another height, and the height below which a mark belongs to what stands before."""
LINES, FURTHER, RIM, BARE = 1.6, 1.3, 0.25, 0.04
"""Heights of a full character that a line has at most; heights of the lower of two pieces from which the other may hold
several lines, of which the last is not always whole; the share of that height at its head and foot that a gap between
lines does not lie beside, and the share of the fullest row that such a gap holds at most."""


def lines_in(ink: np.ndarray, piece: Piece, em: float) -> list[Piece]:
    """The lines of a piece, or the piece where it is one."""
    touching = piece.height > SMALL_LINES * em and _of_lines(ink, piece)
    return _lines_of(ink, piece, em, touching) if piece.height > TALL * em or touching else [piece]


def levels_of(ink: np.ndarray, piece: Piece, em: float) -> list[Piece]:
    """A piece that is higher than a line, parted where its ink goes on at another height: a cell of one line and one of
    two, set so close that the foot of the one runs into the head of the other."""
    if piece.height <= HIGH * em:
        return [piece]
    parts: list[Piece] = []
    for run in trimmed(ink, piece.left, piece.top, piece.right, piece.bottom, STEP_GAP * em):
        last = parts[-1] if parts else run
        level = parts and _level(snug(ink, last, em), snug(ink, run, em)) and not _astride(ink, last, run)
        if parts and (min(last.height, run.height) < MARK * em or level):
            last.join(run)
        else:
            parts.append(run)
    return parts if len(parts) > 1 else [piece]


def _level(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand in one line, or one of them beside all lines of the other."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > STEP * min(one.height, other.height)


def _astride(ink: np.ndarray, one: Piece, other: Piece) -> bool:
    """Whether one of two pieces stands beside the gap between two lines of the other: a sum centred in its row beside a
    text of two lines."""
    low, high = sorted((one, other), key=lambda piece: piece.height)
    if high.height < FURTHER * low.height:
        return False
    inner = round(RIM * low.height)
    profile = ink[high.top:high.bottom, high.left:high.right].sum(axis=1)
    beside = profile[max(0, low.top + inner - high.top):max(0, low.bottom - inner - high.top)]
    return bool(beside.size) and int(beside.min()) <= BARE * int(profile.max())


def _of_lines(ink: np.ndarray, piece: Piece) -> bool:
    """Whether a piece holds lines that touch: nearly all its parts are much lower than it."""
    parts = parts_of(np.ascontiguousarray(ink[piece.top:piece.bottom, piece.left:piece.right]))
    low = sum(part.width for part in parts if part.height <= LOW * piece.height)
    return low >= MOSTLY * sum(part.width for part in parts)


def _lines_of(ink: np.ndarray, piece: Piece, em: float, touching: bool) -> list[Piece]:
    """The lines of a piece that is too tall for one, parted where its rows hold least ink: hardly any, unless the lines
    are seen to be ``touching``."""
    region = ink[piece.top:piece.bottom, piece.left:piece.right]
    profile = region.sum(axis=1).astype(np.float64)
    cuts = _bare_rows(profile, em) or _valleys(profile, em, touching)
    bounds = [0, *cuts, piece.height]
    lines = []
    for top, bottom in pairwise(bounds):
        lines.extend(trimmed(ink, piece.left, piece.top + top, piece.right, piece.top + bottom, WORD_GAP * em))
    return lines


def _bare_rows(profile: np.ndarray, em: float) -> list[int]:
    """Where rows bare of ink part a piece into lines, all of them as high as lines are; else nothing."""
    inked = np.flatnonzero(profile > BARE / 2 * profile.max(initial=0))
    lines = np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1)
    if not all(MARK * em <= line.size <= LINES * em for line in lines):
        return []
    return [(int(above[-1]) + int(below[0]) + 1) // 2 for above, below in pairwise(lines)]


def _valleys(profile: np.ndarray, em: float, touching: bool) -> list[int]:
    """Where the rows between lines that are evenly set hold least ink: hardly any, unless they are ``touching``."""
    count = max(2, round(len(profile) / (LEADING * em)))
    floor = (VALLEY if touching else 0.08) * profile.max(initial=0)
    cuts = []
    for index in range(1, count):
        centre, reach = round(index * len(profile) / count), max(2, round((BETWEEN if touching else 0.3) * em))
        window = profile[max(0, centre - reach):centre + reach]
        lowest = int(window.argmin()) + max(0, centre - reach)
        if profile[lowest] <= max(floor, 1.0):
            cuts.append(lowest)
    return cuts


def trimmed(ink: np.ndarray, left: int, top: int, right: int, bottom: int, gap: float) -> list[Piece]:
    """The words in a band of ink, parted again at gaps of so many pixels."""
    region = ink[top:bottom, left:right]
    columns = np.flatnonzero(region.any(axis=0))
    if not columns.size:
        return []
    words = np.split(columns, np.flatnonzero(np.diff(columns) > gap) + 1)
    pieces = []
    for word in words:
        rows = np.flatnonzero(region[:, word[0]:word[-1] + 1].any(axis=1))
        pieces.append(Piece(left + int(word[0]), top + int(rows[0]), left + int(word[-1]) + 1, top + int(rows[-1]) + 1))
    return pieces


def snug(ink: np.ndarray, word: Piece, em: float) -> Piece:
    """``word`` without stray ink above and below its line, where it is higher than a line."""
    if not HIGH * em < word.height < TALL * em:
        return word
    profile = ink[word.top:word.bottom, word.left:word.right].sum(axis=1)
    full = np.flatnonzero(profile > THIN_ROW * profile.max(initial=0))
    blocks = np.split(full, np.flatnonzero(np.diff(full) > LINE_BRIDGE * em) + 1)
    line = max(blocks, key=lambda rows: float(profile[rows].sum()))
    if line.size < 0.5 * em:
        return word
    return Piece(word.left, word.top + int(line[0]), word.right, word.top + int(line[-1]) + 1)
