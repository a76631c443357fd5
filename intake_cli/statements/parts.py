"""Several statements in one file: where another account's papers begin.

A stack is scanned in one go, and people join PDFs. Read as one, the second statement would break the balances of the
first; told apart, each is judged by itself. So would a second print of the same account that has days of the first
again. A reading in doubt never parts anything. Pages that surely go on with an earlier statement are of that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from checks.facts import Field, PrintedDate
from intake_cli.layout.lines import Line
from intake_cli.statements.cells import TableRow
from intake_cli.statements.header import holder_of
from intake_cli.statements.header_account import account_of
from intake_cli.statements.header_block import Block
from intake_cli.statements.header_days import period
from intake_cli.statements.page_marks import page_marks
from intake_cli.statements.table import PageTable, Table

ALIKE = 0.7
"""Likeness of two texts from which the one may be the other misread or masked."""
SURE = 0.98
"""Confidence of both texts from which a difference is no misreading."""
MASKS = "*＊•·#xX"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page says of itself above its table: whose statement this is, and which page of it."""

    account: Field[str] | None = None
    holder: Field[str] | None = None
    period: tuple[Field[PrintedDate], Field[PrintedDate]] | None = None
    dated: bool = False
    number: int | None = None

    @property
    def full(self) -> bool:
        """Whether the page has a header of its own."""
        return sum((self.account is not None, self.holder is not None, self.dated)) >= 2


@dataclass(slots=True)
class _Group:
    """Pages of one statement and what they say of themselves, the latest of each kind."""

    pages: list[PageTable] = field(default_factory=list)
    known: _Shown = _Shown()

    def take(self, page: PageTable, shown: _Shown) -> None:
        known = self.known
        self.pages.append(page)
        self.known = _Shown(shown.account or known.account, shown.holder or known.holder,
                            shown.period or known.period, shown.dated or known.dated, shown.number or known.number)


def parts_of(table: Table) -> list[Table]:
    """``table`` parted where pages of another account or holder begin; mostly it is one."""
    groups: list[_Group] = []
    current, text, tops = _Group(), "", tops_of(table.rows)
    for page in table.pages:
        above = " ".join(line.text for line in page.above)
        shown = _shown(page, over_rows(page, tops)) if above and above != text else _Shown()
        if not groups or _begins_another(current.known, shown):
            current = next((group for group in groups if _goes_on(group.known, shown)), None) or _Group()
            groups += [current] if not current.pages else []
        current.take(page, shown)
        text = above or text
    return [table] if len(groups) == 1 else [part for each in groups if (part := _part(table, each.pages)).rows]


def _goes_on(known: _Shown, shown: _Shown) -> bool:
    """Whether a page is surely the next one of papers that lie before those of another account."""
    same = all(one is not None and other is not None and one.value == other.value
               for one, other in ((known.account, shown.account), (known.holder, shown.holder)))
    return same and known.number is not None and shown.number == known.number + 1


def tops_of(rows: Iterable[TableRow]) -> dict[int, float]:
    """Where the first row of each page begins, by its number."""
    tops: dict[int, float] = {}
    for row in rows:
        tops[row.page] = min(row.box.top, tops.get(row.page, row.box.top))
    return tops


def over_rows(page: PageTable, tops: Mapping[int, float]) -> list[Line]:
    """The lines over a page's heading and over its rows, which begin at ``tops``: a label between rows names the
    account of those below it."""
    first = tops.get(page.page.number, page.page.height)
    top = min((line.top for line in page.headings), default=first)
    return [line for line in page.above if line.bottom <= min(top, first)]


def _shown(page: PageTable, above: list[Line]) -> _Shown:
    block = Block("", [replace(page, above=above)])
    start, end = period(block)
    mark, = page_marks("", block.pages.values(), block.above + block.below)
    return _Shown(account_of(block), holder_of(block), (start, end) if start is not None and end is not None else None,
                  start is not None, mark.number)


def _begins_another(known: _Shown, shown: _Shown) -> bool:
    if not shown.full:
        return False
    account, holder = (_differ(known.account, shown.account, other_number),
                       _differ(known.holder, shown.holder, _other_name))
    anew = shown.number == 1 and (known.number or 1) > 1
    if shown.number == 1 and known.number is not None and _has_days_again(known, shown):
        return True
    return (account and holder) or ((account or holder) and (anew or _sure(known, shown)))


def _has_days_again(known: _Shown, shown: _Shown) -> bool:
    """Whether two prints are surely of other periods that have days in common."""
    if known.period is None or shown.period is None:
        return False
    fields = (*known.period, *shown.period)
    days = [field.value.day for field in fields if field.evidence.confidence >= SURE and field.value.day is not None]
    if len(days) < len(fields):
        return False
    first, last, start, end = days
    return (first, last) != (start, end) and start <= last and first <= end


def _differ(one: Field[str] | None, other: Field[str] | None, differ: Callable[[str, str], bool]) -> bool:
    return one is not None and other is not None and differ(one.value, other.value)


def other_number(one: str, other: str) -> bool:
    """Whether two account numbers differ where both are shown. Of another length they must be unlike altogether: a
    card and the account behind it stand for one another."""
    if len(one) == len(other):
        return any(a != b for a, b in zip(one, other, strict=True) if a not in MASKS and b not in MASKS)
    ends, other_ends = _shown_ends(one), _shown_ends(other)
    if set(one + other) & set(MASKS):
        return not (_agree(ends[0], other_ends[0]) and _agree(ends[1][::-1], other_ends[1][::-1]))
    return _other_name(one, other)


def _shown_ends(number: str) -> tuple[str, str]:
    """The digits before the first and after the last masked one; all of them twice where none is masked."""
    places = [place for place, sign in enumerate(number) if sign in MASKS]
    return (number[:places[0]], number[places[-1] + 1:]) if places else (number, number)


def _agree(one: str, other: str) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))


def _other_name(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() < ALIKE


def _sure(*shown: _Shown) -> bool:
    fields: Iterable[Field[str] | None] = (field for each in shown for field in (each.account, each.holder))
    return all(field.evidence.confidence >= SURE and field.evidence.reader == "text-layer"
               for field in fields if field is not None)


def _part(table: Table, pages: list[PageTable]) -> Table:
    numbers = {page.page.number for page in pages}
    rows = [row for row in table.rows if row.page in numbers]
    return Table(rows, rows[0].bands if rows else table.bands, pages,
                 [(page, line) for page, line in table.unplaced if page.number in numbers], table.listed)
