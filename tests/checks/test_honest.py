"""Honest statements that look odd: the whole catalogue must not accuse one of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import Line, changed, head, money, page_marks, text
from tests.checks.scenarios import (
    OPENING,
    PAYER,
    account,
    accusations,
    newest_first,
    ordered,
    printed_statement,
    spoken,
    with_interest,
)


def without_interest(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.summary != "结息"]


def zero_tax() -> BankStatement:
    lines = [tax for line in account() for tax in (
        [line, Line(line.day, "0.00", "利息税")] if line.summary == "结息" else [line])]
    return printed_statement(lines)


def monthly() -> BankStatement:
    paid = [Line(f"2025-{month:02}-21", f"0.{month:02}", "结息") for month in range(2, 10)]
    return printed_statement(ordered([*without_interest(account()), *paid]))


def first_of_month() -> BankStatement:
    paid = [Line(f"2025-{month:02}-01", f"0.{month:02}", "利息") for month in range(3, 10)]
    return printed_statement(ordered([*without_interest(account()), *paid]))


def daily() -> BankStatement:
    paid = [Line(f"2025-{month:02}-{day:02}", "0.11", "利息") for month in range(3, 10) for day in range(1, 29)]
    return printed_statement(ordered([*without_interest(account()), *paid]))


def closed() -> BankStatement:
    lines = [line for line in account() if line.day <= "2025-08-20"]
    last = printed_statement(lines).entries[-1].balance
    assert last is not None
    lines += [Line("2025-08-21", "0.84", "结息"), Line("2025-08-21", f"-{last.value}", "销户转出")]
    return printed_statement(lines, last="2025-08-21", printed_on=head("2025-09-10"))


def opened_in_the_quarter() -> BankStatement:
    lines = with_interest([line for line in account("2025-02-01", "2025-09-30") if line.day >= "2025-02-20"
                           and line.summary != "结息"], date(2025, 2, 20), date(2025, 9, 30))
    return printed_statement(lines, first="2025-02-20")


def poor() -> BankStatement:
    lines = [Line(f"2025-{month:02}-{day:02}", amount, "转账", "某甲") for month in range(2, 10)
             for day, amount in ((5, "-8.11"), (12, "9.02"), (19, "-0.91"))]
    return replace(printed_statement(lines), entries=printed_statement(
        [Line("2025-02-02", f"-{float(OPENING) - 30:.2f}", "转账", "某甲"), *lines]).entries)


def two_currencies() -> BankStatement:
    dollars = [Line(f"2025-0{month}-0{month}", f"{month}00.00", "转账", "某甲", chain="6222 美元")
               for month in range(2, 10)]
    return printed_statement(ordered([*(replace(line, chain="6222 人民币") for line in account()), *dollars]))


def sub_accounts() -> BankStatement:
    term = [Line("2025-03-03", "20000.00", "定期存入", chain="00002 定期"),
            Line("2025-09-03", "110.00", "到期利息", chain="00002 定期"),
            Line("2025-09-03", "-20110.00", "到期转出", chain="00002 定期")]
    return printed_statement(ordered([*account(), *term]))


def filtered() -> BankStatement:
    lines = [line for line in account() if not line.amount.startswith("-") and line.summary != "结息"]
    drawn = [replace(line, balance=str(100 + place)) for place, line in enumerate(lines)]
    return printed_statement(drawn, filtered=text("收入"))


def same_moment() -> BankStatement:
    """Rows of one day in any order, in either direction of the print."""
    chance = random.Random(3)
    days: dict[str, list[Line]] = {}
    lines = without_interest(account())
    for line in _settled([*lines, *(Line(line.day, f"{n}7.00", "转账", "某甲") for line in lines for n in (-3, 2, 1))]):
        days.setdefault(line.day, []).append(line)
    whole = printed_statement([line for day in sorted(days) for line in days[day]])
    mixed = sorted(whole.entries, key=lambda entry: (entry.booking_date.value.text, chance.random()))
    return replace(whole, entries=tuple(mixed))


def reversals() -> BankStatement:
    """A payment taken back: the bank prints the reversal with the sign of the payment."""
    lines = without_interest(account())
    place = 30
    back = Line(lines[place].day, lines[place].amount.lstrip("-"), "冲正", "财付通")
    lines = _settled([*lines[:place + 1], back, *lines[place + 1:]])
    place = lines.index(back) - 1
    return printed_statement(changed(lines, place + 1, OPENING, amount=lines[place].amount))


def salary_before_a_holiday() -> BankStatement:
    paid = [Line("2025-04-30", "8001.23", "代发工资", PAYER), Line("2025-09-30", "8002.34", "代发工资", PAYER)]
    return printed_statement(_settled([*without_interest(account(payday=0)), *paid]))


def make_up_workdays() -> BankStatement:
    """Paid on Sundays and Saturdays that were workdays, and on a plain Saturday."""
    paid = [Line(day, f"80{place}3.1{place}", "代发工资", PAYER) for place, day in enumerate(
        ("2025-02-08", "2025-04-27", "2025-09-28", "2025-07-12"))]
    return printed_statement(_settled([*without_interest(account(payday=0)), *paid]))


def beside(*lines: Line) -> BankStatement:
    """The ordinary account with these rows too, and the interest that it earns with them."""
    return printed_statement(_settled([*without_interest(account()), *lines]))


def returned_twice() -> BankStatement:
    """A transfer to an account that is closed, tried again."""
    tries = (("2025-04-08", "退汇", "2025-04-09"), ("2025-04-09", "账户名不符退回", "2025-04-10"))
    return beside(*(line for sent, words, back in tries for line in (
        Line(sent, "-3000.00", "转账支出", "李样友"), Line(back, "3000.00", words, "李样友"))))


def paid_in_two_rows() -> BankStatement:
    """Wage and bonus of one day, each in a row of its own."""
    lines = []
    for line in account():
        if line.summary == "代发工资":
            lines += [replace(line, amount=str(Decimal(line.amount) - 1500)), replace(line, amount="1500.00")]
        else:
            lines.append(line)
    return printed_statement(lines)


def pension() -> BankStatement:
    """One sum each month, whatever the day of the week."""
    paid = [Line(f"2025-{month:02}-15", "4120.50", "养老金", "样例市社会保险基金管理局") for month in range(2, 10)]
    lines = [line for line in without_interest(account()) if line.summary != "代发工资"]
    return printed_statement(_settled([*lines, *paid]))


def _settled(lines: list[Line]) -> list[Line]:
    return with_interest(ordered(lines), date(2025, 2, 1), date(2025, 9, 30))


def without_a_calendar() -> BankStatement:
    lines = [replace(line, day="2027" + line.day[4:]) for line in without_interest(account("2025-02-01", "2025-03-20"))]
    return printed_statement(lines, "2027-02-01", "2027-03-20")


def company() -> BankStatement:
    """E-banking, acquirers and batches on Sundays and on National Day."""
    rows = [("2025-09-07", "网银转账", "某公司", ""), ("2025-09-14", "货款", "财付通支付科技", ""),
            ("2025-09-21", "手续费", "", "柜面"), ("2025-09-28", "现金存入", "", "柜面"),
            ("2025-09-06", "跨行转账", "样例票据印刷有限公司", "企业网银"), ("2025-09-13", "代扣税款", "国库", ""),
            ("2025-09-20", "往来款", "样例现金柜台设备厂", "")]
    lines = ordered([*account(payday=0), *(Line(day, "120.00", words, who, how) for day, words, who, how in rows)])
    return replace(printed_statement(lines), account_type="corporate")


def wallet() -> BankStatement:
    lines = [replace(line, balance="", side="in" if line.amount[0] != "-" else "out") for line in account()]
    return replace(printed_statement(without_interest(lines)), has_balance=False, account_type="wallet", bank=None)


HONEST: dict[str, Callable[[], BankStatement]] = {
    "ordinary, with the 21st of September on a Sunday": lambda: printed_statement(account()),
    "newest first": lambda: newest_first(printed_statement(account())),
    "a zero tax line": zero_tax, "interest every month": monthly,
    "interest on the first of the month": first_of_month,
    "interest every day": daily, "closed inside the quarter": closed,
    "opened inside the quarter": opened_in_the_quarter,
    "less than forty yuan": poor, "dollars beside yuan": two_currencies, "a term deposit beside": sub_accounts,
    "rows of one moment in any order": same_moment, "the same, newest first": lambda: newest_first(same_moment()),
    "a reversal with the sign of its payment": reversals, "paid before a holiday": salary_before_a_holiday,
    "paid on make-up workdays": make_up_workdays, "a company's electronic Sundays": company, "a wallet": wallet,
    "a transfer returned twice": returned_twice, "wage and bonus in two rows": paid_in_two_rows, "a pension": pension,
    "frozen and released": lambda: beside(Line("2025-05-06", "0.00", "冻结"), Line("2025-05-08", "0.00", "解冻")),
    "a loan paid on to a seller": lambda: beside(
        Line("2025-03-03", "50000.00", "贷款发放", "样例银行"),
        Line("2025-03-03", "-50000.00", "受托支付", "样例建材有限公司")),
    "the period ends after the print": lambda: printed_statement(account(), end=head("2025-12-31")),
    "printed on the day of the last row": lambda: printed_statement(
        [*account(), Line("2025-09-30", "-3.00")], printed_on=head("2025-09-30")),
    "printed later, quiet at the end": lambda: printed_statement(
        [line for line in account() if line.day < "2025-09-25"], printed_on=head("2025-10-08")),
    "a leap day": lambda: printed_statement(account("2024-02-01", "2024-09-30"), "2024-02-01", "2024-09-30"),
    "opening and closing balances": lambda: replace(
        printed_statement(account()), opening=money(OPENING), closing=printed_statement(account()).entries[-1].balance),
    "pages of two accounts": lambda: printed_statement(account(), pages=page_marks((1, 2), (2, 2), (1, 2), (2, 2))),
}
AS_OF = {"a leap day": "2024-10-09", "closed inside the quarter": "2025-09-18"}


@pytest.mark.parametrize("name", HONEST)
def test_nobody_is_accused(name: str) -> None:
    assert accusations(HONEST[name](), AS_OF.get(name, "2025-10-09")) == []


def test_what_cannot_be_known_is_said() -> None:
    found = {(result.rule, result.finding.code) for result in spoken(filtered()) if result.kind is Kind.UNKNOWN}
    assert {("STM-01", "filtered"), ("INT-01", "filtered")} <= found
    assert not [result for result in spoken(filtered()) if result.kind is Kind.FAIL]
    future = replace(without_a_calendar(), account_type="corporate")
    found = {(result.rule, result.finding.code) for result in spoken(future, "2027-03-25")
             if result.kind is Kind.UNKNOWN}
    assert found == {("CAL-04", "no-calendar"), ("PAY-01", "no-calendar")}


def test_a_period_that_only_begins_is_a_matter_of_the_head_alone() -> None:
    assert accusations(printed_statement(account(), end=None)) == [("STM-04", "missing", None)]
    assert accusations(printed_statement(account(), start=None)) == [("STM-04", "missing", None)]


def test_pages_whose_rows_were_not_read_accuse_nobody() -> None:
    """Where the reader fails on whole pages, what is not there proves nothing."""
    whole = printed_statement(account(), pages=page_marks((1, 3), (2, 3), (3, 3)))
    for pages in ((1,), (1, 3), (2, 3), (2,)):
        some = replace(whole, entries=tuple(entry for entry in whole.entries if entry.evidence.page in pages))
        kinds = {(result.rule, result.kind) for result in spoken(some)}
        assert not [kind for _, kind in kinds if kind is Kind.FAIL], pages
        assert {("STM-03", Kind.UNKNOWN), ("INT-01", Kind.UNKNOWN)} <= kinds


def test_without_a_print_date_later_interest_is_not_missed() -> None:
    """It may have been printed on the day of its last row, before the interest was booked."""
    lines = [line for line in account() if line.day <= "2025-06-20"]
    assert ("INT-01", "missing") not in [found[:2] for found in accusations(
        printed_statement(lines, last="2025-06-30", printed_on=None), "2025-07-01")]


def test_a_statement_handed_in_after_the_day_of_judgement_is_for_a_person() -> None:
    found = accusations(printed_statement([line for line in account() if line.day <= "2025-09-17"],
                                          end=head("2025-09-17"), printed_on=head("2025-09-22")), "2025-09-18")
    assert found == [("CAL-02", "print-later", None)]


def test_a_period_that_runs_backwards_accuses_no_row() -> None:
    subject = printed_statement(account(), first="2025-09-30", last="2025-02-01", printed_on=head("2025-09-30"))
    assert [found[:2] for found in accusations(subject) if found[0] == "CAL-02"] == [("CAL-02", "backwards")]
