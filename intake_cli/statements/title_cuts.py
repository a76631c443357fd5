"""Where a word that glues several headings of columns together is to be cut."""

from __future__ import annotations

import re
from functools import lru_cache

from intake_cli.characters import simplified
from intake_cli.statements.known_titles import KNOWN_TITLES, RARER_TITLES
from intake_cli.statements.vocabulary import role_of

_OF_BOTH_SIDES = re.compile(r"(?:收入支出|借方贷方|存入支[取出]|转入转出|贷方借方|支出收入)(?:金额|发生额)")
"""One title of the sums of both sides whose stroke between them a reader overlooked."""
_NOTED = re.compile(r"\([^()]{1,4}\)$")
"""What stands in brackets behind a title that others touch."""


def split_title(text: str) -> list[int]:
    """Where a word that glues several headings together is to be cut: offsets of the second and later ones.

    >>> split_title("交易日期摘要交易金额"), split_title("借方发生额")
    ([4, 6], [])
    >>> split_title("收入支出金额"), split_title("收入金额支出金额"), split_title("借方金额(收)贷方金额(支)余额")
    ([], [4], [7, 14])
    >>> split_title("借方发生额贷方发生额对方行号对方单位名称")
    [5, 10, 14]
    """
    text = simplified(text)
    if (len(text) <= 5 and role_of(text) is not None) or _OF_BOTH_SIDES.fullmatch(text):
        return []
    return list(_title_cuts(text))


@lru_cache(maxsize=20_000)
def _title_cuts(text: str) -> tuple[int, ...]:
    """Where ``text``, made of known titles only, parts into the fewest of them."""
    best: list[list[int] | None] = [[]] + [None] * len(text)
    titles = [title for title in (*KNOWN_TITLES, *RARER_TITLES) if title in text]
    for end in range(1, len(text) + 1 if titles else 0):
        noted = _NOTED.search(text[:end])
        stem = end if noted is None else noted.start()
        for title in titles:
            start = stem - len(title)
            before = best[start] if start >= 0 and text[start:stem] == title else None
            if before is None:
                continue
            reached = best[end]
            if reached is None or len(before) + 1 < len(reached):
                best[end] = [*before, start]
    whole = best[len(text)]
    return tuple(whole[1:]) if whole else ()
