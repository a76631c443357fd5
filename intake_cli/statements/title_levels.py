"""Titles above each other over one column whose rows print a line for each: 摘要 over 对方户名."""

from __future__ import annotations

from dataclasses import dataclass

from intake_cli.layout.cuts import cut_word
from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line, around, joined, to_lines
from intake_cli.layout.values import has_figure, is_empty, normal
from intake_cli.statements.known_titles import as_meant, as_printed, untranslated
from intake_cli.statements.latin_titles import makes_one
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, role_of
from intake_cli.words import Word

FEWEST, OFTEN = 2, 0.15
"""Days below a heading from which it can be told whether rows have several lines; the share of them that must show text
under a title on each of two heights."""
APART = 0.5
"""Heights of a text by which lines of a row lie apart at least."""
LONG = 4
"""Characters of a title that is whole though no bank is known to print it."""
HALVES = ((Role.DEBIT, Role.AMOUNT), (Role.CREDIT, Role.AMOUNT), (Role.ACCOUNT, Role.BALANCE))
"""What two lines say that are one title: Credit over Amount, Account over Balance."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The ``cells`` of a heading, each the words above each other in one column, and the lines of rows ``below``."""

    cells: list[list[Word]]
    below: list[Line]

    def titles_of(self, cell: list[Word]) -> list[list[Word]]:
        """The words of a ``cell`` by titles: those of its lines where each is a title of its own, together they are
        no title (借方 over 发生额), and rows show text on several heights there."""
        levels = [list(line.words) for line in to_lines(cell)] if len(cell) > 1 else _two_sums(cell[0])
        whole = len(levels) > 1 and _are_whole(levels) and not self._recurs(levels)
        return levels if whole and self._on_heights(cell) else [cell]

    def _recurs(self, levels: list[list[Word]]) -> bool:
        """Whether what stands below the upper line is a text, for rows say the same; a heading printed again has other
        titles too."""
        texts = {joined(level) for level in levels[1:]}
        titles = {word.text for cell in self.cells for word in cell}
        return any(word.text in texts for line in self.below for word in line.words
                   if sum(other.text in titles for other in line.words) < FEWEST)

    def _on_heights(self, cell: list[Word]) -> bool:
        """Whether what stands near the title, between those beside it, keeps two distances from the days of the rows,
        each in many of them."""
        days = [line.middle for line in self.below
                if any(word_begins_date(word) for word in line.words)]
        left, right = self._reach(cell)
        under = [word.box for line in self.below for word in line.words
                 if left < (word.box.left + word.box.right) / 2 < right and not is_empty(word.text)]
        if len(days) < FEWEST or not under:
            return False
        apart = APART * min(one.bottom - one.top for one in under)
        counts, last = [0], float("-inf")
        for away in sorted(_from_nearest(days, (one.top + one.bottom) / 2) for one in under):
            if away - last > apart:
                counts.append(0)
            counts[-1] += 1
            last = away
        return sum(count >= max(FEWEST, OFTEN * len(days)) for count in counts) > 1

    def _reach(self, cell: list[Word]) -> tuple[float, float]:
        """Where the titles beside that of a ``cell`` end and begin."""
        box, others = around(cell), [around(each) for each in self.cells if each is not cell]
        return (max((one.right for one in others if one.right <= box.left), default=0.0),
                min((one.left for one in others if one.left >= box.right), default=float("inf")))


def _two_sums(title: Word) -> list[list[Word]]:
    """The titles of what moved and what it left that a stroke parts (金额/余额), as a narrow receipt prints them above
    each other below; none where ``title`` is none of these: 收入/支出金额 is one sum."""
    place = title.text.find("/")
    if not 0 < place < len(title.text) - 1:
        return []
    first, _, second = cut_word(title, [place, place + 1])
    roles = {role_of(first.text), role_of(second.text)}
    return [[first], [second]] if len(roles) > 1 and Role.BALANCE in roles <= set(MONEY_ROLES) else []


def _are_whole(levels: list[list[Word]]) -> bool:
    """Whether lines are titles each, not halves of one, a title and its translation, or the same one twice."""
    titles = [joined(level) for level in levels]
    translated = len({word.text.isascii() for level in levels for word in level}) > 1
    one = as_printed(untranslated("".join(titles))) or tuple(map(role_of, titles)) in HALVES or makes_one(*titles[:2])
    return not (translated or one) and len(set(titles)) > 1 and all(map(_is_whole, titles))


def _is_whole(title: str) -> bool:
    """Whether a line is a title of its own; the first line of a text (手续费-房租-网, 流水487 under 摘要) is none, with
    the word of one as it may be."""
    if as_printed(as_meant(title)):
        return True
    text = has_figure(title) or any(dash in normal(title) for dash in "-_,")
    return role_of(title) is not None and len(title) >= LONG and normal(title)[0].isalpha() and not text


def _from_nearest(days: list[float], place: float) -> float:
    return place - min(days, key=lambda day: abs(day - place))
