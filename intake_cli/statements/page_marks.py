"""What pages print of themselves: ``第 2 页 / 共 5 页``, ``Page 2 of 5``, ``2/5``."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from checks.facts import Evidence, PageMark
from intake_cli.layout.lines import Line, around, sureness
from intake_cli.layout.values import looks_like_amount, normal
from intake_cli.statements.certainty import UNSURE
from intake_cli.words import PageText

_BARE = re.compile(r"^-?(?P<number>\d{1,3})/(?P<count>\d{1,3})-?$")
"""A mark that may as well be a day: beside a sum (01/22 承前结余 57,795.58) it is one."""
_FORMS = (*(re.compile(form, re.I) for form in (
    r"第(?P<number>\d+)页[/,，、;.。(（]?(?:共|总)(?P<count>\d+)页",
    r"第(?P<number>\d+)/(?P<count>\d+)页",
    r"第(?P<number>\d+)页[/,(（]?共?(?P<count>\d+)",
    r"page:?(?P<number>\d+)(?:of|/)(?P<count>\d+)",
    r"页码:?第?(?P<number>\d+)页?/共?(?P<count>\d+)",
    r"页[次数]:?(?P<number>\d+)/(?P<count>\d+)",
    r"共(?P<count>\d+)页[,，.。]?第(?P<number>\d+)页",
)), _BARE)
PAGE = 0.6
"""Share of the height that each of several pages has of a picture by which their marks lie apart at least."""
_LONE = re.compile(r"第(\d+)页|page:?(\d+)$", re.I)


def page_marks(document: str, pages: Iterable[PageText],
               lines: Iterable[tuple[PageText, Line]]) -> tuple[PageMark, ...]:
    """One mark per page, in order: the first that names number and count, else one with the number alone, else one
    that says nothing. ``lines`` are those outside the table."""
    found: dict[int, list[PageMark]] = {page.number: [] for page in pages}
    for page, line in lines:
        mark = _mark(document, page, line)
        if mark is not None:
            found[page.number].append(mark)
    return tuple(next((mark for mark in marks if mark.count is not None), None) or next(reversed(marks), None) or
                 PageMark(number, None, None, Evidence(document, number))
                 for number, marks in _without_the_files(found).items())


def _without_the_files(found: dict[int, list[PageMark]]) -> dict[int, list[PageMark]]:
    """The marks of each page without those that count all pages of the file, where others count those of one paper:
    whoever put papers together counted them through, and a paper's own count is what tells whether it is whole."""
    counted = {number: [mark for mark in marks if (mark.number, mark.count) == (number, len(found))]
               for number, marks in found.items()}
    others = {number: [mark for mark in marks if mark not in counted[number]] for number, marks in found.items()}
    own = [(marks[0].number, marks[0].count) for marks in others.values() if marks]
    whole = bool(own) and own == [(number, len(own)) for number in range(1, len(own) + 1)]
    return others if whole and all(counted.values()) else found


def with_halves(document: str, marks: Sequence[PageMark],
                lines: Sequence[tuple[PageText, Line]]) -> tuple[PageMark, ...]:
    """``marks`` and, of pictures of several pages, those of the further ones: they count on by one and to the same
    number, and stand on one height, or one below the other as far apart as pages are high."""
    return tuple(mark for own in marks
                 for mark in (_below(document, own.page, lines) or (own, *_beside(document, own, lines))))


def _below(document: str, number: int, lines: Sequence[tuple[PageText, Line]]) -> list[PageMark]:
    """The marks of pages that a picture shows below one another; empty where it shows one."""
    told = sorted(((_top(page, line), mark, page, line) for page, line in lines if page.number == number
                   for mark in _told(line, page)[:1]), key=lambda each: each[0])
    (first, count) = told[0][1] if len(told) > 1 else (0, 0)
    pitch = told[0][2].height / len(told) if told else 0.0
    steps = [lower[0] - upper[0] for upper, lower in itertools.pairwise(told)]
    on = [mark for _, mark, _, _ in told] == [(first + further, count) for further in range(len(told))]
    apart = on and first + len(told) - 1 <= count and min(steps, default=0.0) > PAGE * pitch
    return [PageMark(number, *mark, _evidence(document, page, line)) for _, mark, page, line in told if apart]


def _beside(document: str, own: PageMark, lines: Sequence[tuple[PageText, Line]]) -> list[PageMark]:
    """The marks of the pages that stand right of that with the mark ``own``."""
    place = own.evidence.box
    if own.number is None or own.count is None or place is None:
        return []
    height = place.bottom - place.top
    told = [(mark, page, line) for page, line in lines if page.number == own.page
            for mark in _told(line, page) if abs(_top(page, line) - place.top) < height]
    on = [mark for mark, _, _ in told] == [(own.number + further, own.count) for further in range(len(told))]
    return [PageMark(page.number, *mark, _evidence(document, page, line)) for mark, page, line in told[1:] if on]


def _top(page: PageText, line: Line) -> float:
    place = page.place(around(line.words))
    return math.inf if place is None else place.top


def _told(line: Line, page: PageText) -> list[tuple[int, int]]:
    """All numbers of pages, with what they are of, that a line prints in one form."""
    return told_in(_text(line, page.unit == "px"))


def told_in(text: str) -> list[tuple[int, int]]:
    """All numbers of pages, with what they are of, that a ``text`` without blanks tells in one form.

    >>> told_in("第1页,共3页"), told_in("第1页.共3页"), told_in("第1页")
    ([(1, 3)], [(1, 3)], [])
    """
    return next(([(int(match["number"]), int(match["count"])) for match in form.finditer(text)]
                 for form in _FORMS if form.search(text)), [])


def _mark(document: str, page: PageText, line: Line) -> PageMark | None:
    texts = [_text(line, page.unit == "px"), *(normal(word.text) for word in line.words)]
    sums = any(looks_like_amount(text) for text in texts[1:])
    for form in _FORMS:
        said = texts[:1] if sums and form is _BARE else texts
        match = next((found for text in said if (found := form.search(text))), None)
        if match is not None:
            number, count = int(match["number"]), int(match["count"])
            told = 0 < number <= count
            return PageMark(page.number, number, count, _evidence(document, page, line)) if told else None
    lone = _LONE.search(texts[0])
    if lone is None:
        return None
    text, evidence = lone[1] or lone[2], _evidence(document, page, line)
    stroke = re.fullmatch(rf"({page.number})[17](\d+)", text) if page.unit == "px" else None
    if stroke is not None and int(stroke[1]) <= int(stroke[2]):  # 第1/2页 with its stroke read as a figure
        return PageMark(page.number, int(stroke[1]), int(stroke[2]), replace(evidence, confidence=UNSURE))
    return PageMark(page.number, int(text), None, evidence)


def _evidence(document: str, page: PageText, line: Line) -> Evidence:
    return Evidence(document, page.number, page.place(around(line.words)), line.text, round(sureness(line.words), 4),
                    None, page.reader)


def _text(line: Line, scanned: bool) -> str:
    """The line without blanks. On a scan those between figures stay: where a stroke between two numbers was read as a
    figure or not at all (第 1 / 2 页 as 第 1 1 2 页), they are not one number."""
    if not scanned:
        return normal(line.text)
    return re.sub(r"(?<!\d) | (?!\d)", "", " ".join(normal(word.text) for word in line.words))
