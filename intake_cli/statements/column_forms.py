"""Columns of a table without titles: where they lie, by their gutters, and what they hold, by the forms of words."""

from __future__ import annotations

import itertools
from collections import Counter

from intake_cli.currency import is_currency
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line
from intake_cli.layout.misread_sums import is_pointed
from intake_cli.layout.times import printed_time
from intake_cli.layout.values import is_empty, looks_like_amount, normal
from intake_cli.statements.flag_words import IN_WORDS, OUT_WORDS, flag_is_in
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

CROSSED = 0.03
"""Share of the lines whose words may reach into a gutter."""
FEWEST_BESIDE, TOUCHING = 2, 0.5
"""Words of each of two columns that touch, and the text heights by which words of one may reach into the other: where a
reader joined two, their border is known by half a character."""
NARROWEST = 0.4
"""Text heights that a gutter is wide at least."""
EITHER_WAY = ("转账", "来账", "往账", "汇款", "费", "支付", "赎回", "申购")
"""Ends of words of payments that do not tell the side: behind them a name may stand. Fees may come back."""
MOSTLY = 0.7
"""Share of a column's words of one form that gives the column its role."""


def columns_of(entries: list[Line]) -> list[list[Word]]:
    """The words of the lines of ``entries`` by columns, left to right."""
    return [part for left, right in _columns(entries) for part in _by_form(_words_in(entries, left, right))]


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


def _by_form(words: list[Word]) -> list[list[Word]]:
    """The ``words`` of a column, of two where sums and what is none stand side by side and touch."""
    sums = [word for word in words if _form(word) is Role.AMOUNT]
    others = [word for word in words if _form(word) is not Role.AMOUNT and not is_empty(word.text)]
    if min(len(sums), len(others)) < FEWEST_BESIDE:
        return [words] if words else []
    slack = TOUCHING * (sums[0].box.bottom - sums[0].box.top)
    for first, second in ((sums, others), (others, sums)):
        end = sorted(word.box.right for word in first)[-1 - int(CROSSED * len(first))]
        begin = sorted(word.box.left for word in second)[int(CROSSED * len(second))]
        if end - slack <= begin:
            return [[word for word in words if (word.box.left + word.box.right < end + begin) is left]
                    for left in (True, False)]
    return [words]


def roles_of(columns: list[list[Word]]) -> list[Role]:
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
    return word.text.endswith(EITHER_WAY) or any(known in word.text for known in (*IN_WORDS, *OUT_WORDS))


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
    if flag_is_in(word.text) is not None:
        return Role.FLAG
    if is_currency(word.text):
        return Role.CURRENCY
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
