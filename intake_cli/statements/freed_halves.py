"""Halves of what a narrow cell broke over lines, read as one word with the next cell: 183,07快捷支付 over 6.72, a day
before a time or text as 2025-07-04:43: over 24, or the number of a row before the end of a day, 115 below 2025.03.1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake_cli.layout.cuts import cut_word, edges_of
from intake_cli.layout.values import has_figure, sum_text
from intake_cli.statements.broken_forms import DAY, SUM, Form
from intake_cli.words import PageText, Word

_GLUED = ((SUM, re.compile(r"[+-]?\d[\d,]*\.?\d?(?=[A-Za-z\u4e00-\u9fff])")),
          (DAY, re.compile(rf"(?:{DAY.begun.pattern})(?=[0-2]\d:|[A-Z][A-Z]|[\u4e00-\u9fff])")))
"""What a word begins with where an upper half runs into the next cell."""
_NUMBERED = re.compile(r"\d{1,4}[-/.]?\d[-/.\d]{0,5}")
"""The number of a row that runs into a lower half."""
_BEGUN = re.compile(r"[+-]?\d[\d,]*\.\d?(?=$|[A-Za-z\u4e00-\u9fff])")
_REST = re.compile(r"\d{1,2}(?=[A-Za-z\u4e00-\u9fff])")
"""A sum that breaks off at its point or behind it, and what it goes on with where that runs into the next cell."""
BEYOND, NEAR, FLUSH = 0.6, 0.95, 0.2
"""Heights that a half may end right of the other one, for characters of a word end midway to the next one's; that both
lie apart or over one another at most; and by which the lower one may end right of it."""


def with_halves_freed(page: PageText) -> PageText:
    """``page`` with such words cut beside the half, where the other half stands above or below it."""
    figured = [word for word in page.words if has_figure(word.text)]
    freed = {id(whole): parts for whole, parts in (*_upper(figured), *_lower(figured), *_under(figured))}
    if not freed:
        return page
    return replace(page, words=tuple(part for word in page.words for part in freed.get(id(word), (word,))))


def _upper(words: Sequence[Word]) -> Iterator[tuple[Word, list[Word]]]:
    """Words that begin with an upper half, and their parts."""
    for form, pattern in _GLUED:
        glued = [(word, match.end()) for word in words if (match := pattern.match(word.text)) is not None]
        rests = [word for word in words if form.rest.fullmatch(sum_text(word.text))] if glued else []
        yield from ((word, parts) for word, end in glued if rests and (parts := _freed(word, end, rests, form)))


def _freed(word: Word, end: int, rests: Sequence[Word], form: Form) -> list[Word]:
    """The half that the first characters of ``word`` are, and the text behind it; none where no other half stands
    below: flush with it at its right, as sums are, or of a day wholly under it, as narrow cells have it at either side
    or in their middle."""
    half, *texts = cut_word(word, [end])
    high = half.box.bottom - half.box.top
    for lower in rests:
        near = abs(lower.box.top - half.box.bottom) < NEAR * high
        flush = -FLUSH * high < half.box.right - lower.box.right < BEYOND * high if form is SUM else \
            half.box.left - FLUSH * high < lower.box.left and lower.box.right < half.box.right + BEYOND * high
        if near and flush and form.whole.fullmatch(sum_text(half.text + lower.text)):
            at_left = abs(half.box.left - lower.box.left) < FLUSH * high
            right = half.box.right if at_left and form is DAY else lower.box.right
            return [replace(half, box=replace(half.box, right=right)), *texts]
    return []


def _under(words: Sequence[Word]) -> Iterator[tuple[Word, list[Word]]]:
    """Words that begin with the lower half of a sum that begins above it, and run on into the next cell as that may do
    too (2,471,390.6深圳 over 6源服务), and their parts, both words' where both do."""
    glued = [(word, match.end()) for word in words if (match := _REST.match(word.text)) is not None]
    uppers = [(word, match.end()) for word in words if (match := _BEGUN.match(word.text)) is not None] if glued else []
    for word, end in glued:
        for upper, last in uppers:
            high, right = upper.box.bottom - upper.box.top, edges_of(upper)[last]
            if abs(word.box.top - upper.box.bottom) < NEAR * high and word.box.left < right - FLUSH * high < \
                    edges_of(word)[end] and SUM.whole.fullmatch(sum_text(upper.text[:last] + word.text[:end])):
                lower, *text = cut_word(word, [end])
                right = upper.box.right if last == len(upper.text) else lower.box.right
                yield word, [replace(lower, box=replace(lower.box, right=right)), *text]
                if last < len(upper.text):
                    half, *text = cut_word(upper, [last])
                    yield upper, [replace(half, box=replace(half.box, right=right)), *text]
                break


def _lower(words: Sequence[Word]) -> Iterator[tuple[Word, list[Word]]]:
    """Words that end with the lower half of a day that begins above it, and their parts."""
    begun = [word for word in words if DAY.begun.fullmatch(word.text)]
    numbered = [word for word in words if _NUMBERED.fullmatch(word.text)] if begun else []
    for word in numbered:
        for upper in begun:
            high, left = upper.box.bottom - upper.box.top, upper.box.left
            below = abs(word.box.top - upper.box.bottom) < NEAR * high
            if not below or not word.box.left < left - FLUSH * high < word.box.right:
                continue
            edges = edges_of(word)
            cut = min(range(1, len(word.text)), key=lambda place: abs(edges[place] - left))
            if abs(edges[cut] - left) < BEYOND * high and DAY.whole.fullmatch(upper.text + word.text[cut:]):
                number, half = cut_word(word, [cut])
                yield word, [number, replace(half, box=replace(half.box, left=left))]
                break
