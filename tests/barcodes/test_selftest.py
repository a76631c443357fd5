"""How a scan of our own tags decodes, symbol by symbol."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from barcodes.payload import Tag, Use
from barcodes.selftest import probe
from barcodes.sheets import Printed, draw_labels, draw_sheets
from barcodes.symbols import Probe, Symbology
from samples.degrade import Pixels, render

DPI = 200
SHEET = Tag(Use.SHEET, "2025000123", "03")
STICKERS = [Tag(Use.STICKER, "2025000123", code) for code in ("01", "02", "03")]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Pixels:
    path = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    draw_sheets([Printed(SHEET, "样例")], path)
    return render(path, DPI)[0]


def told(probes: list[Probe]) -> list[tuple[Symbology, bool]]:
    return sorted((found.symbology, bool(found.stage)) for found in probes)


def test_every_symbol_of_a_sheet_is_read_at_its_size(sheet: Pixels) -> None:
    probes = probe(sheet, DPI)
    assert told(probes) == [(Symbology.CODE128, True)] * 2 + [(Symbology.QR, True)] * 2
    assert {found.payload for found in probes} == {SHEET.payload}
    assert sorted(found.place for found in probes) == ["bottom-left", "bottom-right", "top-left", "top-right"]
    assert all(found.scale == pytest.approx(1, abs=0.02) for found in probes)
    assert min(found.module for found in probes) > 3


def test_what_was_not_read_is_listed_without_a_stage(sheet: Pixels) -> None:
    torn = sheet.copy()
    torn[torn.shape[0] // 2:] = 255
    assert told(probe(torn, DPI)) == [(Symbology.CODE128, False), (Symbology.CODE128, True),
                                      (Symbology.QR, False), (Symbology.QR, True)]


def test_a_scan_of_unknown_resolution_has_no_scale(sheet: Pixels) -> None:
    assert {found.scale for found in probe(sheet)} == {None}


def test_each_sticker_has_one_of_each(tmp_path: Path) -> None:
    draw_labels([Printed(tag, "样例") for tag in STICKERS], tmp_path / "labels.pdf")
    probes = probe(render(tmp_path / "labels.pdf", DPI)[0], DPI)
    assert len(probes) == 6
    assert all(found.stage and found.scale == pytest.approx(1, abs=0.02) for found in probes)


def test_a_page_without_a_tag_has_nothing_to_say() -> None:
    assert probe(np.full((600, 400), 255, np.uint8)) == []
