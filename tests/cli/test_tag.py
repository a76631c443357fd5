"""``intake tag``: one kind again, used sticker sheets, and a scan of the print."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from samples.degrade import image_pdf, office_scan, render
from tests.conftest import Intake


@pytest.fixture
def case(tmp_path: Path, intake: Intake) -> Path:
    folder = tmp_path / "2025000123"
    assert intake("new", folder, "--product", "salary-loan").code == 0
    return folder


def pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def test_sheets_have_two_sides_alike(case: Path, intake: Intake) -> None:
    two, one = (intake("tag", case, "--kind", "id_card,lease", "--out", case / "t.pdf", *more) for more in
                ((), ("--one-side",)))
    assert (two.code, one.code, pages(case / "t.pdf")) == (0, 0, 2)
    intake("tag", case, "--kind", "id_card", "--kind", "lease", "--out", case / "t.pdf")
    assert pages(case / "t.pdf") == 4


def test_used_places_of_a_sticker_sheet_are_skipped(case: Path, intake: Intake) -> None:
    for skip, sheets in ((0, 1), (13, 2)):
        assert intake("tag", case, "--labels", "--grid", "105x42.3", "--skip", skip).code == 0
        assert pages(case / "labels.pdf") == sheets


@pytest.mark.parametrize(("arguments", "told"), [
    (("--kind", "id_crad"), "id_card"), (("--grid", "70x30", "--labels"), "105x37")])
def test_mistakes_name_what_there_is(case: Path, intake: Intake, arguments: tuple[str, ...], told: str) -> None:
    call = intake("tag", case, *arguments)
    assert call.code == 2
    assert told in call.err


def test_without_a_case_there_is_nothing_to_print(intake: Intake) -> None:
    call = intake("tag")
    assert call.code == 2
    assert "--selftest" in call.err


@pytest.mark.live
def test_a_scan_of_the_print_is_judged_symbol_by_symbol(case: Path, tmp_path: Path, intake: Intake) -> None:
    intake("tag", case, "--kind", "id_card", "--one-side")
    page = office_scan(render(case / "tags.pdf", 200)[0], 3)
    image_pdf([page], tmp_path / "scan.pdf", 200)
    call = intake("tag", "--selftest", tmp_path / "scan.pdf", "--lang", "en")
    assert call.code == 0
    assert call.out.count("pixels a module") == 4
    assert "100 %" not in call.out
    page[:, : page.shape[1] // 2] = 255
    image_pdf([page], tmp_path / "half.pdf", 200)
    call = intake("tag", "--selftest", tmp_path / "half.pdf", "--lang", "en")
    assert call.code == 1
    assert call.out.count("not read") == 2


def test_a_scan_that_cannot_be_read_is_named(tmp_path: Path, intake: Intake) -> None:
    call = intake("tag", "--selftest", tmp_path / "none.pdf")
    assert call.code == 3
    assert "none.pdf" in call.err
