"""The border between two columns: a printed rule between their titles, or the gutter that parts their words best."""

from __future__ import annotations

import itertools

from intake_cli.layout.days import word_begins_date
from intake_cli.layout.values import is_empty
from intake_cli.statements.between_titles import BARE, JITTER, STRAY, dashes_begin, flush_begin, owner_between
from intake_cli.statements.day_times import with_days_before
from intake_cli.statements.gutter_scores import Nearby, Owned
from intake_cli.statements.hanging import without_dashes
from intake_cli.statements.seams import with_seams_cut
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

PARTED = 0.9
"""Score of a border between figures and text from which no better one is looked for."""


def border(one: Heading, other: Heading, words: list[Word], wrapped: list[Word], verticals: list[float]) -> float:
    """Where the column of ``one`` ends and that of ``other`` begins: at one of the ``verticals`` between their titles,
    else in the gutter between the ``words`` of the entries, as far as no ``wrapped`` text runs into it."""
    middle_one, middle_other = (one.box.left + one.box.right) / 2, (other.box.left + other.box.right) / 2
    between = [x for x in verticals if middle_one < x < middle_other]
    if between:
        return min(between, key=lambda x: abs(x - (one.box.right + other.box.left) / 2))
    if (begin := dashes_begin([*words, *wrapped], one, other)) is not None:
        return begin
    left, right = min(one.box.right, other.box.left), max(one.box.right, other.box.left)
    telling = with_seams_cut(with_days_before(_telling(words, wrapped, one, other), one, other), one, other)
    gutter = _best_gutter(_apart(telling, one, other), one, other, left, right)
    found = _unparted(telling, one, other) if gutter is None else _uncrossed(gutter, wrapped)
    return found if (one.role, other.role) != (Role.SERIAL, Role.DATE) else _before_days(found, telling, one, other)


def _unparted(words: list[Word], one: Heading, other: Heading) -> float:
    """The border where no gutter parts two columns: where most words of the second begin, if that is told."""
    begin = flush_begin(words, one, other)
    return (one.box.right + other.box.left) / 2 if begin is None else begin


def _before_days(found: float, words: list[Word], one: Heading, other: Heading) -> float:
    """Where a column of days begins after one of numbers: not behind its days, where their times stand apart."""
    days = sorted(word.box.left for word in words if one.box.left < word.box.left < other.box.right
                  and word_begins_date(word))
    return min(found, days[int(STRAY * len(days))]) if days else found


def _telling(words: list[Word], wrapped: list[Word], one: Heading, other: Heading) -> list[Word]:
    """The words of the entries; with them those of the lines between where hardly any entry shows more than a dash
    under one of these titles: cells of several lines stand over and under the line of their sums."""
    for title in (one, other):
        own, between = (sum(word.box.right > title.box.left and word.box.left < title.box.right
                            and not is_empty(word.text) for word in each) for each in (words, wrapped))
        if own < BARE * between:
            return words + wrapped
    return words


def _apart(words: list[Word], one: Heading, other: Heading) -> list[Word]:
    """``words`` without the days that run into their times, or into a number: read as one word they stand under both
    titles, and tell nothing of where the columns part."""
    if Role.DATE not in (one.role, other.role):
        return words
    times = (one.role, other.role) == (Role.DATE, Role.TIME)
    middle_one, middle_other = (one.box.left + one.box.right) / 2, (other.box.left + other.box.right) / 2
    return [word for word in words if word.box.left > middle_one or word.box.right < middle_other
            or not (times or word.text.isdecimal())]


def _uncrossed(gutter: tuple[float, float], wrapped: list[Word]) -> float:
    """The middle of the widest part of a gutter that no wrapped text runs into, or the least: one word that dirt made
    wider tells nothing against all others."""
    start, end = gutter
    inside = [word for word in wrapped if word.box.right > start and word.box.left < end]
    ends = [edge for word in inside for edge in (word.box.left, word.box.right)]
    marks = sorted({start, end, *(_inside(edge, start, end) for edge in ends)})
    parts = [(sum(word.box.left < (a + b) / 2 < word.box.right for word in inside), a - b, (a + b) / 2)
             for a, b in itertools.pairwise(marks)]
    return min(parts)[2] if parts else start


