"""Lines of a table that are no entry's: labels of an account, a heading again, titles over the page, its foot."""

from __future__ import annotations

import re
from itertools import pairwise

from intake_cli.layout.lines import Line, joined
from intake_cli.layout.values import normal
from intake_cli.statements.bands import Band
from intake_cli.statements.placed import Placed
from intake_cli.statements.sum_words import tells_sum

_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z/()]{2,12}:")
_ACCOUNT_LABEL = re.compile(r"账号|账户|帐号|帐户|卡号|币种|币别|currency|account", re.IGNORECASE)
_NAMED = re.compile(r"([\u4e00-\u9fff]{0,4}(账号|账户|帐号|帐户|卡号)|(account|a/c|card)(number|no\.?)?):[\d*-]{3,}",
                    re.IGNORECASE)
"""An account by its number at the beginning of a line, whatever kind of deposit it is called behind."""
_FOOT = re.compile(r"[1-9]\d*/[1-9]\d*|.*page:?\d+|.*(页|page:?\d+(of|/)\d+|以下(无正文|空白|无内容)).*", re.IGNORECASE)
"""The mark of a page (03/20 is the rest of a day), and what says that nothing follows."""
FEWEST_TITLES = 3
"""Titles on a line of them at least."""
TALLER = 1.5
"""Heights of an entry's line from which a line is a title, no cell's text."""
STICKS_OUT = 0.6
"""Heights of a text by which it may begin left of its column."""


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
    cut = first and joined(mark.words.get(1, []))[:1]  # the border of a narrow first column parts 附言 and :货款
    return ":" in normal(first + cut) and valued and not (mark.paid or mark.total)


def repeats_heading(mark: Placed, bands: tuple[Band, ...]) -> bool:
    texts = [normal(word.text) for word in mark.line.words]
    titles = {normal(part) for band in bands for part in (band.title, *band.title.split())}
    repeated = sum(text in titles for text in texts)
    return not (mark.paid or mark.dated) and repeated >= FEWEST_TITLES and repeated >= 0.6 * len(texts)


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
