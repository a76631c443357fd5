"""A table whose heading cannot be read: columns by their gutters and by what they hold, believed only when the
balances prove them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line, around
from intake_cli.layout.misread_sums import is_pointed
from intake_cli.layout.times import printed_time
from intake_cli.layout.values import is_empty, looks_like_amount, normal
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.flag_words import IN_WORDS, OUT_WORDS
from intake_cli.statements.page_lines import PageLines
from intake_cli.statements.titles import Heading, TableHead
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

FEWEST_LINES = 6
"""Entry lines below which columns cannot be told from chance."""
CROSSED = 0.03
"""Share of the lines whose words may reach into a gutter."""
NARROWEST = 0.4
"""Text heights that a gutter is wide at least."""
MOSTLY = 0.7
"""Share of a column's words of one form that gives the column its role."""


def guess_head(pages: list[PageLines]) -> PageLines | None:
    """The page with most entries, given a heading without titles right above them; None where no page has a dated
    column and two of amounts. Money columns are all called AMOUNT until the balances tell them apart."""
    counted = [(sum(is_entry(line) for line in page.lines), page) for page in pages]
    count, page = max(counted, key=lambda pair: pair[0], default=(0, None))
    if page is None or count < FEWEST_LINES:
        return None
    entries = [line for line in page.lines if is_entry(line)]
    columns = [words for left, right in _columns(entries) if (words := _words_in(entries, left, right))]
    roles = _roles(columns)
    if roles.count(Role.AMOUNT) < 2 or Role.DATE not in roles:
        return None
    first = page.lines.index(entries[0])
    page.head = TableHead(tuple(_heading(role, words, page.lines[first].top)
                                for role, words in zip(roles, columns, strict=True)), first, first - 1)
    return page


def named(head: TableHead, titles: Sequence[Heading]) -> TableHead:
    """A guessed ``head`` whose columns of text bear the ``titles`` above them, where such were read."""
    return replace(head, headings=tuple(_named(column, titles) for column in head.headings))


def _named(column: Heading, titles: Sequence[Heading]) -> Heading:
    over = [title for title in titles if title.box.left < column.box.right and title.box.right > column.box.left]
    roles = {title.role for title in over if title.role is not Role.OTHER}
    if not over or len(roles) > 1 or (roles | {column.role}) & {*MONEY_ROLES, Role.DATE}:
        return column
    return replace(column, role=next(iter(roles), Role.OTHER), title="".join(title.title for title in over))


def _heading(role: Role, words: list[Word], top: float) -> Heading:
    box = around(words)
    return Heading(role, "", Box(box.left, top, box.right, top))


def _columns(entries: list[Line]) -> list[tuple[float, float]]:
    """The stretches of x that hold words, between gutters that hardly any line crosses."""
    words = [word for line in entries for word in line.words]
    height = sorted(word.box.bottom - word.box.top for word in words)[len(words) // 2]
    changes = sorted([(word.box.left, 1) for word in words] + [(word.box.right, -1) for word in words])
    depth, gutters = 0, []
    for (x, change), (following, _) in itertools.pairwise(changes):
        depth += change
        if depth <= CROSSED * len(entries) and following > x:
            gutters.append((x, following))
    wide = [gutter for gutter in _merged(gutters) if gutter[1] - gutter[0] >= NARROWEST * height]
    edges = [changes[0][0], *(x for gutter in wide for x in gutter), changes[-1][0]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _merged(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in stretches:
        if merged and merged[-1][1] == left:
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    return merged


def _words_in(entries: list[Line], left: float, right: float) -> list[Word]:
    return [word for line in entries for word in line.words if left <= (word.box.left + word.box.right) / 2 <= right]


def _roles(columns: list[list[Word]]) -> list[Role]:
    """A role for each column by the form of its words; the first dated one is the date, and of those with text the
    one with most words of payments is the summary."""
    roles = [_role(words) for words in columns]
    for index in [index for index, role in enumerate(roles) if role is Role.DATE][1:]:
        roles[index] = Role.OTHER
    texts = [index for index, role in enumerate(roles) if role is Role.COUNTERPARTY]
    if texts:
        roles[max(texts, key=lambda index: sum(map(is_of_payments, columns[index])))] = Role.SUMMARY
    for index in [index for index, role in enumerate(roles) if role is Role.COUNTERPARTY][1:]:
        roles[index] = Role.REMARK
    return roles


def is_of_payments(word: Word) -> bool:
    return any(known in word.text for known in (*IN_WORDS, *OUT_WORDS))


def _role(words: list[Word]) -> Role:
    """The form that most words have; dashes of empty cells have none, and a time may stand behind each date."""
    forms = Counter(_form(word) for word in words if not is_empty(word.text))
    if not forms:
        return Role.OTHER
    if forms[Role.TIME] <= forms[Role.DATE]:
        forms[Role.DATE] += forms.pop(Role.TIME, 0)
    form, count = forms.most_common(1)[0]
    return form if count >= MOSTLY * forms.total() else Role.OTHER


def _form(word: Word) -> Role:
    text = word.numeric or word.text
    if looks_like_amount(text):
        return Role.AMOUNT
    if begins_date(text):
        return Role.DATE
    if is_pointed(text):
        return Role.AMOUNT
    if printed_time(text) is not None:
        return Role.TIME
    letters = sum("\u4e00" <= character <= "\u9fff" for character in normal(word.text))
    return Role.COUNTERPARTY if letters else Role.OTHER
