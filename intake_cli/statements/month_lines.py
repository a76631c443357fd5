"""Days whose month stands on a line of its own over them: 2025年3月 over 05日, 09日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.lines import to_lines
from intake_cli.layout.misread_sums import looks_like_sum
from intake_cli.layout.values import normal
from intake_cli.statements.list_days import Month, month_under, with_month
from intake_cli.words import PageText, Word

_DAY = re.compile(r"\d{1,2}日")
FEWEST = 3
"""Days that begin lines below the names of months, from which a document prints them so."""
_MONTH = re.compile(r"(?:19|20)\d\d(?:年|[-/.])\d{1,2}月?")


def with_days_of_months(pages: Sequence[PageText]) -> list[PageText]:
    """``pages`` with the month and the year that stand over it in each word of a day alone that begins its line. Where
    too few days stand so, or one without a month over it or without a sum beside it, as where cells break each day
    behind its month, nothing is changed."""
    if not any(_MONTH.fullmatch(normal(word.text)) for page in pages for word in page.words):
        return list(pages)
    found: list[PageText] = []
    month: Month | None = None
    count = 0
    for page in pages:
        whole: dict[int, Word] = {}
        for line in to_lines(page.words):
            first = line.words[0]
            if len(line.words) == 1:
                month = month_under([line], month)
            if _DAY.fullmatch(normal(first.text)):
                if month is None or not any(looks_like_sum(word.text) for word in line.words):
                    return list(pages)
                whole[id(first)] = with_month(first, month)
        count += len(whole)
        found.append(replace(page, words=tuple(whole.get(id(word), word) for word in page.words)) if whole else page)
    return found if count >= FEWEST else list(pages)
