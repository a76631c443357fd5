"""Facts come back as they went."""

from __future__ import annotations

import json
from datetime import date, time
from decimal import Decimal

import pytest

from checks.facts import BankStatement, Box, Entry, Evidence, Field, Order, PrintedDate, Side, Total
from intake_cli.codec import decode, encode
from intake_cli.words import PageText, Word

PLACE = Evidence("d1", 1, Box(1.5, 2.0, 3.25, 4.0), "1,000.00", 0.93, row=1, second="7,000.00")


def test_a_statement_survives() -> None:
    entry = Entry(1, PLACE, Field(PrintedDate("2025-02-30", None, True), PLACE), Field(Decimal("-1000.00"), PLACE),
                  Field(Decimal("0.10"), PLACE), Field(Side.OUT, PLACE), Field(time(9, 30), PLACE),
                  Field("消费", PLACE), chain="CNY")
    statement = BankStatement("d1", "personal", (entry,), PLACE, start=Field(PrintedDate("2025-01-01",
                              date(2025, 1, 1)), PLACE), order=Order.DESCENDING,
                              totals=(Total("page", "in", Decimal("0"), PLACE),))
    data = json.loads(json.dumps(encode(statement, BankStatement)))
    back = decode(BankStatement, data)
    assert back == statement
    assert isinstance(back.entries[0].amount, Field)
    assert back.entries[0].amount.value.as_tuple() == Decimal("-1000.00").as_tuple()
    assert back.entries[0].side is not None
    assert back.entries[0].side.value is Side.OUT


def test_a_page_survives() -> None:
    page = PageText(1, 595.0, 842.0, "pt", "text-layer", (Word("张样例", Box(0, 0, 1, 1), edges=(0.0, 0.5)),),
                    quality={"sharpness": 0.5})
    assert decode(PageText, json.loads(json.dumps(encode(page, PageText)))) == page


@pytest.mark.parametrize("data", [None, [], {"number": 1}, {"number": "x"}])
def test_what_is_not_of_the_form_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="validation error"):
        decode(PageText, data)
