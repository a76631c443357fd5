"""Several accounts in one table: rows are told apart by what they print, and only where the balances agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks.chain import chains_of
from checks.facts import Box
from intake_cli.statements.accounts import balanced
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.entries import raw_entries
from intake_cli.statements.source import Source
from intake_cli.statements.statement import read_statement
from intake_cli.statements.vocabulary import Role
from tests.statements.paper import Blind, page


def rows_of(count, names, first=("1000.00", "50.00")):
    """Entries of two accounts in turns, two of the first and one of the second, with their balances."""
    balances = [Decimal(figure) for figure in first]
    rows = []
    for index in range(count):
        account = 1 if index % 3 == 2 else 0
        amount = Decimal(f"{7 * index + 3}.{index % 10}0") * (-1 if index % 4 == 1 else 1)
        balances[account] += amount
        rows.append([f"2025-03-{index + 1:02}", names[account], "转账", f"{amount}", f"{balances[account]}"])
    return rows


def broken(title, rows):
    statement = read_statement("d1", [page([["交易日期", title, "摘要", "交易金额", "账户余额"], *rows])])
    return len(statement.chains()), [link.entry.row for chain in chains_of(statement) for link in chain.links
                                     if link.difference]


@pytest.mark.parametrize(("title", "names"), [
    ("序号", ("00000", "00001")), ("子账户序号", ("00000", "00001")), ("储种", ("活期", "定期")),
    ("钞汇", ("钞", "汇")), ("币种", ("人民币", "美元")), ("账号", ("6222001", "6222002"))])
def test_balances_follow_one_another_within_an_account(title, names):
    assert broken(title, rows_of(12, names)) == (2, [])


def test_a_changed_amount_is_found_among_several_accounts():
    rows = rows_of(15, ("00000", "00001"))
    rows[6][3] = "8000.00"
    assert broken("序号", rows) == (2, [7])


def test_a_changed_amount_is_no_account_of_its_own():
    """Neither a running number nor the kind of a payment makes a sum right."""
    rows = rows_of(12, ("1", "1"))
    balance = Decimal("1000.00")
    for index, row in enumerate(rows):
        balance += Decimal(row[3])
        row[1], row[4] = str(index + 1), f"{balance}"
    rows[5][3] = "8000.00"
    assert broken("序号", rows) == (1, [6])
    for row in rows:
        row[1] = "进账" if row[0] >= "2025-03-06" else "消费"
    assert broken("交易类型", rows) == (1, [6])


def test_inserted_rows_are_no_account_of_their_own():
    rows = rows_of(12, ("00000", "00000"))
    balance = Decimal("1000.00")
    for row in rows:
        balance += Decimal(row[3])
        row[4] = f"{balance}"
    rows[4:4] = [["2025-03-05", "00001", "代发工资", "8000.00", "9500.00"],
                 ["2025-03-05", "00001", "代发工资", "8000.00", "17500.00"]]
    assert broken("序号", rows)[1]


def test_a_lone_first_deposit_is_an_account_of_its_own():
    rows = rows_of(12, ("00000", "00001"))
    rows[5:5] = [["2025-03-06", "00002", "定期开户", "5000.00", "5000.00"]]
    assert broken("序号", rows) == (3, [])


def test_currencies_tell_accounts_apart_whose_numbers_are_misread():
    rows = [[row[0], f"62990{index}02321748", *row[1:]] for index, row in enumerate(rows_of(12, ("人民币", "美元")))]
    titles = ["交易日期", "账号", "币种", "摘要", "交易金额", "账户余额"]
    statement = read_statement("d1", [page([titles, *rows])])
    assert set(statement.chains()) == {"人民币", "美元"}
    assert [link.entry.row for chain in chains_of(statement) for link in chain.links if link.difference] == []


def in_currencies(changes):
    """Breaks of 40 rows in two currencies, the currency cells of some rows replaced."""
    rows = rows_of(40, ("人民币", "美元"))
    for index, row in enumerate(rows):
        row[0] = f"2025-{3 + index // 20:02}-{index % 20 + 1:02}"
        row[1] = changes.get(index, row[1])
    return broken("币种", rows)


def test_a_currency_that_a_seal_misspells_is_the_one_it_resembles():
    assert in_currencies({20: "4美元"}) == (2, [])


@pytest.mark.parametrize("unread", [[20], [19, 21], [19, 20, 21], [23, 35]])
def test_rows_whose_currency_is_not_read_are_where_the_balances_place_them(unread):
    assert in_currencies(dict.fromkeys(unread, "")) == (2, [])


def test_a_row_whose_currency_is_read_stays_with_it_whatever_the_balances_say():
    assert in_currencies({20: "人民币", 23: "人民币"})[1]


def test_where_many_rows_name_no_account_that_means_something_and_the_balances_are_not_asked():
    bands = (Band(Role.CURRENCY, "币种", 0, 100),)
    source = Source("d1", {1: page([["人民币"]])})
    rows = [TableRow(1, Box(0, 0, 1, 1), {Role.CURRENCY: cell}, ((bands[0], cell),), bands=bands)
            for name in ["人民币", "美元"] * 20 + [""] * 13 for cell in (Cell(name, Box(0, 0, 1, 1), 1.0),)]
    keys = tuple(row.cells[Role.CURRENCY].text for row in rows)
    asked: list[tuple[str, ...]] = []
    assert balanced(raw_entries(rows, source), keys, lambda given: asked.append(given) or 1) == keys
    assert asked == []


def test_the_kind_of_deposit_is_told_beside_the_number_of_a_sub_account():
    rows = [[day, number, kind, "转账", amount, balance] for day, number, kind, amount, balance in (
        ("2025-03-01", "0001", "活期", "100.00", "5,100.00"), ("2025-03-02", "0001", "活期", "-2,000.00", "3,100.00"),
        ("2025-03-02", "0002", "通知存款", "2,000.00", "2,000.00"), ("2025-03-05", "0001", "活期", "50.00", "3,150.00"),
        ("2025-03-08", "0002", "通知存款", "-500.00", "1,500.00"), ("2025-03-09", "0001", "活期", "7.00", "3,157.00"))]
    statement = read_statement("d1", [page([["交易日期", "子账号", "储种", "摘要", "交易金额", "账户余额"], *rows])])
    assert list(statement.chains()) == ["0001|活期", "0002|通知存款"]


def test_rows_whose_currency_a_seal_hides_are_of_the_account_seen_most():
    rows = rows_of(24, ("人民币", "美元"))
    for hidden in (3, 4, 6, 7):
        rows[hidden][1] = ""
    assert broken("币种", rows) == (2, [])


@pytest.mark.parametrize(("hidden", "doubted"), [(True, True), (False, False)])
def test_a_break_beside_a_row_whose_account_could_not_be_read_is_in_doubt(hidden, doubted):
    rows = rows_of(18, ("人民币", "美元"))
    for index in (6, 7) if hidden else ():
        rows[index][1] = ""
    for row in rows[7:]:
        row[4] = row[4] if row[1] == "美元" else f"{Decimal(row[4]) + 100}"
    pixels = page([["交易日期", "币种", "摘要", "交易金额", "账户余额"], *rows], unit="px")
    entry = read_statement("d1", [pixels], reader=Blind()).entries[7]
    assert (entry.amount.evidence.confidence < 0.9) is doubted
