"""Which rows a printed sum is of, and what it may be."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checks.chain import chains_of
from checks.facts import BankStatement, Entry, Side, Total
from checks.periods import month_end, row_days, row_pages
from checks.prints import declared_span, print_of_pages
from checks.statement.running_sums import RunningSums, running_sums
from checks.vocabulary import is_reversal, speaks_of

BALANCES = ("carried", "balance")


@dataclass(frozen=True, slots=True)
class SummedRows:
    """All ``rows`` in printed order, by page, by account and, where several prints are bound together, by the pages of
    each, and what is known of them by number: ``turned`` print the wrong side and ``broken`` do not follow, as the
    balances prove; those of each of ``backs`` may take another one back. ``sums`` are those of all rows, and
    ``account_sums`` those of each of several accounts, first on the sides that the balances prove, then on those
    printed. ``summed`` are the pages with sums of their own, ``ends`` the numbers of the rows below which those stand,
    where that is known, ``months`` of the rows that sums of months stand below; ``stated`` are all sums of one kind on
    a sheet together. ``beside`` are the pages on which the rows of others begin that show further columns."""

    rows: Sequence[Entry]
    pages: Mapping[int | None, Sequence[Entry]]
    prints: Mapping[int | None, Sequence[Entry]]
    summed: frozenset[int]
    ends: Mapping[int | None, frozenset[int]]
    accounts: Mapping[str, Sequence[Entry]]
    account_sums: Mapping[str, tuple[RunningSums, ...]]
    turned: frozenset[int]
    broken: frozenset[int]
    backs: tuple[frozenset[int], ...]
    sums: tuple[RunningSums, ...]
    months: frozenset[int]
    stated: Mapping[tuple[int | None, str], Decimal]
    beside: Mapping[int | None, int]

    def page_of(self, total: Total) -> int | None:
        """The page on which the rows of a sum begin: that on which it stands, but for further columns of a table."""
        return self.beside.get(total.evidence.page, total.evidence.page)

    def of(self, total: Total) -> Sequence[Entry]:
        """The rows that a sum is of; none for a month where a row has no day."""
        if total.month is not None:
            dated = all(entry.day is not None for entry in self.rows)
            return [entry for entry in self.rows if dated and _in_month(entry, total.month)]
        if total.scope == "print":
            return self.prints.get(self.page_of(total), self.rows)
        return self.rows if total.scope == "period" else self.pages.get(self.page_of(total), ())

    def options(self, total: Total, rows: Sequence[Entry]) -> Iterator[Decimal]:
        """What the total may be, the plain sum first. A page's sum may run from the first page, of all or of its print,
        or from behind the last page with a sum, or the last sum above it on its sheet, which may show two pages; one
        whose label was not read whole may be its page's; a sum under several accounts may be of one of them, of its
        rows on the page or of all down to it; a reversal or refund may lessen its side instead of adding to the other;
        a row printed on the wrong side may be added there. What the other sums of a sheet leave is its own, where two
        pages that state theirs stand side by side."""
        if total.of in BALANCES:
            if total.scope == "page":
                yield from self._boundaries(rows[0], rows[-1])
                yield from self._boundaries(*self.rows[max(total.below - 1, 0):total.below + 1])
            return
        if total.month is not None:
            yield from self._of_month(total, rows)
        else:
            beside = self._beside(total)
            for start, end in dict.fromkeys(self._runs(total, rows)):
                for option in (option for sums in self.sums for option in sums.options(total.of, start, end)):
                    yield from (option, option - beside) if beside else (option,)
        for account, own in self.accounts.items() if len(self.accounts) > 1 else ():
            yield from self._of_rows(total, [entry for entry in rows if entry.chain == account])
            if total.scope == "page":
                down = bisect_right(own, self.page_of(total) or 0, key=_page)
                for sums in self.account_sums[account]:
                    yield from sums.options(total.of, 0, down)

    def _beside(self, total: Total) -> Decimal:
        """What the other sums of its kind on its sheet state."""
        if total.scope != "page":
            return Decimal(0)
        return self.stated[self.page_of(total), total.of] - abs(total.value)

    def _runs(self, total: Total, rows: Sequence[Entry]) -> list[tuple[int, int]]:
        own_page = self.pages.get(self.page_of(total), ())
        printed = self.prints.get(self.page_of(total), self.rows)
        runs = [(part[0].row - 1, part[-1].row) for part in ([rows] if total.scope == "page" else [rows, printed])]
        starts = (own_page[0].row - 1, printed[0].row - 1, self._last_summed(total), 0) if own_page else ()
        return runs + [(start, own_page[-1].row) for start in starts] + self._on_a_sheet(total)

    def _on_a_sheet(self, total: Total) -> list[tuple[int, int]]:
        """From the sum before to a page's own, where its sheet shows several pages with sums."""
        ends = self.ends.get(self.page_of(total), frozenset())
        if len(ends) < 2 or total.below not in ends:
            return []
        before = self.pages[self.page_of(total)][0].row - 1 if self.page_of(total) in self.pages else 0
        return [(max((end for end in ends if end < total.below), default=before), total.below)]

    def _last_summed(self, total: Total) -> int:
        """The last row over the last sum of a page before: what is printed as one page may take several, of which the
        last has its sum alone."""
        before = max((page for page in self.summed if page < (self.page_of(total) or 0)), default=0)
        return max((own[-1].row for page, own in self.pages.items() if (page or 0) <= before), default=0)

    def _of_month(self, total: Total, rows: Sequence[Entry]) -> Iterator[Decimal]:
        """Of the month's rows, of those above the line, or of all rows between the line and the one of another month,
        above it or below it: banks count by the day of booking, which is not always the one printed."""
        since = max((row for row in self.months if row < total.below), default=0)
        until = min((row for row in self.months if row > total.below), default=len(self.rows))
        for own in (rows, [entry for entry in rows if entry.row <= total.below], self.rows[since:total.below],
                    self.rows[total.below:until]):
            yield from self._of_rows(total, own)

    def _of_rows(self, total: Total, rows: Sequence[Entry]) -> Iterator[Decimal]:
        for sums in _both_ways(rows, self.turned, self.backs):
            yield from sums.options(total.of, 0, len(rows))

    def _boundaries(self, *rows: Entry) -> list[Decimal]:
        """Balances before and after rows; none where several accounts share a page."""
        if len(self.accounts) > 1:
            return []
        edges: list[Decimal] = []
        for entry in rows:
            if entry.balance is None or entry.amount is None:
                return []
            edges += [entry.balance.value - entry.amount.value, entry.balance.value]
        return edges


