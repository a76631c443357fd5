"""Column bands: where one column ends and the next begins, by printed rules, titles and gutters together."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import Line, cut_at
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.titles import Heading, TableHead
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Rule, Word


@dataclass(frozen=True, slots=True)
class Band:
    """One column: its role, title and reach in x."""

    role: Role
    title: str
    left: float
    right: float


PARTED = 0.9
"""Score of a border between figures and text from which no better one is looked for."""
STRAY = 0.02
"""Share of the figures of neighbouring money columns up to which those that stand apart are no column."""
JITTER = 0.3
"""Share of a text height by which the boxes of pixel readers miss the ink."""


def find_bands(head: TableHead, body: list[Line], rules: tuple[Rule, ...], width: float,
               wrapped: Sequence[Line] = ()) -> tuple[Band, ...]:
    """Bands for the titles of ``head``, given the entry lines below it, and the lines of wrapped text between them.
    ``width`` is the page's."""
    words = [word for line in body for word in line.words]
    headings = sorted(head.headings, key=lambda h: h.box.left)
    verticals = _verticals(rules, head, body)
    more = [word for line in wrapped for word in line.words]
    borders = [_border(one, other, words, more, verticals) for one, other in itertools.pairwise(headings)]
    borders = _between_figures(headings, borders, words, verticals, width)
    lefts, rights = [0.0, *borders], [*borders, width]
    return tuple(Band(h.role, h.title, left, right) for h, left, right in zip(headings, lefts, rights, strict=True))


def _between_figures(headings: list[Heading], borders: list[float], words: list[Word], verticals: list[float],
                     width: float) -> list[float]:
    """``borders`` with those between neighbouring money columns laid between their figures: where figures stand beside
    their titles, a gutter left of all figures and one between them look alike."""
    edges = [0.0, *borders, width]
    amounts = [word for word in words if looks_like_amount(word.numeric or word.text)]
    for money, run in itertools.groupby(range(len(headings)), key=lambda index: headings[index].role in MONEY_ROLES):
        columns = list(run)
        left, right = edges[columns[0]], edges[columns[-1] + 1]
        if money and len(columns) > 1 and not any(left + 1 < x < right - 1 for x in verticals):
            stacks = _stacks([word for word in amounts if left <= (word.box.left + word.box.right) / 2 < right])
            if len(stacks) == len(columns):
                edges[columns[1]:columns[-1] + 1] = [(one[1] + other[0]) / 2 for one, other in
                                                     itertools.pairwise(stacks)]
    return edges[1:-1]


def _stacks(words: list[Word]) -> list[tuple[float, float]]:
    """Left and right of what stands one above the other, but for a stray word."""
    stacks: list[list[Word]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda word: word.box.left):
        if word.box.left > reach:
            stacks.append([])
        stacks[-1].append(word)
        reach = max(reach, word.box.right)
    return [(stack[0].box.left, max(word.box.right for word in stack)) for stack in stacks
            if len(stack) > STRAY * len(words)]


def _verticals(rules: tuple[Rule, ...], head: TableHead, body: list[Line]) -> list[float]:
    """Vertical rules that run beside a good part of the table."""
    top = head.bottom
    bottom = max((line.bottom for line in body), default=top)
    reach: dict[float, float] = {}
    for rule in rules:
        if rule.vertical and rule.end > top and rule.start < bottom:
            place = next((x for x in reach if abs(x - rule.position) < 2), rule.position)
            reach[place] = reach.get(place, 0.0) + min(rule.end, bottom) - max(rule.start, top)
    return sorted(x for x, length in reach.items() if length > 0.4 * (bottom - top))


def _border(one: Heading, other: Heading, words: list[Word], wrapped: list[Word], verticals: list[float]) -> float:
    middle_one, middle_other = (one.box.left + one.box.right) / 2, (other.box.left + other.box.right) / 2
    between = [x for x in verticals if middle_one < x < middle_other]
    if between:
        return min(between, key=lambda x: abs(x - (one.box.right + other.box.left) / 2))
    left, right = min(one.box.right, other.box.left), max(one.box.right, other.box.left)
    gutter = _best_gutter(words, one, other, left, right)
    return (one.box.right + other.box.left) / 2 if gutter is None else _uncrossed(gutter, wrapped)


def _uncrossed(gutter: tuple[float, float], wrapped: list[Word]) -> float:
    """The middle of the widest part of a gutter that no wrapped text runs into; of all of it where there is none."""
    start, end = gutter
    inside = [word for word in wrapped if word.box.right > start and word.box.left < end]
    ends = [edge for word in inside for edge in (word.box.left, word.box.right)]
    marks = sorted({start, end, *(_inside(edge, start, end) for edge in ends)})
    clear = [(a, b) for a, b in itertools.pairwise(marks)
             if not any(word.box.left < (a + b) / 2 < word.box.right for word in inside)]
    a, b = max(clear, key=lambda part: part[1] - part[0], default=gutter)
    return (a + b) / 2


def _best_gutter(words: list[Word], one: Heading, other: Heading, left: float,
                 right: float) -> tuple[float, float] | None:
    """The border between the titles, or else the best one between their far sides or with some jitter allowed. Between
    figures and text the border between the titles must part them well: words that were cut apart leave no gutter."""
    wide_left, wide_right = one.box.left, other.box.right
    between = _gutter(words, left, right, 0.0, one.role, other.role)
    mixed = (one.role in MONEY_ROLES) != (other.role in MONEY_ROLES)
    if between is not None and (not mixed or between[0] >= PARTED):
        return between[1]
    reaches = ((wide_left, wide_right, 0.0), (left, right, JITTER), (wide_left, wide_right, JITTER))
    found = [between, *(_gutter(words, start, end, jitter, one.role, other.role) for start, end, jitter in reaches)]
    return max((each for each in found if each is not None), key=lambda each: each[0], default=(0.0, None))[1]


