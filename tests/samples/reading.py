"""Sample statements read and judged in this process, by the same functions as the stages run in children."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checks.catalogue import catalogue
from checks.facts import Application, BankStatement, Document
from checks.findings import Kind, Level, Result
from checks.policy import Policy
from checks.runner import judge
from intake_cli.case.policy import load_policy
from intake_cli.codec import decode
from intake_cli.ocr.stage import read_pages
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from samples.statements import AS_OF


def read(path: Path) -> BankStatement:
    """The statement that ``path`` shows, by its text layer."""
    statement = read_statement("d1", [decode(PageText, page) for page in read_pages(path, {})], "")
    assert statement is not None
    return statement


def loud(statement: BankStatement) -> list[Result]:
    """Everything said of a loose statement above a note: fails, reviews, broken rules."""
    kind = "corporate_statement" if statement.account_type == "corporate" else "personal_statement"
    application = Application("loose", (Document("d1", kind, "loose.pdf", len(statement.pages), statement=statement),))
    return [result for result in judge(catalogue(), application, _policy(), AS_OF).results
            if result.kind is not Kind.UNKNOWN and result.level is not Level.NOTE]


def row_of(result: Result) -> int | None:
    """The printed row that a result accuses."""
    return result.finding.evidence[0].row if result.finding.evidence else None


@cache
def _policy() -> Policy:
    return load_policy(None)
