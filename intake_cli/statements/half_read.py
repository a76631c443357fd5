"""Sums and days that lack a part which the others of their column have: cents, a sign, a figure.

A seal, a stroke or the next column took it, and of a plus wear may have left a one: all looks see what is left, and see
it surely.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from statistics import median

from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import around
from intake_cli.layout.values import explicit_sign, has_figure, normal, side_word
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER, first_value
from intake_cli.statements.figure_room import sums_of_pixels, unlike_their_room
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import MONEY_ROLES, Role

CENTS, CUT, NO_CENTS = -2, -1, (0, -1)
"""Exponents of sums with cents, of those that lack the last figure of them, and of those that lack any."""
FEWEST_NOUGHTS = 3
"""Sums whose cents end in a nought from which a document is seen to print them all: of whole ones one in ten does."""
HARDLY = 0.1
"""Share of a column's sums that have no cents where sums are printed with cents; of its days that have fewer figures
than the others where all are printed with as many."""
MORE, TOUCHES = 2.5, 0.5
"""Widths of a figure that a sum's box is wider than its figures, at least; and pixels between figures that touch."""
MANY = 1 / 3
"""Share of a column's sums without a sign or a side up to which all are printed with one."""
SIDES = {"cr", "dr", "借", "贷"}


def half_read(rows: list[TableRow], source: Source) -> set[tuple[int, Role]]:
    """Cells, by index of their row and role, that lost a part."""
    return without_cents(rows, source) | _without_sign(rows, source) | without_side(rows, source) | \
        half_days(rows, source) | _with_more_ink(rows, source) | unlike_their_room(rows, source)


def half_days(rows: list[TableRow], source: Source) -> set[tuple[int, Role]]:
    """Days read from pixels with fewer figures than nearly all others: 2025-05-1 of 2025-05-14."""
    days = {index: printed_date(row.cells[Role.DATE].text, short=True) for index, row in enumerate(rows)
            if Role.DATE in row.cells and source.pages[row.page].reader != TEXT_LAYER}
    figures = {index: sum(map(str.isdigit, day.text)) for index, day in days.items() if day is not None}
    usual = max(Counter(figures.values()).items(), key=lambda each: each[1], default=(0, 0))[0]
    fewer = {(index, Role.DATE) for index, count in figures.items() if count < usual}
    return fewer if len(fewer) <= HARDLY * len(figures) else set()


def without_cents(rows: list[TableRow], source: Source) -> set[tuple[int, Role]]:
    """Sums read from pixels with fewer decimals than cents have, in columns where hardly any has; those with one, where
    sums show the nought that a sheet of figures leaves out: they ran over the border of a narrow column."""
    sums = {(index, role): value for index, row in enumerate(rows) if source.pages[row.page].reader != TEXT_LAYER
            for role in MONEY_ROLES if role in row.cells
            and isinstance(value := first_value(row.cells[role], role), Decimal)}
    noughts = sum(value.as_tuple().exponent == CENTS and value.as_tuple().digits[-1] == 0 for value in sums.values())
    found: set[tuple[int, Role]] = set()
    for role in MONEY_ROLES:
        places = {key: value.as_tuple().exponent for key, value in sums.items() if key[1] is role}
        own = {key for key, exponent in places.items() if exponent in NO_CENTS}
        cut = {key for key in own if places[key] == CUT} if noughts >= FEWEST_NOUGHTS else set()
        found |= own if len(own) <= HARDLY * len(places) else cut
    return found


def _without_sign(rows: list[TableRow], source: Source) -> set[tuple[int, Role]]:
    """Sums read from pixels without a sign, where nearly all others print one, a plus too."""
    signs = {index: explicit_sign(row.cells[Role.AMOUNT].text) for index, row in enumerate(rows)
             if Role.AMOUNT in row.cells and source.pages[row.page].reader != TEXT_LAYER}
    bare = {(index, Role.AMOUNT) for index, sign in signs.items() if not sign}
    return bare if "+" in signs.values() and len(bare) <= MANY * len(signs) else set()


def without_side(rows: list[TableRow], source: Source) -> set[tuple[int, Role]]:
    """Sums read from pixels without the CR or DR that nearly all others of their column have beside them."""
    found: set[tuple[int, Role]] = set()
    for role in MONEY_ROLES:
        sides = {index: side_word(row.cells[role].text).lower() for index, row in enumerate(rows)
                 if role in row.cells and source.pages[row.page].reader != TEXT_LAYER}
        bare = {(index, role) for index, side in sides.items() if side not in SIDES}
        found |= bare if len(bare) <= MANY * len(sides) else set()
    return found


def _with_more_ink(rows: list[TableRow], source: Source) -> set[tuple[int, Role]]:
    """Sums read from pixels that take more room than their figures do, as the others of their column show, or that end
    where other figures touch them: ink of theirs may have been read as nothing, or as the next cell's."""
    found: set[tuple[int, Role]] = set()
    for role, own in sums_of_pixels(rows, source):
        sizes = {index: _size(cell) for index, cell in own}
        digit = median(width / max(1, count) for width, count in sizes.values())
        found |= {(index, role) for index, cell in own
                  if sizes[index][0] > (sizes[index][1] + MORE) * digit or _touched(cell, rows[index])}
    return found


def _size(cell: Cell) -> tuple[float, int]:
    """How wide a sum is, and of how many signs: a line of words above or below it, as of a currency, is none of it."""
    sums = [word for word in cell.words if has_figure(word.text)]
    lines = bool(sums) and all(word.box.top >= around(sums).bottom or word.box.bottom <= around(sums).top
                               for word in cell.words if word not in sums)
    box, text = (around(sums), "".join(word.text for word in sums)) if lines else (cell.box, cell.text)
    return box.right - box.left, len(normal(text))


def _touched(cell: Cell, row: TableRow) -> bool:
    return any(other is not cell and abs(other.box.left - cell.box.right) < TOUCHES and other.text[:1].isdigit()
               and min(other.box.bottom, cell.box.bottom) > max(other.box.top, cell.box.top)
               for other in row.cells.values())
