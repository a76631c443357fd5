"""Titles whose characters are set so far apart that each was read as a word: 日    期, 余    额."""

from __future__ import annotations

from itertools import accumulate, groupby, pairwise
from math import inf

from intake_cli.layout.cuts import cut_word
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.torn_titles import SURE, joined, with_ends, with_firsts, with_halves, with_torn
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, misread_role, role_of
from intake_cli.words import Word

FEWEST = 2
"""Characters that stand alone in a heading which is set so."""
LONGEST = 6
"""Characters of a title that is set so at most."""
NEAR = 1.0
"""Heights of a character that words of several, of which a wide title was read as, lie apart at most."""
EVEN = 0.35
"""Heights of a character by which those of one title stand more or less apart."""
PRINTED, KNOWN, MISREAD, UNKNOWN, ALONE = 1, 4, 6, 10, 20
"""What it costs to take characters for a title that banks print, one that says something, one that may be misread,
another, or a lone one."""
PARTIES = (Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT, Role.ACCOUNT)
UNIT = "(元)"
"""Signs that are of a title, or none."""


def with_spaced_joined(words: list[Word]) -> list[Word]:
    """The ``words`` of a line of titles with Chinese characters side by side as the titles that they make."""
    words = with_firsts(words)
    alone = sum(len(word.text) == 1 and not word.text.isascii() for word in words)
    if alone >= FEWEST:
        words = [word for word in words if word.confidence == 1 or word.text in UNIT + "/" or not _is_mark(word.text)]
        words = [word for short, run in groupby(words, _is_short) for word in (_titles(list(run)) if short else run)]
    return with_torn(with_halves(with_ends(words) if alone else words))


def parted_by(titles: list[Word], words: list[Word]) -> list[list[Word]]:
    """``words`` of a line in groups, parted where one of ``titles`` stands between two of them, half a line higher or
    lower: 序 and 币 above 号 and 种 are no halves of one title where 记账日 stands between."""
    groups: list[list[Word]] = [[]]
    for word in words:
        before = groups[-1][-1].box if groups[-1] else word.box
        if any(before.right <= box.left and box.right <= word.box.left and box.top < word.box.bottom
               and word.box.top < box.bottom for box in (title.box for title in titles)):
            groups.append([])
        groups[-1].append(word)
    return groups


def _is_short(word: Word) -> bool:
    return (len(word.text) <= 3 and not word.text.isascii()) or word.text in UNIT + "/"


def _is_mark(text: str) -> bool:
    """Whether a reader of pixels made ``text`` of dirt, or of a stroke between characters."""
    return not any(map(str.isalnum, text)) or (len(text) == 1 and text.isascii())


def _titles(run: list[Word]) -> list[Word]:
    """The ``run`` of characters as titles: those that cost least together. Where characters that were read as one word
    part, each is of a title that says something: 号码 left of 要 is no end of 码要."""
    parts = [_parted(word) for word in run]
    signs = [part for each in parts for part in each]
    whole = {0, *accumulate(map(len, parts))}
    best: list[tuple[float, list[Word]]] = [(0, [])]
    for end in range(1, len(signs) + 1):
        costs = [(best[start][0] + _cost(signs[start:end], {start, end} <= whole), start)
                 for start in range(max(0, end - LONGEST), end)]
        cost, start = min(costs)
        best.append((cost, [*best[start][1], joined(signs[start:end])]))
    return best[-1][1]


def _parted(word: Word) -> list[Word]:
    """The two characters of a word that says nothing: they may end one title and begin the next."""
    told = len(word.text) != 2 or role_of(word.text) is not None or as_printed(word.text)
    return [word] if told else cut_word(word, [1])


def _cost(part: list[Word], whole: bool) -> float:
    """What it costs to take characters for one title, that of ``whole`` words or parts of some; infinite where they
    cannot be one. Those of a title stand evenly, those of one that banks print are known however they stand; 借 and 贷
    are titles of their own."""
    title = "".join(word.text for word in part)
    if len(part) > 1 and (not _are_near(part) or all(role_of(word.text) is not None for word in part)):
        return inf
    if as_printed(title) or title in UNIT + "/":
        return PRINTED
    if len(part) == 1:
        return KNOWN if role_of(title) is not None else ALONE if whole else inf
    if part[0].text in UNIT or not _are_even(part):
        return inf
    if role_of(title) is not None and not _is_two(title):
        return KNOWN
    misread = min(word.confidence for word in part) < SURE and misread_role(title, weak=True) is not None
    return MISREAD if misread else UNKNOWN if whole else inf


def _is_two(title: str) -> bool:
    """Whether two titles make ``title``, of which banks print one and the other says something else (货币交易摘要); of
    the other party, and of money (结存金额), one title may say two things."""
    cuts = [(title[:place], title[place:]) for place in range(2, len(title) - 1)]
    roles = [(role_of(one), role_of(other)) for one, other in cuts if as_printed(one) or as_printed(other)]
    return any(one is not other and not {one, other} & {None, *PARTIES} and not {one, other} <= {*MONEY_ROLES}
               for one, other in roles)


def _are_near(part: list[Word]) -> bool:
    """Whether no word of several characters stands apart from the others, as a title of its own does."""
    return all(len(one.text) == len(other.text) == 1 or
               other.box.left - one.box.right < NEAR * (one.box.bottom - one.box.top) for one, other in pairwise(part))


def _are_even(part: list[Word]) -> bool:
    steps = [other.box.left + other.box.right - one.box.left - one.box.right for one, other in pairwise(part)]
    return max(steps) - min(steps) <= 2 * EVEN * (part[0].box.bottom - part[0].box.top)
