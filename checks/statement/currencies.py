"""Rows of one balance that name several currencies, or another one than the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.accounts import is_foreign
from checks.chain import chains_of
from checks.facts import BankStatement, Entry, Evidence
from checks.figures import row_list
from checks.findings import Finding, review
from checks.vocabulary import speaks_of


def currency_findings(statement: BankStatement) -> Iterator[Finding]:
    """A balance adds up in one currency only: rows that name another belong elsewhere, or its name was changed. A bank
    that names the currency in which a shop was paid does so as well, so a person decides."""
    chains = chains_of(statement)
    for chain in chains:
        held = [link for link in chain.links if not link.difference]
        rows = list({row.row: row for link in held for row in (link.previous, link.entry) if row is not None}.values())
        foreign, home = _naming(rows, True), _naming(rows, False)
        if foreign and home:
            few, many = sorted((foreign, home), key=len)
            yield review("currencies", *_places(few, many), rows=row_list(row.row for row in few), currency=_name(few),
                         usual=_name(many), usual_row=many[0].row)
        elif len(chains) == 1:
            yield from _against_head(statement, foreign or home)


def _against_head(statement: BankStatement, rows: Sequence[Entry]) -> Iterator[Finding]:
    head = statement.currency
    if head is not None and rows and (is_foreign(head.value) or speaks_of("renminbi", head.value)) \
            and is_foreign(head.value) != is_foreign(_name(rows)) and not _several(head.value):
        yield review("head-currency", head.evidence, *_places(rows[:1], ()), currency=_name(rows), head=head.value,
                     row=rows[0].row, count=len(rows))


def _several(currency: str) -> bool:
    return speaks_of("foreign_currency", currency) and speaks_of("renminbi", currency)


def _naming(rows: Sequence[Entry], foreign: bool) -> list[Entry]:
    return [row for row in rows if row.currency is not None and not _several(row.currency.value)
            and (is_foreign(row.currency.value) if foreign else speaks_of("renminbi", row.currency.value))]


def _name(rows: Sequence[Entry]) -> str:
    return next(row.currency.value for row in rows if row.currency is not None)


def _places(*groups: Sequence[Entry]) -> list[Evidence]:
    return [row.currency.evidence for rows in groups for row in rows[:1] if row.currency is not None]
