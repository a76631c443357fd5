"""Pages that are cut off: entries that run to the edge of the picture, a sheet smaller than the others of its scan."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median

from checks.facts import Box, Evidence
from intake_cli.statements.cells import TableRow
from intake_cli.statements.table import PageTable, Table
from intake_cli.words import PageText, Word

TOUCHING = 0.3
"""Heights of a text from the left or right edge within which a row runs off the page: less than any margin."""
MARGIN = 2.0
"""Heights of a text below the last row, or above the first, where paper that is whole always has more."""
FEWEST, SHARE = 3, 0.25
"""Rows, and their share of the page's, that must run off its side: one long text may be set too wide."""
SMALLER, ALIKE = 0.9, 0.02
"""A sheet this much shorter or narrower than another, whose other side is the same but for so little, is a part."""


def cut_pages(document: str, table: Table) -> tuple[Evidence, ...]:
    """The places where pages of ``table`` end too soon: the row at the edge, or the whole page where it is smaller
    than the others. One place a page, in order."""
    rows = {number: list(own) for number, own in itertools.groupby(table.rows, lambda row: row.page)}
    sheets = [page.page for page in table.pages if page.page.unit != "cell"]
    found = []
    for part in table.pages:
        page = part.page
        if page.unit != "cell":
            box = next(_run_off(part, rows.get(page.number, [])), None)
            if box is None and any(_is_part(page, other) for other in sheets):
                box = Box(0, 0, page.width, page.height)
            if box is not None:
                found.append(Evidence(document, page.number, page.place(box), "", 1.0, None, page.reader))
    return tuple(found)


def _run_off(part: PageTable, rows: Sequence[TableRow]) -> Iterator[Box]:
    """Rows that reach an edge of their page: bottom, top, then the sides."""
    if not rows:
        return
    page, height = part.page, median([_height(word, part.page.unit) for word in part.page.words])
    margin = min(MARGIN * height, _pitch(rows, height))
    if page.height - rows[-1].box.bottom < margin:
        yield rows[-1].box
    if min(word.box.top for word in page.words) > rows[0].box.top - height and rows[0].box.top < margin:
        yield rows[0].box
    for aside in ([row for row in rows if page.width - row.box.right < TOUCHING * height],
                  [row for row in rows if row.box.left < TOUCHING * height]):
        if len(aside) >= max(FEWEST, SHARE * len(rows)):
            yield aside[0].box


def _height(word: Word, unit: str) -> float:
    """The height of a text: of a text layer that of its type, for its boxes are as high as lines, which some fonts set
    far apart."""
    box = word.box.bottom - word.box.top
    return min(box, word.size) if unit == "pt" and word.size else box


def _pitch(rows: Sequence[TableRow], height: float) -> float:
    """The distance from one row to the next."""
    steps = [below.box.top - above.box.top for above, below in itertools.pairwise(rows)]
    return median(steps) if steps else MARGIN * height


def _is_part(page: PageText, other: PageText) -> bool:
    """Whether a scanned sheet is what is left of one as large as ``other``."""
    if "pt" in (page.unit, other.unit):
        return False
    wide, high = page.width / other.width, page.height / other.height
    return (abs(wide - 1) < ALIKE and high < SMALLER) or (abs(high - 1) < ALIKE and wide < SMALLER)
