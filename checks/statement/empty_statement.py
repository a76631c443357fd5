"""STM-19."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import BankStatement
from checks.findings import Finding, Level, fail, review
from checks.rule import Context, rule


@rule("STM-19", Level.ERROR, BankStatement)
def empty_statement(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """A statement has entries.

    Why: A statement without entries is a paper that is present and proves nothing of income.
    Innocent: The account was not used in the period, or the wrong period or account was printed: ask for another.
    Source: Intake practice; the texts 不存在交易明细, 无明细, 无符合条件的开户记录 of bank statements.
    """
    if not statement.entries:
        unplaced = statement.unplaced
        yield review("unread", *unplaced) if unplaced else fail("empty", statement.evidence)
