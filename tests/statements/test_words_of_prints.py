"""Words that banks print and programs write: titles, units, balances carried over, cells that hold nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, line, page, word


def read(rows, titles=TITLES):
    return read_statement("d1", [page([*HEADER, titles, *rows])])


def test_a_unit_with_a_colon_behind_a_title_is_no_label():
    rows = [[*row[:2], *(("", row[2][1:]) if row[2][0] == "-" else (row[2], "")), *row[3:]] for row in ROWS]
    entries = read(rows, [*TITLES[:2], "增加（单位：元）", "减少（单位：元）", "结余（单位：元）", TITLES[4]]).entries
    assert [entry.amount.value for entry in entries] == [Decimal(row[2].replace(",", "")) for row in ROWS]
    assert [entry.counterparty.value for entry in entries] == [row[4] for row in ROWS]
    assert all(entry.amount.evidence.confidence == 1 for entry in entries)


@pytest.mark.parametrize("title", ["注释", "款项性质", "业务性质", "Narration"])
def test_what_an_entry_is_under_other_titles(title):
    titles = [TITLES[0], "备注", title, *TITLES[2:]]
    entries = read([[row[0], "样例附言", *row[1:]] for row in ROWS], titles).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in ROWS]


def test_places_of_a_print_are_no_party():
    titles = [*TITLES[:2], "交易地", *TITLES[2:4], "交易终端", "操作员"]
    entries = read([[*row[:2], "样例支行", *row[2:4], "手机", "12345"] for row in ROWS], titles).entries
    assert [(entry.summary.value, entry.counterparty) for entry in entries] == [(row[1], None) for row in ROWS]


def test_titles_in_traditional_characters():
    rows = [[row[0], row[1], row[2] if row[2][0] == "-" else f"+{row[2]}", row[4]] for row in ROWS]
    entries = read(rows, ["記賬日", "進支詳情", "交易金額", "往來單位"]).entries
    assert [entry.counterparty.value for entry in entries] == [row[4] for row in ROWS]
    assert [entry.summary.value for entry in entries] == [row[1] for row in ROWS]


@pytest.mark.parametrize("words", ["承前結餘", "承上結餘", "上期結餘", "承上页", "轉下結餘", "结转下期", "B/F BALANCE"])
def test_a_balance_carried_over_on_a_dated_line_is_no_entry(words):
    carried = ["2025-03-01", words, "", "500.00", ""]
    assert len(read([carried, *ROWS]).entries) == len(ROWS)


@pytest.mark.parametrize("empty", ["NULL", "null", "N/A", "None"])
def test_what_programs_write_for_nothing_is_nothing(empty):
    rows = [[*row[:4], row[4] if index else empty] for index, row in enumerate(ROWS)]
    parties = [entry.counterparty and entry.counterparty.value for entry in read(rows).entries]
    assert parties == [None, *(row[4] for row in ROWS[1:])]


@pytest.mark.parametrize("day", ["", "2025-03-01"])
def test_a_balance_carried_over_whose_words_stand_on_two_lines_is_no_entry(day):
    """B/F above BALANCE, with the sum between them: no line says both."""
    drawn = page([*HEADER, TITLES])
    top = max(each.box.bottom for each in drawn.words) + 14
    cell = [word("B/F", 120, top), *line([day, "", "", "500.00", ""], top + 6), word("BALANCE", 120, top + 12)]
    rows = [each for index, row in enumerate(ROWS) for each in line(row, top + 32 + 20 * index)]
    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, *cell, *rows))])
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]
    assert [total.value for total in statement.totals if total.of == "carried"] == [Decimal(500)]
