"""Pages of a scanner bound into one file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from intake_cli.isolation.outcomes import CorruptInput
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


def test_pages_are_bound_in_their_order_and_any_reader_agrees(tmp_path: Path) -> None:
    pages = [tmp_path / f"{number}.tif" for number in range(5)]
    for number, page in enumerate(pages):
        Image.new("L", (20, 30), 50 * number).save(page, dpi=(72, 72))
    params = {"pages": [str(page) for page in pages], "target": str(tmp_path / "scan.pdf")}
    assert list(bind_pages(pages[0], params)) == [{"pages": 5}]
    assert [round(float(page.mean()), -1) for page in render(tmp_path / "scan.pdf", 72)] == [0, 50, 100, 150, 200]
    with pikepdf.open(tmp_path / "scan.pdf") as pdf:
        assert pdf.check_pdf_syntax() == []
        assert [float(side) for side in pdf.pages[4].MediaBox] == [0, 0, 20, 30]
    once = (tmp_path / "scan.pdf").read_bytes()
    list(bind_pages(pages[0], params))
    assert (tmp_path / "scan.pdf").read_bytes() == once


def test_a_page_that_is_none_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "1.tif").write_bytes(b"no picture")
    with pytest.raises(CorruptInput):
        list(bind_pages(tmp_path / "1.tif", {"pages": [str(tmp_path / "1.tif")], "target": str(tmp_path / "s.pdf")}))
    assert [path.name for path in tmp_path.iterdir()] == ["1.tif"]
