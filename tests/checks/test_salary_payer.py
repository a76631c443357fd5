"""PAY-02."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Application, BankStatement, Field
from checks.findings import Kind, Level
from tests.checks.builders import CASE, Line, case, judged, loose, paper, statement

FIRM = "样例市样例科技有限公司"


def paid(*payers: str) -> BankStatement:
    """A salary a month, by each of ``payers`` in turn."""
    return statement([Line(f"2025-{month:02}-14", f"81{month}3.17", "代发工资", payer)
                      for month, payer in enumerate(payers, 2)])


def applied(subject: BankStatement, employer: str = FIRM, certified: str = "") -> Application:
    documents = [paper("personal_statement", "d1", statement=subject)]
    if certified:
        documents.append(paper("work_certificate", fields={"employer": Field(certified, CASE)}))
    return case(*documents, employer={"name": Field(employer, CASE)} if employer else {})


def said(*payers: str, employer: str = FIRM, certified: str = "") -> list[tuple[Kind, Level | None, str]]:
    subject = paid(*payers)
    return [(found.kind, found.level, found.code)
            for found in judged("PAY-02", subject, application=applied(subject, employer, certified))]


@pytest.mark.parametrize("payer", [FIRM, "样例市样例科技 有限公司", "样例市样例科技有限公司 "])
def test_the_employer_pays(payer: str) -> None:
    assert said(payer, payer) == []
    assert said(payer, employer="", certified=FIRM) == []


def test_another_firm_or_a_person_fails_once_with_all_rows() -> None:
    subject = paid("示例食品有限公司", "示例食品有限公司", "孙样友")
    firm, person = judged("PAY-02", subject, application=applied(subject))
    assert (firm.kind, firm.code, firm.values["rows"], firm.values["count"]) == (Kind.FAIL, "another", "1-2", "2")
    assert firm.values["payer"], firm.values["employer_name"] == ("示例食品有限公司", FIRM)
    assert [place.row for place in firm.evidence] == [1, 2, None]
    assert (person.code, person.values["rows"]) == ("another", "3")


@pytest.mark.parametrize(("payer", "account", "found"), [
    (FIRM, "6222020000000000000", ["card"]), ("样例市示例医院", "6222 0200 0000 0000 000", ["card"]),
    (FIRM, "6222020000000000001", []), (FIRM, "6200000000000000000", []), (FIRM, "0200001009200000000", []),
    (FIRM, "622202*********0000", []), ("孙样友", "6222020000000000000", [])])
def test_a_firm_that_pays_wages_from_a_persons_card_is_a_persons_to_judge(payer: str, account: str,
                                                                          found: list[str]) -> None:
    """The names of a friend's transfers were changed in all rows, and nothing else says so."""
    subject = paid(payer, payer)
    subject = replace(subject, entries=tuple(replace(entry, counterparty_account=Field(account, entry.evidence))
                                             for entry in subject.entries))
    told = [each for each in judged("PAY-02", subject, application=loose(subject)) if each.kind is Kind.REVIEW]
    assert [each.code for each in told] == found
    assert not told or (told[0].values["rows"], [place.row for place in told[0].evidence]) == ("1-2", [1, 1, 2, 2])


@pytest.mark.parametrize(("payers", "found"), [
    ((FIRM, "示例食品有限公司", FIRM), ["in-turn"]),
    (("示例食品有限公司", FIRM, FIRM, "示例食品有限公司"), ["in-turn"]),
    (("示例食品有限公司", FIRM, FIRM), []),
    ((FIRM, FIRM + "示例分公司", FIRM), []),
    ((FIRM, "样例银行代发业务专户", FIRM), [])])
def test_wages_from_one_account_in_the_names_of_two_firms_by_turns_are_a_persons_to_judge(
        payers: tuple[str, ...], found: list[str]) -> None:
    """Paid in bulk, where one account may stand for many firms: a name was written over another in some of the rows."""
    subject = paid(*payers)
    subject = replace(subject, entries=tuple(
        replace(entry, counterparty_account=Field("0200001009200000000", entry.evidence)) for entry in subject.entries))
    told = [each for each in judged("PAY-02", subject, application=loose(subject)) if each.kind is Kind.REVIEW]
    assert [each.code for each in told] == found
    assert not told or told[0].values["rows"] == f"1-{len(payers)}"


@pytest.mark.parametrize(("payer", "expected"), [
    ("样例市样例科技有限公司示例分公司", (Kind.FAIL, Level.NOTE, "branch")),
    ("样例科技", (Kind.FAIL, Level.NOTE, "short")), ("样例科技有限公司", (Kind.FAIL, Level.NOTE, "short")),
    ("样例市样例科技有", (Kind.FAIL, Level.NOTE, "short")), ("样例科技集团有限公司", (Kind.FAIL, Level.NOTE, "short")),
    ("示例人力资源服务有限公司", (Kind.REVIEW, None, "agent")), ("样例市财政局国库科", (Kind.REVIEW, None, "agent")),
    ("样例市样例枓技有限公司", (Kind.REVIEW, None, "near")), ("样例市样例****公司", (Kind.REVIEW, None, "unshown")),
    ("样例银行代发业务专户", (Kind.UNKNOWN, None, "bank"))])
def test_what_may_be_the_employer_is_no_fail_above_a_note(payer: str,
                                                          expected: tuple[Kind, Level | None, str]) -> None:
    assert said(payer, payer) == [expected]


