"""Days without a year under one that is named once, where the entries go on into the next year, or come from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from intake_cli.statements.named_span import Span

MonthDay = tuple[int, int]


def past_december(days: Sequence[MonthDay], year: int, over_rows: bool) -> Span:
    """Between which days ``days`` of the named ``year``, month first, lie in printed order: in that year, unless their
    order goes past its end once, with no day on either side that the other side has too. The year is then that of the
    first of them where it stands ``over_rows``; what a title names may be either, so that nothing is known.

    >>> [str(day) for day in past_december([(11, 2), (12, 9), (1, 5)], 2024, True)]
    ['2024-11-02', '2025-01-05']
    >>> [str(day) for day in past_december([(1, 5), (12, 9), (11, 2)], 2025, True)]
    ['2024-11-02', '2025-01-05']
    >>> past_december([(11, 2), (12, 9), (1, 5)], 2024, False)
    (None, None)
    >>> [str(day) for day in past_december([(1, 5), (6, 2), (11, 9), (2, 7), (7, 1)], 2024, True)]
    ['2024-01-01', '2024-12-31']
    """
    up = _turn(days)
    down = _turn([(-month, -day) for month, day in days])
    if up is None and down is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not over_rows:
        return None, None
    try:
        if up is not None:
            return date(year, *days[0]), date(year + 1, *days[-1])
        return date(year - 1, *days[-1]), date(year, *days[0])
    except ValueError:
        return None, None


def _turn(days: Sequence[MonthDay]) -> int | None:
    """Where ascending ``days`` begin anew, all below all before them; None where they do not, or more than once."""
    back = [place for place, (one, other) in enumerate(pairwise(days), 1) if other < one]
    return back[0] if len(back) == 1 and max(days[back[0]:]) < min(days[:back[0]]) else None
