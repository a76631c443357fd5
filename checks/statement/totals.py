"""STM-02."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.chain import proven
from checks.facts import BankStatement, Entry, Order, Total
from checks.figures import money, plain
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.names import read_from_pixels
from checks.periods import lacks_pages
from checks.rule import Context, rule
from checks.statement.summed_rows import BALANCES, SummedRows, holds_month, summed_rows

CODES = ("page", "period", "month", "print")
_WALLET = "wallet"


@rule("STM-02", Level.ERROR, BankStatement)
def totals(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Totals of pages, months and the period, counts and balances carried forward are those of the rows.

    Why: A bank's system adds what it prints; who changes an amount and redoes the balances forgets the sums.
    Innocent: A row was not read, reversals are counted otherwise, the sum is of another account or another filter. A
        month that the period cuts is not judged: its sum may hold rows that are not printed. Where pages name
        different sums and no page tells where one print ends and the next begins, they are not judged. Wallets say
        themselves that their sums follow rules of their own: only the number of their entries is compared, and a person
        decides.
    Source: Totals that banks print (本页小计, 本月合计, 合计, 承前页余额); bookkeeping identity.
    """
    sums = [total for total in statement.totals if statement.account_type != _WALLET or total.of == "count"]
    if not sums:
        yield not_applicable("no-totals", statement.evidence)
        return
    if statement.filtered is not None:
        yield unknown("filtered", statement.filtered.evidence, text=statement.filtered.value)
        return
    known = summed_rows(statement)
    for total in sums:
        rows = known.of(total)
        if any(entry.amount is None for entry in rows) or not rows or (
                total.scope != "page" and lacks_pages(statement)):
            yield unknown("unread", total.evidence, page=total.evidence.page)
            continue
        plainly = next(known.options(total, rows), None)
        if plainly is None or any(abs(option) == abs(total.value) for option in known.options(total, rows)):
            continue
        if total.evidence.confidence < context.policy.reading.unread_below:
            yield unknown("unread", total.evidence, page=total.evidence.page)
        elif total.scope == "print" and not known.prints:
            yield unknown("whose", total.evidence, page=total.evidence.page)
        elif total.month is not None and not holds_month(statement, total.month):
            yield unknown("cut-month", total.evidence, page=total.evidence.page, month=f"{total.month:%Y-%m}")
        else:
            yield _finding(total, plainly, rows, statement, known)


def _finding(total: Total, expected: Decimal, rows: Sequence[Entry], statement: BankStatement,
             known: SummedRows) -> Finding:
    """A sum that differs is sure only where the balances say that no row is missing between others. From pixels they
    must also prove each amount but the first, in which no other digit may explain the difference; and a row that was
    not read at either end makes the printed sum the greater one, unless the balances go on there."""
    loose = [entry for entry in rows if entry.row not in proven(statement).amounts and entry.amount is not None]
    scanned = any(read_from_pixels(entry.evidence) for entry in rows) or read_from_pixels(total.evidence)
    loosely = statement.account_type == _WALLET or statement.order is Order.UNORDERED or statement.cut
    unread = statement.unplaced or any(entry.row in known.broken for entry in rows)
    unsure = loosely or unread or (scanned and (
        total.of in BALANCES or (abs(total.value) > abs(expected) and not _goes_on(total, rows, statement))
        or len(loose) > len(known.accounts) or any(_explains(entry, expected, total) for entry in loose)))
    rests_on = (total.evidence, *(entry.amount.evidence for entry in loose if entry.amount is not None),
                *(entry.booking_date.evidence for entry in rows if total.month is not None))
    shown, written = (str, str) if total.of.startswith("count") else (plain, money)
    values = {"of": total.of, "page": str(total.evidence.page), "expected": shown(expected),
              "printed": shown(total.value), "rows": f"{rows[0].row}-{rows[-1].row}", "count": str(len(rows)),
              "sum": f"{written(expected)} ≠ {written(total.value)}"}
    if total.month is not None:
        values["month"] = f"{total.month:%Y-%m}"
    least = min((entry.amount.evidence for entry in rows if entry.amount is not None),
                key=lambda place: place.confidence)
    return Finding(total.scope, (total.evidence, least), values, Kind.REVIEW if unsure else Kind.FAIL,
                   rests_on=rests_on)


def _goes_on(total: Total, rows: Sequence[Entry], statement: BankStatement) -> bool:
    """Whether the balances lead from the row before the ``rows`` of a sum to the one behind them, or from the opening
    to the closing balance. A row that moves nothing may be missing all the same, so this says nothing of counts."""
    if total.of not in ("in", "out") or total.month is not None or len(statement.chains()) > 1:
        return False
    falling = statement.order is Order.DESCENDING
    last, behind = (rows[0], rows[0].row - 1) if falling else (rows[-1], rows[-1].row + 1)
    closing, ends = statement.closing, not 1 <= behind <= len(statement.entries)
    closed = ends and closing is not None and last.balance is not None and last.balance.value == closing.value
    amounts = proven(statement).amounts
    return all(entry.row in amounts for entry in rows) and (closed or behind in amounts)


def _explains(entry: Entry, expected: Decimal, total: Total) -> bool:
    """Whether one other digit in an amount of that side makes the sum what is printed."""
    if entry.amount is None or total.of != ("in" if entry.amount.value > 0 else "out"):
        return False
    read = abs(entry.amount.value)
    return any(_one_digit_apart(read, read + sign * (total.value - expected)) for sign in (1, -1))


def _one_digit_apart(one: Decimal, other: Decimal) -> bool:
    figures = plain(one), plain(other)
    return len(figures[0]) == len(figures[1]) and sum(map(str.__ne__, *figures)) == 1
