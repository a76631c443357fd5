"""What the translation under a heading tells of titles that were not read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.tables import read_table
from intake_cli.statements.vocabulary import Role
from tests.statements.paper import ROWS, TITLES, line, page, word

FOREIGN = ["TransDate", "Abstract", "TransAmt", "Balance", "CounterpartyName"]


@pytest.mark.parametrize(("read", "translated", "last"), [
    ("科方广名", "CounterpartyName", Role.COUNTERPARTY), ("科方广名", "CounterpartyBank", Role.OTHER),
    ("科方广名", "Balance", Role.OTHER), ("柜员", "CounterpartyName", Role.CHANNEL)])
def test_a_title_that_a_seal_left_unread_is_told_by_its_translation(read: str, translated: str, last: Role) -> None:
    """The translation takes more lines than a heading is looked for in."""
    titles = [word("序号", 20, 40), *line(["", *TITLES[:4], read], 46, confidence=0.5)]
    wrapped = [word("Serial", 20, 54), word("Num", 20, 66)]
    below = [word(text, 120 + 100 * column, 60) for column, text in enumerate([*FOREIGN[:4], translated])]
    rows = [each for place, cells in enumerate(ROWS) for each in line([str(place + 1), *cells], 90 + 20 * place)]
    table = read_table([replace(page([], unit="px"), words=(*titles, *wrapped, *below, *rows))])
    assert table is not None
    assert [band.role for band in table.bands[1:]] == [Role.DATE, Role.SUMMARY, Role.AMOUNT, Role.BALANCE, last]
