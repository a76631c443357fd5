"""Tables typed in letters: strokes between the columns and lines between the rows are characters, and no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from intake_cli.characters import plain
from intake_cli.layout.cuts import cut_word
from intake_cli.words import Word

STROKES = frozenset("|｜¦│┃║┆┇┊┋")
_STROKE = re.compile(f"[{''.join(sorted(STROKES))}]+")
_DRAWN = re.compile(r"[\u2500-\u257f|｜¦\s]+")
"""Lines, corners and crossings."""
_IN_TITLE = re.compile(rf"\([^()]*[{''.join(sorted(STROKES))}][^()]*\)")
"""A title that tells what strokes part within its cells: 对手信息(账号|户名|银行)."""
MANY = 10
"""Words that begin or end with a stroke on a page with such a table, at least: a name may have one."""


def without_typed_borders(words: Iterable[Word]) -> Iterator[Word]:
    """``words`` of a page, where many have strokes of a table's borders, without these."""
    whole = list(words)
    many = sum(word.text[:1] in STROKES or word.text[-1:] in STROKES for word in whole) >= MANY
    if not many or any(_IN_TITLE.search(plain(word.text)) for word in whole):
        yield from whole
        return
    for word in whole:
        if not _DRAWN.fullmatch(word.text):
            cuts = [place for stroke in _STROKE.finditer(word.text) for place in stroke.span()]
            yield from (part for part in cut_word(word, cuts) if not _DRAWN.fullmatch(part.text)) if cuts else [word]
