"""Pages of a scanner bound into one file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from intake_cli.scan.binding import bind_pages
from samples.degrade import render


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "I;16"])
def test_ink_and_paper_stay_what_they_are(mode: str, tmp_path: Path) -> None:
    grey = np.full((200, 150), 230, np.uint8)
    grey[50:100, 40:110] = 20
    page = Image.fromarray(grey.astype(np.uint16) * 256) if mode == "I;16" else \
        Image.fromarray(grey).convert(mode, dither=Image.Dither.NONE)
    page.save(tmp_path / "1.tif", dpi=(100, 100))
    params = {"pages": [str(tmp_path / "1.tif")], "target": str(tmp_path / "scan.pdf")}
    assert list(bind_pages(tmp_path / "1.tif", params)) == [{"pages": 1}]
    drawn = render(tmp_path / "scan.pdf", 100)[0]
    assert drawn.shape[:2] == (200, 150)
    assert drawn[60:90, 50:100].max() < 60
    assert drawn[:40].min() > 200
