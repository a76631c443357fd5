"""What round seals say."""

from __future__ import annotations

import numpy as np
import pytest

from intake_cli.ocr.seal_text import seal_texts
from samples.degrade import noise, stamp

FIRM = "样例市样例科技有限公司"


def paper(text: str, angle: float = 14.0, radius: int = 165) -> np.ndarray:
    """A sheet of 200 dpi with a seal of 42 mm over a line."""
    sheet = np.full((500, 600, 3), 250, np.uint8)
    sheet[250:254, 40:560] = 30
    return noise(stamp(sheet, 300, 250, radius, angle, text), 3.0, np.random.default_rng(1))


def test_a_seal_is_read_along_its_ring_however_it_is_turned() -> None:
    for angle in (14.0, 200.0):
        seal, = seal_texts(paper(FIRM, angle), 200.0, 0.5)
        assert seal.text == FIRM
        assert (seal.box.left, seal.box.bottom) == pytest.approx(((300 - 165) / 2, (250 + 165) / 2), abs=4)


def test_what_is_no_seal_of_a_firm_says_nothing() -> None:
    assert seal_texts(paper(FIRM, radius=60), 200.0) == ()
    assert seal_texts(paper(""), 200.0) == ()
    assert seal_texts(np.full((300, 300, 3), 250, np.uint8), 200.0) == ()
