"""Tables wider than their paper, whose further columns stand on further pages, as spreadsheets print them: such pages
are put side by side and read as one."""

from __future__ import annotations

import math
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line, to_lines
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.page_lines import page_lines
from intake_cli.statements.side_pages import Abreast, Part
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import PageText, Rule, Word

MOST = 6
"""Pages that lie side by side at most."""
FEWEST, ODD = 3, 0.25
"""Days that the page with the column of days shows at least, and how many others show by comparison at most: days of
print and numbers that look like days."""
NEAR, ALIKE, MANY = 0.2, 0.6, 0.5
"""Heights of a line within which one on the page beside it stands level with it; the share of the lines of that page
that do at least, for cells wrapped there have some between; and their share of those on the page with the days, which
another table that begins at one height with it does not reach."""


GAP = 20.0
"""Points between the words of two pages that are put side by side, about two characters."""


def abreast_of(pages: Sequence[PageText]) -> list[PageText]:
    """``pages``, each of a table that goes over to others as one with these. Pages of pixels are left: rows lie at
    other heights on each scan."""
    if len(pages) < 2 or any(page.reader != TEXT_LAYER for page in pages) or len(
            {(page.width, page.height) for page in pages}) > 1:
        return list(pages)
    days = {page.number: sum(map(word_begins_date, page.words)) for page in pages}
    found = next((rows for rows in _layouts(pages) if _are_abreast(rows, days)), None)
    return list(pages) if found is None else [_as_one(row, _moves(found)) for row in found]


def _layouts(pages: Sequence[PageText]) -> Iterator[list[Sequence[PageText]]]:
    """The ways in which ``pages`` may lie in rows side by side: printed one row of pages after the other, or one column
    of pages after the other."""
    for across in range(min(MOST, len(pages)), 1, -1):
        if len(pages) % across == 0:
            down = len(pages) // across
            yield [pages[row * across:(row + 1) * across] for row in range(down)]
            if down > 1:
                yield [pages[row::down] for row in range(down)]


def _are_abreast(rows: list[Sequence[PageText]], days: Mapping[int, int]) -> bool:
    """Whether the pages of each row show parts of the same lines, and those of the first one ``days`` (how many, by
    number) on one of them alone and titles on all."""
    told = [days[page.number] for page in rows[0]]
    lead = told.index(max(told))
    if told[lead] < FEWEST or any(count > ODD * told[lead] for place, count in enumerate(told) if place != lead):
        return False
    return all(_is_level(page, row[lead]) for row in rows for place, page in enumerate(row) if place != lead) and \
        _share_titles(rows[0], _moves(rows))


def _share_titles(row: Sequence[PageText], moves: Sequence[tuple[float, float]]) -> bool:
    """Whether pages side by side have one heading, of which each bears titles, at least half of them known, and one
    known that none of the others has."""
    whole = _as_one(row, moves)
    sheet = page_lines(whole)
    if sheet.head is None:
        return False
    titles: dict[int, list[str]] = {page.number: [] for page in row}
    for line in sheet.lines[sheet.head.first:sheet.head.last + 1]:
        for word in line.words:
            titles[whole.home(word.box)[0]].append(word.text)
    pages_with = Counter(title for own in titles.values() for title in set(own))
    known = {title for title in pages_with if role_of(title) is not None}
    return all(2 * sum(title in known for title in own) >= len(own) and
               any(title in known and pages_with[title] == 1 for title in own) for own in titles.values())


def _is_level(page: PageText, lead: PageText) -> bool:
    """Whether most lines of a page stand at the very heights of lines of ``lead``, and of those of ``lead`` many have
    one there."""
    lines, middles = to_lines(page.words), [line.middle for line in to_lines(lead.words)]
    level = sum(_has_near(middles, line) for line in lines)
    return level >= ALIKE * len(lines) and level >= MANY * len(middles)


def _has_near(middles: list[float], line: Line) -> bool:
    place = bisect(middles, line.middle)
    return any(abs(middle - line.middle) <= NEAR * (line.bottom - line.top)
               for middle in middles[max(0, place - 1):place + 1])


def _as_one(row: Sequence[PageText], moves: Sequence[tuple[float, float]]) -> PageText:
    first, parts = row[0], [Part(page, *move) for page, move in zip(row, moves, strict=True)]
    own = {name: getattr(first, name) for name in PageText.__dataclass_fields__}
    return Abreast(**own | {
        "width": parts[-1].moved + first.width, "parts": tuple(parts),
        "words": tuple(_word(word, part.moved) for part in parts for word in part.page.words),
        "rules": tuple(_rule(rule, part.moved) for part in parts for rule in part.page.rules)})


def _moves(rows: Sequence[Sequence[PageText]]) -> list[tuple[float, float]]:
    """How far right the pages of each column go, without their margins so close side by side as columns are, and where
    each then begins."""
    moves, end = [(0.0, -math.inf)], 0.0
    for place, column in enumerate(zip(*rows, strict=True)):
        inked = sorted(x for page in column for x in _inked(page)) or [0.0]
        if place:
            moves.append((end + GAP - inked[0], end + GAP / 2))
        end = moves[-1][0] + inked[-1]
    return moves


def _inked(page: PageText) -> Iterator[float]:
    """Where across a page words and rules begin and end."""
    for word in page.words:
        yield from (word.box.left, word.box.right)
    for rule in page.rules:
        yield from (rule.position,) if rule.vertical else (rule.start, rule.end)


def _word(word: Word, left: float) -> Word:
    return replace(word, box=_box(word.box, left), edges=tuple(edge + left for edge in word.edges),
                   ends=tuple(end + left for end in word.ends), lines=tuple(_box(box, left) for box in word.lines))


def _rule(rule: Rule, left: float) -> Rule:
    if rule.vertical:
        return replace(rule, position=rule.position + left)
    return replace(rule, start=rule.start + left, end=rule.end + left)


def _box(box: Box, left: float) -> Box:
    return replace(box, left=box.left + left, right=box.right + left)
