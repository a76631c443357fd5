"""A credit card's bill is no statement of an account; a statement that names a card is."""

from __future__ import annotations

from pathlib import Path

from intake_cli.codec import encode
from intake_cli.fields.read import read_fields
from intake_cli.statements.stage import NOTHING, assemble
from intake_cli.words import PageText
from tests.statements.paper import HEADER, ROWS, TITLES, page

BILL = [
    ["样例银行信用卡对账单"], ["持卡人: 张样例", "", "卡号: 6222****1234"],
    ["信用额度: 50,000.00", "", "最低还款额: 345.68"], ["到期还款日: 2025-03-25"],
    ["交易日", "记账日", "交易摘要", "交易金额", "人民币金额"],
    *[[row[0], row[0], row[4], row[2], row[2]] for row in ROWS]]


def items(drawn):
    return list(assemble(Path("none.pdf"), {"document": "d1", "pages": [encode(drawn, PageText)]}))


def test_a_bill_gives_no_entries_but_says_what_it_is():
    assert items(page(BILL)) == [NOTHING]
    fields, _ = read_fields("d1", "other", [page(BILL)])
    assert fields["card_bill"].value.startswith("样例银行信用卡")


def test_an_account_from_which_a_card_is_paid_is_a_statement():
    rows = [*ROWS, ["2025-03-11", "信用卡还款", "-100.00", "8,900.00", "信用卡对账单最低还款"]]
    drawn = page([*HEADER, ["信用额度: 0.00", "", "到期还款日: 无"], TITLES, *rows])
    assert len(items(drawn)[0]["statement"]["entries"]) == 5
    assert "card_bill" not in read_fields("d1", "other", [page([*HEADER, TITLES, *ROWS])])[0]
