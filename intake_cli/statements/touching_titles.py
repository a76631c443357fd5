"""Titles of columns that stand so close together that they were read as one."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from intake_cli.layout.cuts import cut_word, edges_of
from intake_cli.layout.lines import Line
from intake_cli.layout.misread_sums import two_sums_in
from intake_cli.layout.values import looks_like_amount, normal
from intake_cli.statements.known_titles import as_begun, as_printed
from intake_cli.statements.title_cuts import split_title
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, role_of
from intake_cli.words import Word

FEWEST_BOTH = 2
"""Lines below a heading that must fill each of two columns: many leave one empty, or wrap in one."""
SUMS = (Role.AMOUNT, Role.BALANCE)
TEXTS = (Role.SUMMARY, Role.REMARK, Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT, Role.CHANNEL)
"""Columns of words: their title after one of a sum is another column's; 贷方户名 is one."""
DAYS, SIDES_OF_SUMS = (Role.DATE, Role.TIME), (Role.DEBIT, Role.CREDIT)
"""Columns of days and of sums of one side: no title is of both (日期付出)."""
OTHER_SIDE = {Role.DEBIT: Role.CREDIT, Role.CREDIT: Role.DEBIT}
SIDES = ("借贷", "借/贷", "收/支", "收支", "借贷标志", "收支标志")
"""Titles of the side of an entry: after one of a balance, which has none, another column's; 余额方向 is one."""
SHORTEST = 4
"""Letters of a Latin title that is known in a row of capitals."""
_ARRIVED = re.compile(r"[入到出]账(日期?|时间)")
"""Titles of days that begin with what sums of one side are titled too."""
COVERED = 0.5
"""Share of a title's width from which a word of another line stands over or under it."""


def titles_in(word: Word, line: list[Word], below: list[Line]) -> list[Word]:
    """The titles that ``word`` of a ``line`` of a heading holds, by their names and by the lines ``below``."""
    cuts, beside = split_title(word.text), [other for other in line if other is not word]
    return [part for title in (cut_word(word, cuts) if cuts else [word]) for part in _halved(title, beside, below)]


def over_others(word: Word, line: list[Word], window: list[list[Word]]) -> list[Word]:
    """The parts of a Chinese ``word`` of a ``line`` that stand over or under Chinese ones side by side on another line
    of the heading's ``window``: halves of several titles, or what several have in common. Latin ones translate it."""
    if word.text.isascii():
        return [word]
    for other in (each for each in window if each is not line):
        shared = [each for each in other if not each.text.isascii() and _covered(each, word) > COVERED]
        if len(shared) > 1:
            borders = [(one.box.right + another.box.left) / 2 for one, another in itertools.pairwise(shared)]
            edges = edges_of(word)
            cuts = [min(range(len(edges)), key=lambda place: abs(edges[place] - x)) for x in borders]
            return cut_word(word, cuts)
    return [word]


def _covered(one: Word, other: Word) -> float:
    """The share of the width of ``one`` that the ``other`` stands over or under."""
    shared = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    return shared / (one.box.right - one.box.left)


def _halved(word: Word, beside: list[Word], below: list[Line]) -> list[Word]:
    """``word`` as the titles of two columns that touch, or of more, where both halves are titles and no title is made
    of such two (余额摘要, 余额借贷; 贷方(入账)对方户名 where ``beside`` it the other side has a title of its own), or
    the lines below part what stands under them. A title as it stands is one (账户余额), and so is one whose unit goes
    on in the next line (支出金额( above 元)), or that goes on from the line above (/支出金额 below 收入)."""
    if as_begun(word.text) or not word.text[:1].isalnum() or _ARRIVED.fullmatch(normal(word.text)):
        return [word]
    known = _halves_of(word.text)
    for cut in (*known, *_all_halves_of(word.text)) if word.edges else ():
        halves = word.text[:cut], word.text[cut:]
        first, second = map(role_of, halves)
        if first is None or second is None or first is second or _translated(halves, {first, second}):
            continue
        if cut in known:
            parted = _are_two(halves, first, second, beside) or _kept_apart(word, word.edges[cut], below)
        else:  # any two words may be titles of a kind: sums beside something else, or a balance, are two columns
            sums = first in MONEY_ROLES, second in MONEY_ROLES
            two = sums[0] != sums[1] or Role.BALANCE in (first, second)
            parted = two and _kept_apart(word, word.edges[cut], below, sums)
        if parted:
            return [part for half in cut_word(word, [cut]) for part in _halved(half, beside, below)]
    return [word]


