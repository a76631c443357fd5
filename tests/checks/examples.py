"""For every rule of the catalogue a case that fails it and one that passes it. A rule without both fails a law test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from checks.earlier import EarlierApplication, EarlierCases, OtherCase, SharedStatement
from checks.facts import (
    Applicant,
    Application,
    BankStatement,
    Evidence,
    Field,
    SealInk,
    Segment,
    TagSheets,
    Total,
)
from checks.page_facts import BlankPages, Page, PageSet, Quality
from checks.pdf_facts import HiddenText, Making, Mismatch, Signature
from checks.policy import Policy, Requirement, Statement
from checks.typeset import Face
from tests.checks.builders import (
    CASE,
    GOOD_ID,
    HOLDER,
    Line,
    case,
    changed,
    filed,
    head,
    keyed,
    loose,
    page_marks,
    paper,
    requiring,
    six_months,
    statement,
    text,
    weekly,
)
from tests.checks.example import Example as Example
from tests.checks.paper_examples import PAPER_EXAMPLES
from tests.checks.set_table import set_table


def _corporate(*lines: Line) -> BankStatement:
    return replace(statement(lines), account_type="corporate")


def _of(bad: BankStatement, good: BankStatement | None = None) -> Example:
    return Example(loose(bad), loose(good or statement(six_months())))


def _number(bad: str) -> Example:
    return Example(case(applicant=keyed(bad)), case(applicant=keyed(GOOD_ID)))


def _tags(*kinds: str) -> Application:
    where = Evidence("scan")
    return case(tags=TagSheets(("id_card", "lease"), tuple(Segment(kind, 2, where) for kind in kinds), where))


def _troubled(trouble: str, kind: str = "") -> Application:
    where = Evidence("scan")
    return case(tags=TagSheets((), (Segment("id_card", 2, where), Segment(kind, 1, where, trouble)), where))


def _told(kind: str, content: str) -> Application:
    return case(paper(kind, content=Field(content, Evidence("d2", page=1, quote="劳动合同"))))


def _on_one_account(*names: str) -> BankStatement:
    """One transfer for each name, all from one account."""
    subject = statement([Line("2025-04-10", "812.34", "转账", name) for name in names])
    account = text("6200000000000012345")
    return replace(subject, entries=tuple(replace(row, counterparty_account=account) for row in subject.entries))


def _sealed(share: float) -> BankStatement:
    return statement(_LINES, seals=(SealInk(1, share, Evidence("d1", page=1)),))


def _page(number: int = 1, exact: str = "", **figures: float) -> Page:
    """A page that was read badly, of good quality but for ``figures``."""
    good = {"sharpness": 0.5, "contrast": 180.0, "brightness": 240.0, "ink": 0.05, "skew": 0.2, "dpi": 200.0}
    return Page("d1", number, Evidence("d1", number), Quality(**{**good, **figures}), 80, 0.6, exact)


def _pages(*pages: Page, blanks: tuple[BlankPages, ...] = ()) -> Application:
    return case(pages=PageSet(pages or (_page(1, "a"), _page(2, "b")), blanks, CASE))


def _pictures(**figures: float) -> Application:
    return _pages(_page(**figures))


def _with(lines: list[Line], *more: Line) -> list[Line]:
    return sorted([*lines, *more], key=lambda line: line.day)


def _applied(subject: BankStatement, employer: str = "样例市样例有限公司", income: str = "") -> Application:
    """The statement in a case whose applicant and employer are keyed."""
    keyed_values = {"name": Field(employer, CASE), **({"monthly_income": Field(income, CASE)} if income else {})}
    return case(paper("personal_statement", "d1", statement=subject),
                applicant=Applicant({"name": Field(HOLDER, CASE)}), employer=keyed_values)


def _cash(subject: BankStatement) -> Application:
    return case(paper("personal_statement", "d1", statement=subject), pay_method="cash")


def _summed(total: str) -> BankStatement:
    return statement([Line("2025-09-13", "1.00"), Line("2025-09-13", "2.00")],
                     totals=(Total("period", "in", Decimal(total), Evidence("d1", page=1, quote=total)),))


_LINES = six_months()
_BILL = requiring(Requirement(("address_proof",), 30))
_ROUND = [Line(f"2025-0{3 + n // 3}-{1 + n % 3 * 9:02}", "500.00", "转账") for n in range(12)]
_JUNE = next(place for place, line in enumerate(_LINES) if line.day == "2025-06-21" and line.summary == "结息")
_FLIPPED = str(-Decimal(_LINES[9].amount))

_PLACE = Evidence("d1", 1, quote="9.99", row=1)

def _again(**agrees: bool) -> EarlierCases:
    other = OtherCase("HX2025-000001", date(2025, 8, 1), "one", same_person=True)
    return EarlierCases(applications=(EarlierApplication(other, agrees),))


def _one_statement(person: str) -> EarlierCases:
    rows = tuple(Evidence("d1", page=1, row=row) for row in (3, 7, 11))
    other = OtherCase("HX2025-000001", date(2025, 8, 1), person)
    return EarlierCases(statements=(SharedStatement("personal_statement", rows, 16, other, rows[0]),))


EXAMPLES: dict[str, Example] = {
    "CAL-01": _of(statement(changed(_LINES, 12, day="2025-02-30"))),
    "CAL-02": _of(statement(changed(_LINES, 12, day="2025-09-16"))),
    "CAL-03": _of(statement(changed(_LINES, 12, day="2025-04-12"))),
    "CAL-05": _of(statement(_LINES, printed_on=head("2025-08-18"))),
    "CAL-04": _of(_corporate(Line("2025-09-14", "-1.00", "现金支取")),
                  _corporate(Line("2025-09-15", "-1.00", "现金支取"))),
    "CAL-06": _of(replace(statement(weekly(365)), account_type="corporate"),
                  replace(statement(weekly(0)), account_type="corporate")),
    "STM-01": _of(statement(changed(_LINES, 12, amount="9.99"))),
    "STM-02": _of(_summed("4711.00"), _summed("3.00")),
    "STM-03": _of(statement(_LINES, pages=page_marks((1, 3), (3, 3))),
                  statement(_LINES, pages=page_marks((1, 3), (2, 3), (3, 3)))),
    "STM-04": _of(statement(_LINES, holder=None)),
    "STM-05": _of(statement(_LINES[-40:], start=None)),
    "STM-06": Example(_cash(statement(_LINES[:-5])), _cash(statement(_LINES))),
    "STM-07": _of(statement(changed(_LINES, 9, amount=_FLIPPED))),
    "STM-08": _of(statement(_ROUND)),
    "STM-09": _of(statement(_LINES, "250000.00")),
    "STM-11": _of(set_table(statement(_LINES), {(12, "amount"): Face("Arial", 8.0)}), set_table(statement(_LINES))),
    "STM-12": _of(set_table(statement(_LINES), moved={(12, "amount"): (-3.0, 0.0)}), set_table(statement(_LINES))),
    "STM-13": Example(loose(_sealed(0.0001)), loose(_sealed(0.004)), Policy(statement=Statement(seal_demanded=True))),
    "STM-10": _of(statement([*_LINES, *(Line("2025-09-13", "8123.45", "转账", serial="20250913001") for _ in "12")])),
    "STM-14": Example(_applied(statement(_LINES, holder=text("李样本"))), _applied(statement(_LINES))),
    "STM-15": _of(statement(_LINES, account=text("6222020000000000001")),
                  statement(_LINES, account=text("6222020000000000000"))),
    "STM-16": _of(_on_one_account("孙样友", "冯示亲"), _on_one_account("孙样友", "孙样友")),
    "STM-17": _of(statement([Line("2025-04-10", "60000.00", "转账"), Line("2025-04-11", "-60000.00", "转账")])),
    "STM-18": _of(statement([Line("2025-04-10", "500.00", "转账")] * 120), statement([
        Line("2025-04-10", f"{10 ** (1 + n / 40):.2f}", "转账") for n in range(120)])),
    "STM-19": _of(statement([])),
    "STM-20": _of(statement(_LINES, "-2000.00")),
    "STM-21": _of(statement(_LINES, retouched=(replace(_PLACE, row=12, quote="8,123.45"),)),
                  statement(_LINES, retouched=())),
    "INT-01": _of(statement([line for line in _LINES if line.summary != "结息"])),
    "INT-02": _of(statement(_with(_LINES, Line("2025-07-04", "1.00", "结息")))),
    "INT-03": _of(statement(_with(_LINES, Line("2025-06-21", "-3.23", "结息")))),
    "INT-05": _of(statement(_with(_LINES, Line("2025-06-21", "-0.16", "利息税")))),
    "INT-04": _of(statement(changed(_LINES, _JUNE, amount="1.51"))),
    "PAY-01": _of(statement(_with(_LINES, Line("2025-08-10", "8123.45", "工资"),
                                    Line("2025-09-14", "8123.45", "工资")))),
    "PAY-02": Example(_applied(statement(_LINES), "示例食品有限公司"), _applied(statement(_LINES))),
    "PAY-03": Example(_applied(statement(_LINES), income="20000"), _applied(statement(_LINES), income="9500")),
    "PDF-01": Example(filed(Making("Adobe Photoshop 25.0")), filed(Making("OpenPDF 1.3.27"))),
    "PDF-02": Example(filed(Making(created=datetime(2025, 9, 14), modified=datetime(2025, 9, 11))),
                      filed(Making(created=datetime(2025, 9, 14), modified=datetime(2025, 9, 14)))),
    "PDF-03": Example(filed(Making(signatures=(Signature("Sig1", intact=False),))),
                      filed(Making(signatures=(Signature("Sig1", intact=True, whole=True, trusted=True),)))),
    "PDF-04": Example(filed(hidden=(HiddenText("covered", "174.24", "9,174.24", _PLACE),)), filed()),
    "PDF-05": Example(filed(mismatches=(Mismatch("9.99", "19.99", True, _PLACE),)), filed()),
    "PDF-06": Example(filed(text_pages=(), picture_pages=(1, 2)), filed()),
    "IMG-01": Example(_pictures(sharpness=0.12), _pictures()),
    "IMG-02": Example(_pictures(dpi=96.0), _pictures()),
    "IMG-03": Example(_pictures(cut_right=7.0), _pictures()),
    "IMG-04": Example(_pages(blanks=(BlankPages("stack.pdf", (2, 4), CASE),)), _pages()),
    "IMG-05": Example(_pages(_page(1, "a"), _page(2, "a")), _pages()),
    "TAG-01": Example(_tags("id_card"), _tags("id_card", "lease")),
    "TAG-02": Example(_troubled("foreign-case"), _tags("id_card")),
    "TAG-03": Example(_troubled("repeated", "id_card"), _tags("id_card")),
    "TAG-04": Example(_tags("lease", "id_card"), _tags("id_card", "lease")),
    "TAG-05": Example(_told("lease", "labour_contract"), _told("lease", "lease")),
    "TAG-06": Example(_troubled("untagged"), _tags("id_card")),
    "DOC-01": Example(case(), case(paper("address_proof")), _BILL),
    "DOC-02": Example(case(paper("address_proof", issued_on="2025-08-01")),
                      case(paper("address_proof", issued_on="2025-09-01")), _BILL),
    "DOC-06": Example(case(paper("personal_statement")), case(paper("id_card", declared={"holder": "张样例"}))),
    "ID-01": _number(GOOD_ID + " "),
    "ID-02": _number("110101198001010011"),
    "ID-03": _number("11010119800230001X"),
    "REG-01": Example(case(earlier=_again(employer=False)), case(earlier=_again(employer=True))),
    "REG-02": Example(case(earlier=_one_statement("another")), case(earlier=EarlierCases())),
    **PAPER_EXAMPLES,
}
