"""Print is told from the ground that it lies on."""

from __future__ import annotations

import numpy as np

from intake_cli.ocr.detector import printed_part
from intake_cli.ocr.ink import inked


def ground() -> np.ndarray:
    """A sheet whose light falls off from left to right by a third."""
    return np.tile(np.linspace(240, 160, 400), (200, 1)).astype(np.uint8)


def test_print_is_dark_and_a_pale_note_is_not_whatever_the_light() -> None:
    sheet = ground()
    places = {"print": (slice(40, 48), slice(40, 340), 0.3), "note": (slice(120, 128), slice(40, 340), 0.78)}
    for rows, columns, share in places.values():
        sheet[rows, columns] = (sheet[rows, columns] * share).astype(np.uint8)
    levelled = inked(sheet)
    assert levelled[places["print"][:2]].max() < 90
    assert levelled[places["note"][:2]].min() > 220
    assert levelled[160:, :].min() > 230


def test_only_what_bears_print_is_looked_at() -> None:
    sheet = np.full((1000, 800), 255, np.uint8)
    assert printed_part(sheet) == (0, 0, 800, 1000)
    sheet[300:340, 200:420] = 0
    left, top, right, bottom = printed_part(sheet)
    assert (left, top) == (136, 236)
    assert (right, bottom) == (419 + 64, 339 + 64)
