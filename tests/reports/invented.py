"""An invented case as facts and a judgement: one statement with a broken balance and an impossible date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from checks.facts import (
    Applicant,
    Application,
    BankStatement,
    Box,
    Document,
    Entry,
    Evidence,
    Field,
    IdentityNumber,
    Presence,
    PrintedDate,
)
from checks.findings import Finding, Kind, Level, Result, RuleOutcome, Waiver
from checks.policy import Policy
from checks.rule import Rule
from checks.runner import Judgement
from intake_cli.reports.build import DocumentMeta, build_report
from intake_cli.reports.model import InputReport, Report, RequiredKind
from intake_cli.reports.model_documents import PageReport

AS_OF = date(2025, 9, 18)
ID_NUMBER = "110101199003071234"
CARD = "6222020200001234567"
HOLDER = "张样例"
WAIVER = Waiver("STM-08", "奖金按整数发放, 已核实", "李复核", date(2025, 12, 31))
POLICY = Policy(waivers=(WAIVER,))


def _check(subject: object, context: object):  # the body of a rule does not matter to a report
    """True of a good one.

    Why: it matters.
    """
    yield from ()


RULES = tuple(Rule(id_, name, Level.ERROR, subject, _check) for id_, name, subject in (
    ("CAL-01", "impossible-date", BankStatement), ("CAL-04", "corporate-rest-day", BankStatement),
    ("STM-01", "running-balance", BankStatement), ("STM-03", "page-continuity", BankStatement),
    ("STM-08", "round-income", BankStatement), ("TAG-01", "tag-missing", Application),
    ("DOC-01", "document-missing", Application), ("DOC-02", "document-expired", Document),
    ("ID-02", "id-check-digit", IdentityNumber)))


def place(row: int, quote: str = "", confidence: float = 1.0, second: str | None = None, left: float = 60) -> Evidence:
    """A place on the statement: rows of 16 points, 30 a page."""
    page, line = divmod(row - 1, 30)
    top = 90 + 16 * line
    return Evidence("d1", page + 1, Box(left, top, left + 460, top + 14), quote, confidence, row, "rapidocr", second)


def entries(rows: int) -> tuple[Entry, ...]:
    """A salary a month, small purchases between; row 17 has an impossible date, row 42 a changed amount."""
    made, balance, day = [], Decimal("5000.00"), date(2025, 2, 11)
    for row in range(1, rows + 1):
        amount = Decimal("8200.00") if row % 12 == 0 else -Decimal(100 + 37 * row % 611) - Decimal("0.35")
        balance += amount
        day += timedelta(days=2)
        printed = PrintedDate("2025-02-30", None, impossible=True) if row == 17 else PrintedDate(day.isoformat(), day)
        shown = amount + 3000 if row == 42 else amount
        where = place(row)
        made.append(Entry(row, where, Field(printed, where), Field(shown, where), Field(balance, where),
                          summary=Field("快捷支付", where), counterparty=Field("王虚构", where)))
    return tuple(made)


def application(rows: int = 90) -> Application:
    """Loan case with a read statement, an ID card and an unreadable certificate."""
    at = Evidence("d1", 1)
    statement = BankStatement(
        "d1", "personal", entries(rows), at, bank=Field("样例银行", at), holder=Field(HOLDER, at),
        account=Field(CARD, at), start=Field(PrintedDate("2025-02-11", date(2025, 2, 11)), at),
        opening=Field(Decimal("5000.00"), at))
    card = {"name": Field(HOLDER, Evidence("d2", 1, Box(10, 10, 60, 20), HOLDER, 0.97)),
            "id_number": Field(ID_NUMBER, Evidence("d2", 1, Box(10, 40, 190, 52), ID_NUMBER, 0.98))}
    return Application(
        "HX2025-000123", (
            Document("d1", "personal_statement", "personal_statement/流水.pdf", 3, statement=statement),
            Document("d2", "id_card", "id_card-front.jpg", 1, fields=card),
            Document("d3", "work_certificate", "work_certificate.pdf", 0, Presence.UNREADABLE)),
        loose=False, product="salary-loan", applied_on=AS_OF,
        applicant=Applicant({"name": Field(HOLDER, Evidence("case")), "home_address": Field(
            "样例省样例市样例区样例路九号", Evidence("case"))}))


def results() -> tuple[Result, ...]:
    """One finding of each kind, one of them waived."""
    chain = Finding("break", (place(42, f"2025-05-06 {CARD} 王虚构 3,100.00"), place(41, "2025-05-04 -206.35")), {
        "sum": "12,300.00 - 500.00 ≠ 11,900.00", "expected": "11,800.00", "printed": "11,900.00",
        "difference": "100.00"})
    weak = place(60, "3O1.5", 0.61, "301.5")
    number = Evidence("d2", 1, Box(10, 40, 190, 52), ID_NUMBER)
    return (
        Result("CAL-01", "impossible-date", Kind.FAIL, Level.ERROR,
               Finding("impossible", (place(17, "2025-02-30"),), {"text": "2025-02-30"})),
        Result("CAL-04", "corporate-rest-day", Kind.UNKNOWN, Level.WARNING,
               Finding("no-calendar", (Evidence("d1", 1),), {"year": "2027"})),
        Result("STM-01", "running-balance", Kind.FAIL, Level.ERROR, chain),
        Result("STM-01", "running-balance", Kind.REVIEW, Level.ERROR, replace(chain, evidence=(weak,)), weak),
        Result("STM-08", "round-income", Kind.FAIL, Level.WARNING,
               Finding("round", (Evidence("d1", 2),), {"share": "90%"}), waived=WAIVER),
        Result("DOC-01", "document-missing", Kind.FAIL, Level.ERROR,
               Finding("missing", (Evidence("case"),), {"kind": "credit_report"})),
        Result("ID-02", "id-check-digit", Kind.FAIL, Level.ERROR,
               Finding("digit", (number,), {"number": ID_NUMBER, "expected": "7"})))


def judgement(found: tuple[Result, ...] | None = None) -> Judgement:
    """The results with the outcome of every rule."""
    found = results() if found is None else found
    order = (Kind.ERROR, Kind.FAIL, Kind.REVIEW, Kind.UNKNOWN, Kind.PASS)
    outcomes = []
    for rule in RULES:
        kinds = [result.kind for result in found if result.rule == rule.id and result.waived is None]
        if rule.id == "TAG-01":
            outcomes.append(RuleOutcome(rule.id, rule.name, Kind.NOT_APPLICABLE, 0, "common.no-subject"))
        else:
            outcomes.append(RuleOutcome(rule.id, rule.name, min([*kinds, Kind.PASS], key=order.index), 1))
    return Judgement(found, tuple(outcomes))


def report(lang: str = "zh", found: tuple[Result, ...] | None = None, rows: int = 90, trouble: bool = False,
           policy: Policy = POLICY) -> Report:
    """The report of the invented case, unmasked as built."""
    pages = tuple(PageReport(number, "rapidocr", 200.0, 0, {"sharpness": 812.5}) for number in (1, 2, 3))
    inputs = [InputReport("personal_statement/流水.pdf", "a1" * 32), InputReport("id_card-front.jpg", "b2" * 32)]
    if trouble:
        inputs.append(InputReport("work_certificate.pdf", "c3" * 32, "file-missing"))
    return build_report(
        application(rows), judgement(found), policy, AS_OF, lang, rules=RULES, inputs=inputs,
        document_meta={"d1": DocumentMeta("a1" * 32, pages), "d2": DocumentMeta("b2" * 32, (
            PageReport(1, "rapidocr", 300.0),)), "d3": DocumentMeta("c3" * 32)},
        required=(RequiredKind("id_card", "present", 1), RequiredKind("personal_statement", "present", 3),
                  RequiredKind("work_certificate", "unusable", reason_code="common.unreadable",
                               alternatives=("labour_contract",)),
                  RequiredKind("credit_report", "missing"),
                  RequiredKind("address_proof", "waived", reason="同住, 已核实")))
