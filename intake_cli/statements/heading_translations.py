"""Which lines below a heading are its translation: English under Chinese, each wrapped as it may be."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from checks.facts import Box
from intake_cli.layout.lines import Line, around
from intake_cli.layout.values import normal
from intake_cli.statements.heading_ends import DEEP, shares_width
from intake_cli.statements.stacked_titles import BLANK
from intake_cli.statements.titles import TableHead, could_be_heading, phrases_of
from intake_cli.statements.translated_titles import told_by
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import Word

MOST_TRANSLATED = 4
"""Lines that a translation may take: its words are longer, its columns as narrow."""
LATIN = 0.7
"""Share of its letters from which a line is Latin: a reader of pixels takes some for other signs."""
CLOSE = 1.1
"""Times as far apart as lines of a heading that the next one stands at most."""
_LETTER, _LETTERS = re.compile("[A-Za-z]"), re.compile(r"[A-Za-z./&() ]+")


def with_translation(head: TableHead, lines: list[Line]) -> TableHead:
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
    if not all(known or is_latin(line) for known, line in zip(alike, block, strict=True)):
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
    return titled >= 2 and titled >= 0.5 * len(phrases) and not has_figures(line)


def is_latin(line: Line) -> bool:
    """True for Latin text, some letters of which may be misread."""
    letters = [sign for word in line.words for sign in word.text if sign.isalnum()]
    return bool(letters) and sum(sign.isascii() and sign.isalpha() for sign in letters) >= LATIN * len(letters)


def has_figures(line: Line) -> bool:
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


def with_rest(head: TableHead, lines: list[Line]) -> TableHead:
    """Take in the lines below of Latin letters, each word under a title, that reach into the heading, or stand as close
    to the last line of its translation as that does to the one before: a narrow cell broke it into many."""
    return replace(head, last=end_in_latin(lines, head.first, head.last, [heading.box for heading in head.headings]))


def end_in_latin(lines: list[Line], first: int, last: int, titles: list[Box]) -> int:
    """The last of the lines of Latin letters, each word under one of the ``titles``, that go on with a heading from
    line ``first`` to ``last`` that has some: they reach into it, or stand as close as its lines of one script do, or
    any."""
    if not any(_LETTER.search(line.text) for line in lines[first:last + 1]):
        return last
    pairs = list(pairwise(lines[first:last + 1]))
    alike = [after.top - before.top for before, after in pairs if is_latin(before) is is_latin(after)]
    apart = [after.top - before.top for before, after in pairs if after.top >= before.bottom]
    pitch = max(alike, default=min(apart, default=0.0))
    for index, line in enumerate(lines[last + 1:], last + 1):
        before = lines[index - 1]
        near = line.top < before.bottom - DEEP * (line.bottom - line.top) or line.top - before.top < CLOSE * pitch
        if not near or _LETTERS.fullmatch(line.text) is None or not all(
                any(shares_width(word.box, box) for box in titles) for word in line.words):
            return index - 1
    return len(lines) - 1
