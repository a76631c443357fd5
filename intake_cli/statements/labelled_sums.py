"""Sums of a line that stand behind a label or the name of a side, as no entry's do."""

from __future__ import annotations

import re

from intake_cli.currency import CURRENCY
from intake_cli.layout.lines import Line
from intake_cli.layout.values import looks_like_amount, normal

_LABELLED = re.compile(r"[\u4e00-\u9fffA-Za-z)]:[¥￥]?[\d,]+\.\d{2}$")
"""A sum and its label in one word."""
_SIDE_LABEL = re.compile(rf"({CURRENCY})?(总?(收入|支出|借方|贷方|存入|支取|转入|转出)|(借方|贷方)发生额)(金额|总额)?")
"""What a sum of one side may stand behind without a colon, behind its currency."""
_SIDE_AND_SUM = re.compile(rf"({_SIDE_LABEL.pattern})({CURRENCY}?[\d,]+\.\d{{2}})")
"""Both in one word."""


def labelled(line: Line, paid: bool) -> bool:
    """Whether each sum of a line stands behind a label (收入金额: 2,585.37), as no entry's do: one where it is
    ``paid``, or several, for a cell's next line may say one as well. The name of a side is one where each has its own
    (支出 232,595.59 收入 177,241.87)."""
    sums = behind_words(line)
    if names_sides(sums):
        return True
    return len(sums) > (0 if paid else 1) and all(before.endswith(":") or _LABELLED.search(text)
                                                  for before, text in sums)


def names_sides(sums: list[tuple[str, str]]) -> bool:
    """Whether each of several ``sums`` of a line stands behind the name of a side, another one each (2025年3月 支出
    232,595.59 收入 177,241.87): no entry moves money both ways."""
    return len({before for before, _ in sums if _SIDE_LABEL.fullmatch(before)}) == len(sums) > 1


def behind_words(line: Line) -> list[tuple[str, str]]:
    """The sums of a line, each with the word before it."""
    texts = [part for word in line.words for part in _side_and_sum(normal(word.text))]
    return [(before, text) for before, text in zip(["", *texts], texts, strict=False)
            if looks_like_amount(text) or _LABELLED.search(text)]


def _side_and_sum(text: str) -> tuple[str, ...]:
    """The name of a side and its sum where ``text`` is both (支出449,299.78), else ``text`` alone."""
    both = _SIDE_AND_SUM.fullmatch(text)
    return (text,) if both is None else (both[1], both[both.lastindex or 0])
