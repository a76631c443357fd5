"""What a line inside the table is: the beginning of an entry, a total, the label of an account, a heading again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from intake_cli.characters import simplified
from intake_cli.currency import CURRENCY
from intake_cli.layout.day_figures import MONTHS
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line, joined
from intake_cli.layout.misread_sums import looks_like_sum, without_specks
from intake_cli.layout.values import looks_like_amount, money, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.certainty import SURE, UNSURE
from intake_cli.statements.placing import place
from intake_cli.statements.sum_words import BROUGHT_LATIN, CARRIED_LATIN, sums_of_part, tells_sum
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

_STATED = re.compile(r"(账[户面])?(余额|结余)|(期初|期末|上期|本期|上日|上次|上年|上月)(余额|结余|结转)|"
                     r"承[前上]页?(余额|结余)?|过次页|转下页|转下(余额|结余)|(余额)?结转下[页期年]|上[页年]结转|"
                     rf"(balance)?({BROUGHT_LATIN}|{CARRIED_LATIN}|[bc]/?f)(ance)?(statement)?", re.IGNORECASE)
"""Summaries of lines that state a balance and nothing else."""
_HAN, _LATIN = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[a-z./]+", re.IGNORECASE)
_OF_PART = re.compile(r"([本当今][日天页月季年期]|[日月])(借方|贷方|收入|支出)?(发生额?|交易)?(合计|小计|总计|累计)")
"""Summaries of lines of sums of a day or another part, which may print its day like an entry."""
_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z/()]{2,12}:")
_END_OF_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z/()]{1,12}:")
"""A label, or the end of one that begins in the column before: behind it a date is the day of printing, or another that
is no entry's."""
_BEHIND_WORD = re.compile(rf"(?!{'|'.join(MONTHS)}|mon|tue|wed|thu|fri|sat|sun)[a-z]{{4,}}\d", re.IGNORECASE)
"""A Latin word before a day that is no month's or weekday's name: whoever took the paper in stamped it so (Received
2025-09-12), and no bank writes one in its column of days."""
_LABELLED = re.compile(r"[\u4e00-\u9fffA-Za-z)]:[¥￥]?[\d,]+\.\d{2}$")
"""A sum and its label in one word."""
_SIDE_LABEL = re.compile(rf"({CURRENCY})?(总?(收入|支出|借方|贷方|存入|支取|转入|转出)|(借方|贷方)发生额)(金额|总额)?")
"""What a sum of one side may stand behind without a colon, behind its currency."""
_SIDE_AND_SUM = re.compile(rf"({_SIDE_LABEL.pattern})({CURRENCY}?[\d,]+\.\d{{2}})")
"""Both in one word."""
_FOOT = re.compile(r"[1-9]\d*/[1-9]\d*|.*page:?\d+|.*(页|page:?\d+(of|/)\d+|以下(无正文|空白|无内容)).*", re.IGNORECASE)
"""The mark of a page (03/20 is the rest of a day), and what says that nothing follows."""
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
        total = _sums(words, bands) or sums_of_part(line.text) or _names_sides(_behind_words(line)) or (
            tells_sum(line.text) and _labelled(line, True))
    else:
        total = tells_sum(line.text) or _labelled(line, paid)
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


def _labelled(line: Line, paid: bool) -> bool:
    """Whether each sum of a line stands behind a label (收入金额: 2,585.37), as no entry's do: one where it is
    ``paid``, or several, for a cell's next line may say one as well. The name of a side is one where each has its own
    (支出 232,595.59 收入 177,241.87)."""
    sums = _behind_words(line)
    if _names_sides(sums):
        return True
    return len(sums) > (0 if paid else 1) and all(before.endswith(":") or _LABELLED.search(text)
                                                  for before, text in sums)


