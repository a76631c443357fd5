"""Fields of the head in a font that nothing else of their page is set in. Part of STM-11."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import BankStatement
from checks.findings import Finding, review
from checks.policy import Layout


def head_retyped(statement: BankStatement, demand: Layout) -> Iterator[Finding]:
    """A program fills the fields of a head in one type, which the table or another field shows too. Who types his name
    over another's has a font of his own for it; so may a bank that prints names in bold, and a person decides."""
    for each in statement.typeset.head:
        field = getattr(statement, each.field)
        if field is not None and not each.alike and each.runs >= demand.rows:
            yield review("head", field.evidence, field=each.field, font=each.font, usual=each.usual, count=each.runs)
