"""Which column of sums is the balance, where titles do not say."""

from __future__ import annotations

from decimal import Decimal

from intake_cli.statements.statement import read_statement
from tests.statements.paper import ROWS, TITLES, page


def test_the_balance_of_a_bad_copy_is_told_by_the_sums_that_follow_though_a_third_were_misread():
    """Its title was misread too, and no entry had a balance, which nothing said."""
    rows = [*ROWS, *([f"2025-03-{day}", "消费", "-1.00", f"{9011 - day:,}.00", "样例超市"] for day in range(12, 20))]
    for index in (2, 5, 8):
        rows[index] = [*rows[index][:3], rows[index][3].replace("9", "3", 1).replace("8,", "6,"), rows[index][4]]
    statement = read_statement("d1", [page([[*TITLES[:3], "账户会塘", TITLES[4]], *rows], unit="px")])
    assert statement.entries[0].balance.value == Decimal("1500.00")


def test_sums_that_never_follow_from_each_other_are_no_balances():
    rows = [[*row[:3], f"{7 * index + 3}.1{index}", row[4]] for index, row in enumerate([*ROWS, *ROWS, *ROWS])]
    statement = read_statement("d1", [page([[*TITLES[:3], "账户会塘", TITLES[4]], *rows], unit="px")])
    assert all(entry.balance is None for entry in statement.entries)


def test_a_wage_among_many_sums_spent_is_money_in_beside_two_balances_and_fees_of_nought():
    """Its column was filled too seldom to count, and that of the fees was taken for it: the wage was 0.00."""
    balance, rows = Decimal("5000.00"), []
    for index in range(40):
        moved = Decimal("800.00") if index == 20 else Decimal(f"-{index + 1}.50")
        balance += moved
        sides = [f"{moved}", ""] if moved > 0 else ["", f"{-moved}"]
        rows.append([f"2025-03-{1 + index // 2:02}", "消费", *sides, f"{balance}", f"{balance}", "0.00"])
    titles = [*TITLES[:2], "收", "付", "账面余额", "可用余额", "手续费"]
    entries = read_statement("d1", [page([titles, *rows])]).entries
    assert [entry.amount.value for entry in entries][19:22] == [Decimal("-20.50"), Decimal("800.00"), Decimal("-22.50")]
