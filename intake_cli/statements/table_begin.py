"""Where the table of a page begins, and what above its first entry belongs to it."""

from __future__ import annotations

from itertools import takewhile

from intake_cli.layout.days import is_day, word_begins_date
from intake_cli.layout.lines import Line, around, aside
from intake_cli.layout.values import has_figure
from intake_cli.statements.anchors import filled
from intake_cli.statements.bands import Band
from intake_cli.statements.other_lines import FEWEST_TITLES, has_label, looks_foot, runs_out
from intake_cli.statements.page_lines import PageLines
from intake_cli.statements.placed import Placed, placed
from intake_cli.statements.row_levels import last_level
from intake_cli.statements.vocabulary import MONEY_ROLES, NUMERIC_ROLES, Role, misread_role, role_of

OVER = 2
"""Heights that the day over an entry lies apart from it at most."""
MOST = 4
"""Columns in which the wrapped rest of an entry stands at most, unless it reaches into the line of that entry."""
DEEP = 0.25
"""Share of its height by which a line reaches into the next one: lines of a text layer may touch."""
FLUSH = 0.3
"""Text heights by which a line of a cell may stand aside from the next one: boxes of pixels end with the ink."""


def parted(sheet: PageLines, bands: tuple[Band, ...]) -> tuple[list[Line], list[Line]]:
    """Lines above the table and its body. Where the heading is not repeated the table begins at the first line that
    carries a date and an amount, or an amount beside a balance or among other columns (a date over two lines beside it,
    of which one figure set higher may meet an amount further down), or an amount where no line carries both, or above
    it at what belongs to its row, a sum carried over, or the wrapped rest of the page before."""
    if sheet.head is not None:
        return sheet.lines[:sheet.head.first], sheet.lines[sheet.head.last + 1:]
    marks = [placed(line, bands) for line in sheet.lines]
    begin = next((i for i, mark in enumerate(marks) if mark.begins or (
        mark.paid and not mark.total and (filled(mark) or len(mark.sums) > 1))), None)
    if begin is None:
        begin = next((i for i, mark in enumerate(marks) if mark.paid and not mark.total), len(marks))
    while 0 < begin < len(marks) and _rest(marks[begin - 1], marks[begin], bands):
        begin -= 1
    return sheet.lines[:begin], sheet.lines[begin:]


def translations(body: list[Line], bands: tuple[Band, ...]) -> list[Line]:
    """The lines right below Chinese titles that translate them: Latin words in as many columns as titles have, and no
    figure down to there. A title on more lines than a heading has was taken for the last line of it."""
    if all(band.title.isascii() for band in bands):
        return []
    return [line for line in takewhile(lambda line: not has_figure(line.text), body)
            if line.text.isascii() and len(placed(line, bands).words) >= FEWEST_TITLES]


def _rest(mark: Placed, below: Placed, bands: tuple[Band, ...]) -> bool:
    """True for a line that belongs to the table whose next line is ``below``."""
    height, gap = mark.line.bottom - mark.line.top, below.line.top - mark.line.bottom
    if is_day(mark.line.text):
        return gap < OVER * height and not below.dated
    if gap >= height:
        return False
    over = _over_cells(mark, below, bands)
    if has_label(mark.line):
        return over and not mark.paid and not mark.total
    if mark.total and mark.paid:
        return True
    most = len(bands) if gap < -DEEP * height or (over and (_shows_day(mark) or not _names_columns(mark))) else MOST
    return continues(mark, bands, below.line, most)


def _shows_day(mark: Placed) -> bool:
    """Whether a day stands on a line, in whichever column: no heading has one."""
    return any(word_begins_date(word) for word in mark.line.words)


def _names_columns(mark: Placed) -> bool:
    """Whether a word of a line is a title, or one as it may be misread: of a heading that was overlooked."""
    return any(misread_role(word.text, weak=True) is not None or role_of(word.text) is not None
               for word in mark.line.words)


def _over_cells(mark: Placed, below: Placed, bands: tuple[Band, ...]) -> bool:
    """Whether all of a line stands flush over cells of the line ``below``, at a side or in the middle, as what their
    cells begin with does, or is the day that it lacks: a label in a text (转账备注:生) is no line of the head then. In
    a column of days or numbers such a one may stand over anything."""
    labelled = has_label(mark.line)
    for column, words in mark.words.items():
        cell = below.words.get(column, words if bands[column].role is Role.DATE and mark.dated else [])
        if not cell or (labelled and bands[column].role in NUMERIC_ROLES):
            return False
        own = around(words)
        if aside(own, around(cell)) > FLUSH * (own.bottom - own.top):
            return False
    return True


def continues(mark: Placed, bands: tuple[Band, ...], beside: Line | None, most: int = MOST) -> bool:
    """True when a line can be the wrapped rest of the entry before: text only, in few columns, ``most`` of all, or
    under titles below others, none of money, set like the line ``beside`` it."""
    return not mark.paid and not mark.total and not looks_foot(mark.line) and \
        sum(not bands[column].below for column in mark.words) <= most and \
        not any(bands[last_level(column, bands)].role in MONEY_ROLES for column in mark.words) and \
        not (beside is not None and runs_out(mark, bands, beside))
