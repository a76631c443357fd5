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
    Innocent: Many banks do not seal their electronic statements; a seal may be too pale. A scan without colour shows a
        seal as a grey ring; one copied as black as print is not known there, nor is its absence.
    Source: Intake training deck (银行盖章, some banks print none); policy statement.seal_demanded, seal_share.
    """
    demand = context.policy.statement
    shares = [ink.share for ink in statement.seals]
    if any(ink.share >= demand.seal_share and ink.ring is not False for ink in statement.seals):
        return
    if not demand.seal_demanded:
        yield not_applicable("not-demanded", statement.evidence)
    elif not shares:
        yield unknown("not-looked-at", statement.evidence)
    elif colourless := [ink.evidence for ink in statement.seals if ink.ring is not None]:
        yield unknown("colourless", *colourless, pages=len(colourless))
    else:
        yield fail("no-seal", *(ink.evidence for ink in statement.seals), pages=len(shares),
                   most=f"{100 * max(shares):.2f}", least=f"{100 * demand.seal_share:.2f}")
