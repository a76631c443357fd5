"""Upper halves of sums that a narrow cell broke, read as one word with the text of the next cell: 183,07快捷支付 over
6.72."""

from __future__ import annotations

import re
from dataclasses import replace

from intake_cli.layout.cuts import cut_word
from intake_cli.layout.values import sum_text
from intake_cli.statements.broken_forms import SUM
from intake_cli.words import PageText, Word

_GLUED = re.compile(r"[+-]?\d[\d,]*\.?\d?(?=[\u4e00-\u9fff])")
BEYOND, NEAR, FLUSH = 0.6, 0.6, 0.2
"""Heights that a half may end right of the other one, for characters of a word end midway to the next one's; that both
lie apart or over one another at most; and by which the lower one may end right of it."""


def with_halves_freed(page: PageText) -> PageText:
    """``page`` with such words cut behind the half of the sum, where the other half ends below it."""
    glued = [(word, match.end()) for word in page.words if (match := _GLUED.match(word.text)) is not None]
    rests = [word for word in page.words if SUM.rest.fullmatch(sum_text(word.text))] if glued else []
    freed = {id(word): parts for word, end in glued if rests and (parts := _freed(word, end, rests))}
    if not freed:
        return page
    return replace(page, words=tuple(part for word in page.words for part in freed.get(id(word), (word,))))


def _freed(word: Word, end: int, rests: list[Word]) -> list[Word]:
    """The half of a sum that the first characters of ``word`` are, and the text behind it; none where no other half
    stands below."""
    half, *texts = cut_word(word, [end])
    high = half.box.bottom - half.box.top
    for lower in rests:
        near = abs(lower.box.top - half.box.bottom) < NEAR * high
        if near and -FLUSH * high < half.box.right - lower.box.right < BEYOND * high and \
                SUM.whole.fullmatch(sum_text(half.text + lower.text)):
            return [replace(half, box=replace(half.box, right=lower.box.right)), *texts]
    return []
