"""STM-02."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checks.facts import BankStatement, Entry, Order, Side, Total
from checks.figures import money, plain
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.periods import lacks_pages
from checks.rule import Context, rule
from checks.statement.chain import chains_of
from checks.vocabulary import is_reversal

CODES = ("page", "period")
_WALLET = "wallet"
_BALANCES = ("carried", "balance")


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the balances prove of the rows: ``turned`` print the wrong side, ``broken`` do not follow."""

    turned: frozenset[int]
    broken: frozenset[int]


@rule("STM-02", Level.ERROR, BankStatement)
def totals(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Page totals, period totals, counts and balances carried forward are those of the rows.

    Why: A bank's system adds what it prints; who changes an amount and redoes the balances forgets the sums.
    Innocent: A row was not read, reversals are counted otherwise, the sum is of another account or another filter.
    Source: Totals that banks print (本页小计, 合计, 承前页余额); bookkeeping identity.
    """
    if not statement.totals or statement.account_type == _WALLET:
        yield not_applicable("no-totals", statement.evidence)
        return
    if statement.filtered is not None:
        yield unknown("filtered", statement.filtered.evidence, text=statement.filtered.value)
        return
    known = _proven(statement)
    for total in statement.totals:
        rows = _rows_of(total, statement)
        if any(entry.amount is None for entry in rows) or not rows or (
                total.scope == "period" and lacks_pages(statement)):
            yield unknown("unread", total.evidence, page=total.evidence.page)
            continue
        options = _options(total, rows, statement, known)
        if options and total.value not in options and -total.value not in options:
            yield _finding(total, options, rows, statement, known)


def _proven(statement: BankStatement) -> _Rows:
    links = [link for chain in chains_of(statement) for link in chain.links]
    turned = {link.entry.row for link in links if link.sides_differ}
    turned |= {entry.row for entry in statement.entries if _prints_other_side(entry)}
    return _Rows(frozenset(turned),
                 frozenset(link.entry.row for link in links if link.difference and not link.sides_differ))


def _prints_other_side(entry: Entry) -> bool:
    """The reader took the sign that the balances prove, against the printed column or flag."""
    return entry.side is not None and entry.amount is not None and (
        (entry.side.value is Side.IN) != (entry.amount.value > 0))


def _rows_of(total: Total, statement: BankStatement) -> tuple[Entry, ...]:
    if total.scope == "period":
        return statement.entries
    return tuple(entry for entry in statement.entries if entry.evidence.page == total.evidence.page)


def _options(total: Total, rows: Sequence[Entry], statement: BankStatement, known: _Rows) -> list[Decimal]:
    """What the total may be, the plain sum first. A page's sum may run from the first page; a sum under several
    accounts may be of one of them; a reversal may lessen its side instead of adding to the other; a row printed on
    the wrong side may be added there."""
    if total.of in _BALANCES:
        return _boundaries(rows, statement) if total.scope == "page" else []
    first = rows[0].row
    groups = [rows, *statement.chains().values()]
    if total.scope == "page":
        groups = [rows, [entry for entry in statement.entries if entry.row < first + len(rows)],
                  *([entry for entry in rows if entry.chain == name] for name in statement.chains())]
    return [option for group in groups for turned in dict.fromkeys((known.turned, frozenset[int]()))
            for option in _sums(total.of, group, turned)]


def _sums(of: str, rows: Collection[Entry], turned: Collection[int]) -> Iterator[Decimal]:
    signed = [(-entry.amount.value if entry.row in turned else entry.amount.value, is_reversal(entry))
              for entry in rows if entry.amount is not None]
    side = -1 if of in ("out", "count-out") else 1
    if of == "count":
        yield Decimal(len(rows))
    elif of in ("count-in", "count-out"):
        yield Decimal(sum(amount * side > 0 for amount, _ in signed))
    else:
        yield sum((amount * side for amount, _ in signed if amount * side > 0), Decimal(0))
        yield sum((amount * side for amount, back in signed if (amount * side > 0) != back), Decimal(0))


def _boundaries(rows: Sequence[Entry], statement: BankStatement) -> list[Decimal]:
    """Balances at the edges of a page; none where several accounts share it."""
    if len(statement.chains()) > 1:
        return []
    edges: list[Decimal] = []
    for entry in (rows[0], rows[-1]):
        if entry.balance is None or entry.amount is None:
            return []
        edges += [entry.balance.value - entry.amount.value, entry.balance.value]
    return edges


def _finding(total: Total, options: Sequence[Decimal], rows: Sequence[Entry], statement: BankStatement,
             known: _Rows) -> Finding:
    """A sum that differs is sure only where every row was read from text and the balances say that none is missing."""
    cells = [entry.amount for entry in rows if entry.amount is not None]
    least = min((cell.evidence for cell in cells), key=lambda place: place.confidence)
    scanned = min(least.confidence, total.evidence.confidence) < 1
    unread = statement.order is Order.UNORDERED or statement.cut or statement.unplaced
    unsure = scanned or unread or any(entry.row in known.broken for entry in rows)
    values = {"of": total.of, "page": str(total.evidence.page), "expected": plain(options[0]),
              "printed": plain(total.value), "rows": f"{rows[0].row}-{rows[-1].row}", "count": str(len(rows)),
              "sum": f"{money(options[0])} ≠ {money(total.value)}"}
    return Finding(total.scope, (total.evidence, least), values, Kind.REVIEW if unsure else Kind.FAIL)
