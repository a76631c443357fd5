"""STM-13."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import BankStatement
from checks.findings import Finding, Level, fail, not_applicable, unknown
from checks.rule import Context, rule


@rule("STM-13", Level.WARNING, BankStatement)
def bank_seal(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The bank's seal is on the statement where the policy demands one.

    Why: The counter seals what it prints; a page printed at home has none, or one that was printed with it.
    Innocent: Many banks do not seal their electronic statements; grey scans show no colour; a seal may be too pale.
    Source: Intake training deck (银行盖章, some banks print none); policy statement.seal_demanded, seal_share.
    """
    demand = context.policy.statement
    shares = [ink.share for ink in statement.seals]
    if any(share >= demand.seal_share for share in shares):
        return
    if not demand.seal_demanded:
        yield not_applicable("not-demanded", statement.evidence)
    elif not shares:
        yield unknown("not-looked-at", statement.evidence)
    else:
        yield fail("no-seal", *(ink.evidence for ink in statement.seals), pages=len(shares),
                   most=f"{100 * max(shares):.2f}", least=f"{100 * demand.seal_share:.2f}")
