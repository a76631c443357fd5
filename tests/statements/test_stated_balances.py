"""Lines that say a balance carried over, whose words a narrow column broke."""

from __future__ import annotations

import pytest

from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from tests.statements.paper import HEADER, ROWS, TITLES, page, word


@pytest.mark.parametrize("said", ["期初", "上页"])
@pytest.mark.parametrize("sum_at", [130, 136, 142])
def test_a_balance_carried_over_is_no_entry_though_its_words_are_broken(said: str, sum_at: float) -> None:
    """余额 was read as the begin of the first summary where the sum stood beside 期初, else as an entry."""
    head = page([*HEADER, TITLES], pitch=20).words
    stated = [word(said, 120, 130), word("余额", 120, 142), word("500.00", 320, sum_at)]
    rows = [word(text, 20 + 100 * column, top) for top, row in zip((157, 184, 204, 224), ROWS, strict=True)
            for column, text in enumerate(row) if not (top == 157 and column == 1)]
    first = [word("转账", 120, 157), word("存入", 120, 169)]
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", (*head, *stated, *rows, *first))])
    assert statement is not None
    assert [entry.summary.value for entry in statement.entries if entry.summary] == [row[1] for row in ROWS]
    assert statement.opening is not None
    assert str(statement.opening.value) == "500.00"