def _gutter(words: list[Word], left: float, right: float, jitter: float, role: Role,
            following: Role) -> tuple[float, tuple[float, float]] | None:
    """Score (1 at best) and ends of the stretch in ``left..right`` that parts the two columns best, or None when
    every x there is crossed by more than a fifth of the words that come near.

    The border is where most amounts fall to the money column and most text to the other while few words are
    crossed, by more than ``jitter`` of their height; among equals it is the widest stretch.
    """
    near = [word for word in words if word.box.right >= left and word.box.left <= right]
    marks = sorted({left, right, *(_inside(w.box.left, left, right) for w in near),
                    *(_inside(w.box.right, left, right) for w in near)})
    parts = list(itertools.pairwise(marks)) or [(left, right)]  # titles that touch leave one place only
    scores = [(a, b, _score(near, (a + b) / 2, jitter, role, following)) for a, b in parts]
    best = max((score for _, _, score in scores if score is not None), default=None)
    if best is None:
        return None
    return best / max(1, len(near)), max(_stretches(scores, best), key=lambda stretch: stretch[1] - stretch[0])


def _score(near: list[Word], x: float, jitter: float, role: Role, following: Role) -> int | None:
    """How well a border at ``x`` parts the words, None where it cuts through too many of them."""
    crossed = sum(_crosses(word, x, jitter) for word in near)
    if crossed > max(1, len(near) // 5):
        return None
    if (role in MONEY_ROLES) == (following in MONEY_ROLES):
        return -2 * crossed
    suited = sum(looks_like_amount(word.text) == ((role if _before(word, x, jitter) else following) in MONEY_ROLES)
                 for word in near)
    return suited - 2 * crossed


def _crosses(word: Word, x: float, jitter: float) -> bool:
    """True when ``word`` reaches over ``x`` by more than ``jitter`` of its height, on both sides."""
    slack = jitter * (word.box.bottom - word.box.top)
    return word.box.left + slack < x < word.box.right - slack


def _before(word: Word, x: float, jitter: float) -> bool:
    return word.box.right - jitter * (word.box.bottom - word.box.top) <= x


def _stretches(scores: list[tuple[float, float, int | None]], best: int) -> list[tuple[float, float]]:
    """Neighbouring parts with the best score, joined."""
    joined: list[tuple[float, float]] = []
    for left, right, score in scores:
        if score != best:
            continue
        if joined and joined[-1][1] == left:
            joined[-1] = (joined[-1][0], right)
        else:
            joined.append((left, right))
    return joined


def _inside(x: float, left: float, right: float) -> float:
    return min(max(x, left), right)


def place(words: tuple[Word, ...], bands: tuple[Band, ...]) -> dict[int, list[Word]]:
    """Words of a line by column. A word that reaches well into the next column is cut there, an amount only
    where both parts are amounts; otherwise it stays whole with the column that holds most of it. A word that
    others overprint has run over its column: it belongs to the one it begins in."""
    placed: dict[int, list[Word]] = {}
    lefts = sorted(word.box.left for word in words)
    for word in words:
        if _overprinted(word, lefts):
            placed.setdefault(_column_at(word.box.left, bands), []).append(word)
            continue
        for part in _divided(word, bands):
            placed.setdefault(_column(part, bands), []).append(part)
    return placed


def _overprinted(word: Word, lefts: list[float]) -> bool:
    """Whether another word begins inside ``word``; ``lefts`` is where the words of the line begin, in order."""
    following = bisect.bisect_right(lefts, word.box.left)
    return following < len(lefts) and lefts[following] < word.box.right


def _column_at(x: float, bands: tuple[Band, ...]) -> int:
    return next((index for index, band in enumerate(bands) if x < band.right), len(bands) - 1)


def _divided(word: Word, bands: tuple[Band, ...]) -> list[Word]:
    size = word.box.bottom - word.box.top
    left, right = word.box.left + 0.6 * size, word.box.right - 0.6 * size
    for index, band in enumerate(bands[:-1]):
        if left < band.right < right:
            parts = cut_at(word, band.right)
            if len(parts) == 2 and _may_part(parts, bands[index], bands[index + 1], word):
                return [parts[0], *_divided(parts[1], bands)]
    return [word]


def _is_date(text: str) -> bool:
    """True for a date and nothing else: cut in two it would be another date."""
    printed = printed_date(text)
    return printed is not None and len(printed.text) == len(text.strip())


def _may_part(parts: list[Word], band: Band, following: Band, word: Word) -> bool:
    if looks_like_amount(word.text) or _is_date(word.text):
        return False
    money = [looks_like_amount(part.text) for part in parts]
    roles = (band.role in MONEY_ROLES, following.role in MONEY_ROLES)
    return all(fits or not role for fits, role in zip(money, roles, strict=True)) or any(money)


def _column(word: Word, bands: tuple[Band, ...]) -> int:
    left, right = word.box.left, word.box.right
    for index, band in enumerate(bands):
        if band.left <= left and right <= band.right:
            return index
    overlaps = [min(right, band.right) - max(left, band.left) for band in bands]
    return max(range(len(bands)), key=overlaps.__getitem__)
