"""Which lines around a heading belong to it: halves of titles that were wrapped, and its translation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from checks.facts import Box
from intake_cli.layout.lines import Line, around
from intake_cli.layout.values import normal
from intake_cli.statements.heading_ends import DEEP, shares_width, stand_above
from intake_cli.statements.known_titles import as_printed, untranslated
from intake_cli.statements.stacked_titles import BLANK
from intake_cli.statements.titles import TableHead, could_be_heading, known_in, phrases_of
from intake_cli.statements.translated_titles import told_by
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import Word

MOST_TRANSLATED = 4
"""Lines that a translation may take: its words are longer, its columns as narrow."""
NEAR = 0.6
"""Text heights that halves of a title lie apart at most."""
LATIN = 0.7
"""Share of its letters from which a line is Latin: a reader of pixels takes some for other signs."""

CLOSE = 1.1
"""Times as far apart as lines of a heading that the next one stands at most."""
_LETTERS = re.compile(r"[A-Za-z./&() ]+")

Build = Callable[[int, int], TableHead | None]
"""The heading that the lines from one index to another make."""


def whole_head(head: TableHead, lines: list[Line], build: Build) -> TableHead:
    """``head`` with every line that belongs to it: below a translation the rest of one of its titles may stand, where
    others have fewer lines and stand in the middle."""
    whole = _with_translation(_with_halves(_with_titles_astride(head, lines, build), lines, build), lines)
    amid = whole.last + 1 < len(lines) and lines[whole.last + 1].top < lines[whole.last].bottom
    return _with_rest(_with_half(whole, lines, build, (0, 1)) if amid else whole, lines)


def _with_rest(head: TableHead, lines: list[Line]) -> TableHead:
    """Take in the lines below of Latin letters, each word under a title, that reach into the heading, or stand as close
    to the last line of its translation as that does to the one before: a narrow cell broke it into many."""
    return replace(head, last=end_in_latin(lines, head.first, head.last, [heading.box for heading in head.headings]))


def end_in_latin(lines: list[Line], first: int, last: int, titles: list[Box]) -> int:
    """The last of the lines of Latin letters, each word under one of the ``titles``, that go on with a heading from
    line ``first`` to ``last``: they reach into it, or stand as close as its lines of one script do, or any."""
    pairs = list(pairwise(lines[first:last + 1]))
    alike = [after.top - before.top for before, after in pairs if _latin(before) is _latin(after)]
    apart = [after.top - before.top for before, after in pairs if after.top >= before.bottom]
    pitch = max(alike, default=min(apart, default=0.0))
    for index, line in enumerate(lines[last + 1:], last + 1):
        before = lines[index - 1]
        near = line.top < before.bottom - DEEP * (line.bottom - line.top) or line.top - before.top < CLOSE * pitch
        if not near or _LETTERS.fullmatch(line.text) is None or not all(
                any(shares_width(word.box, box) for box in titles) for word in line.words):
            return index - 1
    return len(lines) - 1


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
    told = 0 <= beyond < len(lines) and (up or not _latin(lines[beyond]))  # a translation below may be as near
    away = _gap(lines[min(index, beyond)], lines[max(index, beyond)]) if told else gap + 1
    near = gap < min(away, NEAR * (line.bottom - line.top))
    stacked = all(any(stand_above(word.box, heading.box) for heading in head.headings) for word in line.words)
    translated = _latin(line) and not all(heading.title.isascii() for heading in head.headings)
    return near and stacked and could_be_heading([line]) and not translated and not _figures(line)


def _gap(upper: Line, lower: Line) -> float:
    return lower.top - upper.bottom


def _with_translation(head: TableHead, lines: list[Line]) -> TableHead:
    """Take in the lines of titles below (English under Chinese, each wrapped as it may be): the most that together
    stand under the titles and mean the same, or are Latin and nearer to them than to the entries."""
    last = head.last
    while last - head.last < MOST_TRANSLATED and last + 1 < len(lines) and could_be_heading(lines[last:last + 2]):
        last += 1
    for end in range(last, head.last, -1):
        block = lines[head.last + 1:end + 1]
        if _translates(head, block, lines, end):
            return replace(head, last=end, headings=told_by(block, head.headings))
    return _with_known_translation(head, lines)


def _with_known_translation(head: TableHead, lines: list[Line]) -> TableHead:
    """Take in the lines below of Latin letters, one of which is of known titles, however near the entries stand."""
    titles = [heading.box for heading in head.headings]
    known = next((index for index, line in enumerate(lines[head.last + 1:], head.last + 1)
                  if _LETTERS.fullmatch(line.text) is None or _alike(line)), len(lines))
    if known == len(lines) or _LETTERS.fullmatch(lines[known].text) is None or all(
            heading.title.isascii() for heading in head.headings):
        return head
    end = end_in_latin(lines, head.last + 1, known, titles)
    return replace(head, last=end, headings=told_by(lines[head.last + 1:end + 1], head.headings))


def _translates(head: TableHead, block: list[Line], lines: list[Line], end: int) -> bool:
    alike = [_alike(line) for line in block]
    if not all(known or _latin(line) for known, line in zip(alike, block, strict=True)):
        return False
    under = [stands for line in block for stands in _under(head, phrases_of(line))]
    return sum(under) >= 0.7 * len(under) and (all(alike) or _closer_above(head, block, lines, end))


def _under(head: TableHead, phrases: list[Word]) -> list[bool]:
    """Which of the ``phrases`` of a line stand under titles, or a blank behind one that does: words of type of one
    width, and of titles longer than those they translate, lie further apart."""
    found: list[bool] = []
    for before, phrase in zip([None, *phrases], phrases, strict=False):
        height = phrase.box.bottom - phrase.box.top
        goes_on = before is not None and found[-1] and phrase.box.left - before.box.right < BLANK * height
        found.append(goes_on or any(shares_width(phrase.box, heading.box) for heading in head.headings))
    return found


def _alike(line: Line) -> bool:
    """True for a line of further titles: several that are known, and hardly any other."""
    phrases = phrases_of(line)
    titled = sum(role_of(normal(phrase.text)) is not None for phrase in phrases)
    return titled >= 2 and titled >= 0.5 * len(phrases) and not _figures(line)


def _latin(line: Line) -> bool:
    """True for Latin text, some letters of which may be misread."""
    letters = [sign for word in line.words for sign in word.text if sign.isalnum()]
    return bool(letters) and sum(sign.isascii() and sign.isalpha() for sign in letters) >= LATIN * len(letters)


def _figures(line: Line) -> bool:
    return any(sign.isdigit() for word in line.words for sign in word.text)


def _closer_above(head: TableHead, block: list[Line], lines: list[Line], end: int) -> bool:
    """True for lines that stand nearer to the heading above them than to the entries below."""
    if end + 1 >= len(lines):
        return False
    box = _around(block)
    above = _around(lines[head.first:head.last + 1])
    return box.top - above.bottom < lines[end + 1].top - box.bottom


def _around(block: list[Line]) -> Box:
    words: list[Word] = [word for line in block for word in line.words]
    return around(words)
