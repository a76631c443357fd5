"""What a ledger prints again and again bears itself out: what was read surely in one row stands for others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from intake_cli.layout.values import normal
from intake_cli.statements.vocabulary import Role

STRONG = 0.97
"""Confidence of a text from which it bears out others: half of the wrong ones are read less surely than 0.75, none of
twelve hundred that were printed twice was read wrongly and as surely as this."""
MANY, LIKELY = 3, 0.95
"""Rows that read one text alike and bear each other out though none is so sure, and how sure one of them is: where the
surest is less so, what print had of one stroke too few was the same wrong text in five rows of a rough scan."""
AGAIN, RIVAL = 2, 0.5
"""Rows that read a text alike, though none surely, and their share of those that surely read its twin, from which it is
open which of the two is printed: what a copy wore away in every row is misread surely in some."""
ALIKE, MOST_CHANGES = 4, 2
"""Characters of which one may differ between a text and its twin, and how many may at most."""
BETWEEN = "-"
"""What stands between the one that pays and the one that is paid through it: 支付宝-样例超市."""
_NUMBER = re.compile(r"^[\d*]{8,}[/|]*|[/|]*[\d*]{8,}$|/$")
"""The number of an account before or behind a name, in whose cell it stands."""
_WORDS = re.compile(r"[^\W\d_]")
_FIGURES = frozenset("0123456789一二三四五六七八九十甲乙丙丁")
"""Characters that make another text of one: the salary of May is not a misread one of June."""


def name_of(text: str) -> str:
    """The words of a cell without the number that stands beside them.

    >>> name_of("6299990077485987715/吴同事"), name_of("吴同事 6299990077485987715"), name_of("2月工资")
    ('吴同事', '吴同事', '2月工资')
    """
    return _NUMBER.sub("", normal(text))


def has_words(text: str) -> bool:
    """Whether anything in ``text`` is a letter or a character: figures and dashes bear nothing out."""
    return _WORDS.search(text) is not None


class LedgerTexts:
    """The texts of a statement's columns by what they hold, as surely as they were read."""

    def __init__(self) -> None:
        self._whole: defaultdict[Role, Counter[str]] = defaultdict(Counter)
        self._parts: defaultdict[Role, set[str]] = defaultdict(set)
        self._contested: set[tuple[Role, str]] = set()

    def add(self, role: Role, text: str, confidence: float) -> None:
        """Take in one cell; one that was not read surely bears nothing out."""
        if confidence >= STRONG and has_words(text):
            self._whole[role][normal(text)] += 1
            name = name_of(text)
            self._parts[role].update((name, *name.split(BETWEEN)))

    def prints(self, role: Role, text: str) -> int:
        """How many rows print the whole of ``text``, number and all."""
        return self._whole[role][normal(text)]

    def is_contested(self, role: Role, text: str) -> bool:
        """Whether about as many rows read a twin of ``text``, though none surely."""
        return (role, name_of(text)) in self._contested

    def contest(self, role: Role, rows: Counter[str]) -> None:
        """Take in how many ``rows`` read each name of a column, surely or not."""
        for name, count in rows.items():
            twin = None if count < AGAIN or name in self._parts[role] else self._twin(role, name, len(name) // ALIKE)
            if twin is not None and count >= RIVAL * rows[twin]:
                self._contested.add((role, twin))

    def names(self, role: Role, text: str) -> bool:
        """Whether every part of the name in ``text`` stands in one row or another."""
        return {*name_of(text).split(BETWEEN)} <= self._parts[role]

    def twin(self, role: Role, text: str) -> str | None:
        """What the name in ``text`` may be a misreading of: each part that no row prints is another's twin, nearest to
        it, other by no more than two characters nor one in four, for people of one family are called nearly alike, and
        by no figure. None where a part has no twin, or several as near."""
        name = name_of(text)
        for parts in (name.split(BETWEEN), [name]):
            twins = [part if part in self._parts[role] else self._twin(role, part, len(part) // ALIKE)
                     for part in parts]
            found = BETWEEN.join(part for part in twins if part is not None)
            if None not in twins and found != name:
                return found
        return None

    def resembles(self, role: Role, text: str) -> bool:
        """Whether a text is near enough to another to be looked at again, however short the two are."""
        name = name_of(text)
        return self._twin(role, name, max(1, len(name) // ALIKE)) is not None

    def has_twin(self, role: Role, text: str) -> bool:
        """Whether another text is as near as a twin is, though a look confirmed this one since."""
        name = name_of(text)
        return self._twin(role, name, len(name) // ALIKE) is not None

    def shortens(self, role: Role, text: str) -> bool:
        """Whether a part of a name is another with a character or two left out: what is lost shows in no confidence."""
        return any(0 < len(other) - len(part) <= MOST_CHANGES and _left_of(part, other)
                   for part in name_of(text).split(BETWEEN) if len(part) > 1 for other in self._parts[role])

    def _twin(self, role: Role, own: str, most: int) -> str | None:
        most = min(MOST_CHANGES, most)
        near = sorted((changes, other) for other in self._parts[role] if most and other != own
                      for changes in [_changes(own, other, most)] if changes <= most)
        if not near or (len(near) > 1 and near[1][0] == near[0][0]):
            return None
        return None if _other_figure(own, near[0][1]) else near[0][1]


def _changes(one: str, other: str, most: int) -> int:
    """Characters to put in, take out or replace to make ``other`` of ``one``; more than ``most`` are not counted."""
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > most or longer - sum((Counter(one) & Counter(other)).values()) > most:
        return most + 1
    before = list(range(len(other) + 1))
    for row, char in enumerate(one, 1):
        after = [row]
        for column, against in enumerate(other, 1):
            after.append(min(before[column] + 1, after[-1] + 1, before[column - 1] + (char != against)))
        before = after
    return before[-1]


def _left_of(part: str, whole: str) -> bool:
    """Whether ``part`` is ``whole`` with characters left out."""
    rest = iter(whole)
    return all(char in rest for char in part)


def _other_figure(one: str, other: str) -> bool:
    """Whether a figure is among what makes the two differ."""
    return any(_FIGURES & {*one[start:end], *other[begin:stop]} for how, start, end, begin, stop in
               SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if how != "equal")


def ledger_of(cells: Iterable[tuple[Role, str, float]]) -> LedgerTexts:
    """The texts of cells given as role, text and confidence. Those that many rows show alike bear each other out, but
    for what may be the misreading of a surer one; of two such that as many rows read neither does."""
    ledger, read = LedgerTexts(), list(cells)
    alike: defaultdict[tuple[Role, str], list[float]] = defaultdict(list)
    for role, text, confidence in read:
        alike[role, normal(text)].append(confidence)
    for role, text, confidence in read:
        ledger.add(role, text, confidence)
    for (role, text), found in alike.items():
        if len(found) >= MANY and LIKELY <= max(found) < STRONG and not ledger.resembles(role, text):
            ledger.add(role, text, STRONG)
    for role in {role for role, *_ in read}:
        ledger.contest(role, Counter(name_of(text) for other, text, _ in read if other is role))
    return ledger
