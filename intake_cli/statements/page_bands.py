"""The bands of every page: measured together where headings are the same, carried on where a page has none."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checks.facts import Box
from intake_cli.layout.currency_words import with_currencies
from intake_cli.layout.glued import unglued
from intake_cli.layout.lines import Line, to_lines
from intake_cli.layout.spread_sums import with_spread_sums
from intake_cli.layout.typed_borders import without_typed_borders
from intake_cli.statements.bands import find_bands
from intake_cli.statements.carried_bands import Bands, stand_in
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.headings import find_head
from intake_cli.statements.placing import CUT
from intake_cli.statements.same_heading import completed, levelled
from intake_cli.statements.side_panel import panel_of
from intake_cli.statements.sum_words import is_of_sums
from intake_cli.statements.titles import TableHead
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Word

MOST_LINES = 400
"""Entry lines by which borders between columns are measured: more tell nothing new."""


@dataclass(slots=True)
class PageLines:
    """A page with its lines and its own heading, if it has one."""

    page: PageText
    lines: list[Line]
    head: TableHead | None

    def body(self) -> list[Line]:
        """The lines below the heading."""
        return self.lines[self.head.last + 1:] if self.head is not None else self.lines

    def parted(self) -> tuple[list[Line], list[Line]]:
        """The entry lines below the heading, and the lines of text between the first and the last of them. A line of
        totals is no entry, but where it looks as if all were."""
        body = self.body()
        carrying = [index for index, line in enumerate(body) if is_entry(line)]
        at = [index for index in carrying if not is_of_sums(body[index].text)] or carrying
        between = set(range(at[0], at[-1])) - set(at) if at else set()
        return [body[index] for index in at], [body[index] for index in sorted(between)]


def page_lines(page: PageText) -> PageLines:
    """The lines of ``page`` and the heading among them. What stands beside its table is listed above it."""
    words = [part for word in without_typed_borders(page.words) for part in unglued(word)]
    panel = panel_of(words)
    if panel:
        beside = set(map(id, panel))
        lines = _lines(word for word in words if id(word) not in beside)
        head, own = find_head(lines), to_lines(panel)
        if head is not None:
            return PageLines(page, [*lines[:head.first], *own, *lines[head.first:]],
                             replace(head, first=head.first + len(own), last=head.last + len(own)))
    lines = _lines(words)
    head = find_head(lines)
    if head is not None and all(heading.role is not Role.CURRENCY for heading in head.headings):
        lines[head.last + 1:] = [with_currencies(line, alone=False) for line in lines[head.last + 1:]]
    return PageLines(page, lines, head)


def _lines(words: Iterable[Word]) -> list[Line]:
    return [with_currencies(with_spread_sums(line)) for line in to_lines(words)]


def bands_of(headed: list[PageLines], sheets: Sequence[PageLines]) -> dict[int, Bands]:
    """Bands of each of the ``sheets`` with a heading, by page number. Pages printed from one file stand alike to the
    point: what was measured on one holds for the others, and those that carry on may show what it does not."""
    headed = _completed(headed)
    entries = [(page.head, *page.parted()) for page in headed]
    measured: list[tuple[object, Bands]] = []
    bands = {}
    for page in headed:
        places = _places(page)
        known = next((found for other, found in measured if places == other), None)
        if known is None:
            known = _measured(page, entries)
            more = [(page.head, *each.parted()) for each in _carrying_on(page, sheets) if _runs_over(each, known)]
            known = _measured(page, [*entries, *more]) if more else known
            measured.append((places, known))
        bands[page.page.number] = known
    return bands


def _carrying_on(page: PageLines, sheets: Sequence[PageLines]) -> Iterable[PageLines]:
    """The pages of a text layer that carry on the table of a ``page`` without a heading of their own."""
    after = itertools.dropwhile(lambda sheet: sheet.page.number != page.page.number, sheets)
    return itertools.takewhile(lambda sheet: sheet.head is None and sheet.page.unit == page.page.unit == "pt",
                               itertools.islice(after, 1, None))


def _runs_over(sheet: PageLines, bands: Bands) -> bool:
    """Whether the figures of a page stand in the columns that ``bands`` are of, and a text of it well across the border
    of two."""
    borders = [band.right for band in bands[:-1]]
    over = any(bisect.bisect(borders, word.box.left + CUT * size) < bisect.bisect(borders, word.box.right - CUT * size)
               for line in sheet.lines for word in line.words for size in [word.box.bottom - word.box.top])
    return over and stand_in(sheet.lines, bands)


def _completed(headed: list[PageLines]) -> list[PageLines]:
    """``headed`` with what one page does not tell of its heading told by others, and what scanned headings hide; text
    layers hide nothing."""
    heads = [page.head for page in headed if page.head is not None]
    if len(heads) < 2:
        return headed
    whole = completed(heads) if all(page.page.unit == "px" for page in headed) else heads
    return [replace(page, head=head) for page, head in zip(headed, levelled(whole), strict=True)]


def _measured(page: PageLines, entries: list[tuple[TableHead | None, list[Line], list[Line]]]) -> Bands:
    """Bands of a page, from its lines and a good sample of those of every page whose heading is the same."""
    assert page.head is not None
    body: list[Line] = []
    between: list[Line] = []
    for head, lines, wrapped in entries:
        shift = _shift(page.head, head)
        if shift is not None:
            body += [_moved(line, shift) for line in lines]
            between += [_moved(line, shift) for line in wrapped]
    return find_bands(page.head, _sample(body), page.page.rules, page.page.width, _sample(between))


def _sample(lines: list[Line]) -> list[Line]:
    return lines[::-(-len(lines) // MOST_LINES) or 1]


def _places(page: PageLines) -> object:
    """What makes two pages stand alike: heading and upright rules in the same places."""
    assert page.head is not None
    titles = tuple((one.role, one.title, round(one.box.left), round(one.box.right)) for one in page.head.headings)
    uprights = sorted({round(rule.position) for rule in page.page.rules if rule.vertical})
    return page.page.reader, round(page.page.width), titles, uprights


def _shift(head: TableHead, other: TableHead | None) -> float | None:
    """How far ``other`` stands to the right of ``head``, or None when it is another heading."""
    if other is None or [h.role for h in head.headings] != [h.role for h in other.headings]:
        return None
    moves = sorted(b.box.left - a.box.left for a, b in zip(head.headings, other.headings, strict=True))
    middle = moves[len(moves) // 2]
    height = head.headings[0].box.bottom - head.headings[0].box.top
    return middle if moves[-1] - moves[0] < 1.5 * height else None


def _moved(line: Line, shift: float) -> Line:
    if abs(shift) < 0.5:
        return line
    return Line(tuple(replace(w, box=Box(w.box.left - shift, w.box.top, w.box.right - shift, w.box.bottom))
                      for w in line.words))