def _names_sides(sums: list[tuple[str, str]]) -> bool:
    """Whether each of several ``sums`` of a line stands behind the name of a side, another one each (2025年3月 支出
    232,595.59 收入 177,241.87): no entry moves money both ways."""
    return len({before for before, _ in sums if _SIDE_LABEL.fullmatch(before)}) == len(sums) > 1


def _behind_words(line: Line) -> list[tuple[str, str]]:
    """The sums of a line, each with the word before it."""
    texts = [part for word in line.words for part in _side_and_sum(normal(word.text))]
    return [(before, text) for before, text in zip(["", *texts], texts, strict=False)
            if looks_like_amount(text) or _LABELLED.search(text)]


def _side_and_sum(text: str) -> tuple[str, ...]:
    """The name of a side and its sum where ``text`` is both (支出449,299.78), else ``text`` alone."""
    both = _SIDE_AND_SUM.fullmatch(text)
    return (text,) if both is None else (both[1], both[both.lastindex or 0])


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


_ACCOUNT_LABEL = re.compile(r"账号|账户|帐号|帐户|卡号|币种|币别|currency|account", re.IGNORECASE)
_NAMED = re.compile(r"([\u4e00-\u9fff]{0,4}(账号|账户|帐号|帐户|卡号)|(account|a/c|card)(number|no\.?)?):[\d*-]{3,}",
                    re.IGNORECASE)
"""An account by its number at the beginning of a line, whatever kind of deposit it is called behind."""


def is_label_line(mark: Placed) -> bool:
    """A line of labels inside the table: the sub-account that the next entries belong to."""
    texts = [normal(word.text) for word in mark.line.words]
    apart = pairwise([*texts, ""])  # a wide colon stands apart
    labelled = [(text, after) for text, after in apart if _LABEL.match(text + after[:1])]
    labels = [text for text, _ in labelled]
    named = 0 in mark.words and not mark.paid and _NAMED.match("".join(texts[:3])) is not None
    if mark.dated or (len(labels) < 0.5 * len(texts) and not named):
        return False
    if any(_ACCOUNT_LABEL.search(label) and not tells_sum(label) for label in labels):  # 本账户合计支出: is a sum
        return True
    valued = any(not text.endswith(":") or (after and not _LABEL.match(after)) for text, after in labelled)
    first = joined(mark.words[0]) if 0 in mark.words else ""  # 转账备注: may be the first line of a cell
    return ":" in normal(first) and valued and not (mark.paid or mark.total)


def repeats_heading(mark: Placed, bands: tuple[Band, ...]) -> bool:
    texts = [normal(word.text) for word in mark.line.words]
    titles = {normal(part) for band in bands for part in (band.title, *band.title.split())}
    repeated = sum(text in titles for text in texts)
    return not (mark.paid or mark.dated) and repeated >= 3 and repeated >= 0.6 * len(texts)


TALLER = 1.5
"""Heights of an entry's line from which a line is a title, no cell's text."""
STICKS_OUT = 0.6
"""Heights of a text by which it may begin left of its column."""


def runs_out(mark: Placed, bands: tuple[Band, ...], beside: Line) -> bool:
    """True for a line that no column holds: a title over the page, in larger letters than the entry's line ``beside``
    it or begun left of the column in which most of it stands."""
    if mark.line.bottom - mark.line.top > TALLER * (beside.bottom - beside.top):
        return True
    return any(word.box.left < bands[column].left - STICKS_OUT * (word.box.bottom - word.box.top)
               for column, words in mark.words.items() for word in words)


def looks_foot(line: Line) -> bool:
    """True for text that no cell holds: labels, page numbers, the end of the paper, whole sentences."""
    text = normal(line.text)
    return _FOOT.fullmatch(text) is not None or len(text) > 60 or has_label(line)


def has_label(line: Line) -> bool:
    """Whether a line has a label; a colon in a time, or behind the minutes of one that a cell broke, is none's."""
    return re.search(r"(?<!\d):|(?<!\d\d):(?!\d)", normal(line.text)) is not None
