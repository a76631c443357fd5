"""Sums and balances that a statement says in words, alone or beside their figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import BankStatement
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, page


def read(*line: str, reader: str = "text-layer") -> BankStatement:
    statement = read_statement("d1", [replace(page([*HEADER, TITLES, *ROWS, [], [], line]), reader=reader)])
    assert statement is not None
    return statement


@pytest.mark.parametrize("line", [
    ["收入合计（大写）：人民币壹仟贰佰元零伍分"], ["收入合计：9,000.00元 大写：人民币壹仟贰佰元零伍分"],
    ["收入合计（大写）", "壹仟贰佰元零伍分"],
    ["收入合计：", "9,000.00", "大写：", "壹仟贰佰元零伍分"], ["收入合计：9,000.00", "", "大写：壹仟贰佰元零伍分"],
    ["收入合计：人民币壹仟贰佰元零伍分（¥9,000.00）"], ["收入合计：9,000.00元（人民币大写：壹仟贰佰圆零伍分整）"]])
def test_a_sum_is_what_its_words_say(line):
    total, = read(*line).totals
    assert (total.scope, total.of, total.value, total.evidence.confidence) == ("period", "in", Decimal("1200.05"), 1.0)


@pytest.mark.parametrize("line", [
    ["期末余额（大写）：人民币玖拾万零壹佰元整"], ["期末余额：9,000.00元（大写：玖拾万零壹佰元整）"],
    ["期末余额（大写）", "玖拾万零壹佰元整"],
    ["期末余额 9,000.00 大写 玖拾万零壹佰元整"], ["期末余额：玖拾万零壹佰元整（¥9,000.00）"]])
def test_a_balance_is_what_its_words_say(line):
    closing = read(*line).closing
    assert (closing.value, closing.evidence.confidence) == (Decimal("900100.00"), 1.0)


def test_a_balance_that_is_owed_in_words_is_negative():
    assert read("期末余额（大写）：负玖佰元整").closing.value == Decimal("-900.00")


@pytest.mark.parametrize("line", [["收入合计：1,200.00元（大写：壹伍元整）"], ["期末余额：1,200.00（样例元整）"]])
def test_words_that_are_no_number_say_nothing(line):
    statement = read(*line)
    assert [total.value for total in statement.totals] == [Decimal("1200.00")] * line[0].startswith("收")
    assert statement.closing is None


def test_of_words_and_figures_read_from_pixels_the_figures_count():
    statement = read("收入合计：9,000.00元 大写：壹佰元整", "", "", "", "期末余额：9,000.00元（大写：壹佰元整）",
                     reader="cells")
    assert [(total.value, total.evidence.confidence) for total in statement.totals] == [(Decimal("9000.00"), 1.0)]
    assert statement.closing.value == Decimal("9000.00")


def test_words_alone_read_from_pixels_are_in_doubt():
    statement = read("收入合计（大写）：壹佰元整", "", "", "", "期末余额（大写）：壹佰元整", reader="cells")
    total, = statement.totals
    assert (total.value, total.evidence.confidence) == (Decimal("100.00"), UNSURE)
    assert (statement.closing.value, statement.closing.evidence.confidence) == (Decimal("100.00"), UNSURE)
