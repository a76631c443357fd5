"""Where the cells of a spreadsheet lie as words on a page, and which of them a place covers."""

from __future__ import annotations

from checks.facts import Box

CELL_WIDTH, CELL_HEIGHT = 100.0, 20.0
"""The grid on which the cells lie, which take half of their cell either way."""


def cells_of(box: Box) -> str:
    """The cells that ``box`` covers, as a spreadsheet calls them.

    >>> cells_of(Box(300, 100, 350, 110)), cells_of(Box(0, 180, 2750, 190))
    ('D6', 'A10:AB10')
    """
    first, last = _cell(box.left, box.top), _cell(box.right, box.bottom)
    return first if first == last else f"{first}:{last}"


def _cell(x: float, y: float) -> str:
    letters, rest = "", int(x / CELL_WIDTH) + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{int(y / CELL_HEIGHT) + 1}"
