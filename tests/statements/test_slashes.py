from __future__ import annotations

import pytest

from checks.facts import Box
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import TableRow, cell_of
from intake_cli.statements.slashes import with_slashes, without_lone_strokes
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Word

BAND = Band(Role.COUNTERPARTY, "对方户名/账号", 100.0, 300.0)
SCANNED, DIGITAL = (Source("d1", {1: PageText(1, 600, 800, "px", reader, ())}) for reader in ("cells", "text-layer"))
NUMBER = "6299990647445678743"


def row(name: str, number: str = NUMBER) -> TableRow:
    words = [Word(name, Box(100, 10, 157, 27), 0.93), Word(number, Box(100, 33, 287, 47), 1.0)]
    cell = cell_of(words, [])
    return TableRow(1, cell.box, {BAND.role: cell}, ((BAND, cell),))


@pytest.mark.parametrize("read", ["虞兄弟1", "虞兄弟l", "虞兄弟I", "虞兄弟丨"])
def test_a_stroke_read_as_a_figure_is_one_where_the_column_prints_strokes(read: str) -> None:
    _, mended, _ = with_slashes([row("贾友人/"), row(read), row("甄房东/")], SCANNED)
    cell = mended.cells[Role.COUNTERPARTY]
    assert cell.text.replace(" ", "") == f"虞兄弟/{NUMBER}"
    assert (cell.second or "").replace(" ", "") == f"{read}{NUMBER}"
    assert mended.titled[0][1] is cell


def test_a_stroke_read_as_a_word_of_its_own_is_as_sure_as_the_number() -> None:
    name, stroke, number = (Word(text, Box(x, y, x + 50, y + 14), sure) for text, x, y, sure in
                            [("样例连锁(子虚路店)", 100, 10, 0.95), ("1", 158, 10, 0.4), (NUMBER, 100, 33, 1.0)])
    cell = cell_of([name, stroke, number], [])
    shop = TableRow(1, cell.box, {BAND.role: cell}, ((BAND, cell),))
    mended = with_slashes([row("贾友人/"), row("甄房东/"), shop], SCANNED)[2].cells[Role.COUNTERPARTY]
    assert [(word.text, word.confidence) for word in mended.words[1:]] == [("/", 1.0), (NUMBER, 1.0)]


@pytest.mark.parametrize("others", [["贾友人1", "甄房东1"], ["贾友人", "甄房东"]])
def test_a_column_without_strokes_stays_as_it_was_read(others: list[str]) -> None:
    rows = [row("虞兄弟1"), *map(row, others)]
    assert with_slashes(rows, SCANNED) == rows


def test_a_figure_before_anything_but_a_number_stays() -> None:
    rows = [row("贾友人/"), row("甄房东/"), row("虚构一号店1", "子虚路")]
    assert with_slashes(rows, SCANNED)[2] == rows[2]


def test_what_a_text_layer_says_stays() -> None:
    rows = [row("贾友人/"), row("甄房东/"), row("虞兄弟1")]
    assert with_slashes(rows, DIGITAL) == rows


def lone(text: str) -> TableRow:
    cell = cell_of([Word(text, Box(100, 10, 106, 27), 0.97)], [])
    return TableRow(1, cell.box, {BAND.role: cell}, ((BAND, cell),))


@pytest.mark.parametrize("read", ["1", "L", "7"])
def test_strokes_that_stand_alone_for_a_name_are_those_of_empty_cells(read: str) -> None:
    mended = without_lone_strokes([lone("/"), lone(read), row("贾友人")], SCANNED)[1].cells[Role.COUNTERPARTY]
    assert (mended.text, mended.second) == ("/", read)
    assert without_lone_strokes([lone("/"), lone(read)], DIGITAL)[1].cells[Role.COUNTERPARTY].text == read


def test_one_that_no_other_cell_has_is_in_doubt() -> None:
    cell = without_lone_strokes([lone("1"), row("贾友人")], SCANNED)[0].cells[Role.COUNTERPARTY]
    assert (cell.text, cell.sureness < 0.5) == ("1", True)
