"""The dots that a file holds, however its page is drawn."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checks.facts import Box
from intake_cli.ocr.images import PageSource
from intake_cli.ocr.own_dots import OwnDots, is_fine, own_dots

SHEET, DOTS = (300.0, 200.7), (557, 833)
GREYS = np.random.default_rng(1).integers(120, 160, (*DOTS, 3), dtype=np.uint8)


def jpeg(quality: int) -> bytes:
    held = io.BytesIO()
    Image.fromarray(GREYS).save(held, "JPEG", quality=quality)
    return held.getvalue()


def dots_of(path: Path) -> OwnDots | None:
    with PageSource(path) as source:
        return own_dots(source, source.image(1))


def sheet(path: Path, picture: str | ImageReader, stamp: bool = False, turn: int = 0) -> Path:
    drawn = Canvas(str(path), pagesize=SHEET)
    drawn.setPageRotation(turn)
    drawn.drawImage(picture, 0, 0, *SHEET)
    if stamp:
        drawn.drawImage(picture, 10, 10, 30, 20)
    drawn.save()
    return path


def test_a_picture_without_loss_is_given_dot_by_dot(tmp_path: Path) -> None:
    dots = dots_of(sheet(tmp_path / "a.pdf", ImageReader(Image.fromarray(GREYS))))
    assert dots is not None
    assert np.array_equal(dots.pixels[:, :, ::-1], GREYS)
    assert dots.box(Box(0, 0, *SHEET)) == Box(0, 0, pytest.approx(DOTS[1]), pytest.approx(DOTS[0]))


def test_grey_pictures_have_three_channels(tmp_path: Path) -> None:
    dots = dots_of(sheet(tmp_path / "a.pdf", ImageReader(Image.fromarray(GREYS[:, :, 0]))))
    assert dots is not None
    assert np.array_equal(dots.pixels, GREYS[:, :, :1].repeat(3, axis=2))


@pytest.mark.parametrize(("quality", "is_kept"), [(96, True), (90, True), (85, False), (60, False)])
def test_of_jpegs_only_fine_ones_are_given(quality: int, is_kept: bool, tmp_path: Path) -> None:
    picture = tmp_path / "a.jpg"
    picture.write_bytes(jpeg(quality))
    assert is_fine(jpeg(quality)) is is_kept
    for path in (picture, sheet(tmp_path / "a.pdf", str(picture))):
        assert (dots_of(path) is not None) is is_kept


def test_a_file_without_tables_is_not_fine() -> None:
    assert not any(map(is_fine, (b"", b"\xff\xd8", b"\xff\xd8\xff\xdb", jpeg(96)[:20], b"%PDF-1.4" + bytes(200))))


@pytest.mark.parametrize("manner", [{"stamp": True}, {"turn": 90}])
def test_of_several_pictures_or_a_turned_page_none_is_given(manner: dict[str, int], tmp_path: Path) -> None:
    assert dots_of(sheet(tmp_path / "a.pdf", ImageReader(Image.fromarray(GREYS)), **manner)) is None
