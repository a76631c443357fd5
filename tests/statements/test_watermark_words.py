"""Watermarks that run level with the entries they lie under."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.lines import to_lines
from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, SIZE, TITLES, page, word


def test_a_large_word_over_several_lines_is_of_none_of_them() -> None:
    sheet = page([*HEADER, TITLES, *ROWS])
    titles, first = (next(each for each in sheet.words if each.text == text) for text in (TITLES[0], ROWS[0][0]))
    middle = (titles.box.top + first.box.bottom) / 2
    mark = replace(word("样张", 150, 0), box=Box(150, middle - 3 * SIZE, 400, middle + 3 * SIZE))
    texts = [line.text for line in to_lines((*sheet.words, mark))]
    assert " ".join(TITLES) in texts
    statement = read_statement("d1", [replace(sheet, words=(*sheet.words, mark))])
    assert statement is not None
    assert [entry.evidence.quote for entry in statement.entries] == [" ".join(row) for row in ROWS]
