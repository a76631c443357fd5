"""Pictures of what was found: every mark in its place, on scans and on digital pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from checks.facts import Field
from intake_cli.case.files import loose_inputs
from intake_cli.codec import encode
from intake_cli.pipeline.explain import explain
from intake_cli.pipeline.explain_draw import draw_pages
from intake_cli.pipeline.explain_marks import SHAPES, Mark, marks_of
from intake_cli.pipeline.explain_pen import HEAD, LOOKS, MARGIN, Pen
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.reading import Reader
from intake_cli.statements.printed import PrintedTable
from intake_cli.words import Corners, PageText
from tests.conftest import Intake
from tests.pipeline.test_spreadsheets import EXPORT


class Silent:
    def expect(self, more: int) -> None: ...

    def step(self, detail: str = "") -> None: ...


@pytest.fixture(scope="module")
def paper(statement: Path) -> Paper:
    return Reader().read(loose_inputs([statement]).files, Silent())[0]


def test_every_mark_is_made(paper: Paper) -> None:
    marks = marks_of([paper], "zh", 0.9)
    assert list(marks) == [1, 2]
    found = Counter(mark.shape for page in marks.values() for mark in page)
    assert paper.table is not None
    assert found["row"] == 60
    assert found["cell"] == sum(len(row.cells) for row in paper.table.rows)
    assert found["band"] == 2 * len(paper.table.columns)
    assert found["word"] == sum(len(page.words) for page in paper.pages)
    assert found["doubt"] == found["unplaced"] == 0
    assert {"户名", "卡号或账号", "起始日期, 截止日期", "页码 1/2"} <= {
        mark.label for mark in marks[1] if mark.shape == "field"}
    assert [mark.label for mark in marks[1] if mark.shape == "band"][:2] == ["交易日期\ndate", "币种\ncurrency"]
    assert [SHAPES.index(mark.shape) for mark in marks[1]] == sorted(SHAPES.index(mark.shape) for mark in marks[1])


def test_a_doubtful_cell_says_how_sure_it_is_and_what_else_was_read(paper: Paper) -> None:
    assert paper.table is not None
    first, *rows = paper.table.rows
    cell = replace(first.cells[0], confidence=0.61, second="2025-02-17")
    table = replace(paper.table, rows=(replace(first, cells=(cell, *first.cells[1:])), *rows))
    marks = marks_of([replace(paper, raw_table=encode(table, PrintedTable))], "zh", 0.9)
    assert [(mark.label, mark.edges) for mark in marks[1] if mark.shape == "doubt"] == [
        ("0.61 / 2025-02-17", cell.place)]


def test_a_cell_on_another_page_than_its_row_is_marked_there(paper: Paper) -> None:
    assert paper.table is not None
    first, *rows = paper.table.rows
    cell = replace(first.cells[0], confidence=0.61, page=2)
    table = replace(paper.table, rows=(replace(first, cells=(cell, *first.cells[1:])), *rows))
    marks = marks_of([replace(paper, raw_table=encode(table, PrintedTable))], "zh", 0.9)
    assert [[mark.edges for mark in marks[page] if mark.shape == "doubt"] for page in (1, 2)] == [[], [cell.place]]


def test_a_page_without_a_table_shows_its_words(paper: Paper) -> None:
    bare = marks_of([replace(paper, raw_table=None, statement=None)], "zh", 0.9)
    assert {mark.shape for page in bare.values() for mark in page} == {"word"}
    assert paper.statement is not None
    assert paper.statement.holder is not None
    holder: Field[str] = paper.statement.holder
    shown = marks_of([replace(paper, raw_table=None, statement=None, fields={"holder": holder})], "zh", 0.9)
    assert [mark.label for mark in shown[1] if mark.shape == "field"] == ["户名"]


def corners(left: float, top: float, right: float, bottom: float) -> Corners:
    return Mark("cell", (left, top, right, bottom)).corners(None)


def test_marks_lie_where_the_page_was_read(statement: Path, tmp_path: Path) -> None:
    marks = {"1": [("doubt", corners(50, 100, 300, 160), "")]}
    items = list(draw_pages(statement, {"folder": str(tmp_path), "marks": marks, "legend": [], "first": 1, "last": 1}))
    assert [item["page"] for item in items] == [1]
    with Image.open(tmp_path / items[0]["file"]) as picture:
        assert picture.format == "PNG"
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    orange = np.abs(pixels - LOOKS["doubt"].colour).sum(axis=2) < 60
    ys, xs = np.nonzero(orange)
    scale = 150 / 72
    assert (xs.min(), xs.max()) == pytest.approx((50 * scale + MARGIN, 300 * scale + MARGIN), abs=4)
    assert (ys.min(), ys.max()) == pytest.approx((100 * scale + HEAD, 160 * scale + HEAD), abs=4)


def test_marks_of_a_straightened_page_lean_as_the_page_does() -> None:
    page = PageText(1, 400, 400, "px", "cells", (), affine=(0.0, -1.0, 200.0, 1.0, 0.0, 0.0))
    assert Mark("cell", (10, 20, 30, 40)).corners(page)[0] == (180, 10)
    assert Mark("field", (10, 20, 30, 40), level=False).corners(page)[0] == (10, 20)


def test_marks_of_a_sheet_that_did_not_lie_flat_lie_where_its_words_do() -> None:
    bent = ((0.0, 0.0), (100.0, 30.0), (200.0, 0.0)), ((0.0, 200.0), (100.0, 230.0), (200.0, 200.0))
    page = PageText(1, 200, 200, "px", "cells", (), affine=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0), grid=bent)
    assert Mark("cell", (50, 100, 100, 110)).corners(page)[:2] == ((50.0, 115.0), (100.0, 130.0))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_drawn_and_named(shape: str) -> None:
    pen = Pen(Image.new("RGB", (300, 200), "white"), 1.0)
    pen.draw(shape, corners(20, 60, 200, 60 if shape == "rule" else 90), "0.61 / 样例")
    picture = pen.finished([(shape, "图例")])
    assert picture.height > 200
    above, below = picture.crop((0, HEAD, 300, 200 + HEAD)), picture.crop((0, 200 + HEAD, *picture.size))
    assert above.convert("L").getextrema()[0] < 200
    assert below.convert("L").getextrema()[0] < 200


def test_doubt_differs_without_colour() -> None:
    """Stripes: a reader who sees no colours tells it from a sure cell."""
    def grey(shape: str) -> np.ndarray:
        pen = Pen(Image.new("RGB", (300, 200), "white"), 1.0)
        pen.draw(shape, corners(20, 60, 200, 90), "")
        return np.asarray(pen.picture.convert("L"))[65 + HEAD:85 + HEAD, 30 + MARGIN:190 + MARGIN]

    assert grey("doubt").std() > 5
    assert grey("cell").std() < 1


def test_a_folder_gets_a_picture_a_page(statement: Path, tmp_path: Path, intake: Intake) -> None:
    other = tmp_path / statement.name
    other.write_bytes(statement.read_bytes())
    call = intake("ocr", statement, other, "--explain", tmp_path / "out")
    assert call.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "plain-d2-p001.png", "plain-d2-p002.png", "plain-p001.png", "plain-p002.png"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "out").iterdir())


def test_statements_of_one_file_share_its_pictures(paper: Paper, tmp_path: Path) -> None:
    first, second = (replace(paper, id=name, raw=(page,)) for name, page in zip(("d1", "d1.2"), paper.raw, strict=True))
    drawn = explain([first, second], tmp_path, "zh", 0.9)
    assert [path.name for path in drawn.files] == ["plain-p001.png", "plain-p002.png"]


def test_a_pdf_gets_all_pages(statement: Path, tmp_path: Path, intake: Intake) -> None:
    out = tmp_path / "out.pdf"
    assert intake("ocr", statement, "--explain", out).code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 2
        assert float(pdf.pages[0].mediabox[2]) > 595


def test_a_spreadsheet_has_no_page(tmp_path: Path, intake: Intake) -> None:
    export = tmp_path / "流水.csv"
    export.write_text(EXPORT, encoding="utf-8")
    call = intake("ocr", export, "--explain", tmp_path / "out.pdf")
    assert call.code == 0
    assert "spreadsheet" in call.err
    assert not (tmp_path / "out.pdf").exists()


def test_pictures_in_a_case_are_no_papers_of_it(statement: Path, tmp_path: Path, intake: Intake) -> None:
    case = tmp_path / "case"
    assert intake("new", case, "--product", "salary-loan").code == 0
    (case / "personal_statement.pdf").write_bytes(statement.read_bytes())
    assert intake("ocr", case, "--explain", case / "seen.pdf").code == 0
    assert intake("ocr", case, "--explain", case / "seen").out.count("── ") == 1


def test_a_picture_that_cannot_be_drawn_is_a_trouble(paper: Paper, tmp_path: Path) -> None:
    gone = replace(paper, source=replace(paper.source, path=tmp_path / "gone.pdf"))
    drawn = explain([gone], tmp_path / "out", "zh", 0.9)
    assert drawn.files == ()
    assert drawn.troubles
