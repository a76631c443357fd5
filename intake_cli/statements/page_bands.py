"""The bands of every page with a heading: measured together where headings are the same."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.layout.lines import Line
from intake_cli.statements.bands import find_bands
from intake_cli.statements.carried_bands import Bands
from intake_cli.statements.page_lines import PageLines
from intake_cli.statements.page_moves import Move, fitted
from intake_cli.statements.same_heading import ASIDE, completed, levelled
from intake_cli.statements.titles import TableHead

STIRS = 0.5
"""Units of the page below which it lies where the other does."""
MOST_LINES = 400
"""Entry lines by which borders between columns are measured: more tell nothing new."""


def bands_of(headed: list[PageLines]) -> list[Bands]:
    """Bands of each page, or table of one, with a heading. Pages printed from one file stand alike to the point: what
    was measured on one holds for the others."""
    headed = _completed(headed)
    entries = [(page.head, *page.parted()) for page in headed]
    measured: list[tuple[object, Bands]] = []
    bands = []
    for page in headed:
        places = _places(page)
        known = next((found for other, found in measured if places == other), None)
        if known is None:
            known = _measured(page, entries)
            measured.append((places, known))
        bands.append(known)
    return bands


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
        move = _move(page.head, head)
        if move is not None:
            body += [_moved(line, move.back) for line in lines]
            between += [_moved(line, move.back) for line in wrapped]
    return find_bands(page.head, _sample(body), page.page.rules, page.page.width, _sample(between))


def _sample(lines: list[Line]) -> list[Line]:
    return lines[::-(-len(lines) // MOST_LINES) or 1]


def _places(page: PageLines) -> object:
    """What makes two pages stand alike: heading and upright rules in the same places."""
    assert page.head is not None
    titles = tuple((one.role, one.title, round(one.box.left), round(one.box.right)) for one in page.head.headings)
    uprights = sorted({round(rule.position) for rule in page.page.rules if rule.vertical})
    return page.page.reader, round(page.page.width), titles, uprights


def _move(head: TableHead, other: TableHead | None) -> Move | None:
    """How ``other`` stands beside ``head``, or None when it is another heading."""
    if other is None or [h.role for h in head.headings] != [h.role for h in other.headings]:
        return None
    height = head.headings[0].box.bottom - head.headings[0].box.top
    return fitted([(a.box.left, b.box.left) for a, b in zip(head.headings, other.headings, strict=True)],
                  ASIDE * height)


def _moved(line: Line, move: Move) -> Line:
    if move.scale == 1.0 and abs(move.aside) < STIRS:
        return line
    return Line(tuple(replace(word, box=move.of(word.box), edges=tuple(map(move.across, word.edges)),
                              ends=tuple(map(move.across, word.ends))) for word in line.words))
