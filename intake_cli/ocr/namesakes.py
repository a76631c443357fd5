"""Digits that a page draws in two fonts of one name. One of them may say other digits than it shows: a copy of the
bank's font whose table of characters was changed, for a few figures."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from intake_cli.ocr.digit_shapes import DIGITS
from intake_cli.ocr.glyphs import Glyphs


def namesakes(glyphs: Glyphs) -> np.ndarray:
    """Which glyphs (n, boolean) are digits that the page draws more often in another font of the same name."""
    faces_of = {(run.font, run.face) for run in glyphs.runs}
    if len({font for font, _ in faces_of}) == len(faces_of):  # as on nearly all pages
        return np.zeros(len(glyphs.texts), bool)
    counted = Counter(zip(glyphs.owners.tolist(), glyphs.texts, strict=True))
    shown: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for (owner, text), count in counted.items():
        if text in DIGITS and text:
            run = glyphs.runs[owner]
            shown[run.font, text][run.face] += count
    rarer = {(face, text) for (_, text), faces in shown.items() for face, _ in faces.most_common()[1:]}
    return np.array([(glyphs.runs[owner].face, text) in rarer
                     for owner, text in zip(glyphs.owners.tolist(), glyphs.texts, strict=True)], bool)
