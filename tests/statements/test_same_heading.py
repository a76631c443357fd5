"""Scanned pages of one table lend each other the titles that a blot hides; other tables and text layers keep theirs."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.statements.tables import read_table
from intake_cli.statements.vocabulary import Role
from tests.statements.paper import ROWS, TITLES, line, page, word

SHOWN = [Role.DATE, Role.SUMMARY, Role.AMOUNT, Role.BALANCE, Role.COUNTERPARTY]


def roles_of(first: list[str], second: list[str], unit: str) -> list[Role]:
    """The roles of the second page's columns where rows were read with all of them."""
    table = read_table([page([first, *ROWS], unit=unit), page([second, *ROWS], number=2, unit=unit)])
    assert table is not None
    assert len(table.rows) == 2 * len(ROWS)
    return [band.role for band in table.rows[-1].bands]


def test_a_title_that_one_scanned_page_hides_is_taken_from_the_other() -> None:
    hidden = [TITLES[0], TITLES[1], TITLES[2], "", TITLES[4]]
    assert roles_of(TITLES, hidden, "px") == SHOWN
    assert roles_of(hidden, TITLES, "px") == SHOWN


def test_a_title_that_was_misread_on_one_scanned_page_is_taken_from_the_other() -> None:
    assert roles_of(TITLES, [*TITLES[:4], "寸方广名"], "px") == SHOWN


def test_another_table_keeps_its_own_titles() -> None:
    other = [TITLES[0], "备注", TITLES[3], TITLES[2], "交易渠道"]
    table = read_table([page([TITLES, *ROWS], unit="px"), page([other, *ROWS], number=2, unit="px")])
    assert table is not None
    assert [band.title for band in table.rows[-1].bands] == other


def test_an_unsure_title_counts_as_the_known_one_that_it_nearly_is() -> None:
    nearly = [*TITLES[:3], "账户余毅", TITLES[4]]
    table = read_table([page([nearly, *ROWS], unit="px", confidence=0.8)])
    assert table is not None
    assert [band.role for band in table.bands] == SHOWN


def test_a_title_read_with_its_translation_on_one_page_and_without_on_the_other_is_the_same() -> None:
    foreign = ["TransactionDate", "Abstract", "", "Balance", "PayerAccountName"]
    one = [word(title, 20 + 100 * column, 40) for column, title in enumerate(TITLES) if column != 2]
    one += [word(title, 20 + 100 * column + 25 - 2.5 * len(title), 52) for column, title in enumerate(foreign) if title]
    rows = [each for place, cells in enumerate(ROWS) for each in line(cells, 80 + 20 * place)]
    first = replace(page([], unit="px"), words=(*one, *rows))
    table = read_table([first, page([TITLES, *ROWS], number=2, unit="px")])
    assert table is not None
    assert [band.role for band in table.rows[0].bands] == SHOWN
