"""Samples read back and judged in one process, by the functions that the program's stages run in children."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checks.catalogue import catalogue
from checks.facts import Applicant, Application, BankStatement, Document, Evidence, Field
from checks.findings import Kind, Level, Result
from checks.policy import Policy
from checks.runner import judge
from intake_cli.case.policy import load_policy
from intake_cli.codec import decode
from intake_cli.ocr.stage import read_pages
from intake_cli.statements.stage import assemble
from samples.statements import AS_OF

KEYED = Evidence("case")


def read_back(path: Path) -> BankStatement | None:
    """The statement that a file shows, digital or scanned; None when it shows none."""
    (item,) = assemble(path, {"document": "d1", "pages": list(read_pages(path, {}))})
    return None if item["statement"] is None else decode(BankStatement, item["statement"])


def loud(statement: BankStatement, applicant: str = "", employer: str = "") -> list[Result]:
    """What is said of a statement above a note: fails, reviews, broken rules. It is loose unless its applicant and
    employer are told."""
    kind = "corporate_statement" if statement.account_type == "corporate" else "personal_statement"
    document = Document("d1", kind, "loose.pdf", len(statement.pages), statement=statement)
    application = Application("loose", (document,))
    if applicant:
        application = Application(
            "HX0000-000001", (document,), loose=False, applied_on=AS_OF, pay_method="transfer",
            applicant=Applicant({"name": Field(applicant, KEYED)}), employer={"name": Field(employer, KEYED)})
    results = judge(catalogue(), application, _policy(), AS_OF).results
    return [result for result in results if result.kind is not Kind.UNKNOWN and result.level is not Level.NOTE]


def row_of(result: Result) -> int | None:
    """The printed row that a result accuses."""
    return result.finding.evidence[0].row if result.finding.evidence else None


@cache
def _policy() -> Policy:
    return load_policy(None)