def _best_gutter(words: list[Word], one: Heading, other: Heading, left: float,
                 right: float) -> tuple[float, float] | None:
    """The border between the titles, or else the best one between their far sides or with some jitter allowed. Between
    figures and text the border between the titles must part them well: words that were cut apart leave no gutter, nor
    do those that a reader joined with the dash of an empty cell beside them."""
    wide_left, wide_right = one.box.left, other.box.right
    under = [[word for word in words if word.box.right > each.box.left and word.box.left < each.box.right]
             for each in (one, other)]
    near = sum(word.box.right >= left and word.box.left <= right for word in words)
    bare, owned = owner_between(words, one, other, under, near), _owned(under)
    between = _gutter(words, left, right, 0.0, one.role, other.role, bare, owned)
    mixed = (one.role in MONEY_ROLES) != (other.role in MONEY_ROLES)
    if between is not None and (not mixed or between[0] >= PARTED):
        return between[1]
    found = [between]
    if mixed:
        dashless = [without_dashes(word) for word in words if not is_empty(word.text)]
        found.append(_gutter(dashless, left, right, JITTER, one.role, other.role, bare, owned))
    reaches = ((wide_left, wide_right, 0.0), (left, right, JITTER), (wide_left, wide_right, JITTER))
    found += [_gutter(words, *reach, one.role, other.role, bare, owned) for reach in reaches]
    return max((each for each in found if each is not None), key=lambda each: each[0], default=(0.0, None))[1]


def _owned(under: list[list[Word]]) -> Owned:
    both = {id(word) for word in under[0]} & {id(word) for word in under[1]}
    return (sorted(word.box.left for word in under[0] if id(word) not in both),
            sorted(word.box.right for word in under[1] if id(word) not in both))


def _gutter(words: list[Word], left: float, right: float, jitter: float, role: Role, following: Role,
            bare: Heading | None, owned: Owned) -> tuple[float, tuple[float, float]] | None:
    """Score (1 at best) and ends of the stretch in ``left..right`` that parts the two columns best, or None when
    every x there is crossed by more than a fifth of the words that come near.

    The border is where most amounts fall to the money column and most text to the other while few words are
    crossed, by more than ``jitter`` of their height; among equals it is the widest stretch.
    """
    near = [word for word in words if word.box.right >= left and word.box.left <= right]
    marks = sorted({left, right, *(_inside(w.box.left, left, right) for w in near),
                    *(_inside(w.box.right, left, right) for w in near)})
    parts = list(itertools.pairwise(marks)) or [(left, right)]  # titles that touch leave one place only
    nearby = Nearby.of(near, jitter, owned)
    scores = [(a, b, nearby.score((a + b) / 2, role, following)) for a, b in parts]
    best = max((score for _, _, score in scores if score is not None), default=None)
    if best is None:
        return None
    stretches = (_peopled(scores, best, near, bare) if bare is not None else []) or _stretches(scores, best)
    return best / max(1, len(near)), max(stretches, key=lambda stretch: stretch[1] - stretch[0])


def _peopled(scores: list[tuple[float, float, int | None]], best: int, near: list[Word],
             bare: Heading) -> list[tuple[float, float]]:
    """The best stretches that leave words to a ``bare`` title: each box that a speck made too wide takes a point or
    two from them, which is less than the words tell that stand there."""
    for score in range(best, best - 1 - 2 * int(STRAY * len(near)), -1):
        found = [each for each in _stretches(scores, score)
                 if sum(_beside(word, each, bare) for word in near) > 2 * (best - score)]
        if found:
            return found
    return []


def _beside(word: Word, stretch: tuple[float, float], title: Heading) -> bool:
    """Whether a word lies on the side of a stretch on which ``title`` stands."""
    start, end = stretch
    return word.box.left >= end if title.box.left + title.box.right > start + end else word.box.right <= start


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
