"""Words placed in the columns of a table."""

from __future__ import annotations

import bisect
import re

from intake_cli.characters import CHINESE
from intake_cli.currency import is_currency
from intake_cli.layout.cuts import cut_at, is_even
from intake_cli.layout.days import printed_date
from intake_cli.layout.misread_sums import runs_into_sum
from intake_cli.layout.values import looks_like_amount, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.vocabulary import MONEY_ROLES, NUMERIC_ROLES, Role
from intake_cli.words import Word

CUT = 0.6
"""Text heights by which a word reaches across the border of two columns from which it is cut there."""
TOUCHING = 0.1
"""Text heights that a time lies apart from its day at most where no blank is between them."""
NUMBERS = (Role.COUNTERPARTY_ACCOUNT, Role.ACCOUNT)
"""Columns into which no words run that were cut off a text."""
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$")
SIGNS_OF_DAY = frozenset("年月日号时分秒星周礼")
"""Characters of which what belongs to a day has one."""
CLOSING = frozenset(")]】》」』,、。;")
"""Signs that end a text: no cell begins with one."""
OPENING = frozenset("(（[【《「")
"""Signs in the midst of a name, whose blank parts it from the characters before: hardly any cell begins with one."""


def place(words: tuple[Word, ...], bands: tuple[Band, ...]) -> dict[int, list[Word]]:
    """Words of a line by column. A word that reaches well into the next column is cut there, an amount only
    where both parts are amounts; otherwise it stays whole with the column that holds most of it. A word that
    others overprint has run over its column: it belongs to the one it begins in. So does a time that begins where its
    day ends, where times have no column."""
    placed: dict[int, list[Word]] = {}
    lefts = sorted(word.box.left for word in words)
    timed = any(band.role is Role.TIME for band in bands)
    before: tuple[Word, int] | None = None
    for word in words:
        over = _overprinted(word, lefts)
        for part in [word] if over else _divided(word, bands, words):
            column = _column_at(part.box.left, bands) if over else _column(part, bands)
            if before is not None and not timed and _is_time_of(before[0], part):
                column = before[1]
            placed.setdefault(column, []).append(part)
            before = part, column
    return placed


def _is_time_of(day: Word, word: Word) -> bool:
    """Whether a ``word`` is a time that touches its ``day``: the two ran over the column of days together."""
    touches = word.box.left - day.box.right < TOUCHING * (word.box.bottom - word.box.top)
    return touches and _CLOCK.match(word.text) is not None and _is_date(day.text)


def _overprinted(word: Word, lefts: list[float]) -> bool:
    """Whether another word begins inside ``word``; ``lefts`` is where the words of the line begin, in order."""
    following = bisect.bisect_right(lefts, word.box.left)
    return following < len(lefts) and lefts[following] < word.box.right


def _column_at(x: float, bands: tuple[Band, ...]) -> int:
    return next((index for index, band in enumerate(bands) if x < band.right), len(bands) - 1)


def _divided(word: Word, bands: tuple[Band, ...], line: tuple[Word, ...]) -> list[Word]:
    size = word.box.bottom - word.box.top
    left, right = word.box.left + CUT * size, word.box.right - CUT * size
    for index, band in enumerate(bands[:-1]):
        if left < band.right < right and not band.level:
            parts = cut_at(word, band.right)
            following = next(each for each in bands[index + 1:] if not each.level)
            if len(parts) == 2 and _may_part(parts, band, following, word) and \
                    not _is_whole(word, parts, following, line):
                return [parts[0], *_divided(parts[1], bands, line)]
    return [word]


def _is_whole(word: Word, parts: list[Word], following: Band, line: tuple[Word, ...]) -> bool:
    """Whether Chinese text that stands evenly only seems to reach into the ``following`` column, which has a word of
    its own behind it on the line: the border lies too far left. A bracket behind it goes on a name that was cut."""
    seam = parts[0].text[-1:], parts[1].text[:1]
    behind = min((other for other in line if other.box.left > word.box.right), key=lambda other: other.box.left,
                 default=None)
    return behind is not None and behind.box.left < following.right and behind.text[:1] not in OPENING and \
        min(seam) >= CHINESE and is_even(word, len(parts[0].text))


