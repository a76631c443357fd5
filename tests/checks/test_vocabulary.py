"""What words mean."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import checks
from checks.facts import Entry
from checks.vocabulary import (
    Channel,
    channel_of,
    is_account_closing,
    is_income,
    is_interest_settlement,
    is_reversal,
    mentions_interest,
    normalised,
    speaks_of,
)
from tests.checks.builders import HOLDER, Line, entries


def entry(summary: str = "", amount: str = "1.00", counterparty: str = "", channel: str = "") -> Entry:
    made, = entries([Line("2025-03-03", amount, summary, counterparty, channel)])
    return made


def test_every_listed_word_is_as_the_search_expects_it() -> None:
    lists = tomllib.loads((Path(checks.__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))
    for name, words in lists.items():
        assert len(set(words)) == len(words), name
        for word in words:
            assert normalised(word) == word, word
            assert speaks_of(name, f"某{word}某")


def test_kangxi_radicals_and_blanks_do_not_hide_a_word() -> None:
    assert normalised("利 息\n⼊⾦") == "利息入金"
    assert mentions_interest(entry("利 息"))


@pytest.mark.parametrize(("words", "expected"), [
    ("结息", True), ("批量业务", True), ("Interest", True), ("理财利息", False), ("贷款利息", False), ("利息税", False),
    ("转账", False)])
def test_interest(words: str, expected: bool) -> None:
    assert mentions_interest(entry(words)) is expected


@pytest.mark.parametrize(("summary", "channel", "counterparty", "expected"), [
    ("结息", "", "", Channel.ELECTRONIC), ("手续费", "柜面", "", Channel.ELECTRONIC),
    ("代扣税款", "", "", Channel.ELECTRONIC),
    ("转账", "网银", "", Channel.ELECTRONIC), ("超级网银", "", "", Channel.ELECTRONIC),
    ("小额支付", "", "", Channel.ELECTRONIC),
    ("BEPS", "", "", Channel.ELECTRONIC), ("IBPS", "", "", Channel.ELECTRONIC),
    ("货款", "", "财付通支付科技", Channel.ELECTRONIC),
    ("贷款还本", "", "", Channel.ELECTRONIC), ("转账", "柜面", "财付通", Channel.COUNTER),
    ("现金存入", "", "", Channel.COUNTER),
    ("转账支票", "", "", Channel.COUNTER), ("银行汇票", "", "", Channel.COUNTER), ("托收", "", "", Channel.COUNTER),
    ("大额支付", "网银", "", Channel.COUNTER), ("HVPS", "", "", Channel.COUNTER),
    ("电子商业汇票", "", "", Channel.ELECTRONIC),
    ("现金管理归集", "", "", Channel.ELECTRONIC), ("货款", "", "样例公司", Channel.UNCLEAR),
    ("", "", "", Channel.UNCLEAR)])
def test_channels(summary: str, channel: str, counterparty: str, expected: Channel) -> None:
    assert channel_of(entry(summary, counterparty=counterparty, channel=channel)) is expected


def test_reversal_and_closing() -> None:
    assert is_reversal(entry("消费冲正"))
    assert not is_reversal(entry("消费"))
    assert is_account_closing(entry("销户结息"))
    assert not is_account_closing(entry("结息"))


@pytest.mark.parametrize(("counterparty", "by_bank"), [
    ("", True), ("-", True), ("1", True), ("某某银行", True), ("某甲", False), ("李", True)])
def test_bare_interest_is_the_banks_where_nobody_else_is_named(counterparty: str, by_bank: bool) -> None:
    assert is_interest_settlement(entry("利息", counterparty=counterparty)) is by_bank


@pytest.mark.parametrize(("summary", "amount", "counterparty", "expected"), [
    ("转账", "1.00", "某甲", True), ("工资", "1.00", "", True), ("转账", "-1.00", "某甲", False),
    ("转账", "", "某甲", False),
    ("转存", "1.00", "某甲", True), ("定期转存", "1.00", "", False), ("自动转存", "1.00", "", False),
    ("转账", "1.00", HOLDER, False), ("结息", "1.00", "", False), ("理财赎回", "1.00", "", False),
    ("冲正", "1.00", "", False), ("养老金", "1.00", "某市社会保险基金管理中心", True),
    ("赎回", "1.00", "某某基金管理有限公司", False)])
def test_income(summary: str, amount: str, counterparty: str, expected: bool) -> None:
    assert is_income(entry(summary, amount, counterparty), HOLDER) is expected
