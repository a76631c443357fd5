"""STM-16."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import Line, judged, six_months, statement, text

ACCOUNT = "6200000000000012345"


def transfers(*names: str, account: str = ACCOUNT, summary: str = "转账存入", channel: str = "手机银行",
              reader: str = "") -> BankStatement:
    """One transfer for each name, all on one account."""
    subject = statement([Line(f"2025-03-{n:02}", "812.34", summary, name, channel) for n, name in enumerate(names, 3)])
    rows = []
    for entry in subject.entries:
        place = replace(entry.evidence, reader=reader)
        named = text(entry.counterparty.value, place) if entry.counterparty else None
        rows.append(replace(entry, counterparty=named, counterparty_account=text(account, place)))
    return replace(subject, entries=tuple(rows))


def said(*names: str, **how: str) -> list[tuple[Kind, str]]:
    return [(found.kind, found.code) for found in judged("STM-16", transfers(*names, **how))]


def test_two_people_on_one_account_fail_with_both_rows() -> None:
    found, = judged("STM-16", transfers("孙样友", "孙样友", "冯示亲"))
    assert (found.kind, found.values["count"], found.values["rows"]) == (Kind.FAIL, "2", "1-3")
    assert found.values["names"] == "孙样友, 冯示亲"
    assert [place.row for place in found.evidence] == [3, 3, 1, 1]


def test_firms_that_follow_each_other_on_one_account_are_for_a_person_unless_one_comes_back() -> None:
    old, new = "样例市恒拟电子有限公司", "示范市达通服装有限公司"
    assert said(old, old, new) == [(Kind.REVIEW, "renamed")]
    assert said(old, new, old) == [(Kind.FAIL, "names")]
    assert said(old, "孙样友") == [(Kind.FAIL, "names")]


@pytest.mark.parametrize("names", [
    ("孙样友", "孙 样友"), ("样例贸易有限公司", "样例贸易有限"), ("样例贸易有限公司", "样例贸易有限责任公司"),
    ("孙样友", "孙*友"), ("样例电影城", "样例电影城(示范店)")])
def test_forms_of_one_name_pass(names: tuple[str, ...]) -> None:
    assert said(*names) == []


@pytest.mark.parametrize(("names", "how"), [
    (("样例便利店", "示例书屋"), {"summary": "快捷支付"}), (("样例便利店", "示例书屋"), {"channel": "POS"}),
    (("支付宝-样例店", "支付宝-示例书屋"), {}), (("样例银行待清算", "孙样友"), {}),
    (("孙样友", "冯示亲"), {"account": "2433001"}),
    (("孙样友", "冯示亲"), {"account": "62000****2345"}), (("孙样友", "冯示亲"), {"account": "fkzj@example.com"})])
def test_who_settles_for_many_is_innocent(names: tuple[str, ...], how: dict[str, str]) -> None:
    assert said(*names, **how) == []


def test_from_pixels_a_person_decides_where_the_account_may_be_that_of_the_row_beside_it() -> None:
    assert said("孙样友", "冯示亲", reader="rapidocr") == [(Kind.REVIEW, "names")]
    subject = transfers("孙样友", "钱例友", "冯示亲", reader="rapidocr")
    between = subject.entries[1]
    for other, kind in (("6200000000000054321", Kind.FAIL), ("", Kind.REVIEW)):
        account = text(other, between.evidence) if other else None
        rows = (subject.entries[0], replace(between, counterparty_account=account), subject.entries[2])
        found, = judged("STM-16", replace(subject, entries=rows))
        assert (found.kind, found.values["rows"]) == (kind, "1, 3")


def test_ordinary_statements_pass() -> None:
    assert judged("STM-16", statement(six_months())) == []


@pytest.mark.parametrize(("second", "kinds"), [("冯示亲", [Kind.UNKNOWN]), ("孙样反", [])])
def test_a_name_read_in_doubt_beside_another_is_unknown_unless_it_may_be_the_same(
        second: str, kinds: list[Kind]) -> None:
    subject = transfers("孙样友", second, reader="cells")
    name = subject.entries[1].counterparty
    assert name is not None
    doubtful = replace(name, evidence=replace(name.evidence, confidence=0.6))
    rows = (subject.entries[0], replace(subject.entries[1], counterparty=doubtful))
    found = judged("STM-16", replace(subject, entries=rows))
    assert [(each.kind, each.values["rows"]) for each in found] == [(kind, "2") for kind in kinds]


def test_an_account_that_bears_a_payment_firm_s_name_settles_for_the_shops_that_are_named_alone():
    """An export without a column that says how was paid named 财付通-盒马鲜生 in some rows and 盒马鲜生 in others, all
    of one account: five shops of an honest person were one payee under five names."""
    assert said("瑞幸咖啡", "财付通-盒马鲜生", "老百姓大药房") == []
    assert said("瑞幸咖啡", "盒马鲜生", "老百姓大药房") != []
