"""STM-02."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checks.chain import chains_of, proven
from checks.facts import BankStatement, Entry, Order, Side, Total
from checks.figures import money, plain
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.names import read_from_pixels
from checks.periods import lacks_pages
from checks.rule import Context, rule
from checks.statement.running_sums import RunningSums, running_sums
from checks.vocabulary import is_reversal

CODES = ("page", "period")
_WALLET = "wallet"
_BALANCES = ("carried", "balance")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows by page and by account, and what is known of them by number: ``turned`` print the wrong side and
    ``broken`` do not follow, as the balances prove; ``back`` take another one back. ``sums`` are those of all rows,
    first on the sides that the balances prove, then on those printed."""

    pages: Mapping[int | None, Sequence[Entry]]
    accounts: Mapping[str, Sequence[Entry]]
    turned: frozenset[int]
    broken: frozenset[int]
    back: frozenset[int]
    sums: tuple[RunningSums, ...]


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
        plainly = next(_options(total, rows, known), None)
        if plainly is not None and not any(abs(option) == abs(total.value)
                                           for option in _options(total, rows, known)):
            yield _finding(total, plainly, rows, statement, known)


def _proven(statement: BankStatement) -> _Rows:
    links = [link for chain in chains_of(statement) for link in chain.links]
    turned = {link.entry.row for link in links if link.sides_differ}
    turned |= {entry.row for entry in statement.entries if _prints_other_side(entry)}
    pages: dict[int | None, list[Entry]] = {}
    for entry in statement.entries:
        pages.setdefault(entry.evidence.page, []).append(entry)
    broken = frozenset(link.entry.row for link in links if link.difference and not link.sides_differ)
    back = frozenset(entry.row for entry in statement.entries if is_reversal(entry))
    sums = _both_ways(statement.entries, frozenset(turned), back)
    return _Rows(pages, statement.chains(), frozenset(turned), broken, back, sums)


def _both_ways(rows: Sequence[Entry], turned: frozenset[int], back: frozenset[int]) -> tuple[RunningSums, ...]:
    """Sums on the sides that the balances prove, and on those printed where these differ."""
    return tuple(running_sums(rows, sides, back) for sides in dict.fromkeys((turned, frozenset[int]())))


def _prints_other_side(entry: Entry) -> bool:
    """The reader took the sign that the balances prove, against the printed column or flag."""
    return entry.side is not None and entry.amount is not None and (
        (entry.side.value is Side.IN) != (entry.amount.value > 0))


def _options(total: Total, rows: Sequence[Entry], known: _Rows) -> Iterator[Decimal]:
    """What the total may be, the plain sum first. A page's sum may run from the first page; one whose label was not
    read whole may be its page's; a sum under several accounts may be of one of them; a reversal may lessen its side
    instead of adding to the other; a row printed on the wrong side may be added there."""
    if total.of in _BALANCES:
        yield from _boundaries(rows, known) if total.scope == "page" else ()
        return
    own_page = known.pages.get(total.evidence.page, ())
    runs = [(rows[0].row - 1, rows[-1].row) if total.scope == "page" else (0, len(rows))]
    runs += [(start, own_page[-1].row) for start in (own_page[0].row - 1, 0)] if own_page else []
    for start, end in dict.fromkeys(runs):
        for sums in known.sums:
            yield from sums.options(total.of, start, end)
    for account in known.accounts if len(known.accounts) > 1 else ():
        own = [entry for entry in rows if entry.chain == account]
        for sums in _both_ways(own, known.turned, known.back):
            yield from sums.options(total.of, 0, len(own))


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
    """A sum that differs is sure only where the balances say that no row is missing between others. From pixels they
    must also prove each amount but the first, in which no other digit may explain the difference; and a row that was
    not read at either end makes the printed sum the greater one."""
    loose = [entry for entry in rows if entry.row not in proven(statement).amounts and entry.amount is not None]
    scanned = any(read_from_pixels(entry.evidence) for entry in rows) or read_from_pixels(total.evidence)
    unread = statement.order is Order.UNORDERED or statement.cut or statement.unplaced
    unsure = unread or any(entry.row in known.broken for entry in rows) or (scanned and (
        total.of in _BALANCES or abs(total.value) > abs(expected) or len(loose) > len(known.accounts)
        or any(_explains(entry, expected, total) for entry in loose)))
    rests_on = (total.evidence, *(entry.amount.evidence for entry in loose if entry.amount is not None))
    values = {"of": total.of, "page": str(total.evidence.page), "expected": plain(expected),
              "printed": plain(total.value), "rows": f"{rows[0].row}-{rows[-1].row}", "count": str(len(rows)),
              "sum": f"{money(expected)} ≠ {money(total.value)}"}
    least = min((entry.amount.evidence for entry in rows if entry.amount is not None),
                key=lambda place: place.confidence)
    return Finding(total.scope, (total.evidence, least), values, Kind.REVIEW if unsure else Kind.FAIL,
                   rests_on=rests_on)


def _explains(entry: Entry, expected: Decimal, total: Total) -> bool:
    """Whether one other digit in an amount makes the sum what is printed."""
    if entry.amount is None or total.of not in ("in", "out"):
        return False
    read = abs(entry.amount.value)
    return any(_one_digit_apart(read, read + sign * (total.value - expected)) for sign in (1, -1))


def _one_digit_apart(one: Decimal, other: Decimal) -> bool:
    figures = plain(one), plain(other)
    return len(figures[0]) == len(figures[1]) and sum(map(str.__ne__, *figures)) == 1
