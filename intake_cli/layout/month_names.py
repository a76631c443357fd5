"""Days whose month is named in English."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from checks.facts import PrintedDate
from intake_cli.layout.day_figures import MONTHS, dated

_NAMED_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})[-/. ]?({'|'.join(MONTHS)})[a-z]*[-/., ]*"
    r"((?:20|19)\d{2}(?=(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\d))|(?:20|19)?\d{2}(?![\d:]))", re.IGNORECASE)
"""A whole year may run into the six figures of a time: readers of pixels leave blanks out."""
_MONTH_FIRST = re.compile(
    rf"(?:(?<![a-z])|(?<=\dto))({'|'.join(MONTHS)})[a-z]*[-. ]*(\d{{1,2}})(?:st|nd|rd|th)?[-, ]+"
    r"((?:20|19)\d{2})(?!\d)",
    re.IGNORECASE)


def month_names(form: str) -> Iterator[re.Match[str]]:
    """The days in ``form`` that name their month."""
    return itertools.chain(_NAMED_DATE.finditer(form), _MONTH_FIRST.finditer(form))


def with_month_name(form: str) -> PrintedDate | None:
    """The first date in ``form`` that names its month in English, before the day or behind it."""
    match, turned = _NAMED_DATE.search(form), _MONTH_FIRST.search(form)
    if turned is not None and (match is None or turned.start() < match.start()):
        return dated(turned[0], int(turned[3]), MONTHS.index(turned[1].lower()) + 1, int(turned[2]))
    if match is None:
        return None
    full = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    return dated(match[0], full, MONTHS.index(match[2].lower()) + 1, int(match[1]))
