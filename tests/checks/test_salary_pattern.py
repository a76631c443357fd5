"""PAY-03."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Application, BankStatement, Field
from checks.findings import Kind, Level
from tests.checks.builders import CASE, HOLDER, Line, case, head, judged, loose, paper, six_months, statement, text

FIRM = "样例市样例有限公司"
DAYS = ("2025-02-14", "2025-03-14", "2025-04-15", "2025-05-15", "2025-06-13", "2025-07-15")


def paid(*amounts: str, days: tuple[str, ...] = DAYS, summary: str = "代发工资", payer: str = FIRM) -> BankStatement:
    return statement([Line(day, amount, summary, payer) for day, amount in zip(days, amounts, strict=False)])


def applied(subject: BankStatement, income: str = "", certified: str = "", pay_method: str = "transfer") -> Application:
    documents = [paper("personal_statement", "d1", statement=subject)]
    if certified:
        documents.append(paper("work_certificate", fields={"income": Field(certified, CASE)}))
    keyed = {"name": Field(FIRM, CASE), **({"monthly_income": Field(income, CASE)} if income else {})}
    return case(*documents, employer=keyed, pay_method=pay_method)


def said(subject: BankStatement, application: Application | None = None) -> list[tuple[Kind, Level | None, str]]:
    found = judged("PAY-03", subject, application=application or loose(subject))
    return [(each.kind, each.level, each.code) for each in found]


def test_ordinary_salaries_pass() -> None:
    subject = statement(six_months())
    assert said(subject) == []
    assert said(subject, applied(subject, "9800", "9800元")) == []


def test_a_claim_that_deductions_cannot_explain_fails() -> None:
    subject = paid("8000.00", "8100.00", "8200.00")
    found, = judged("PAY-03", subject, application=applied(subject, "20000"))
    assert (found.kind, found.code, found.values["mean"], found.values["share"]) == (
        Kind.FAIL, "income-short", "8100.00", "40")
    assert found.values["sums"] == "2025-02 8000.00, 2025-03 8100.00, 2025-04 8200.00"
    assert [place.row for place in found.evidence] == [1, 2, 3, None]
    assert said(subject, applied(subject, "13500")) == []
    assert said(subject, applied(subject, "9000", "2万元")) == [(Kind.FAIL, None, "income-short")]
    assert said(subject, applied(subject, "5000")) == [(Kind.FAIL, Level.NOTE, "income-over")]
    assert said(subject, applied(subject, "8千到1万")) == [(Kind.UNKNOWN, None, "claim-unread")]


def test_a_bonus_counts_to_its_month_and_moves_no_payday() -> None:
    lines = [Line(day, f"80{n}0.10", "工资", FIRM) for n, day in enumerate(DAYS[:4])]
    subject = statement([*lines, Line("2025-05-28", "9000.00", "奖金", FIRM),
                         Line("2025-05-29", "20.00", "奖金", FIRM)])
    assert said(subject, applied(subject, "9500")) == []


def test_equal_sums_are_a_note_and_on_one_day_that_never_moves_too_even() -> None:
    assert said(paid(*["8000.00"] * 6)) == [(Kind.FAIL, Level.NOTE, "same-sum")]
    assert said(paid(*["8000.00"] * 4)) == []
    fixed = tuple(f"2025-{month:02}-15" for month in range(2, 8))
    assert said(paid(*["8000.00"] * 6, days=fixed)) == [(Kind.FAIL, None, "same-sum-and-day")]
    assert said(paid(*(f"80{n}0.00" for n in range(6)), days=fixed)) == []


def test_paydays_far_apart_are_a_note_and_month_ends_are_near() -> None:
    apart = ("2025-02-03", "2025-03-12", "2025-04-22", "2025-05-30")
    assert said(paid("8000.10", "8100.20", "8200.30", "8300.40", days=apart)) == [(Kind.FAIL, Level.NOTE, "days-apart")]
    ends = ("2025-02-28", "2025-04-01", "2025-05-30", "2025-07-02")
    assert said(paid("8000.10", "8100.20", "8200.30", "8300.40", days=ends)) == []


def test_incomes_from_the_employer_count_where_no_row_says_salary() -> None:
    subject = paid("8000.10", "8100.20", "8200.30", summary="转账")
    assert said(subject, applied(subject, "20000")) == [(Kind.FAIL, None, "income-short")]
    assert said(subject) == [(Kind.NOT_APPLICABLE, None, "no-salary-rows")]


def test_who_is_paid_by_transfer_has_wages_on_a_statement() -> None:
    subject = paid("8000.10", "8100.20", "8200.30", summary="转账", payer="孙样友")
    assert said(subject, applied(subject)) == [(Kind.REVIEW, None, "no-wages")]
    nobodys = replace(subject, holder=None)
    assert said(nobodys, applied(nobodys)) == [(Kind.REVIEW, None, "no-wages")]  # a card is a person's
    unknown = replace(nobodys, account=text("83302491617808909"))
    assert said(unknown, applied(unknown)) == [(Kind.UNKNOWN, None, "no-holder")]
    assert said(subject, applied(subject, pay_method="cash")) == [(Kind.NOT_APPLICABLE, None, "no-salary-rows")]
    second = paper("personal_statement", "d3", statement=statement(six_months()))
    both = replace(applied(subject), documents=(*applied(subject).documents, second))
    assert said(subject, both) == [(Kind.NOT_APPLICABLE, None, "no-salary-rows")]


@pytest.mark.parametrize("kind", ["corporate", "wallet"])
def test_other_accounts_are_not_its_matter(kind: str) -> None:
    assert said(replace(paid("1.00"), account_type=kind)) == [(Kind.NOT_APPLICABLE, None, "not-personal")]


def test_two_months_show_no_pattern() -> None:
    assert said(paid("8000.00", "9000.00")) == [(Kind.UNKNOWN, None, "few-months")]


def test_wages_on_two_accounts_are_one_income() -> None:
    """Half the wage goes to each; one claim is compared with both together, and once."""
    halves = [replace(paid("4000.00", "4100.00", "4200.00"), document=name, account=text(f"120345678{name[1]}"))
              for name in ("d1", "d2")]
    whole = case(*(paper("personal_statement", half.document, statement=half) for half in halves),
                 employer={"name": Field(FIRM, CASE), "monthly_income": Field("8200", CASE)}, pay_method="transfer")
    assert [said(half, whole) for half in halves] == [[], []]
    claimed = replace(whole, employer={**whole.employer, "monthly_income": Field("20000", CASE)})
    assert [said(half, claimed) for half in halves] == [[], [(Kind.FAIL, None, "income-short")]]


def test_two_prints_of_one_account_show_a_wage_once() -> None:
    """Three months each, one of them on both."""
    amounts = ("8000.00", "8100.00", "8200.00", "8300.00", "8400.00")
    spans = ((slice(0, 3), "2025-02-01", "2025-04-30"), (slice(2, 5), "2025-04-01", "2025-06-30"))
    prints = [replace(paid(*amounts[part], days=DAYS[part]), document=name, account=text("1203456789"),
                      holder=text(HOLDER), start=head(first), end=head(last))
              for name, (part, first, last) in zip(("d1", "d2"), spans, strict=True)]
    whole = case(*(paper("personal_statement", each.document, statement=each) for each in prints),
                 employer={"name": Field(FIRM, CASE), "monthly_income": Field("20000", CASE)}, pay_method="transfer")
    assert said(prints[0], whole) == []
    found, = judged("PAY-03", prints[1], application=whole)
    assert found.values["mean"] == "8200.00"


@pytest.mark.parametrize(("put_in", "day", "outcome"), [
    ("9000.00", "15", [(Kind.FAIL, None, "same-sum-and-day")]), ("300.00", "15", []), ("9000.00", "14", [])],
    ids=["as much as the wage", "an allowance", "no day off"])
def test_a_payer_put_in_beside_the_true_one_is_judged_for_itself(
        put_in: str, day: str, outcome: list[tuple[Kind, Level | None, str]]) -> None:
    own = [Line(f"2025-{month:02}-10", f"80{month}0.10", "工资", FIRM) for month in range(1, 8)]
    other = [Line(f"2025-{month:02}-{day}", put_in, "工资", "样例贸易有限公司") for month in (1, 2, 4, 5, 7)]
    other += [Line(f"2025-03-{day}", put_in, "工资", "样例贸易有限公司")] if day == "15" else []
    subject = statement(sorted([*own, *other], key=lambda line: line.day))
    assert said(subject) == outcome
