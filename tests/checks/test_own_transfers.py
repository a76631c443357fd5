"""STM-14: transfers that their rows call the holder's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import HOLDER, Line, judged, loose, six_months, statement


def moving(*rows: tuple[str, str]) -> BankStatement:
    """A half-year with rows of these summaries and names."""
    return statement([*six_months(), *(Line("2025-09-14", "-1.00", summary, party) for summary, party in rows)])


def said(subject: BankStatement) -> list[tuple[Kind, str]]:
    return [(found.kind, found.code) for found in judged("STM-14", subject, application=loose(subject))]


def test_own_transfers_in_the_name_of_another_are_for_a_person() -> None:
    subject = moving(("本人转出", "李样本"), ("本人转入", "李样本"))
    found, = judged("STM-14", subject, application=loose(subject))
    assert (found.kind, found.code, found.values["name"]) == (Kind.REVIEW, "own-transfers", "李样本")


@pytest.mark.parametrize("rows", [
    [("本人转出", HOLDER)] * 2, [("本人转出", "李样本")], [("本人转出", "李样本"), ("本人转出", HOLDER)],
    [("本人转出", "张*例")] * 2, [("本人转出", "李样本"), ("本人转出", "王示例")], [("转账", "李样本")] * 2,
    [("本人转出", "支付宝")] * 2, [("本人转出", "零钱通")] * 2, [("本人转出", "样例证券有限公司")] * 2])
def test_what_else_such_rows_say_is_no_matter(rows: list[tuple[str, str]]) -> None:
    assert said(moving(*rows)) == [(Kind.NOT_APPLICABLE, "no-application")]


def test_a_firm_has_no_person_of_its_own() -> None:
    subject = replace(moving(("本人转出", "李样本"), ("本人转出", "李样本")), account_type="corporate")
    assert said(subject) == [(Kind.NOT_APPLICABLE, "no-application")]
