"""Samples read back and judged in one process, by the functions that the program's stages run in children."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from checks.catalogue import catalogue
from checks.facts import Applicant, Application, BankStatement, Document, Evidence, Field
from checks.findings import Kind, Level, Result
from checks.pdf_facts import Making
from checks.policy import Policy
from checks.runner import judge
from intake_cli.case.files import InputFile
from intake_cli.case.policy import load_policy
from intake_cli.codec import decode
from intake_cli.forensics.stage import examine
from intake_cli.ocr.stage import read_pages
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.papers import documents_of
from intake_cli.statements.stage import assemble
from samples.statements import AS_OF

KEYED = Evidence("case")
OF_ENTRY = "ENT-"
"""Rules about how a case was keyed: here no more of it is than a name and an employer."""


def read_documents(path: Path) -> tuple[Document, ...]:
    """The papers in a PDF, digital or scanned, with what the file says of itself: one for each statement that it shows,
    or one without a statement."""
    pages = tuple(read_pages(path, {}))
    (made,) = examine(path, {})
    making, source = decode(Making, made), InputFile(path, path.name, None, "pdf")
    papers = []
    for place, item in enumerate(assemble(path, {"document": "d1", "pages": list(pages)}), 1):
        shown = tuple(page for page in pages if item["statement"] is None or page["number"] in item["pages"])
        statement = None if item["statement"] is None else decode(BankStatement, item["statement"])
        papers.append(Paper("d1" + (f".{place}" if place > 1 else ""), source, "", shown, statement, making=making))
    return tuple(documents_of(papers))


def read_back(path: Path) -> BankStatement | None:
    """The statement that a file shows, digital or scanned; None when it shows none."""
    (document,) = read_documents(path)
    return document.statement


def judged(documents: Sequence[Document], applicant: str = "", employer: str = "", pay_method: str = "transfer",
           sealed: bool = False) -> tuple[Result, ...]:
    """All that is said of papers. They are loose unless their applicant and employer are told, and need be ``sealed``
    only where that is asked for."""
    application = Application("loose", tuple(documents))
    if applicant:
        application = Application(
            "HX0000-000001", tuple(documents), loose=False, applied_on=AS_OF, pay_method=pay_method,
            applicant=Applicant({"name": Field(applicant, KEYED)}), employer={"name": Field(employer, KEYED)})
    demand = policy()
    if sealed:
        demand = replace(demand, statement=replace(demand.statement, seal_demanded=True))
    rules = tuple(rule for rule in catalogue() if not rule.id.startswith(OF_ENTRY))
    return judge(rules, application, demand, AS_OF).results


def loud(statement: BankStatement, applicant: str = "", employer: str = "",
         notes: Collection[str] = (), pay_method: str = "transfer") -> list[Result]:
    """What is said of a statement above a note: fails, reviews, broken rules, and the notes of the rules ``notes``. It
    is loose unless its applicant and employer are told."""
    kind = "corporate_statement" if statement.account_type == "corporate" else "personal_statement"
    document = Document("d1", kind, "loose.pdf", len(statement.pages), statement=statement)
    return [result for result in judged([document], applicant, employer, pay_method)
            if is_loud(result) or (result.rule in notes and result.kind is not Kind.UNKNOWN)]


def is_loud(result: Result) -> bool:
    """Whether a result is a fail, a review or a broken rule above a note."""
    return result.kind is not Kind.UNKNOWN and result.level is not Level.NOTE


def row_of(result: Result) -> int | None:
    """The printed row that a result accuses."""
    return result.finding.evidence[0].row if result.finding.evidence else None


@cache
def policy() -> Policy:
    """The policy that judges where no other is given."""
    return load_policy(None)