def summed_rows(statement: BankStatement) -> SummedRows:
    """The rows of a statement as its printed sums take them together."""
    links = [link for chain in chains_of(statement) for link in chain.links]
    turned = {link.entry.row for link in links if link.sides_differ}
    turned |= {entry.row for entry in statement.entries if _prints_other_side(entry)}
    pages: dict[int | None, list[Entry]] = {}
    for entry in statement.entries:
        pages.setdefault(entry.evidence.page, []).append(entry)
    broken = frozenset(link.entry.row for link in links if link.difference and not link.sides_differ)
    backs = _taking_back(statement.entries)
    sums = _both_ways(statement.entries, frozenset(turned), backs)
    months = frozenset(total.below for total in statement.totals if total.month is not None)
    paged = [total for total in statement.totals if total.scope == "page" and total.of not in BALANCES]
    beside = row_pages(statement)
    summed = frozenset(beside.get(total.evidence.page, total.evidence.page) or 0 for total in paged)
    ends: dict[int | None, frozenset[int]] = {}
    stated: dict[tuple[int | None, str], Decimal] = defaultdict(Decimal)
    for total in paged:
        page = beside.get(total.evidence.page, total.evidence.page)
        ends[page] = ends.get(page, frozenset()) | ({total.below} - {0})
        stated[page, total.of] += abs(total.value)
    accounts: dict[str, list[Entry]] = defaultdict(list)
    for entry in statement.entries:
        accounts[entry.chain].append(entry)
    account_sums = {account: _both_ways(own, frozenset(turned), backs)
                    for account, own in accounts.items() if len(accounts) > 1}
    return SummedRows(statement.entries, pages, _by_print(statement, pages), summed, ends, accounts,
                      account_sums, frozenset(turned), broken, backs, sums, months, stated, beside)


def _by_print(statement: BankStatement,
              pages: Mapping[int | None, Sequence[Entry]]) -> dict[int | None, Sequence[Entry]]:
    """The rows of the print of each page; none where one print is all."""
    printed = print_of_pages(statement)
    if not any(printed.values()):
        return {}
    rows: dict[int | None, list[Entry]] = defaultdict(list)
    for page, own in pages.items():
        rows[printed.get(page) if page is not None else None] += own
    return {page: rows[number] for page, number in printed.items() if rows[number]}


def _both_ways(rows: Sequence[Entry], turned: frozenset[int],
               backs: tuple[frozenset[int], ...]) -> tuple[RunningSums, ...]:
    """Sums on the sides that the balances prove, and on those printed where these differ."""
    return tuple(running_sums(rows, sides, backs) for sides in dict.fromkeys((turned, frozenset[int]())))


def _taking_back(rows: Sequence[Entry]) -> tuple[frozenset[int], ...]:
    """The rows that say so of themselves; and with them those that give back, or are printed on the other side, since a
    bank books a correction with a minus on the side of what it corrects, under whatever words; and those alone that
    have such a minus among others without one."""
    said = frozenset(entry.row for entry in rows if is_reversal(entry))
    given = said | {entry.row for entry in rows if speaks_of("refund", entry.words) or _prints_other_side(entry)}
    return tuple(dict.fromkeys((said, given, *([red] if (red := _red(rows)) else []))))


def _red(rows: Sequence[Entry]) -> frozenset[int]:
    """The rows with a minus, where columns or flags tell the sides of nearly all others that money went out by."""
    signed = frozenset(entry.row for entry in rows if entry.amount is not None
                       and entry.amount.evidence.quote.lstrip().startswith(("-", "－")))
    plain = [entry.row for entry in rows if entry.amount is not None and entry.amount.value < 0
             and entry.row not in signed]
    return signed if len(plain) > len(signed) else frozenset()


def _prints_other_side(entry: Entry) -> bool:
    """The reader took the sign that the balances prove, against the printed column or flag."""
    return entry.side is not None and entry.amount is not None and (
        (entry.side.value is Side.IN) != (entry.amount.value > 0))


def holds_month(statement: BankStatement, month: date) -> bool:
    """Whether every row of the month that begins on the day ``month`` is printed: the declared period covers it, or,
    where none is declared, rows of earlier and of later months stand around it."""
    span, days = declared_span(statement), row_days(statement)
    if span is not None:
        return span.first <= month and month_end(month) <= span.last
    return days[0] < month and month_end(month) < days[-1]


def _page(entry: Entry) -> int:
    return entry.evidence.page or 0


def _in_month(entry: Entry, month: date) -> bool:
    return entry.day is not None and (entry.day.year, entry.day.month) == (month.year, month.month)
