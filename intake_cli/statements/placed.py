"""A line inside the table with its words in columns, and what it carries: a day, a sum, a total."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake_cli.characters import simplified
from intake_cli.layout.day_figures import MONTHS
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line, joined
from intake_cli.layout.misread_sums import looks_like_sum, without_specks
from intake_cli.layout.values import money, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.certainty import SURE, UNSURE
from intake_cli.statements.labelled_sums import behind_words, labelled, names_sides
from intake_cli.statements.placing import place
from intake_cli.statements.sum_words import BROUGHT_LATIN, CARRIED_LATIN, sums_of_part, tells_sum
from intake_cli.statements.sums_in_words import is_entry_in_words
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

_STATED = re.compile(r"(账[户面])?(余额|结余)|([期年月][初末]|上期|本期|上日|上次|上年|上月|[上本]页)(余额|结余|结转)|"
                     r"承[前上]页?(余额|结余)?|过次页|转下页|转下(余额|结余)|(余额)?结转下[页期年月]|上[页年]结转|"
                     rf"(balance)?({BROUGHT_LATIN}|{CARRIED_LATIN}|[bc]/?f)(ance)?(statement)?", re.IGNORECASE)
"""Summaries of lines that state a balance and nothing else."""
_HAN, _LATIN = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[a-z./]+", re.IGNORECASE)
_OF_PART = re.compile(r"([本当今][日天页月季年期]|[日月])(借方|贷方|收入|支出)?(发生额?|交易)?(合计|小计|总计|累计)")
"""Summaries of lines of sums of a day or another part, which may print its day like an entry."""
_END_OF_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z/()]{1,12}:")
"""A label, or the end of one that begins in the column before: behind it a date is the day of printing, or another that
is no entry's."""
_BEHIND_WORD = re.compile(rf"(?!{'|'.join(MONTHS)}|mon|tue|wed|thu|fri|sat|sun)[a-z]{{4,}}\d", re.IGNORECASE)
"""A Latin word before a day that is no month's or weekday's name: whoever took the paper in stamped it so (Received
2025-09-12), and no bank writes one in its column of days."""
MOVING = (Role.AMOUNT, Role.DEBIT, Role.CREDIT)
SIDES, EITHER_SIDE = (Role.DEBIT, Role.CREDIT), -1
"""The columns of both sides, and the one they count as."""
LONG = 4
"""Signs of a sum that is no rest of one: a cell breaks few off."""
FORCED = 0.05
"""Confidence of a reading in figures below which it is what is left of words: 第2页 is no 12.45."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its words by column, and what it carries; ``sums`` are the columns of money that hold an amount with
    its decimals, those of both sides as one: an entry moves money one way."""

    line: Line
    words: dict[int, list[Word]]
    dated: bool
    paid: bool
    total: bool
    sums: frozenset[int] = frozenset()

    @property
    def begins(self) -> bool:
        return self.dated and self.paid and not self.total


def placed(line: Line, bands: tuple[Band, ...]) -> Placed:
    """``line`` with its words in columns."""
    return marked(line, place(line.words, bands), bands)


def marked(line: Line, words: dict[int, list[Word]], bands: tuple[Band, ...]) -> Placed:
    """``line`` with its ``words``, placed by column, and what it carries."""
    dated = any(begins_date(_figures(ws)) and not _is_behind_words(normal(joined(ws))) for i, ws in words.items()
                if bands[i].holds(Role.DATE))
    sums = frozenset(EITHER_SIDE if bands[i].role in SIDES and _moves(ws) else i
                     for i, ws in words.items() if bands[i].role in MONEY_ROLES and tells_amount(ws))
    paid = bool(sums) or (dated and any(_whole_amount(ws) for i, ws in words.items() if bands[i].role in MONEY_ROLES))
    paid = paid or _are_counted(words, bands)
    if dated:  # a sum in the column of days may look like one (本页收入合计: 2005.57)
        total = _sums(words, bands) or sums_of_part(line.text) or names_sides(behind_words(line)) or (
            tells_sum(line.text) and labelled(line, True))
    else:
        total = tells_sum(line.text) or labelled(line, paid)
    total = total and not (paid and not labelled(line, paid) and is_entry_in_words(words, bands))
    return Placed(line, words, dated, paid, total, sums)


