"""Where the words are on a clean page: boxes of ink, found by gaps, without knowing the table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np

from intake_cli.ocr.clean import Sheet
from intake_cli.ocr.gather import TALL, WORD_GAP, Piece, gathered
from intake_cli.ocr.parts import heights_of, parts_of
from intake_cli.ocr.walls import Wall, floors_of, parting, rows_of, walls_of
from intake_cli.words import Rule

FIGURE_TO_FULL = 1.2
"""Height of a Chinese character in heights of a figure, at least."""
LINE_BRIDGE = 0.12
"""Gap, in heights of a full character, between the parts of one character above each other."""
HIGH, THIN_ROW = 1.15, 0.12
"""Heights of a full character beyond which rows with less than this share of the fullest one are not of the line."""
SMALL_LINES, LOW, MOSTLY, VALLEY, BETWEEN = 1.3, 0.65, 0.7, 0.4, 0.12
"""Heights of a full character from which a piece may hold two lines of smaller type; the share of its height that parts
of one line have at most, and of all parts by their width that are so low; the share of the fullest row that the rows
hold between lines that touch, and how many heights of a full character these rows lie off the middle at most."""
STEP, STEP_GAP, MARK = 0.5, 0.25, 0.45
"""Share of the lower one's height by which two words of a line overlap at least; in heights of a full character, the
gap at which a piece may go on at another height, and the height below which a mark belongs to what stands before."""
LINES, RIM, BARE = 1.6, 0.25, 0.04
"""Heights of the lower of two pieces from which the other holds several lines; the share of that height at its head and
foot that a gap between lines does not lie beside, and the share of the fullest row that such a gap holds at most."""
SPECK = 0.015
"""Share of a full character's square that a hyphen covers at least."""
FAINTEST = 0.02
"""Share of its box that a word's ink fills at least."""


