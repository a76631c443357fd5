"""STM-02."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    """The rows by page and by account, and what is known of them by number: ``turned`` print the wrong side and
    ``broken`` do not follow, as the balances prove; ``back`` take another one back."""

    pages: Mapping[int | None, Sequence[Entry]]
    accounts: Mapping[str, Sequence[Entry]]
    turned: frozenset[int]
    broken: frozenset[int]
    back: frozenset[int]


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
        rows = statement.entries if total.scope == "period" else known.pages.get(total.evidence.page, ())
        if any(entry.amount is None for entry in rows) or not rows or (
                total.scope == "period" and lacks_pages(statement)):
            yield unknown("unread", total.evidence, page=total.evidence.page)
            continue
        plainly = next(_options(total, rows, statement, known), None)
        if plainly is not None and not any(abs(option) == abs(total.value)
                                           for option in _options(total, rows, statement, known)):
            yield _finding(total, plainly, rows, statement, known)


def _proven(statement: BankStatement) -> _Rows:
    links = [link for chain in chains_of(statement) for link in chain.links]
    turned = {link.entry.row for link in links if link.sides_differ}
    turned |= {entry.row for entry in statement.entries if _prints_other_side(entry)}
    pages: dict[int | None, list[Entry]] = {}
    for entry in statement.entries:
        pages.setdefault(entry.evidence.page, []).append(entry)
    return _Rows(pages, statement.chains(), frozenset(turned),
                 frozenset(link.entry.row for link in links if link.difference and not link.sides_differ),
                 frozenset(entry.row for entry in statement.entries if is_reversal(entry)))


def _prints_other_side(entry: Entry) -> bool:
    """The reader took the sign that the balances prove, against the printed column or flag."""
    return entry.side is not None and entry.amount is not None and (
        (entry.side.value is Side.IN) != (entry.amount.value > 0))


def _options(total: Total, rows: Sequence[Entry], statement: BankStatement, known: _Rows) -> Iterator[Decimal]:
    """What the total may be, the plain sum first. A page's sum may run from the first page; a sum under several
    accounts may be of one of them; a reversal may lessen its side instead of adding to the other; a row printed on
    the wrong side may be added there."""
    if total.of in _BALANCES:
        yield from _boundaries(rows, known) if total.scope == "page" else ()
        return
    for group in _groups(total, rows, statement, known):
        for turned in dict.fromkeys((known.turned, frozenset[int]())):
            yield from _sums(total.of, group, turned, known.back)


def _groups(total: Total, rows: Sequence[Entry], statement: BankStatement, known: _Rows) -> Iterator[Sequence[Entry]]:
    """The rows that a total may be of, likeliest first."""
    yield rows
    if total.scope == "period":
        yield from known.accounts.values()
    else:
        yield statement.entries[:rows[0].row - 1 + len(rows)]
        yield from ([entry for entry in rows if entry.chain == name] for name in known.accounts)


def _sums(of: str, rows: Sequence[Entry], turned: frozenset[int], back: frozenset[int]) -> Iterator[Decimal]:
    signed = [(-entry.amount.value if entry.row in turned else entry.amount.value, entry.row in back)
              for entry in rows if entry.amount is not None]
    side = -1 if of in ("out", "count-out") else 1
    if of == "count":
        yield Decimal(len(rows))
    elif of in ("count-in", "count-out"):
        yield Decimal(sum(amount * side > 0 for amount, _ in signed))
    else:
        yield sum((amount * side for amount, _ in signed if amount * side > 0), Decimal(0))
        yield sum((amount * side for amount, undoes in signed if (amount * side > 0) != undoes), Decimal(0))


def _boundaries(rows: Sequence[Entry], known: _Rows) -> list[Decimal]:
    """Balances at the edges of a page; none where several accounts share it."""
    if len(known.accounts) > 1:
        return []
    edges: list[Decimal] = []
    for entry in (rows[0], rows[-1]):
        if entry.balance is None or entry.amount is None:
            return []
        edges += [entry.balance.value - entry.amount.value, entry.balance.value]
    return edges


def _finding(total: Total, expected: Decimal, rows: Sequence[Entry], statement: BankStatement,
             known: _Rows) -> Finding:
    """A sum that differs is sure only where every row was read from text and the balances say that none is missing."""
    cells = [entry.amount for entry in rows if entry.amount is not None]
    least = min((cell.evidence for cell in cells), key=lambda place: place.confidence)
    scanned = min(least.confidence, total.evidence.confidence) < 1
    unread = statement.order is Order.UNORDERED or statement.cut or statement.unplaced
    unsure = scanned or unread or any(entry.row in known.broken for entry in rows)
    values = {"of": total.of, "page": str(total.evidence.page), "expected": plain(expected),
              "printed": plain(total.value), "rows": f"{rows[0].row}-{rows[-1].row}", "count": str(len(rows)),
              "sum": f"{money(expected)} ≠ {money(total.value)}"}
    return Finding(total.scope, (total.evidence, least), values, Kind.REVIEW if unsure else Kind.FAIL)
