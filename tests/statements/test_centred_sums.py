"""Tables of wallets whose cells take two lines, around whose middle the sums stand: no line shows a day and a sum."""

from __future__ import annotations

from decimal import Decimal

from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from tests.statements.paper import word

TITLES = (("收/支", 20.0), ("交易对方", 80.0), ("金额", 300.0), ("交易订单号", 370.0), ("交易时间", 500.0))
SUMS = ["43.22", "234.50", "96.89", "1132.48", "211.39"]
PITCH, END = 40.0, 367.0


def test_sums_between_the_lines_of_their_row_and_beside_their_title_are_its() -> None:
    words = [word(title, left, 40.0) for title, left in TITLES]
    for place, said in enumerate(SUMS):
        top = 70.0 + PITCH * place
        words += [word("3760491099253622", 370.0, top), word(f"2025-03-{19 - place}", 500.0, top),
                  word("支出", 20.0, top + 7), word("样例超市", 80.0, top + 7),
                  word(said, END - 5.0 * len(said), top + 7), word("50677119", 370.0, top + 14),
                  word("09:59:47", 500.0, top + 14)]
    found = read_statement("d1", [PageText(1, 620, 880, "pt", "text-layer", tuple(words))])
    assert [entry.amount.value for entry in found.entries] == [-Decimal(said) for said in SUMS]
    assert [entry.day.day for entry in found.entries] == [19, 18, 17, 16, 15]
