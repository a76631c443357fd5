"""Invented facts for the tests of the rules: statements whose balances follow, and cases around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from checks.calendars import DayType, day_type
from checks.catalogue import rule_by_id
from checks.facts import (
    Applicant,
    Application,
    BankStatement,
    Document,
    Entry,
    Evidence,
    Field,
    IdentityNumber,
    PageMark,
    PrintedDate,
    Side,
)
from checks.findings import Finding
from checks.paper_facts import IdentityCard
from checks.pdf_facts import Making, PdfFile
from checks.policy import Policy, Requirement
from checks.rule import Context, Rule

AS_OF = date(2025, 9, 18)
HOLDER = "张样例"
CASE = Evidence("case")
HEAD = Evidence("d1", page=1, quote="表头")
GOOD_ID = "110101198001010010"


@dataclass(frozen=True)
class Line:
    """A row to be drawn: ``balance`` None means the one that follows; "" means not read, as for ``amount``."""

    day: str
    amount: str
    summary: str = "消费"
    counterparty: str = ""
    channel: str = ""
    balance: str | None = None
    serial: str = ""
    side: str = ""
    at: str = ""
    chain: str = ""
    confidence: float = 1.0


def printed(text: str) -> PrintedDate:
    """A date as a reader returns it: impossible days are known as such, anything else unread."""
    parts = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    if parts is None:
        return PrintedDate(text, None)
    try:
        return PrintedDate(text, date(*(int(part) for part in parts.groups())))
    except ValueError:
        return PrintedDate(text, None, impossible=True)


def head(text: str) -> Field[PrintedDate]:
    """A date in the head of a statement."""
    return Field(printed(text), replace(HEAD, quote=text))


def text(value: str, evidence: Evidence = HEAD) -> Field[str]:
    """A text as read."""
    return Field(value, replace(evidence, quote=value))


def money(value: str) -> Field[Decimal]:
    """An amount in the head of a statement."""
    return Field(Decimal(value), replace(HEAD, quote=value))


def entries(lines: Iterable[Line], opening: str = "1000.00") -> tuple[Entry, ...]:
    """Rows in printed order, oldest first; each chain has its own balance."""
    balances: dict[str, Decimal] = {}
    made = []
    for number, line in enumerate(lines, 1):
        here = Evidence("d1", page=1 + number // 40, row=number, confidence=line.confidence)
        balance = balances.get(line.chain, Decimal(opening)) + Decimal(line.amount or 0)
        balances[line.chain] = balance
        shown = str(balance) if line.balance is None else line.balance
        made.append(Entry(
            number, here, Field(printed(line.day), replace(here, quote=line.day)),
            Field(Decimal(line.amount), replace(here, quote=line.amount)) if line.amount else None,
            Field(Decimal(shown), replace(here, quote=shown)) if shown else None,
            side=Field(Side(line.side), here) if line.side else None,
            booking_time=Field(time.fromisoformat(line.at), here) if line.at else None,
            summary=text(line.summary, here) if line.summary else None,
            counterparty=text(line.counterparty, here) if line.counterparty else None,
            channel=text(line.channel, here) if line.channel else None,
            serial=text(line.serial, here) if line.serial else None, chain=line.chain))
    return tuple(made)


def statement(lines: Iterable[Line], opening: str = "1000.00", **changes: Any) -> BankStatement:
    """A personal statement with a whole head; ``changes`` replace attributes."""
    known: dict[str, Any] = {
        "bank": text("样例银行"), "holder": text(HOLDER), "account": text("6222020000000000000"),
        "start": head("2025-02-11"), "end": head("2025-09-14"), "printed_on": head("2025-09-14")}
    return BankStatement("d1", "personal", entries(lines, opening), HEAD, **{**known, **changes})


def weekly(moved: int, first: date = date(2024, 3, 1), last: date = date(2024, 8, 30)) -> list[Line]:
    """Business of a firm on the days that offices worked, each ``moved`` on by so many days, and a fee on every fourth
    day, whatever day that is."""
    days = [first + timedelta(days=place) for place in range((last - first).days + 1)]
    worked = [(day, "网银转账") for day in days if day_type(day) is DayType.WORKDAY]
    return [Line((day + timedelta(days=moved)).isoformat(), f"{day.day}.{day.month:02}", words)
            for day, words in sorted([*worked, *((day, "账户管理费") for day in days[::4])])]


def six_months() -> list[Line]:
    """Seven months of an ordinary account: spending every third day, uneven salaries on working days, interest."""
    lines = []
    day = date(2025, 2, 11)
    while day <= date(2025, 9, 14):
        lines.append(Line(day.isoformat(), f"-{17 + day.day * 3}.{day.month:02}"))
        day += timedelta(days=3)
    paydays = ("2025-02-14", "2025-03-14", "2025-04-15", "2025-05-15", "2025-06-13", "2025-07-15", "2025-08-15")
    lines += [Line(payday, f"81{place}3.{place}7", "代发工资", "样例市样例有限公司") for place,
              payday in enumerate(paydays)]
    lines += [Line("2025-03-21", "1.51", "结息"), Line("2025-06-21", "3.23", "结息")]
    return sorted(lines, key=lambda line: line.day)


def changed(lines: list[Line], place: int, opening: str = "1000.00", **values: Any) -> list[Line]:
    """The lines with one of them changed; its balance and the later ones stay as they were drawn."""
    drawn = [replace(line, balance=str(entry.balance.value)) if line.balance is None and entry.balance else line
             for line, entry in zip(lines, entries(lines, opening), strict=True)]
    drawn[place] = replace(drawn[place], **values)
    return drawn


def page_marks(*marks: tuple[int | None, int | None]) -> tuple[PageMark, ...]:
    """Page marks (number, count) of consecutive pages of the file."""
    return tuple(PageMark(page, number, count, Evidence("d1", page=page, quote=f"第{number}页/共{count}页"))
                 for page, (number, count) in enumerate(marks, 1))


def paper(kind: str, id_: str = "d2", issued_on: str = "", declared: Mapping[str, str] | None = None,
          **changes: Any) -> Document:
    """A readable paper; ``issued_on`` is printed on it, ``declared`` is keyed about it."""
    dates = {"issued_on": Field(printed(issued_on), Evidence(id_, page=1, quote=issued_on))} if issued_on else {}
    keyed = {name: Field(value, CASE) for name, value in (declared or {}).items()}
    known = {"pages": 1, "dates": dates, "declared": keyed, "evidence": Evidence(id_, page=1)}
    return Document(id_, kind, f"{kind}.pdf", **{**known, **changes})


def case(*documents: Document, **changes: Any) -> Application:
    """A case of a salary loan."""
    known: dict[str, Any] = {"loose": False, "product": "salary-loan", "pay_method": "transfer", "applied_on": AS_OF}
    return Application("HX0000-000001", documents, **{**known, **changes})


def loose(subject: BankStatement) -> Application:
    """One statement without a case."""
    return Application("", (Document("d1", "personal_statement", "a.pdf", 5, statement=subject),))


def filed(making: Making | None = None, kind: str = "personal_statement", bank: str = "中国工商银行",
          **changes: Any) -> Application:
    """A loose PDF, of one page of text unless told otherwise; a statement of ``bank`` unless it is of another kind."""
    pdf = PdfFile("d1", Evidence("d1"), making or Making(), **{"text_pages": (1,), **changes})
    read = statement(six_months(), bank=text(bank) if bank else None) if kind == "personal_statement" else None
    return Application("loose", (Document("d1", kind, "a.pdf", 1, statement=read, evidence=Evidence("d1"), pdf=pdf),))


def keyed(number: str) -> Applicant:
    """An applicant whose identity number was keyed so."""
    return Applicant({"id_number": Field(number, CASE)})


def card(number: str = GOOD_ID, dates: Mapping[str, str] | None = None, long_term: bool = False,
         pixels: bool = False, **fields: str) -> IdentityCard:
    """An identity card on the paper d2, read from a text layer or from ``pixels``."""
    place = Evidence("d2", page=1, reader="rapidocr" if pixels else "text-layer")
    shown = {name: text(value, place) for name, value in {"id_number": number, **fields}.items()}
    days = {name: Field(printed(day), replace(place, quote=day)) for name, day in (dates or {}).items()}
    return IdentityCard("id_card", place, shown, days, long_term)


def identity(number: str, source: str = "keyed", birth: str = "") -> IdentityNumber:
    """An identity number with the birth date printed beside it."""
    place = Evidence("case" if source == "keyed" else "d2", quote=number)
    return IdentityNumber(Field(number, place), source, Field(printed(birth), place) if birth else None)


def requiring(*wanted: Requirement, product: str = "salary-loan") -> Policy:
    """A policy with these requirements."""
    return Policy(requirements={product: wanted})


def rule(id_: str) -> Rule:
    """The rule of an id; it must exist."""
    found = rule_by_id(id_)
    assert found is not None, id_
    return found


def judged(id_: str, subject: object, policy: Policy | None = None, as_of: date = AS_OF,
           application: Application | None = None) -> list[Finding]:
    """All that a rule says of one subject."""
    context = Context(as_of, policy or Policy(), application or Application("", ()))
    return list(rule(id_).check(subject, context))


def said(id_: str, subject: object, policy: Policy | None = None, as_of: date = AS_OF) -> list[tuple[str, str]]:
    """What a rule says of one subject, short: (kind, code)."""
    return [(str(finding.kind), finding.code) for finding in judged(id_, subject, policy, as_of)]


def accused(findings: Iterable[Finding]) -> list[int | None]:
    """The row that each finding accuses."""
    return [finding.evidence[0].row for finding in findings]
