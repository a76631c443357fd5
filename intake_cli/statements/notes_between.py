"""Notes of a bank that stand between the entries of a table: sentences over the whole page, cells of none, and the
months and days that its entries are of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from intake_cli.layout.cuts import as_one
from intake_cli.layout.days import is_day, printed_date
from intake_cli.layout.lines import Line, around, aside, joined
from intake_cli.layout.values import normal
from intake_cli.statements.bands import Band
from intake_cli.statements.placed import Placed
from intake_cli.statements.titles import phrases_of
from intake_cli.statements.vocabulary import NUMERIC_ROLES, Role
from intake_cli.words import Word

OVER = 0.6
"""Heights of a text by which it reaches over a border at least."""
FLUSH, NEAR = 0.5, 1.0
"""Heights of a text by which the next line of a note may begin aside of it, and lie below it."""
TOUCHING = 0.15
"""Heights that parts of one text lie apart at most."""
BEHIND = 0.9
"""The same behind a comma or the like, which fills the place of a whole character with blank."""
_RIM = "-—–=*·~|()[]【】"
"""What may stand around a month."""
_MONTH = re.compile(r"((19|20)\d\d年)?(0?[1-9]|1[0-2])月份?|(19|20)\d\d[-/.](0[1-9]|1[0-2])")
_OFTEN = 0.5
"""Share of the lines with a sum up to which lines of months stand over several entries each."""
_PAGE = re.compile(r"第\d+页[/,、]?[共总]\d+页")
"""The mark of a page, where it stands no lower than the sums below the table."""
_NOTHING = re.compile(r"以下为?(空白|无(正文|内容|明细|记录|数据))|(本[页期]|交易)?明细结束|"
                      r"endof(the)?(statement|report|transactions?|list)", re.IGNORECASE)
"""What says that nothing follows, also where the table of another account does."""
_SENTENCE = re.compile(r"[,;。:]")
_IN_WORDS = re.compile(r"(?=(?:.*[\u4e00-\u9fff]){8}).*[\u4e00-\u9fff\d][,;。][\u4e00-\u9fff]")
"""A sentence of eight characters and more."""


def notes_between(marked: Sequence[Placed], bands: Sequence[Band]) -> list[Placed]:
    """Those of the lines without a date or sum in which one text runs over all of a column and into both beside it, and
    the lines in which its sentences end; marks of the page and of its end; and the months and days that stand alone
    on lines over their entries."""
    found: list[Placed] = []
    for mark in marked:
        if not (mark.dated or mark.paid or mark.total) and (
                _says_no_cell(normal(mark.line.text)) or _runs_over(mark, bands) or (
                    found and _goes_on(mark, found[-1], bands))):
            found.append(mark)
    return [*_months(marked, bands), *_days(marked, bands), *found]


def is_sentence(mark: Placed, bands: Sequence[Band]) -> bool:
    """Whether one text of a line, of many characters with a comma or the like between them, runs over all of a column
    and into both beside it: no entry has one, though the sentence names a day and a sum."""
    return any(_IN_WORDS.search(normal(text.text)) and _covers(text, bands) for text in _running(mark.line))


def _running(line: Line) -> Iterator[Word]:
    """The texts of a line whole that were parted at the days and sums in them, and on pixels behind commas: no blank is
    there."""
    text = line.words[0]
    for word in line.words[1:]:
        apart = BEHIND if _SENTENCE.fullmatch(normal(text.text)[-1:]) else TOUCHING
        if word.box.left - text.box.right < apart * (word.box.bottom - word.box.top):
            text = as_one(text, word)
        else:
            yield text
            text = word
    yield text


def _says_no_cell(text: str) -> bool:
    return (_PAGE.fullmatch(text) or _NOTHING.fullmatch(text.strip(_RIM))) is not None


def _months(marked: Sequence[Placed], bands: Sequence[Band]) -> list[Placed]:
    """Lines of a month and nothing else (2025年3月), where entries print whole days or several follow each: else they
    may be half of one. One close below a text of its column is the end of that."""
    months = [mark for above, mark in zip([None, *marked], marked, strict=False)
              if _MONTH.fullmatch(normal(mark.line.text).strip(_RIM)) and not _ends_text(mark, above, bands)]
    whole = months and (any(_day_on(mark, bands) is not None for mark in marked) or
                        len(months) <= _OFTEN * sum(mark.paid for mark in marked))
    return months if whole else []


def _ends_text(mark: Placed, above: Placed | None, bands: Sequence[Band]) -> bool:
    """Whether a line of one word stands flush right below words of a column of texts."""
    (column, words), *others = mark.words.items()
    over = [] if above is None else above.words.get(column, [])
    if others or not over or bands[column].role in NUMERIC_ROLES:
        return False
    high = words[0].box.bottom - words[0].box.top
    return words[0].box.top - over[0].box.bottom < OVER * high and aside(around(words), around(over)) < FLUSH * high


def _days(marked: Sequence[Placed], bands: Sequence[Band]) -> list[Placed]:
    """Lines of a day and nothing else over entries that print theirs too, on the lines of their sums or over these: one
    over each first entry of a day, and over no other. A second day below an entry's own follows no such rule; where one
    was not read, those count that stand outside the column of days over an entry of the same."""
    alone = [index for index, mark in enumerate(marked) if is_day(mark.line.text)]
    if not alone:
        return []
    days = {index: _day_on(marked[index], bands) for index, mark in enumerate(marked) if mark.begins or index in alone}
    shown = list(days)
    following = dict(itertools.pairwise(shown))
    over = any(mark.paid and not mark.dated and not mark.total for mark in marked)
    heads = {index for index in alone if not over or (
        index in following and days[following[index]] == days[index]
        and not any(mark.paid for mark in marked[index:following[index]]))}
    for one, other in itertools.pairwise(shown):
        same = days[one] == days[other]
        if days[other] is None or (other in heads) is same or (one in heads and not same):
            heads = {index for index in alone if not _in_column_of_days(marked[index], bands)
                     and days[index] == days.get(following.get(index, index + 1))}
            break
    return [marked[index] for index in sorted(heads)] if len(heads) < len(shown) else []


def _in_column_of_days(mark: Placed, bands: Sequence[Band]) -> bool:
    return any(bands[column].role is Role.DATE for column in mark.words)


def _day_on(mark: Placed, bands: Sequence[Band]) -> date | None:
    """The day that a line prints in the column of days, or alone."""
    texts = [mark.line.text] if is_day(mark.line.text) else [
        joined(words) for column, words in mark.words.items() if bands[column].role is Role.DATE]
    return next((found.day for text in texts if (found := printed_date(text, short=True)) is not None), None)


def _runs_over(mark: Placed, bands: Sequence[Band]) -> bool:
    return any(_covers(word, bands) for word in phrases_of(mark.line))


def _covers(word: Word, bands: Sequence[Band]) -> bool:
    return sum(word.box.left + _slack(word) < band.right < word.box.right - _slack(word)
               for band in bands if not band.level) > 1


def _slack(word: Word) -> float:
    return OVER * (word.box.bottom - word.box.top)


def _goes_on(mark: Placed, note: Placed, bands: Sequence[Band]) -> bool:
    """Whether a line begins flush right below a ``note`` with what no cell there holds."""
    first, above = mark.line.words[0], note.line.words[0]
    height = above.box.bottom - above.box.top
    beside = abs(first.box.left - above.box.left) < FLUSH * height
    below = 0 <= mark.line.top - note.line.bottom < NEAR * height
    column = min(mark.words)
    return beside and below and (bands[column].role in NUMERIC_ROLES
                                 or _SENTENCE.search(normal(mark.line.text)) is not None)
