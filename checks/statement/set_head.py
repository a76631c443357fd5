"""Fields of the head in a font or a size that nothing else of their page is set in. Part of STM-11."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import BankStatement
from checks.findings import Finding, review
from checks.policy import Layout

_FIELDS = 2
"""Other fields of one size that show in which the program sets them."""
_BY_DESIGN = 0.12
"""Share by which a field is larger or smaller where a program means it to be seen: who types over another comes
nearer. Usual steps of type are wider."""


def head_retyped(statement: BankStatement, demand: Layout) -> Iterator[Finding]:
    """A program fills the fields of a head in one type, which the table or another field shows too. Who types his name
    over another's has a font of his own for it; so may a bank that prints names in bold, and a person decides."""
    for each in statement.typeset.head:
        field = getattr(statement, each.field)
        if field is not None and not each.alike and each.runs >= demand.rows:
            yield review("head", field.evidence, field=each.field, font=each.font, usual=each.usual, count=each.runs)


def head_resized(statement: BankStatement, demand: Layout) -> Iterator[Finding]:
    """Who types over a field of the head misses its size by a little; no other word of the page is in that size, and
    the other fields are in one."""
    head = [each for each in statement.typeset.head if each.size]
    for each in head:
        field = getattr(statement, each.field)
        sizes = [other.size for other in head if other.field != each.field]
        if field is None or each.seen or len(sizes) < _FIELDS or len(set(sizes)) > 1:
            continue
        if demand.size_share * sizes[0] < abs(each.size - sizes[0]) <= _BY_DESIGN * sizes[0]:
            yield review("head-size", field.evidence, field=each.field, size=f"{each.size:g}", usual=f"{sizes[0]:g}")