@pytest.mark.parametrize(("payer", "employer", "expected"), [
    ("样例市财政局国库支付中心", "样例市第二中学", "treasury"), ("样例市财政局", "样例市自然资源局", "treasury"),
    ("示例省样例市财政局", "样例市人民医院", "treasury"), ("样例区会计核算中心", "示例市样例区实验小学", "treasury"),
    ("样例市财政局", "示例市第二中学", "agent"), ("样例市财政局", "样例市示例贸易有限公司", "agent"),
    ("财政局", "样例市第二中学", "agent"), ("示例人力资源服务有限公司", "样例市第二中学", "agent")])
def test_the_treasury_of_a_place_pays_its_teachers_and_clerks(payer: str, employer: str, expected: str) -> None:
    """Those of every school and office were asked for a contract between the treasury and their employer."""
    kind, level = (Kind.FAIL, Level.NOTE) if expected == "treasury" else (Kind.REVIEW, None)
    assert said(payer, payer, employer=employer) == [(kind, level, expected)]


def test_a_second_job_beside_what_the_treasury_pays_is_a_note() -> None:
    payers = ("样例市财政局", "样例职业技术学院", "样例市财政局")
    assert said(*payers, employer="样例市第二中学") == [
        (Kind.FAIL, Level.NOTE, "treasury"), (Kind.FAIL, Level.NOTE, "another")]
    assert said(*payers[1:], employer="样例市第二中学")[0] == (Kind.FAIL, Level.NOTE, "former")
    assert (Kind.FAIL, None, "another") in said(*payers, employer="示例市第二中学")


@pytest.mark.parametrize(("payers", "confidence", "expected"), [
    ((FIRM, "样例市样例枓技有限公司"), 0.5, ["near-unsure"]), ((FIRM, "样例市样例枓技有限公司"), 1.0, ["near"]),
    (("样例市样例枓技有限公司",) * 2, 0.5, ["near"]), ((FIRM, "孙样友"), 0.5, ["another"])])
def test_a_name_read_unsurely_that_is_nearly_the_employers_is_not_known_where_the_employer_pays_too(
        payers: tuple[str, ...], confidence: float, expected: list[str]) -> None:
    subject = paid(*payers)
    last = subject.entries[-1]
    assert last.counterparty is not None
    doubtful = replace(last.counterparty, evidence=replace(last.counterparty.evidence, confidence=confidence))
    subject = replace(subject, entries=(*subject.entries[:-1], replace(last, counterparty=doubtful)))
    found = judged("PAY-02", subject, application=applied(subject))
    assert [each.code for each in found] == expected
    assert all((each.kind is Kind.UNKNOWN) is (each.code == "near-unsure") for each in found)


def test_a_job_before_and_a_second_job_are_notes() -> None:
    assert said("示例食品有限公司", FIRM, FIRM) == [(Kind.FAIL, Level.NOTE, "former")]
    assert said(FIRM, "示例食品有限公司", FIRM) == [(Kind.FAIL, Level.NOTE, "another")]


@pytest.mark.parametrize(("month", "employer", "level"), [("09", FIRM, Level.NOTE), ("01", FIRM, None),
                                                          ("09", "示例食品有限公司", None)])
def test_a_print_that_ends_before_the_employer_pays_in_the_next_one(
        month: str, employer: str, level: Level | None) -> None:
    older = paid("样本纺织有限公司", "样本纺织有限公司")
    newer = replace(statement([Line(f"2025-{month}-12", "9123.17", "代发工资", employer)]), document="d2")
    whole = applied(older)
    both = replace(whole, documents=(*whole.documents, paper("personal_statement", "d2", statement=newer)))
    found, = judged("PAY-02", older, application=both)
    assert (found.level, found.code) == (level, "former" if level else "another")


def test_the_certificate_counts_as_much_as_what_was_keyed() -> None:
    assert said("示例食品有限公司", certified="示例食品有限公司") == []


def test_what_is_not_there_cannot_be_compared() -> None:
    assert said("", FIRM) == [(Kind.UNKNOWN, None, "no-payer")]
    assert said(FIRM, employer="") == [(Kind.UNKNOWN, None, "no-employer")]
    assert said() == [(Kind.NOT_APPLICABLE, None, "no-salary-rows")]
    subject = paid("示例食品有限公司")
    assert [f.code for f in judged("PAY-02", subject, application=loose(subject))] == ["no-application"]


@pytest.mark.parametrize(("words", "pay_method", "outcome"), [
    ("现金存入 工资", "transfer", [(Kind.REVIEW, "in-cash", "1-4")]),
    ("现金存入 工资", "cash", [(Kind.UNKNOWN, "no-payer", "1-4")]),
    ("代发工资", "transfer", [(Kind.UNKNOWN, "no-payer", "1-4")])])
def test_wages_paid_in_as_cash_are_a_persons_to_judge_where_they_come_by_transfer(
        words: str, pay_method: str, outcome: list[tuple[Kind, str, str]]) -> None:
    subject = statement([Line(f"2025-{month:02}-14", "8000.00", words) for month in range(2, 6)])
    found = judged("PAY-02", subject, application=replace(applied(subject), pay_method=pay_method))
    assert [(each.kind, each.code, each.values["rows"]) for each in found] == outcome


@pytest.mark.parametrize(("words", "outcome"), [
    (f"SALARY 工资{FIRM}", []), (f"{FIRM}代发工资", []),
    ("SALARY 工资示例食品有限公司", [(Kind.REVIEW, None, "another")]),
    ("SALARY 工资", [(Kind.UNKNOWN, None, "no-payer")])])
def test_where_only_the_words_of_the_entry_name_who_pays_a_person_decides(
        words: str, outcome: list[tuple[Kind, Level | None, str]]) -> None:
    subject = statement([Line(f"2025-{month:02}-14", f"81{month}3.17", words) for month in range(2, 6)])
    found = judged("PAY-02", subject, application=applied(subject))
    assert [(each.kind, each.level, each.code) for each in found] == outcome
