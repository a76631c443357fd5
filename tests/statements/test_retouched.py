"""Words put into a picture, as places of a statement."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import BankStatement, Box
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from tests.statements.paper import ROWS, TITLES, page

HEAD = ["户名：张样例", "账号：6200000000000000001", "打印日期：2025-04-01"]
FOOT = ["扫描程序制作"]


def read(sheet: PageText) -> BankStatement:
    statement = read_statement("d1", [sheet])
    assert statement is not None
    return statement


def retouched(*texts: str) -> PageText:
    sheet = page([HEAD, TITLES, *ROWS, FOOT])
    return replace(sheet, retouched=tuple(word.box for word in sheet.words if word.text in texts))


def test_cells_of_rows_and_words_of_the_head_are_named_with_their_places() -> None:
    amount, balance = ROWS[1][2], ROWS[1][3]
    found = read(retouched(HEAD[0], amount, balance, FOOT[0])).retouched
    assert found is not None
    assert [(place.row, place.quote) for place in found] == [(None, HEAD[0]), (2, amount), (2, balance)]
    assert all(isinstance(place.box, Box) and place.page == 1 for place in found)


def test_pages_that_do_not_tell_are_no_pages_without_changes() -> None:
    assert read(page([HEAD, TITLES, *ROWS])).retouched is None
    assert read(retouched()).retouched == ()
