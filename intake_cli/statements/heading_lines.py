"""Which lines around a heading belong to it: halves of titles that were wrapped."""

from __future__ import annotations

from collections.abc import Callable

from intake_cli.layout.lines import Line
from intake_cli.statements.heading_ends import DEEP, stand_above
from intake_cli.statements.heading_translations import has_figures, is_latin, with_rest, with_translation
from intake_cli.statements.known_titles import as_printed, untranslated
from intake_cli.statements.titles import TableHead, could_be_heading, known_in

NEAR = 0.6
"""Text heights that halves of a title lie apart at most."""

Build = Callable[[int, int], TableHead | None]
"""The heading that the lines from one index to another make."""


def whole_head(head: TableHead, lines: list[Line], build: Build) -> TableHead:
    """``head`` with every line that belongs to it: below a translation the rest of one of its titles may stand, where
    others have fewer lines and stand in the middle."""
    whole = with_translation(_with_halves(_with_titles_astride(head, lines, build), lines, build), lines)
    amid = whole.last + 1 < len(lines) and lines[whole.last + 1].top < lines[whole.last].bottom
    return with_rest(_with_half(whole, lines, build, (0, 1)) if amid else whole, lines)


def _with_titles_astride(head: TableHead, lines: list[Line], build: Build) -> TableHead:
    """Take in the lines right above and below that reach into the heading and hold, one above the other, the two lines
    of titles between its own (交易方 above 式 beside 用途): columns whether or not their titles are known."""
    first, last = head.first - 1, head.last + 1
    if first < 0 or last >= len(lines):
        return head
    upper, lower = lines[first], lines[last]
    deep = DEEP * (upper.bottom - upper.top)
    if upper.bottom < lines[head.first].top + deep or lower.top > lines[head.last].bottom - deep:
        return head
    if not all(any(stand_above(one.box, other.box) for other in upper.words) for one in lower.words):
        return head
    grown = build(first, last) if could_be_heading(lines[first:last + 1]) else None
    more = grown is not None and len(grown.headings) > len(head.headings) and known_in(grown) >= known_in(head)
    return grown if grown is not None and more else head


def _with_halves(head: TableHead, lines: list[Line], build: Build) -> TableHead:
    """Take in the lines right above and below that hold the other halves of titles: 现转 above 标志."""
    for side in ((1, 0), (0, 1)):
        head = _with_half(head, lines, build, side)
    return head


def _with_half(head: TableHead, lines: list[Line], build: Build, side: tuple[int, int]) -> TableHead:
    up, down = side
    first, last = head.first - up, head.last + down
    if first < 0 or last >= len(lines) or not _holds_halves(head, lines, first if up else last):
        return head
    grown = build(first, last)
    return grown if grown is not None and _grows(head, grown) else head


def _grows(head: TableHead, grown: TableHead) -> bool:
    """Whether a heading with one line more has the columns of ``head`` still, and no title more but known ones under
    others (序号 under 交易时间); one that it has may be known by its other half alone (对方账号/户 above 名). Where the
    line makes titles that banks print no longer such ones, it is one of labels and values (人民币 over 交易时间)."""
    if printed_in(grown) < printed_in(head) - 1:
        return False
    same = sum(not title.level for title in grown.headings) == sum(not title.level for title in head.headings)
    return same and 0 <= len(grown.headings) - len(head.headings) <= max(0, known_in(grown) - known_in(head))


def without_labels(head: TableHead, build: Build) -> TableHead:
    """``head`` but for its first lines where more titles are such as banks print without them: they are of labels and
    values right over them (币种 人民币 over 交易日期 and 交易时间)."""
    shorter = (build(first, head.last) for first in range(head.first + 1, head.last + 1))
    bare = max((each for each in shorter if each is not None), key=printed_in, default=None)
    return bare if bare is not None and printed_in(bare) > printed_in(head) + 1 else head


def printed_in(head: TableHead | None) -> int:
    """How many titles of ``head`` are such as banks print."""
    return 0 if head is None else sum(as_printed(untranslated(heading.title)) for heading in head.headings)


def _holds_halves(head: TableHead, lines: list[Line], index: int) -> bool:
    line, up = lines[index], index < head.first
    gap = _gap(line, lines[head.first]) if up else _gap(lines[head.last], line)
    beyond = index - 1 if up else index + 1
    told = 0 <= beyond < len(lines) and (up or not is_latin(lines[beyond]))  # a translation below may be as near
    away = _gap(lines[min(index, beyond)], lines[max(index, beyond)]) if told else gap + 1
    near = gap < min(away, NEAR * (line.bottom - line.top))
    stacked = all(any(stand_above(word.box, heading.box) for heading in head.headings) for word in line.words)
    translated = is_latin(line) and not all(heading.title.isascii() for heading in head.headings)
    return near and stacked and could_be_heading([line]) and not translated and not has_figures(line)


def _gap(upper: Line, lower: Line) -> float:
    return lower.top - upper.bottom