def _is_date(text: str) -> bool:
    """True for a date and nothing else."""
    printed = printed_date(text)
    return printed is not None and len(printed.text) == len(text.strip())


def _within_date(text: str, first: Word) -> bool:
    """Whether a cut behind ``first`` would go through the date that ``text`` begins with: it would be another date, or
    look like a sum (2025.09 of 2025.09.14 18:03)."""
    printed = printed_date(text)
    return printed is not None and text.startswith(printed.text) and len(first.text) < len(printed.text)


def _within_time(text: str, first: Word) -> bool:
    """Whether a cut behind ``first`` would go through the time that ends ``text`` (2025-10-2102 of 2025-10-2102:55:13):
    it runs over its column where the text of the next has its lines above and below."""
    clock = _CLOCK.search(text)
    return clock is not None and clock.start() < len(first.text) < len(text)


def _is_number(text: str, parts: list[Word]) -> bool:
    """True for a number: an unsure border may lie on it. Two as long as each other are days of two columns."""
    return text.isdecimal() and len(parts[0].text) != len(parts[1].text)


def _has_its_day(parts: list[Word], roles: tuple[Role, Role]) -> bool:
    """Whether a column of days, of two columns, gets a whole one of a number that is no longer one then."""
    return any(role is Role.DATE and _is_date(part.text) for part, role in zip(parts, roles, strict=True))


def _is_worn_sum(parts: list[Word]) -> bool:
    """Whether a sum that lost its point, and mostly its commas, runs into Chinese text: a stroke of a pen holds the two
    together. No text layer loses points."""
    sum_, text = parts
    return sum_.confidence < 1 and sum_.text.replace(",", "").isdecimal() and text.text[:1] >= CHINESE


def _is_sum_and_currency(parts: list[Word], roles: tuple[Role, Role]) -> bool:
    """Whether one part is a currency in the column of currencies, and the other a sum beside it: on a page without a
    heading nothing told that they have one."""
    told = dict(zip(roles, parts, strict=True))
    currency = told.pop(Role.CURRENCY, None)
    return currency is not None and is_currency(currency.text) and any(
        role in MONEY_ROLES and looks_like_amount(part.text) for role, part in told.items())


def _runs_on(parts: list[Word], roles: tuple[Role, Role]) -> bool:
    """Whether a cut would leave Chinese alone in a column of numbers, or what no day has in one of days: the text
    beside it reaches across the border."""
    chinese = [(part, role) for part, role in zip(parts, roles, strict=True) if min(part.text) >= CHINESE]
    labelled = ":" in normal(parts[0].text)  # a line of its own (附言:货款), of no cell
    return any(role in NUMBERS or (role is Role.DATE and not labelled and not SIGNS_OF_DAY & set(part.text))
               for part, role in chinese)


def _may_part(parts: list[Word], band: Band, following: Band, word: Word) -> bool:
    if band.role is Role.DATE and following.role in MONEY_ROLES and _is_date(parts[0].text) and \
            looks_like_amount(parts[1].text):
        return True  # 20250704482.15 has the form of an amount too
    if band.role in MONEY_ROLES and following.role not in MONEY_ROLES and _is_worn_sum(parts):
        return True
    if _is_sum_and_currency(parts, (band.role, following.role)):
        return True
    if word.text.isdecimal() and _has_its_day(parts, (band.role, following.role)):
        return True
    one_sum = looks_like_amount(word.text) and not runs_into_sum(word.text)
    if one_sum or _within_date(word.text, parts[0]) or _within_time(word.text, parts[0]) or \
            _is_number(word.text, parts) or CLOSING.issuperset(parts[1].text) or \
            _runs_on(parts, (band.role, following.role)):
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
    most = max(range(len(bands)), key=overlaps.__getitem__)
    begun = _column_at(left + CUT * (word.box.bottom - word.box.top), bands)
    past = begun < most and bands[most].role in NUMBERS and word.text[:1] >= CHINESE and \
        bands[begun].role not in NUMERIC_ROLES
    return begun if past else most
