"""Days of four figures without a mark (0419 is the nineteenth of April), which only the period of the head tells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import date

from intake_cli.layout.day_figures import BARE, dated_bare
from intake_cli.layout.dialect import DayForm

FEWEST = 3
"""Figures below one another that make a column of days."""
_MONTH_AND_DAY = re.compile(r"(?:0?[1-9]|1[0-2])\.?(?:0?[1-9]|[12]\d|3[01])")


def bare_columns(words: Sequence[tuple[int, str]]) -> dict[int, list[str]]:
    """The columns of ``words`` (column, text) whose figures of that form may all be days. Sums may too, but hardly ever
    all of many.

    >>> bare_columns([(3, "0304"), (9, "0755"), (3, "0307"), (9, "0755"), (3, "0319"), (9, "1299")])
    {3: ['0304', '0307', '0319']}
    """
    columns: dict[int, list[str]] = {}
    for column, text in words:
        if BARE.fullmatch(bare := text.strip()):
            columns.setdefault(column, []).append(bare)
    return {column: texts for column, texts in columns.items()
            if len(texts) >= FEWEST and all(map(_MONTH_AND_DAY.fullmatch, texts))}


def bare_form(columns: Mapping[int, list[str]], span: tuple[date | None, date | None],
              whole: int = 0) -> DayForm | None:
    """The form of a document in which one of the :func:`bare_columns` is one of days: all are some of ``span``, on
    several days and in their order, and more than the ``whole`` days that stand below one another. None where no column
    is one, or the head names no period.

    >>> march = date(2025, 3, 1), date(2025, 3, 31)
    >>> bare_form({3: ["0304", "0307", "0319"]}, march).bare
    True
    >>> bare_form({9: ["0312", "0312", "0312"]}, march) is None
    True
    """
    first, last = span
    if first is None or last is None:
        return None
    form = DayForm(bare=True, first=first, last=last)
    return form if any(len(texts) > whole and _are_days(texts, form) for texts in columns.values()) else None


def _are_days(texts: Sequence[str], form: DayForm) -> bool:
    days = [day for text in texts if (day := dated_bare(text, form).day) is not None]
    steps = list(itertools.pairwise(days))
    ordered = all(one <= other for one, other in steps) or all(one >= other for one, other in steps)
    return len(days) == len(texts) and len(set(days)) > 1 and ordered
