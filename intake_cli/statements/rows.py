"""Lines to rows: which lines begin an entry, and to which entry the others belong."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from intake_cli.layout.lines import Line, joined
from intake_cli.layout.values import begins_date, looks_like_amount, money, normal, without_specks
from intake_cli.statements.bands import Band, place
from intake_cli.statements.cells import Row
from intake_cli.statements.vocabulary import MONEY_ROLES, TOTAL_LINE, Role
from intake_cli.words import Rule, Word


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its words by column, and what it carries."""

    line: Line
    words: dict[int, list[Word]]
    dated: bool
    paid: bool
    total: bool

    @property
    def begins(self) -> bool:
        return self.dated and self.paid and not self.total


@dataclass(frozen=True, slots=True)
class PageRows:
    """What one page's table holds: entry rows, lines before the first entry that may end the previous page's
    last one, total lines, lines that name an account between entries, and lines below the table."""

    rows: list[Row]
    leading: list[Placed]
    totals: list[Line]
    sections: list[Line]
    after: list[Line]


def placed(line: Line, bands: tuple[Band, ...]) -> Placed:
    """``line`` with its words in columns."""
    words = place(line.words, bands)
    dated = any(begins_date(_figures(ws)) for i, ws in words.items() if bands[i].role is Role.DATE)
    paid = any(_amount(ws) for i, ws in words.items() if bands[i].role in MONEY_ROLES)
    paid = paid or (dated and any(_whole_amount(ws) for i, ws in words.items() if bands[i].role in MONEY_ROLES))
    total = not dated and TOTAL_LINE.search(normal(line.text)) is not None
    return Placed(line, words, dated, paid, total)


def _figures(words: list[Word]) -> str:
    text = joined(words)
    constrained = joined_numeric(words)
    return constrained if constrained and not begins_date(text) else text


def joined_numeric(words: list[Word]) -> str:
    """The figure readings of ``words``, empty when one has none."""
    return " ".join(word.numeric for word in words if word.numeric) if all(w.numeric for w in words) else ""


def _amount(words: list[Word]) -> bool:
    return any(looks_like_amount(without_specks(text)) for word in words for text in (word.text, word.numeric) if text)


def _whole_amount(words: list[Word]) -> bool:
    """An amount printed without decimals counts only beside a date: page numbers look the same."""
    return any(money(word.text) is not None for word in words)


def rows_of_page(page: int, lines: list[Line], bands: tuple[Band, ...], rules: tuple[Rule, ...]) -> PageRows:
    """Rows of the table whose body is ``lines`` (top to bottom, heading excluded)."""
    marked = [placed(line, bands) for line in lines]
    marked, after = _without_foot(marked)
    sections = [mark.line for mark in marked if _is_label_line(mark)]
    totals = [mark.line for mark in marked if mark.total and mark.line not in sections]
    marked = [mark for mark in marked
              if not (mark.total or mark.line in sections or _repeats_heading(mark, bands))]
    anchors = _anchors(marked)
    if not anchors:
        return PageRows([], [], totals, sections, [mark.line for mark in marked] + after)
    owner = _owners(marked, anchors, _row_rules(rules, marked, anchors))
    rows = [Row(page, section=_section_above(marked[anchor].line, sections)) for anchor in anchors]
    leading = []
    for index, mark in enumerate(marked):
        if owner[index] is None:
            leading.append(mark)
        else:
            rows[owner[index] or 0].add(mark.words)
    return PageRows(rows, leading, totals, sections, after)


_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z/()]{2,12}:")
_ACCOUNT_LABEL = re.compile(r"账号|账户|帐号|帐户|卡号|币种|币别|currency|account", re.IGNORECASE)


def _is_label_line(mark: Placed) -> bool:
    """A line of labels inside the table: the sub-account that the next entries belong to."""
    texts = [normal(word.text) for word in mark.line.words]
    labels = [text for text in texts if _LABEL.match(text)]
    if mark.dated or len(labels) < 0.5 * len(texts):
        return False
    return any(_ACCOUNT_LABEL.search(label) for label in labels) or not (mark.paid or mark.total)


def _repeats_heading(mark: Placed, bands: tuple[Band, ...]) -> bool:
    texts = [normal(word.text) for word in mark.line.words]
    titles = {normal(band.title) for band in bands}
    repeated = sum(text in titles for text in texts)
    return not (mark.paid or mark.dated) and repeated >= 3 and repeated >= 0.6 * len(texts)


def _section_above(line: Line, sections: list[Line]) -> str:
    """Text of the label line that stands last above ``line`` in the table, empty where none does."""
    above = [section for section in sections if section.bottom <= line.middle]
    return normal(above[-1].text) if above else ""


