"""How well a border at some place would part the words of two columns."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from intake_cli.layout.misread_sums import looks_like_sum
from intake_cli.layout.values import is_empty
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

Owned = tuple[list[float], list[float]]
"""Where the words begin that stand under the first title alone, and where those end under the second, in order."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """Where words near a border begin and end, each in order, less the jitter allowed: of those that are wider than
    it, and the ends of all amounts and of all texts; and which each title owns. A border is tried at every one of them.
    A dash for an empty cell is neither: a column of sums may hold more of them than sums."""

    lefts: list[float]
    rights: list[float]
    amounts: list[float]
    texts: list[float]
    owned: Owned

    @classmethod
    def of(cls, words: list[Word], jitter: float, owned: Owned) -> Nearby:
        """Of ``words``, whose boxes may be too wide by ``jitter`` of their height."""
        reach = [(word, jitter * (word.box.bottom - word.box.top)) for word in words]
        wide = [(word.box.left + slack, word.box.right - slack) for word, slack in reach
                if word.box.left + slack < word.box.right - slack]
        ends: dict[bool, list[float]] = {True: [], False: []}
        for word, slack in reach:
            if is_empty(word.text):
                continue
            ends[looks_like_sum(word.text)].append(word.box.right - slack)
        return cls(sorted(left for left, _ in wide), sorted(right for _, right in wide), sorted(ends[True]),
                   sorted(ends[False]), owned)

    def score(self, x: float, role: Role, following: Role) -> int | None:
        """How well a border at ``x`` parts the words, None where it cuts through too many of them."""
        crossed = bisect.bisect_left(self.lefts, x) - bisect.bisect_right(self.rights, x)
        if crossed > max(1, (len(self.amounts) + len(self.texts)) // 5):
            return None
        money, follows = role in MONEY_ROLES, following in MONEY_ROLES
        if money == follows:
            firsts, seconds = self.owned
            return -2 * crossed - (len(firsts) - bisect.bisect_left(firsts, x)) - bisect.bisect_right(seconds, x)
        before, after = (self.amounts, self.texts) if money else (self.texts, self.amounts)
        suited = bisect.bisect_right(before, x) + len(after) - bisect.bisect_right(after, x)
        return suited - 2 * crossed
