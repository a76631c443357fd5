"""How the figures of a drawn statement are set, as its text layer tells it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from checks.typeset import Face, Typeset
from intake_cli.ocr.text_layer import text_page
from intake_cli.statements.cells import TableRow, cell_of
from intake_cli.statements.statement import read_statement
from intake_cli.statements.typeset import typeset as set_of
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Part
from samples.draw_statement import draw_statement
from samples.hand import Hand, Look
from samples.layouts import LAYOUTS
from samples.statements import sample_ledger
from tests.statements.paper import ROWS as LINES
from tests.statements.paper import TITLES, page, word

ROWS = 45


@cache
def ledger(layout: str):
    return sample_ledger(LAYOUTS[layout], 5, rows=ROWS)


def typeset(folder: Path, layout: str, hand: Hand) -> Typeset:
    draw_statement(ledger(layout), LAYOUTS[layout], folder / "drawn.pdf", hand=hand)
    document = pdfium.PdfDocument(folder / "drawn.pdf")
    pages = [text_page(document, number) for number in range(1, len(document) + 1)]
    statement = read_statement("d1", [page for page in pages if isinstance(page, PageText)])
    assert statement is not None
    return statement.typeset


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_honest_table_has_one_face_and_even_edges(layout: str, tmp_path: Path) -> None:
    found = typeset(tmp_path, layout, Hand())
    assert len(found.faces) == 1
    assert found.faces[0].size == pytest.approx(LAYOUTS[layout].size, abs=0.02)
    assert {page.dpi for page in found.pages} == {None}
    columns = {figure.column for figure in found.figures}
    for column in columns & {"amount", "debit", "credit", "balance"}:
        edges = [figure.last for figure in found.figures if figure.column == column]
        assert max(edges) - min(edges) < 0.1
    assert len(found.figures) >= ROWS


@pytest.mark.parametrize("layout", ["plain", "dense", "newest"])
def test_what_a_hand_sets_otherwise_is_told(layout: str, tmp_path: Path) -> None:
    honest = typeset(tmp_path, layout, Hand())
    style = "kai" if LAYOUTS[layout].font == "sans" else "sans"
    changed = typeset(tmp_path, layout, Hand({(7, "balance"): Look(style), (9, "balance"): Look(right=-3.0, down=1.0),
                                              (11, "balance"): Look(style, only=1)}))
    was, now = ({figure.row: figure for figure in found.figures if figure.column == "balance"}
                for found in (honest, changed))
    usual, other = changed.faces[now[8].face], changed.faces[now[7].face]
    assert (usual.font, usual.digits) == (honest.faces[0].font, "")
    assert (other.font != usual.font, other.size, other.digits) == (True, usual.size, "")
    assert now[9].last - was[9].last == pytest.approx(-3.0, abs=0.05)
    assert now[9].bottom - was[9].bottom == pytest.approx(1.0, abs=0.05)
    assert changed.faces[now[11].face] == Face(other.font, usual.size, now[11].text[1],
                                               f"{usual.font} {usual.size:g}")


def test_a_sum_whose_digits_stand_on_the_next_page_is_set_nowhere() -> None:
    sign, figure = (word(text, 20, top) for text, top in (("-", 700), ("20.00", 40)))
    row = TableRow(1, sign.box, {Role.AMOUNT: cell_of([sign], [figure])}, ())
    assert set_of([row], {1: page([])}).figures == ()


def test_a_figure_under_a_seal_is_set_nowhere() -> None:
    """Its box is that of both inks."""
    drawn = page([TITLES, *LINES], unit="px")
    under = next(word.box for word in drawn.words if word.text == LINES[1][2])
    statement = read_statement("d1", [replace(drawn, sealed=(under,))])
    assert statement is not None
    assert [figure.text for figure in statement.typeset.figures if figure.row == 2] == [LINES[1][0], LINES[1][3]]


def test_texts_are_kept_with_the_face_of_each_part() -> None:
    plain, mixed = word("消费", 20, 40), word("样例㗎店", 200, 40)
    mixed = replace(mixed, font="ABCDEF+SimSun", parts=(Part("样例", "ABCDEF+SimSun", 8.0), Part("㗎", "ExtB", 8.0),
                                                       Part("店", "GHIJKL+SimSun", 8.0)))
    row = TableRow(1, plain.box, {Role.SUMMARY: cell_of([replace(plain, font="SimSun", size=8.0)], []),
                                  Role.COUNTERPARTY: cell_of([mixed], [])}, ())
    found = set_of([row], {1: page([])})
    assert [(text.column, text.text, found.faces[text.face].font) for text in found.texts] == [
        ("summary", "消费", "SimSun"), ("counterparty", "样例店", "SimSun"), ("counterparty", "㗎", "ExtB")]


def test_texts_of_other_columns_are_kept_by_their_titles(tmp_path: Path) -> None:
    found = typeset(tmp_path, "flag", Hand())
    assert {text.column for text in found.texts} == {
        "序号", "交易时间", "summary", "借贷", "交易地点", "对方账号", "counterparty"}
    assert sum(text.column == "序号" for text in found.texts) == ROWS


def test_the_line_of_a_text_is_told_where_it_takes_one_and_has_one_face() -> None:
    plain, below = word("消费", 20, 40), word("门店", 20, 60)
    mixed = replace(word("样例店", 200, 40), parts=(Part("样例", "SimSun", 8.0), Part("店", "ExtB", 8.0)))
    row = TableRow(1, plain.box, {Role.SUMMARY: cell_of([plain], []), Role.COUNTERPARTY: cell_of([mixed], [])}, ())
    wrapped = TableRow(1, plain.box, {Role.SUMMARY: cell_of([plain, below], [])}, ())
    assert [text.bottom for text in set_of([row, wrapped], {1: page([])}).texts] == [plain.box.bottom, None, None, None]
    close = TableRow(1, plain.box, {Role.SUMMARY: cell_of([plain, word("门店", 20, 49.5)], [])}, ())
    assert [text.bottom for text in set_of([close], {1: page([])}).texts] == [None]


def test_a_figure_broken_over_two_lines_and_the_number_of_an_account_are_set_nowhere() -> None:
    """Beside figures of a line alone one seemed to stand off its row's and to be spaced otherwise, the other out of its
    column."""
    broken = word("28,810.41", 100, 10)
    below = replace(broken.box, top=broken.box.bottom, bottom=2 * broken.box.bottom - broken.box.top)
    balance = cell_of([replace(broken, lines=(broken.box, below))], [])
    credit = cell_of([word("6217398141544378636", 200, 10)], [])
    row = TableRow(1, balance.box, {Role.BALANCE: balance, Role.CREDIT: credit}, ())
    assert set_of([row], {1: page([])}).figures == ()


def test_a_sum_and_a_text_run_together_are_set_nowhere() -> None:
    cell = cell_of([word("77990汇款", 100, 10)], [])
    assert set_of([TableRow(1, cell.box, {Role.BALANCE: cell}, ())], {1: page([])}).figures == ()


def test_the_star_of_a_seal_is_no_text_of_a_cell() -> None:
    cell = cell_of([replace(word("消费", 20, 40), font="SimSun", size=8.0), replace(word("★", 40, 40), size=16.5)], [])
    found = set_of([TableRow(1, cell.box, {Role.SUMMARY: cell}, ())], {1: page([])})
    assert [text.text for text in found.texts] == ["消费"]


def test_strokes_between_columns_are_no_part_of_figures() -> None:
    cell = cell_of([word("76.44", 100, 10), word("|", 140, 10)], [])
    row = TableRow(1, cell.box, {Role.AMOUNT: cell}, ())
    figure, = set_of([row], {1: page([])}).figures
    assert (figure.text, figure.right) == ("76.44", 125)


def test_a_row_reaches_down_to_the_end_of_the_note_below_it() -> None:
    """Else a row without a note stands nearer to the next one than any other does, and seems put in."""
    note = ["", "对方:江苏样例供应链管理有限公司 3205*********5496"]
    statement = read_statement("d1", [page([TITLES, LINES[0], note, LINES[1], LINES[2], note, LINES[3]])])
    assert statement is not None
    first, second, third, _ = statement.typeset.rows
    assert [row.bottom - row.top for row in (first, second, third)] == [30.0, 10.0, 30.0]


def test_room_around_characters_between_digits_is_no_pitch_of_theirs() -> None:
    """9月23日: a digit stands further from 月 than from another digit."""
    rows = [[f"{number}月{20 + number}日", *cells[1:]] for number, cells in enumerate((*LINES, *LINES), 1)]
    wide = [replace(each, edges=tuple(edge + (2.0 if each.text[at:at + 1] == "月" else 0.0)
                                      for at, edge in enumerate(each.edges))) if "月" in each.text else each
            for each in page([["起止日期: 2025-01-01 至 2025-12-31"], TITLES, *rows]).words]
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", tuple(wide))])
    assert statement is not None
    assert {figure.pitch for figure in statement.typeset.figures if figure.column == "date"} <= {0.0, 5.0}


def test_a_row_reaches_as_far_as_the_lines_of_its_broken_day() -> None:
    """A row whose day is broken over two lines seemed as low as one without, and others to be squeezed."""
    words = [each for row, cells in enumerate(LINES) for each in page([["", *cells[1:]]]).words
             for each in [replace(each, box=replace(each.box, top=100 + 40 * row, bottom=110 + 40 * row))]]
    halves = [word(text, 20, 94 + 40 * row + 12 * place) for row in range(len(LINES))
              for place, text in enumerate(("2025-03-", f"{row + 11}"))]
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", (
        *page([TITLES]).words, *words, *halves))])
    assert statement is not None
    assert [(row.top, row.bottom) for row in statement.typeset.rows] == [
        (94 + 40 * row, 116 + 40 * row) for row in range(len(LINES))]
