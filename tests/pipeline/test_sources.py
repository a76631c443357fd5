"""One small statement in every form in which it may come: each gives the same rows, and says how it was read."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from checks.facts import BankStatement
from intake_cli.case.files import loose_inputs
from intake_cli.pipeline.reading import Reader
from samples.degrade import image_pdf, render
from samples.layouts import LAYOUTS
from samples.statements import sample_ledger, write_statement
from tests.conftest import Intake
from tests.pipeline.test_explain import Silent

PASSWORD = "样例-123"
Rows = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def digital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = LAYOUTS["plain"]
    return write_statement(tmp_path_factory.mktemp("digital"), layout, sample_ledger(layout, 3, rows=25))[0]


def rows_of(path: Path, out: Path, intake: Intake, *more: object) -> tuple[Rows, str]:
    """Dates, amounts and balances that are read from ``path``, and what the screen shows."""
    call = intake("ocr", path, "--csv", out, *more)
    assert call.code == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        return [(row["date"], row["amount"], row["balance"]) for row in csv.DictReader(stream)], call.out


@cache
def seen(digital: Path) -> BankStatement:
    """The digital statement as read: what every other form of it must give."""
    statement = Reader().read(loose_inputs([digital]).files, Silent())[0].statement
    assert statement is not None
    assert len(statement.entries) == 25
    return statement


@pytest.fixture
def truth(digital: Path) -> Rows:
    return [(str(entry.day), str(entry.amount and entry.amount.value), str(entry.balance and entry.balance.value))
            for entry in seen(digital).entries]


def picture(digital: Path) -> Image.Image:
    """The page down to its tenth row, which is enough."""
    last, following = (entry.evidence.box for entry in seen(digital).entries[9:11])
    assert last is not None
    assert following is not None
    height = round((last.bottom + following.top) / 2 * 200 / 72)
    return Image.fromarray(render(digital, 200)[0][:height, :, ::-1])


def as_tiff(digital: Path, folder: Path) -> Path:
    """Two pages in one TIFF as a fax machine packs them, the second upside down."""
    page = picture(digital).convert("1")
    page.save(folder / "a.tif", compression="group4", dpi=(200, 200), save_all=True,
              append_images=[page.rotate(180)])
    return folder / "a.tif"


def as_png(digital: Path, folder: Path) -> Path:
    picture(digital).save(folder / "a.png", dpi=(200, 200))
    return folder / "a.png"


def as_jpeg(digital: Path, folder: Path) -> Path:
    """A picture that lies on its side and says so."""
    exif = Image.Exif()
    exif[0x0112] = 6
    picture(digital).rotate(90, expand=True).save(folder / "a.jpg", quality=85, dpi=(200, 200), exif=exif)
    return folder / "a.jpg"


def as_scan(digital: Path, folder: Path) -> Path:
    image_pdf(render(digital, 200), folder / "a.pdf", 200)
    return folder / "a.pdf"


def garbled(digital: Path, folder: Path) -> Path:
    """A PDF whose fonts show the page and say nothing of it: every code means a private character."""
    with pikepdf.open(digital) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                ranges = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <E000> "
                item.ToUnicode = pdf.make_stream(b"begincmap " + ranges + b"endbfrange endcmap")
        pdf.save(folder / "a.pdf")
    return folder / "a.pdf"


@pytest.mark.parametrize(("make", "said"), [
    (as_png, "pixels, 200 dpi"), (as_jpeg, "pixels, 200 dpi"), (as_scan, "there is no text layer"),
    (garbled, "the text layer is garbled")])
def test_pictures_give_the_same_rows(digital: Path, tmp_path: Path, truth: Rows, intake: Intake,
                                     make: Callable[[Path, Path], Path], said: str) -> None:
    rows, shown = rows_of(make(digital, tmp_path), tmp_path / "rows.csv", intake)
    assert rows == truth[:len(rows)]
    assert len(rows) in (10, 25)
    assert "p. 1: pixels" in shown
    assert said in shown


def test_a_tiff_of_several_pages(digital: Path, tmp_path: Path, truth: Rows, intake: Intake) -> None:
    rows, shown = rows_of(as_tiff(digital, tmp_path), tmp_path / "rows.csv", intake)
    assert rows == truth[:10] * 2
    assert "p. 1-2: pixels" in shown


def test_a_locked_pdf(digital: Path, tmp_path: Path, truth: Rows, intake: Intake) -> None:
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(digital) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD))
    ours, theirs = os.pipe()
    os.write(theirs, PASSWORD.encode())
    os.close(theirs)
    rows, _ = rows_of(locked, tmp_path / "rows.csv", intake, "--password-fd", ours)
    assert rows == truth
