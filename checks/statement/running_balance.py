"""STM-01."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from checks.chain import Chain, Link, borne_out, chains_of, proven
from checks.facts import BankStatement, Evidence, Field, Order
from checks.figures import addition, money, plain, row_list
from checks.findings import Finding, Kind, Level, fail, not_applicable, review, unknown
from checks.names import read_from_pixels
from checks.periods import may_hide_rows, pages_cut_off, pages_without_rows
from checks.rule import Context, rule
from checks.statement.currencies import currency_findings
from checks.statement.overlap import contradictions
from checks.statement.reconciled import reconciled
from checks.statement.unread_balances import spanned, unread_rows, unsure
from checks.statement_policy import Reading

WALLET = "wallet"
"""The account whose bills have no balances; every bank prints them, so without them a column was cut or folded away."""
_SHOWN = 3
_MOSTLY = 0.6
_MOSTLY_OF_AT_LEAST = 8


@rule("STM-01", Level.ERROR, BankStatement)
def running_balance(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Every printed balance follows from the one before it and the amount of the row, in one currency.

    Why: A bank's system computes balances and does not err; who changes, adds or removes a row must redo them all, and
        in a workbook does it with formulas.
    Innocent: A row or figure was misread, rows were left out by an export filter, or two accounts stand in one table.
    Source: Intake training deck (支取、存入、余额计算); bookkeeping identity, camt.053 balances.
    """
    if statement.formulas:
        yield review("formulas", *statement.formulas[:_SHOWN], level=Level.WARNING, count=len(statement.formulas),
                     rows=row_list(sorted({place.row for place in statement.formulas if place.row is not None})))
    if not statement.has_balance:
        if statement.account_type == WALLET:
            yield not_applicable("no-balance", statement.evidence)
        else:
            yield review("balances-missing", statement.evidence)
        return
    if statement.filtered is not None:
        yield unknown("filtered", statement.filtered.evidence, text=statement.filtered.value)
        return
    chains = chains_of(statement)
    closing = statement.closing if len(chains) == 1 else None
    hidden = pages_without_rows(statement) if may_hide_rows(statement) else []
    cut = pages_cut_off(statement)
    for chain in chains:
        for finding in _judge(chain, closing, context.policy.reading):
            doubtful = statement.order is Order.UNORDERED or _spans(finding, hidden, cut)
            yield replace(finding, kind=Kind.REVIEW) if doubtful and finding.kind is Kind.FAIL else finding
    yield from reconciled(statement, proven(statement))
    yield from currency_findings(statement)
    yield from contradictions(statement, context)


def _spans(finding: Finding, hidden: list[int], cut: list[int]) -> bool:
    """Whether rows are compared across a page of which no row was read, or across the end of one that is cut off."""
    pages = [place.page for place in finding.evidence if place.page is not None]
    first, last = min(pages, default=0), max(pages, default=0)
    return any(first < page < last for page in hidden) or (first < last and any(first <= page <= last for page in cut))


def _judge(chain: Chain, closing: Field[Decimal] | None, reading: Reading) -> Iterator[Finding]:
    broken = [link for link in chain.links if link.difference and not link.sides_differ]
    runs = spanned(broken, reading.unread_below)
    yield from map(unsure, runs)
    explained = {id(link) for run in runs for link in run}
    broken = [link for link in broken if id(link) not in explained]
    if len(chain.links) >= _MOSTLY_OF_AT_LEAST and len(broken) > _MOSTLY * len(chain.links):
        yield review("mostly-broken", *_places(broken[0]), broken=len(broken), judged=len(chain.links),
                     sum=_sum(broken[0]))
    else:
        yield from _breaks(chain, broken, closing, borne_out(chain, reading.weak_below))
    yield from unread_rows(chain)


