"""Titles whose characters are set so far apart that each was read as a word: 日    期, 余    额."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

from intake_cli.characters import CHINESE
from intake_cli.layout.cuts import cut_word, edges_of
from intake_cli.layout.lines import around
from intake_cli.statements.known_titles import KNOWN_TITLES, RARER_TITLES, as_meant, as_printed
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
SURE = 0.95
"""Confidence from which a character is not misread."""
LOST, HOLE = (0.4, 1.4), "\0"
"""Heights of a character between two pieces of a title in which one was lost, and what stands for it."""
PARTIES = (Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT, Role.ACCOUNT)
UNIT = "(元)"
"""Signs that are of a title, or none."""
CLOSE = 0.8
"""Heights of a character that a last one lies apart at most: two titles lie further apart."""
_ENDS = {title[-2:] for title in (*KNOWN_TITLES, *RARER_TITLES) if len(title) > 2}


def with_spaced_joined(words: list[Word]) -> list[Word]:
    """The ``words`` of a line of titles with Chinese characters side by side as the titles that they make."""
    words = _with_firsts(words)
    alone = sum(len(word.text) == 1 and not word.text.isascii() for word in words)
    if alone >= FEWEST:
        words = [word for word in words if word.confidence == 1 or word.text in UNIT + "/" or not _is_mark(word.text)]
        words = [word for short, run in groupby(words, _is_short) for word in (_titles(list(run)) if short else run)]
    return _with_torn(_with_ends(words) if alone else words)


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


def _with_firsts(words: list[Word]) -> list[Word]:
    """``words`` with the last character of a title of two that was read as the first of the next (结 | 余交易机构)
    joined to its own."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        lone = before is not None and len(before.text) == 1 and before.text >= CHINESE and role_of(before.text) is None
        if before is not None and lone and role_of(before.text + word.text[:1]) is not None and \
                as_printed(word.text[1:]) and not as_printed(word.text):
            end, rest = cut_word(word, [1])
            found[-1:] = [_joined([before, end]), rest]
        else:
            found.append(word)
    return found


def _with_ends(words: list[Word]) -> list[Word]:
    """``words`` with a last character that fell off its title (往来户 | 名) joined to it again."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and len(word.text) == 1 and role_of(word.text) is None and \
                word.box.left - before.box.right < CLOSE * (before.box.bottom - before.box.top) and \
                before.text[-1:] + word.text in _ENDS:
            found[-1] = _joined([before, word])
        else:
            found.append(word)
    return found


def _with_torn(words: list[Word]) -> list[Word]:
    """``words`` with a title that lost a character to a seal, and fell in two there (对方 | 名/账号), whole again."""
    found: list[Word] = []
    for word in words:
        title = _torn(found[-1], word) if found else None
        if title is not None:
            joined = _joined([found[-1], word])
            found[-1] = replace(joined, text=title, edges=())
        else:
            found.append(word)
    return found


def _torn(before: Word, word: Word) -> str | None:
    """The only known title of which two words, read less than surely, leave out one character, where there is room for
    it between them and not both say something alone."""
    high = before.box.bottom - before.box.top
    room = LOST[0] * high <= word.box.left - before.box.right < LOST[1] * high
    told = role_of(before.text) is not None and role_of(word.text) is not None
    if not room or told or min(before.confidence, word.confidence) >= SURE:
        return None
    meant = as_meant(f"{before.text}{HOLE}{word.text}")
    return None if HOLE in meant else meant


def _is_short(word: Word) -> bool:
    return (len(word.text) <= 3 and not word.text.isascii()) or word.text in UNIT + "/"


def _is_mark(text: str) -> bool:
    """Whether a reader of pixels made ``text`` of dirt, or of a stroke between characters."""
    return not any(map(str.isalnum, text)) or (len(text) == 1 and text.isascii())


def _titles(run: list[Word]) -> list[Word]:
    """The ``run`` of characters as titles: those that cost least together."""
    signs = [part for word in run for part in _parted(word)]
    best: list[tuple[int, list[Word]]] = [(0, [])]
    for end in range(1, len(signs) + 1):
        starts = range(max(0, end - LONGEST), end)
        costs = [(best[start][0] + cost, start) for start in starts if (cost := _cost(signs[start:end])) is not None]
        cost, start = min(costs)
        best.append((cost, [*best[start][1], _joined(signs[start:end])]))
    return best[-1][1]


def _parted(word: Word) -> list[Word]:
    """The two characters of a word that says nothing: they may end one title and begin the next."""
    told = len(word.text) != 2 or role_of(word.text) is not None or as_printed(word.text)
    return [word] if told else cut_word(word, [1])


def _cost(part: list[Word]) -> int | None:
    """What it costs to take characters for one title; None where they cannot be one. Those of a title stand evenly,
    those of one that banks print are known however they stand; 借 and 贷 are titles of their own."""
    title = "".join(word.text for word in part)
    if len(part) > 1 and (not _are_near(part) or all(role_of(word.text) is not None for word in part)):
        return None
    if as_printed(title) or title in UNIT + "/":
        return PRINTED
    if len(part) == 1:
        return ALONE if role_of(title) is None else KNOWN
    if part[0].text in UNIT or not _are_even(part):
        return None
    misread = min(word.confidence for word in part) < SURE and misread_role(title, weak=True) is not None
    return KNOWN if role_of(title) is not None and not _is_two(title) else MISREAD if misread else UNKNOWN


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


def _joined(words: list[Word]) -> Word:
    box = around(words)
    return replace(words[0], text="".join(word.text for word in words), box=box, numeric=None, numeric_confidence=0.0,
                   confidence=min(word.confidence for word in words), parts=(), ends=(),
                   edges=(*(edge for word in words for edge in edges_of(word)[:-1]), box.right))
