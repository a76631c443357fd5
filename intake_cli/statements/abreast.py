"""Tables wider than their paper, whose further columns stand on further pages, as spreadsheets print them: such pages
are put side by side and read as one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.page_levels import Days, Level, days_of, level_with, without_columns_of
from intake_cli.statements.page_lines import page_lines
from intake_cli.statements.side_pages import Abreast, Part
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import PageText, Rule, Word

MOST = 6
"""Pages that lie side by side at most."""
FEWEST, ODD = 3, 0.25
"""Days that the page with the column of days shows at least, and how many others show by comparison at most: days of
print and numbers that look like days."""
GAP = 0.03
"""Blank between the words of two pages that are put side by side, as a share of a page's width: about two
characters."""


def abreast_of(pages: Sequence[PageText]) -> list[PageText]:
    """``pages``, each of a table that goes over to others as one with these."""
    printed = {page.reader == TEXT_LAYER for page in pages}
    if len(pages) < 2 or len(printed) > 1 or (True in printed and len(
            {(page.width, page.height) for page in pages}) > 1) or any(page.unit == "cell" for page in pages):
        return list(pages)
    days = Days({page.number: page for page in pages})
    found = (whole for rows in _layouts(pages) if (whole := _abreast(rows, days)) is not None)
    return next(found, None) or list(pages)


def _layouts(pages: Sequence[PageText]) -> Iterator[list[Sequence[PageText]]]:
    """The ways in which ``pages`` may lie in rows side by side: printed one row of pages after the other, or one column
    of pages after the other."""
    for across in range(min(MOST, len(pages)), 1, -1):
        if len(pages) % across == 0:
            down = len(pages) // across
            yield [pages[row * across:(row + 1) * across] for row in range(down)]
            if down > 1:
                yield [pages[row::down] for row in range(down)]


def _abreast(rows: list[Sequence[PageText]], days: Mapping[int, Sequence[Word]]) -> list[PageText] | None:
    """The pages of each of the ``rows`` as one, where they show parts of the same lines, and those of the first row
    ``days`` (by number) on one of them alone, or the same on each, and titles on all; else None."""
    told = [len(days[page.number]) for page in rows[0]]
    lead = told.index(max(told))
    if told[lead] < FEWEST:
        return None
    if any(count > ODD * told[lead] for place, count in enumerate(told) if place != lead):
        return _abreast_again(rows, lead, days)
    if any(_dated_alike(days[page.number], days[row[lead].number]) for row in rows for page in row
           if page is not row[lead]):
        return None
    levels = [[level for page in row if (level := level_with(page, row[lead])) is not None] for row in rows]
    if any(len(found) < len(row) for found, row in zip(levels, rows, strict=True)):
        return None
    moves = _moves(rows)
    whole = [_as_one(row, moves, own) for row, own in zip(rows, levels, strict=True)]
    return [*whole] if _share_titles(whole[0]) else None


def _abreast_again(rows: list[Sequence[PageText]], lead: int,
                   days: Mapping[int, Sequence[Word]]) -> list[PageText] | None:
    """The same of pages of which each begins with the columns of days: what they print again is left out."""
    texts = [[[word.text for word in days[page.number]] for page in row] for row in rows]
    if any(not own or own != row[lead][-len(own):] for row in texts for own in row):  # a head shows days besides
        return None
    bare = [[page if page is row[lead] else without_columns_of(page, row[lead]) for page in row] for row in rows]
    left = {page.number: days_of(page) for row in bare for page in row}
    again = any(left[page.number] for row in bare for page in row if page is not row[lead])
    return None if again else _abreast([*bare], left)


def _dated_alike(days: Sequence[Word], lead: Sequence[Word]) -> bool:
    """Whether a page shows a day in the column of those of ``lead``: it goes on with the rows, and not with columns."""
    return any(abs(day.box.left - other.box.left) < day.box.bottom - day.box.top for day in days for other in lead)


def _share_titles(whole: Abreast) -> bool:
    """Whether pages side by side have one heading, of which each bears titles, at least half of them known, and none
    shows a known one that another bears: a page that goes on with the rows may print the heading again."""
    sheet = page_lines(whole)
    if sheet.head is None:
        return False
    titles: dict[int, list[str]] = {part.page.number: [] for part in whole.parts}
    for line in sheet.lines[sheet.head.first:sheet.head.last + 1]:
        for word in line.words:
            titles[whole.home(word.box)[0]].append(word.text)
    shown = {part.page.number: {word.text for word in part.page.words} for part in whole.parts}
    known = {number: {title for title in own if len(title) > 1 and role_of(title) is not None}
             for number, own in titles.items()}
    apart = all(known[one].isdisjoint(shown[other]) for one, other in permutations(known, 2))
    return apart and all(own and 2 * sum(title in known[number] for title in own) >= len(own)
                         for number, own in titles.items())


def _moves(rows: Sequence[Sequence[PageText]]) -> list[tuple[float, float]]:
    """How far right the pages of each column go, without their margins so close side by side as columns are, and where
    each then begins."""
    moves, end, gap = [(0.0, -math.inf)], 0.0, GAP * rows[0][0].width
    for place, column in enumerate(zip(*rows, strict=True)):
        inked = sorted(x for page in column for x in _inked(page)) or [0.0]
        if place:
            moves.append((end + gap - inked[0], end + gap / 2))
        end = moves[-1][0] + inked[-1]
    return moves


def _inked(page: PageText) -> Iterator[float]:
    """Where across a page words and rules begin and end."""
    for word in page.words:
        yield from (word.box.left, word.box.right)
    for rule in page.rules:
        yield from (rule.position,) if rule.vertical else (rule.start, rule.end)


def _as_one(row: Sequence[PageText], moves: Sequence[tuple[float, float]], levels: Sequence[Level]) -> Abreast:
    first = row[0]
    parts = tuple(Part(page, moved, begin, *level)
                  for page, (moved, begin), level in zip(row, moves, levels, strict=True))
    own = {name: getattr(first, name) for name in PageText.__dataclass_fields__}
    told = [(part, part.page.retouched) for part in parts]
    return Abreast(**own | {
        "width": parts[-1].moved + row[-1].width, "parts": parts,
        "words": tuple(_word(word, part) for part in parts for word in part.page.words),
        "rules": tuple(_rule(rule, part) for part in parts for rule in part.page.rules),
        "sealed": tuple(part.there(box) for part in parts for box in part.page.sealed),
        "streaked": tuple(part.there(box) for part in parts for box in part.page.streaked),
        "retouched": None if any(boxes is None for _, boxes in told) else tuple(
            part.there(box) for part, boxes in told for box in boxes or ())})


def _word(word: Word, part: Part) -> Word:
    return replace(word, box=part.there(word.box), edges=tuple(edge + part.moved for edge in word.edges),
                   ends=tuple(end + part.moved for end in word.ends), lines=tuple(map(part.there, word.lines)))


def _rule(rule: Rule, part: Part) -> Rule:
    if rule.vertical:
        start, end = part.scale * rule.start + part.down, part.scale * rule.end + part.down
        return Rule(True, rule.position + part.moved, start, end)
    return Rule(False, part.scale * rule.position + part.down, rule.start + part.moved, rule.end + part.moved)