def segment(sheet: Sheet) -> tuple[list[Piece], float]:
    """Words top to bottom, left to right, and the height of a full character in pixels."""
    ink = sheet.ink
    em = character_height(ink, sheet.heights)
    walls = walls_of(ink, sheet.rules, sheet.fine, em)
    for wall in walls:
        wall.clear(ink)
    gap, bridge = max(3, round(WORD_GAP * em)), max(1, round(LINE_BRIDGE * em))
    smeared = cv2.morphologyEx(_padded(ink, gap), cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    smeared = cv2.morphologyEx(smeared, cv2.MORPH_CLOSE, np.ones((bridge + 1, 1), np.uint8))[gap:-gap, gap:-gap]
    for wall in walls:
        wall.clear(smeared)
    found: list[Piece] = []
    for row in _rows_of(ink, smeared, walls, floors_of(sheet.rules, sheet.fine), em):
        for piece in _levels_of(ink, row, em):
            touching = piece.height > SMALL_LINES * em and _of_lines(ink, piece)
            found.extend(_lines_of(ink, piece, em, touching) if piece.height > TALL * em or touching else [piece])
    words = [_snug(ink, word, em) for word in gathered(found, em, parting(walls)) if _is_text(ink, word, em)]
    for word in words:
        word.scale(sheet.fine)
    return sorted(words, key=lambda word: (word.top, word.left)), em * sheet.fine


def _rows_of(ink: np.ndarray, smeared: np.ndarray, walls: list[Wall], floors: list[Rule],
             em: float) -> Iterator[Piece]:
    """Parts of smeared ink, none over several rows of a table that level lines, ``floors``, part. Smeared up to a wall
    they end where their ink does."""
    sides = {side for wall in walls for side in wall.sides}
    for part in parts_of(_parted_at_corners(smeared)):
        whole = Piece(part.left, part.top, part.left + part.width, part.top + part.height)
        if whole.left in sides or whole.right in sides:
            _trim_aside(ink, whole)
        rows = rows_of(whole, floors, em)
        if len(rows) == 1:
            yield whole
        else:
            yield from (word for row in rows for word in _trimmed(ink, row.left, row.top, row.right, row.bottom,
                                                                 WORD_GAP * em))


def _trim_aside(ink: np.ndarray, piece: Piece) -> None:
    columns = np.flatnonzero(ink[piece.top:piece.bottom, piece.left:piece.right].any(axis=0))
    if columns.size:
        piece.left, piece.right = piece.left + int(columns[0]), piece.left + int(columns[-1]) + 1


def character_height(ink: np.ndarray, parts: np.ndarray) -> float:
    """Height of a full character: at least that of the tall figures, and of the lines that hold Chinese. ``parts`` are
    the heights of connected ink."""
    figures = float(np.percentile(_between(parts, 8, 90), 75)) * FIGURE_TO_FULL
    reach = max(3, round(WORD_GAP * figures))
    lines = cv2.morphologyEx(_padded(ink, reach), cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    heights = _between(heights_of(lines), 0.7 * figures, 1.5 * figures)
    return max(figures, float(np.percentile(heights, 80)))


def _between(heights: np.ndarray, least: float, most: float) -> np.ndarray:
    """Heights between two bounds; one of 20 pixels when there are too few to tell."""
    body = heights[(heights >= least) & (heights <= most)]
    return body if body.size >= 5 else np.array([max(least, min(20.0, most))])


def _parted_at_corners(mask: np.ndarray) -> np.ndarray:
    """``mask`` without the pixels by which parts that touch at a corner alone hold together."""
    over, under = (mask[:-1] ^ mask[1:]) & mask[:-1], (mask[:-1] ^ mask[1:]) & mask[1:]  # ink that ends, that begins
    falling, rising = over[:, :-1] & under[:, 1:], over[:, 1:] & under[:, :-1]
    parted = np.ascontiguousarray(mask)
    parted[1:, 1:] &= ~falling
    parted[1:, :-1] &= ~rising
    return parted


def _padded(ink: np.ndarray, margin: int) -> np.ndarray:
    return cv2.copyMakeBorder(ink, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=0)


def _levels_of(ink: np.ndarray, piece: Piece, em: float) -> list[Piece]:
    """A piece that is higher than a line, parted where its ink goes on at another height: a cell of one line and one of
    two, set so close that the foot of the one runs into the head of the other."""
    if piece.height <= HIGH * em:
        return [piece]
    parts: list[Piece] = []
    for run in _trimmed(ink, piece.left, piece.top, piece.right, piece.bottom, STEP_GAP * em):
        last = parts[-1] if parts else run
        level = parts and _level(_snug(ink, last, em), _snug(ink, run, em)) and not _astride(ink, last, run)
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
    if high.height < LINES * low.height:
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
    count = max(2, round(piece.height / (1.25 * em)))
    floor = (VALLEY if touching else 0.08) * profile.max(initial=0)
    cuts, pitch = [], piece.height / count
    for index in range(1, count):
        centre, reach = round(index * pitch), max(2, round((BETWEEN if touching else 0.3) * em))
        window = profile[max(0, centre - reach):centre + reach]
        lowest = int(window.argmin()) + max(0, centre - reach)
        if profile[lowest] <= max(floor, 1.0):
            cuts.append(lowest)
    bounds = [0, *cuts, piece.height]
    lines = []
    for top, bottom in pairwise(bounds):
        lines.extend(_trimmed(ink, piece.left, piece.top + top, piece.right, piece.top + bottom, WORD_GAP * em))
    return lines


def _trimmed(ink: np.ndarray, left: int, top: int, right: int, bottom: int, gap: float) -> list[Piece]:
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


def _snug(ink: np.ndarray, word: Piece, em: float) -> Piece:
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


def _is_text(ink: np.ndarray, word: Piece, em: float) -> bool:
    """Whether a piece is large enough to read and no drawing."""
    if word.height > 5 * em or word.width * word.height < SPECK * em * em or max(word.width, word.height) < 0.12 * em:
        return False
    region = ink[word.top:word.bottom, word.left:word.right]
    return bool(np.count_nonzero(region) >= FAINTEST * region.size)
