"""Sheets that show two pages side by side, as two pages to a sheet are printed and two statements laid on one: each is
read as a page of its own."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from checks.facts import Box
from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line
from intake_cli.nets import mapped
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.page_lines import PageLines, page_lines
from intake_cli.words import PageText, Rule, Word

MIDDLE = (0.44, 0.56)
"""Shares of a sheet's width between which the blank strip lies that parts its pages."""
STRIP = 1.5
"""Heights of the text that the strip is wide at least."""
FEWEST = 3
"""Entries that each of two pages has at least, unless the sheet before was parted."""

ACCOUNT = re.compile("[0-9]{10,}")
"""Figures of an account: no day or time has as many."""


def leaves_of(sheets: Sequence[PageText]) -> tuple[list[PageText], dict[int, int]]:
    """The pages that ``sheets`` show, and the number of the sheet of each by the page's own number: where any sheet is
    parted pages are counted anew, else they are the sheets. Boxes of a page lead to their places on its sheet."""
    parted = list(_parted(sheets))
    if all(len(leaves) == 1 for _, leaves in parted):
        return list(sheets), {}
    if _two_accounts(parted):
        parted = [(sheet, leaves[place:place + 1]) for place in range(2) for sheet, leaves in parted]
    found = [(sheet.number, leaf) for sheet, leaves in parted for leaf in leaves]
    return ([replace(leaf, number=number) for number, (_, leaf) in enumerate(found, 1)],
            {number: sheet for number, (sheet, _) in enumerate(found, 1)})


def on_sheets(item: Any, sheets: Mapping[int, int]) -> Any:
    """An encoded ``item`` whose evidence names the sheets of pages in the place of these."""
    if isinstance(item, list):
        return [on_sheets(each, sheets) for each in item]
    if not isinstance(item, dict):
        return item
    return {key: sheets.get(value, value) if key == "page" and isinstance(value, int) else on_sheets(value, sheets)
            for key, value in item.items()}


def _parted(sheets: Sequence[PageText]) -> Iterator[tuple[PageText, list[PageText]]]:
    before: PageText | None = None
    for sheet in sheets:
        at = _strip(sheet)
        halves = [] if at is None else [_half(sheet, -math.inf, at, 0.0), _half(sheet, at, math.inf, sheet.width / 2)]
        goes_on = before is not None and (before.width, before.height) == (sheet.width, sheet.height)
        if halves and (goes_on or _are_pages(*halves)):
            before = sheet
            yield sheet, [half for half in halves if half.words]
        else:
            before = None
            yield sheet, [sheet]


def _two_accounts(parted: Sequence[tuple[PageText, list[PageText]]]) -> bool:
    """Whether the pages on the left name other accounts above their tables than those on the right: one statement lies
    beside another."""
    sides = [{number for _, leaves in parted for leaf in leaves[place:place + 1] for number in _accounts(leaf)}
             for place in range(2)]
    return all(sides) and sides[0].isdisjoint(sides[1])


def _accounts(leaf: PageText) -> list[str]:
    page = page_lines(leaf)
    above = [] if page.head is None else page.lines[:page.head.first]
    return [number for line in above for number in ACCOUNT.findall(line.text)]


def _strip(sheet: PageText) -> float | None:
    """The middle of the blank strip about the middle of a wide sheet, None where there is none."""
    if sheet.unit == "cell" or sheet.width <= sheet.height or sheet.grid is not None or not sheet.words:
        return None
    low, high = (share * sheet.width for share in MIDDLE)
    spans = sorted((word.box.left, word.box.right) for word in sheet.words
                   if word.box.right > low and word.box.left < high)
    ends = itertools.accumulate((right for _, right in spans), max, initial=low)
    width, at = max((start - end, (start + end) / 2) for end, start in
                    zip(ends, [*(left for left, _ in spans), high], strict=True))
    return at if width >= STRIP * median(word.box.bottom - word.box.top for word in sheet.words) else None


def _half(sheet: PageText, start: float, end: float, left: float) -> PageText:
    """What of ``sheet`` lies between two places of its width, or beyond its edges, as a page whose edge lies at
    ``left``."""
    inside = [word for word in sheet.words if start <= (word.box.left + word.box.right) / 2 < end]
    a, b, _, d, e, _ = sheet.affine or (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
    c, f = mapped(sheet.affine, left, 0.0)
    return replace(sheet, width=sheet.width / 2, words=tuple(_moved(word, left) for word in inside),
                   rules=tuple(_rules(sheet, start, end, left)), affine=(a, b, c, d, e, f),
                   sealed=tuple(_aside(box, left) for box in sheet.sealed),
                   streaked=tuple(_aside(box, left) for box in sheet.streaked),
                   retouched=None if sheet.retouched is None else
                   tuple(_aside(box, left) for box in sheet.retouched))


def _rules(sheet: PageText, start: float, end: float, left: float) -> Iterator[Rule]:
    for rule in sheet.rules:
        if rule.vertical and start <= rule.position < end:
            yield replace(rule, position=rule.position - left)
        elif not rule.vertical and rule.start < end and rule.end > start:
            yield replace(rule, start=max(rule.start, start) - left, end=min(rule.end, end) - left)


def _moved(word: Word, left: float) -> Word:
    return replace(word, box=_aside(word.box, left), edges=tuple(edge - left for edge in word.edges),
                   ends=tuple(end - left for end in word.ends))


def _aside(box: Box, left: float) -> Box:
    return replace(box, left=box.left - left, right=box.right - left)


def _are_pages(left: PageText, right: PageText) -> bool:
    """Whether both halves are pages: they have headings with text above, or the right one has its heading at another
    height, or entries follow there on a heading that only the left one has. Halves of a table that is as wide as its
    sheet have none of these. Both show days, or the same heading: a narrow cell may break all days over lines."""
    one, other = page_lines(left), page_lines(right)
    if one.head is None or one.head.first == 0:
        return False
    if _titles(one) != _titles(other) and not (_tells_days(left) and _tells_days(right)):
        return False
    if other.head is not None:
        return other.head.first > 0 or not _on_one_height(one.lines[one.head.first], other.lines[0])
    return min(_entries(one), _entries(other)) >= FEWEST


def _on_one_height(one: Line, other: Line) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def _titles(half: PageLines) -> list[str]:
    return [] if half.head is None else [title.title for title in half.head.headings]


def _tells_days(half: PageText) -> bool:
    return sum(word_begins_date(word) for word in half.words) >= FEWEST


def _entries(half: PageLines) -> int:
    return sum(map(is_entry, half.body()))