def _is_behind_words(text: str) -> bool:
    """Whether a day stands behind what makes it none of an entry."""
    return _END_OF_LABEL.match(text) is not None or _BEHIND_WORD.match(text) is not None


def _sums(words: dict[int, list[Word]], bands: tuple[Band, ...]) -> bool:
    """Whether a dated line is no entry: a sum named after its month (2025年1月小计), or of its day (本日合计), or a
    balance carried over, which moves nothing."""
    if any(bands[i].role is Role.DATE and tells_sum(joined(ws)) for i, ws in words.items()):
        return True
    return any(map(_OF_PART.fullmatch, _said(words, bands))) or states_balance(words, bands)


def _said(words: dict[int, list[Word]], bands: tuple[Band, ...]) -> list[str]:
    """What the cells of a line say besides its sums."""
    return [simplified(normal(joined(ws))) for i, ws in words.items() if bands[i].role not in MONEY_ROLES]


def states_balance(words: dict[int, list[Word]], bands: tuple[Band, ...]) -> bool:
    """Whether what stands in the columns of a line, or of all lines of a row, says a balance that was carried over and
    moves nothing."""
    if any(money(joined(ws)) for i, ws in words.items() if bands[i].role in MOVING):
        return False
    named = any(map(_names_balance, _said(words, bands)))
    return named and any(bands[i].role is Role.BALANCE for i in words)


def _names_balance(text: str) -> bool:
    """Whether a text says nothing but that a balance was carried over, in one language or in both (期末余额 Closing
    Balance)."""
    both = ("".join(_HAN.findall(text)), "".join(_LATIN.findall(text)))
    parts = both if all(both) and len("".join(both)) == len(text) else (text,)
    return all(map(_STATED.fullmatch, parts))


def _figures(words: list[Word]) -> str:
    text = joined(words)
    constrained = joined_numeric(words)
    return constrained if constrained and not begins_date(text) else text


def joined_numeric(words: list[Word]) -> str:
    """The figure readings of ``words``, empty when one has none."""
    return " ".join(word.numeric for word in words if word.numeric) if all(w.numeric for w in words) else ""


def tells_amount(words: list[Word]) -> bool:
    """Whether one of the ``words`` of a cell is an amount with its decimals."""
    texts = [without_specks(text) for word in words for text in
             (word.text, word.numeric if word.numeric_confidence >= FORCED else None) if text]
    return any(map(looks_like_sum, texts))


def _moves(words: list[Word]) -> bool:
    """Whether words are another sum than nought, which a bank prints where the other column of sides holds one."""
    return any(sign in "123456789" for sign in joined_numeric(words) or joined(words))


def _whole_amount(words: list[Word]) -> bool:
    """An amount printed without decimals counts only beside a date: page numbers look the same. Specks are none."""
    return any(money(word.text) is not None and not begins_date(word.text) and
               word.confidence >= (UNSURE if len(word.text) > 1 else SURE) for word in words)


def _are_counted(words: dict[int, list[Word]], bands: tuple[Band, ...]) -> bool:
    """Whether both what moved and what it left are printed without decimals (1000 | 139913.1), as spreadsheets print
    them, on a line of a text layer whose day stands on another: one of them is no page number, nor both the last
    figures of sums that their cells broke."""
    figures = [joined(ws) for i, ws in words.items() if bands[i].role in MONEY_ROLES and
               all(word.confidence == 1 for word in ws)]
    return len(figures) > 1 and all(money(each) is not None for each in figures) and \
        max(map(len, figures)) >= LONG and len(words) > len(figures)