def _are_two(halves: tuple[str, str], first: Role, second: Role, beside: list[Word]) -> bool:
    """Whether the titles tell by themselves that they are those of two columns."""
    if first in OTHER_SIDE:
        return second in TEXTS and as_printed(halves[1]) and any(
            role_of(other.text) is OTHER_SIDE[first] for other in beside)
    return as_printed(halves[0]) and ((first in SUMS and second in TEXTS) or (first in DAYS and second in SIDES_OF_SUMS)
                                      or (first is Role.BALANCE and normal(halves[1]) in SIDES))


def _translated(halves: tuple[str, str], roles: set[Role]) -> bool:
    """Whether the second half says in Latin what the first does in Chinese, both of when: 交易时间Date is one title,
    会计日期Date too."""
    of_when = roles <= {Role.DATE, Role.TIME} or (roles <= {Role.DATE, Role.VALUE_DATE} and halves[1].lower() == "date")
    return of_when and halves[1].isascii() and not halves[0].isascii()


@lru_cache(maxsize=20_000)
def _halves_of(text: str) -> tuple[int, ...]:
    """Where ``text`` may be cut: so that one of the halves is a known title, nowhere if it is one itself; at the blanks
    of a Latin one."""
    if as_printed(text):
        return ()
    return tuple(cut for cut in _all_halves_of(text) if as_printed(text[:cut]) or as_printed(text[cut:]))


@lru_cache(maxsize=20_000)
def _all_halves_of(text: str) -> tuple[int, ...]:
    """Where ``text`` may be cut at all: between Chinese characters, at the blanks and capitals of a Latin one, between
    any of its letters where all are alike."""
    if text.isascii() and text.isalpha() and text.upper() == text:
        return tuple(range(SHORTEST, len(text) - SHORTEST + 1))
    if text.isascii():
        return tuple(match.end() for match in re.finditer(r"(?<=\w) +(?=\w)|(?<=[a-z])(?=[A-Z])", text))
    return () if as_printed(text) else tuple(cut for cut in range(2, len(text) - 1) if normal(text[cut]) != "(")


def _kept_apart(title: Word, x: float, below: list[Line], sums: tuple[bool, bool] | None = None) -> bool:
    """Whether lines have words of their own on both sides of ``x`` under ``title``, and hardly any across it but two
    sums that touch; sums on the side that shall hold ``sums``, where that is told."""
    slack = 0.5 * (title.box.bottom - title.box.top)
    before = after = crossed = 0
    for line in below:
        under = [word for word in line.words if word.box.right > title.box.left and word.box.left < title.box.right]
        across = [word for word in under if word.box.left < x - slack and x + slack < word.box.right
                  and not _is_latin(word, title)]
        touching = sums in (None, (True, True)) and any(two_sums_in(word.text) for word in across)
        crossed += bool(across) and not touching
        left, right = ({id(word) for word in under if word.box.right <= x + slack},
                       {id(word) for word in under if word.box.left >= x - slack})
        before += touching or any(id(word) in left - right and _suits(word, sums, 0) for word in under)
        after += touching or any(id(word) in right - left and _suits(word, sums, 1) for word in under)
    return min(before, after) >= FEWEST_BOTH and crossed < 0.2 * len(below)


def _is_latin(word: Word, title: Word) -> bool:
    """Whether a word under a Chinese title is its translation: that is as long as both columns' is."""
    return word.text.isascii() and word.text.isalpha() and not title.text.isascii()


def _suits(word: Word, sums: tuple[bool, bool] | None, side: int) -> bool:
    return sums is None or looks_like_amount(word.text) is sums[side]
