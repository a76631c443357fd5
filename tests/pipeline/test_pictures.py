from __future__ import annotations

import base64
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intake_cli.pipeline.cutting import WIDEST, cut_pictures
from intake_cli.pipeline.inspect import count_pages
from tests.conftest import Intake


def cut(path: Path, region: list[float], page: int = 1) -> list[dict]:
    return list(cut_pictures(path, {"requests": [["k", page, region]]}))


def test_pages_are_counted(statement: Path) -> None:
    assert list(count_pages(statement, {})) == [{"pages": 2}]


def test_a_picture_shows_what_it_says(statement: Path) -> None:
    found = cut(statement, [50, 100, 300, 160])[0]
    with Image.open(io.BytesIO(base64.b64decode(found["data"]))) as picture:
        assert picture.format == "WEBP"
        assert picture.size == (found["width"], found["height"])
    assert found["region"] == pytest.approx([50, 100, 300, 160], abs=0.5)


def test_a_region_beyond_the_page_is_cut_at_its_edge(statement: Path) -> None:
    found = cut(statement, [-40, -40, 5000, 60])[0]
    assert found["region"][:2] == [0, 0]
    assert found["region"][2] < 900
    assert found["width"] <= WIDEST


@pytest.mark.parametrize("region", [[10, 10, 10, 10], [5000, 10, 6000, 20], [-30, 10, -5, 20], [100, 50, 40, 20]])
def test_a_region_of_nothing_gives_no_picture(statement: Path, region: list[float]) -> None:
    assert cut(statement, region) == []


@given(st.lists(st.floats(-3000, 3000), min_size=4, max_size=4))
def test_any_region_is_cut_inside_the_page(region: list[float]) -> None:
    import numpy as np

    from intake_cli.ocr.images import PageImage
    from intake_cli.pipeline.cutting import _cut

    found = _cut(PageImage(1, np.zeros((80, 60, 3), np.uint8), None, None, None, "px"), region)
    assert found is None or (0 <= found["region"][0] < found["region"][2] <= 60
                             and 0 <= found["region"][1] < found["region"][3] <= 80)


def test_the_html_carries_the_pictures(statement: Path, tmp_path: Path, intake: Intake) -> None:
    page = tmp_path / "report.html"
    intake("check", statement, "--as-of", "2025-05-01", "--report", f"html={page}")
    assert "data:image/webp;base64," in page.read_text(encoding="utf-8")
    assert page.stat().st_size < 2_000_000


def test_a_file_that_is_gone_costs_its_pictures_only(statement: Path, tmp_path: Path, intake: Intake) -> None:
    copy = tmp_path / "personal_statement.pdf"
    copy.write_bytes(statement.read_bytes())
    saved = tmp_path / "result.json"
    intake("check", copy, "--as-of", "2025-05-01", "--format", "json", "--output", saved)
    os.unlink(copy)
    assert intake("report", saved).code == 0
    assert "CAL-02" in (tmp_path / "report.html").read_text(encoding="utf-8")