def _without_foot(marked: list[Placed]) -> tuple[list[Placed], list[Line]]:
    """Cut off what stands below the table: after the last line with an amount, wrapped text follows
    closely and only inside columns; the first line that does not ends the table."""
    carrying = [index for index, mark in enumerate(marked) if mark.begins or mark.paid]
    if not carrying:
        return [], [mark.line for mark in marked]
    end = carrying[-1] + 1
    gaps = _wrap_gap(marked[:end])
    while end < len(marked):
        gap = marked[end].line.top - marked[end - 1].line.bottom
        height = marked[end].line.bottom - marked[end].line.top
        if gap > min(gaps, 1.0 * height) or looks_foot(marked[end].line):
            break
        end += 1
    return marked[:end], [mark.line for mark in marked[end:]]


def _wrap_gap(marked: list[Placed]) -> float:
    """The widest gap that a wrapped line has been seen to keep from the line above it inside the table."""
    gaps = [mark.line.top - above.line.bottom for above, mark in itertools.pairwise(marked)
            if not mark.begins and not mark.total]
    return max(gaps, default=0.0) + 1.0 if gaps else 0.0


def looks_foot(line: Line) -> bool:
    """True for text that no cell holds: labels, page numbers, whole sentences. A colon in a time is no label's."""
    text = normal(line.text)
    paged = "页" in text or re.fullmatch(r"\d+/\d+", text) is not None
    return paged or len(text) > 60 or re.search(r"(?<!\d):|:(?!\d)", text) is not None


def _anchors(marked: list[Placed]) -> list[int]:
    """Indexes of the lines that begin entries. Where dates and amounts stand on one line, those lines; else
    (a date broken over two lines beside a centred amount) the lines that carry amounts."""
    both = [index for index, mark in enumerate(marked) if mark.begins]
    dated = [index for index, mark in enumerate(marked) if mark.dated]
    if both and len(both) >= 0.6 * len(dated):
        lone = [i for i, mark in enumerate(marked) if mark.dated != mark.paid and not _near(marked, i, both)]
        return sorted({*both, *lone})
    return [index for index, mark in enumerate(marked) if mark.paid]


def _near(marked: list[Placed], index: int, anchors: list[int]) -> bool:
    """True when the line is the second line of an entry beside it: closer than a line's height."""
    line = marked[index].line
    height = line.bottom - line.top
    return any(abs(marked[a].line.middle - line.middle) < 1.9 * height and abs(a - index) == 1 and
               not _filled(marked[index]) for a in anchors)


def _filled(mark: Placed) -> bool:
    """True when a line has words in so many columns that it is an entry of its own."""
    return len(mark.words) >= 4


def _row_rules(rules: tuple[Rule, ...], marked: list[Placed], anchors: list[int]) -> list[float]:
    """Horizontal rules that part the rows, when there is one between nearly all entries; else none."""
    heights = sorted({round(rule.position, 1) for rule in rules if not rule.vertical})
    pairs = list(itertools.pairwise(anchors))
    parted = sum(any(marked[a].line.middle < y < marked[b].line.middle for y in heights) for a, b in pairs)
    return heights if pairs and parted >= 0.9 * len(pairs) else []


def _owners(marked: list[Placed], anchors: list[int], heights: list[float]) -> list[int | None]:
    """For each line the entry it belongs to, None for lines above the first entry that are not its own.

    Between two entries the widest gap is where one ends: wrapped text keeps closer to its own entry."""
    owner: list[int | None] = [None] * len(marked)
    for number, anchor in enumerate(anchors):
        owner[anchor] = number
        following = anchors[number + 1] if number + 1 < len(anchors) else len(marked)
        end = _end_of_entry(marked, anchor, following, heights)
        for index in range(anchor + 1, following):
            owner[index] = number if index < end else number + 1
    first = anchors[0]
    if first > 0 and (heights or _centred(marked, anchors)):
        start = _start_of_first(marked, first, heights)
        for index in range(start, first):
            owner[index] = 0
    return owner


def _end_of_entry(marked: list[Placed], anchor: int, following: int, heights: list[float]) -> int:
    if following == len(marked):
        return following
    rule = next((y for y in heights if marked[anchor].line.middle < y < marked[following].line.middle), None)
    indexes = range(anchor + 1, following + 1)
    if rule is not None:
        return next(index for index in indexes if marked[index].line.middle > rule)
    gaps = {index: marked[index].line.top - marked[index - 1].line.bottom for index in indexes}
    widest = max(gaps.values())
    return max(index for index in indexes if gaps[index] > widest - 0.15 * abs(widest) - 0.5)


def _centred(marked: list[Placed], anchors: list[int]) -> bool:
    """True when entries inside the page have lines above their first carrying line: cells are centred."""
    above = below = 0
    for a, b in itertools.pairwise(anchors):
        end = _end_of_entry(marked, a, b, [])
        below += end - a - 1
        above += b - end
    return above > 0 and above >= 0.5 * below


def _start_of_first(marked: list[Placed], first: int, heights: list[float]) -> int:
    if heights:
        above = [y for y in heights if y < marked[first].line.middle]
        limit = above[-1] if above else 0.0
        return next(index for index in range(first + 1) if marked[index].line.middle > limit)
    return first - 1