def _breaks(chain: Chain, broken: list[Link], closing: Field[Decimal] | None,
            known: frozenset[int]) -> Iterator[Finding]:
    """One finding per break; two neighbours that cancel accuse the balance between them, once."""
    at_end = closing.value - chain.last.balance.value if closing and chain.last and chain.last.balance else Decimal(0)
    undone = {id(link.previous): link for link in broken}
    settled: set[int] = set()
    for link in broken:
        if id(link) in settled:
            continue
        after = undone.get(id(link.entry))
        ends = link.entry is chain.last and at_end == -link.difference
        if ends or (after is not None and after.difference == -link.difference):
            at_end = Decimal(0) if ends else at_end
            settled.add(id(after))
            yield _balance_off(link, after)
        elif link.across:
            yield _across(link, known)
        else:
            yield replace(_finding("break" if link.previous else "opening", link), rests_on=_unproven(link, known))
    if at_end and closing and chain.last and chain.last.balance:
        yield fail("closing", chain.last.balance.evidence, closing.evidence, row=chain.last.row,
                   expected=plain(closing.value), printed=plain(chain.last.balance.value),
                   difference=plain(abs(at_end)), sum=f"{money(chain.last.balance.value)} ≠ {money(closing.value)}")


def _finding(code: str, link: Link) -> Finding:
    return Finding(code, _places(link), {**_values(link), "row": str(link.entry.row),
                                         "previous_row": str(link.previous.row) if link.previous else "-"})


def _balance_off(link: Link, after: Link | None) -> Finding:
    """``after`` is the row whose figures agree with the balance that should stand; None at the closing balance. What
    the sums around that balance prove may be read ever so weakly."""
    found = _finding("balance-off", link)
    next_row = str(after.entry.row) if after else "-"
    places = (*found.evidence, after.amount.evidence, after.balance.evidence) if after else found.evidence
    return replace(found, evidence=places, rests_on=(link.balance.evidence, *_undated(link)),
                   values={**found.values, "next_row": next_row},
                   kind=Kind.REVIEW if _is_of_row_across(link) else found.kind)


def _is_of_row_across(link: Link) -> bool:
    """Whether a balance is just what a row before it left, whose own was not read: it may stand a line too low."""
    moved = accumulate(row.amount.value for row in link.across if row.amount is not None)
    return link.balance.value in {link.before.value + each for each in moved}


def _across(link: Link, known: frozenset[int]) -> Finding:
    """A break in one of several rows. Where a balance between them was not read a person decides; the bank may print
    one a day."""
    rows = row_list(entry.row for entry in (*link.across, link.entry))
    if not link.daily:
        return Finding("gap", _places(link), {**_values(link), "rows": rows}, Kind.REVIEW)
    sums = tuple(row.amount.evidence for row in link.across if row.amount is not None)
    found = Finding("day-break", (*_places(link), *sums), {**_values(link), "rows": rows})
    return replace(found, rests_on=(*_unproven(link, known), *sums))


def _places(link: Link) -> tuple[Evidence, ...]:
    """The figures compared, and the dates of their rows that were not read from pixels."""
    return (link.balance.evidence, link.amount.evidence, link.before.evidence, *_undated(link))


def _unproven(link: Link, known: frozenset[int]) -> tuple[Evidence, ...]:
    """Of the figures compared those that no other sum proves: balances of ``known`` rows may be read ever so weakly."""
    after = () if link.entry.row in known else (link.balance.evidence,)
    before = () if link.previous is not None and link.previous.row in known else (link.before.evidence,)
    return (link.amount.evidence, *after, *before, *_undated(link))


def _undated(link: Link) -> Iterator[Evidence]:
    """Dates of the rows compared that were not read from pixels: such a row may be none."""
    rows = (link.entry,) if link.previous is None else (link.entry, link.previous)
    return (row.booking_date.evidence for row in rows if row.day is None and read_from_pixels(row.evidence)
            and not row.booking_date.value.impossible)


def _values(link: Link) -> dict[str, str]:
    return {"expected": plain(link.expected), "printed": plain(link.balance.value), "amount": plain(link.amount.value),
            "previous": plain(link.before.value), "difference": plain(abs(link.difference)), "sum": _sum(link)}


def _sum(link: Link) -> str:
    moved = link.through + link.amount.value
    return f"{addition(link.before.value, moved)} = {money(link.expected)} ≠ {money(link.balance.value)}"
