"""Where the words are on a clean page: boxes of ink, found by gaps, without knowing the table."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from intake_cli.ocr.clean import Sheet
from intake_cli.ocr.gather import WORD_GAP, Piece, gathered
from intake_cli.ocr.held_together import parted_as_beside
from intake_cli.ocr.large_type import with_whole_characters
from intake_cli.ocr.long_runs import Runs
from intake_cli.ocr.pale_beside import with_pale_print
from intake_cli.ocr.parts import Part, drawn, heights_of, parts_of
from intake_cli.ocr.type_lines import HIGH, LINE_BRIDGE, levels_of, lines_in, snug, trimmed
from intake_cli.ocr.walls import Wall, floors_of, parting, rows_of, walls_of
from intake_cli.words import Rule

FIGURE_TO_FULL = 1.2
"""Height of a Chinese character in heights of a figure, at least."""
TALLEST = 5
"""Heights of a full character beyond which ink is a drawing: no words belong to it."""
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
    smeared = Runs.down(_smeared(ink, gap)).closed(bridge + 1).pixels()[gap:-gap, gap:-gap]
    for wall in walls:
        wall.clear(smeared)
    rows = _rows_of(ink, smeared, walls, floors_of(sheet.rules, sheet.fine), em)
    lines = [line for part, row in rows for line in _lines_of(ink, part, row, em)]
    lines = parted_as_beside(ink, lines, em, WORD_GAP * em)
    found = with_whole_characters([line for line in lines if line.height <= TALLEST * em], em)
    words = [snug(ink, word, em) for word in gathered(found, em, parting(walls)) if _is_text(ink, word, em)]
    for word in words:
        word.scale(sheet.fine)
    words = with_pale_print(words, sheet, em * sheet.fine)
    return sorted(words, key=lambda word: (word.top, word.left)), em * sheet.fine


def _rows_of(ink: np.ndarray, smeared: np.ndarray, walls: list[Wall], floors: list[Rule],
             em: float) -> Iterator[tuple[Part, Piece]]:
    """Parts of smeared ink, and pieces of each, none over several rows of a table that level lines, ``floors``, part.
    Smeared up to a wall they end where their ink does."""
    sides = {side for wall in walls for side in wall.sides}
    for part in parts_of(_parted_at_corners(smeared)):
        whole = Piece(part.left, part.top, part.left + part.width, part.top + part.height)
        if whole.left in sides or whole.right in sides:
            _trim_aside(ink, whole)
        rows = rows_of(whole, floors, em)
        if len(rows) == 1:
            yield part, whole
        else:
            yield from ((part, word) for row in rows for word in trimmed(ink, row.left, row.top, row.right, row.bottom,
                                                                         WORD_GAP * em))


def _lines_of(ink: np.ndarray, part: Part, row: Piece, em: float) -> list[Piece]:
    """The lines of a piece of a ``part``, by the ink of that part alone: what reaches into its box of a cell's other
    line is not its own."""
    if row.height <= HIGH * em:
        return [row]
    window = np.s_[part.top:part.top + part.height, part.left:part.left + part.width]
    smeared = drawn([part], (part.height, part.width), (part.left, part.top))
    own = ink[window] & cv2.dilate(smeared, np.ones((3, 3), np.uint8))  # smearing over even pixels moves by one
    inside = Piece(row.left - part.left, row.top - part.top, row.right - part.left, row.bottom - part.top)
    lines = [line for piece in levels_of(own, inside, em) for line in lines_in(own, piece, em)]
    return [Piece(line.left + part.left, line.top + part.top, line.right + part.left, line.bottom + part.top)
            for line in lines]


def _trim_aside(ink: np.ndarray, piece: Piece) -> None:
    columns = np.flatnonzero(ink[piece.top:piece.bottom, piece.left:piece.right].any(axis=0))
    if columns.size:
        piece.left, piece.right = piece.left + int(columns[0]), piece.left + int(columns[-1]) + 1


def character_height(ink: np.ndarray, parts: np.ndarray) -> float:
    """Height of a full character: at least that of the tall figures, and of the lines that hold Chinese. ``parts`` are
    the heights of connected ink."""
    figures = float(np.percentile(_between(parts, 8, 90), 75)) * FIGURE_TO_FULL
    reach = max(3, round(WORD_GAP * figures))
    heights = _between(heights_of(_smeared(ink, reach)), 0.7 * figures, 1.5 * figures)
    return max(figures, float(np.percentile(heights, 80)))


def _between(heights: np.ndarray, least: float, most: float) -> np.ndarray:
    """Heights between two bounds; one of 20 pixels when there are too few to tell."""
    body = heights[(heights >= least) & (heights <= most)]
    return body if body.size >= 5 else np.array([max(least, min(20.0, most))])


def _parted_at_corners(mask: np.ndarray) -> np.ndarray:
    """``mask`` without the pixels by which parts that touch at a corner alone hold together."""
    left, right = np.packbits(mask[:, :-1], axis=1), np.packbits(mask[:, 1:], axis=1)
    falling = left[:-1] & ~left[1:] & right[1:] & ~right[:-1]  # ink that ends, and ink that begins aside of it
    rising = right[:-1] & ~right[1:] & left[1:] & ~left[:-1]
    parted = np.ascontiguousarray(mask)
    for touching, part in ((falling, parted[1:, 1:]), (rising, parted[1:, :-1])):
        part &= np.unpackbits(~touching, axis=1, count=part.shape[1])
    return parted


def _smeared(ink: np.ndarray, gap: int) -> np.ndarray:
    """``ink`` closed along its rows over gaps shorter than ``gap``, with so much paper around it."""
    padded = cv2.copyMakeBorder(ink, gap, gap, gap, gap, cv2.BORDER_CONSTANT, value=0)
    return Runs.of(padded).closed(gap).pixels()


def _is_text(ink: np.ndarray, word: Piece, em: float) -> bool:
    """Whether a piece is large enough to read and no drawing."""
    if word.height > TALLEST * em or max(word.width, word.height) < 0.12 * em or \
            word.width * word.height < SPECK * em * em:
        return False
    region = ink[word.top:word.bottom, word.left:word.right]
    return bool(np.count_nonzero(region) >= FAINTEST * region.size)
