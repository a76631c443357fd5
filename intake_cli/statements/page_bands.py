"""The bands of every page: measured together where headings are the same, carried on where a page has none."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checks.facts import Box
from intake_cli.layout.cuts import unglued
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line, to_lines
from intake_cli.layout.typed_borders import without_typed_borders
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.bands import Band, find_bands
from intake_cli.statements.headings import find_head
from intake_cli.statements.placed import has_label
from intake_cli.statements.placing import CUT
from intake_cli.statements.same_heading import completed
from intake_cli.statements.sum_words import tells_sum
from intake_cli.statements.titles import TableHead
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import PageText, Word

MOST_LINES = 400
"""Entry lines by which borders between columns are measured: more tell nothing new."""
REACH, STEP = 4.0, 0.25
"""Text heights by which a page may lie aside from the one whose bands it takes, and the steps to try it in."""
ALIGNED = 0.8
"""Share of the figures that stand in their columns, from which a page lies like the one before: the rest are totals."""
ALIKE = 0.01
"""Share by which photographs of two sheets may differ in width beyond what their pixels say."""

Bands = tuple[Band, ...]


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
        at = [index for index in carrying if not tells_sum(body[index].text)] or carrying
        between = set(range(at[0], at[-1])) - set(at) if at else set()
        return [body[index] for index in at], [body[index] for index in sorted(between)]


def page_lines(page: PageText) -> PageLines:
    """The lines of ``page`` and the heading among them."""
    lines = to_lines(part for word in without_typed_borders(page.words) for part in unglued(word))
    return PageLines(page, lines, find_head(lines))


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
    marks = _marks(sheet.lines) if over else []
    return bool(marks) and _suited(marks, bands, 1.0, 0.0) >= ALIGNED * len(marks)


def _completed(headed: list[PageLines]) -> list[PageLines]:
    """``headed`` with what scanned headings hide shown by those of other pages; text layers hide nothing."""
    heads = [page.head for page in headed if page.head is not None]
    if len(heads) < 2 or any(page.page.unit != "px" for page in headed):
        return headed
    return [replace(page, head=head) for page, head in zip(headed, completed(heads), strict=True)]


def is_entry(line: Line) -> bool:
    """True for lines with a date and an amount, or with two amounts: what an entry's first line carries."""
    amounts = sum(looks_like_amount(w.numeric or w.text) for w in line.words)
    return amounts > 1 or (amounts == 1 and any(begins_date(w.numeric or w.text) for w in line.words))


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


def carried_on(bands: Bands, lines: list[Line], width: float) -> Bands:
    """``bands`` of another page moved to where dates and amounts of ``lines`` stand on a page of that ``width``: a
    scanner lays no two sheets alike, a photographer takes none from the same distance, and a page without a heading has
    nothing else to show its place."""
    marks = _marks(lines)
    wider = width / bands[-1].right
    near = abs(wider - 1) < ALIKE
    if not marks or (near and _suited(marks, bands, 1.0, 0.0) >= ALIGNED * len(marks)):
        return bands
    height = sorted(word.box.bottom - word.box.top for word in marks)[len(marks) // 2]
    count = round(REACH / STEP)
    scales = [1.0] if near else [wider, wider * (1 - ALIKE), wider * (1 + ALIKE), 1.0]
    places = [(scale, step * STEP * height) for scale in scales for step in range(-count, count + 1)]
    scale, best = max(places, key=lambda place: (_suited(marks, bands, *place), -scales.index(place[0]),
                                                 -abs(place[1])))
    return tuple(replace(band, left=band.left * scale + best if index else 0.0, right=band.right * scale + best)
                 for index, band in enumerate(bands))


def _marks(lines: Iterable[Line]) -> list[Word]:
    """The dates and amounts of entries; those of a line with labels, as sums of a page are, only where no other has
    any: few rows would not outvote them."""
    entries = [line for line in lines if is_entry(line)]
    rows = [line for line in entries if not has_label(line)] or entries
    return [word for line in rows for word in line.words if _figure(word)]


def _figure(word: Word) -> bool:
    text = word.numeric or word.text
    return looks_like_amount(text) or begins_date(text)


def _suited(marks: list[Word], bands: Bands, scale: float, shift: float) -> int:
    """How many amounts lie within money columns, and dates within date columns, of ``bands`` enlarged by ``scale`` and
    then moved by ``shift``."""
    count = 0
    for word in marks:
        left, right = (word.box.left - shift) / scale, (word.box.right - shift) / scale
        band = next((band for band in bands if band.left <= (left + right) / 2 < band.right), None)
        if band is not None:
            slack = 0.3 * (word.box.bottom - word.box.top)
            suits = band.role in MONEY_ROLES if looks_like_amount(word.numeric or word.text) else band.role is Role.DATE
            count += suits and band.left - slack <= left and right <= band.right + slack
    return count
