"""Sums of which the words of a page are only parts: thousands set off by blanks (12 345.67), a currency or a sign
before the figures (USD 26.50, - 26.50), figures set so wide that a reader parted them at the point (26703. 91)."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake_cli.currency import is_currency
from intake_cli.layout.cuts import without_blanks
from intake_cli.layout.lines import Line, to_lines
from intake_cli.layout.values import looks_like_amount, normal, sum_text
from intake_cli.statements.broken_words import with_broken_words
from intake_cli.statements.lost_points import with_lost_points
from intake_cli.words import PageText, Word

BLANK, WIDE, ALIGNED = 0.6, 1.0, 12.0
"""Heights that parts of a sum lie apart at most: at a blank, at the point of figures that fill their squares, and
between the sign of a currency at the left of a cell and the figures at its right."""
SIGNS, SAME = ("+", "-", "收", "支", "借", "贷", "存", "取", "进", "出", "入", "付", "DR", "CR"), 0.2
"""Signs of a sum and words of its side, and heights by which the blanks behind them differ at most."""
FEWEST = 2
"""Sums parted by blanks from which a document writes them so."""
_MARK, _MARKED = re.compile("['’]"), re.compile(r"[+-]?\d{1,3}(?:['’]\d{3})+\.\d{2}")
_UP_TO_MARK, _AFTER_MARK = re.compile(r"[+-]?\d{1,3}(?:,\d{3})*,"), re.compile(r"\d{3}(?!\d)")
_GROUPED = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{4,})\.\d{2}")
_FIRST, _GROUP, _LAST = (re.compile(form) for form in (r"[+-]?[1-9]\d{0,2}", r"\d{3}", r"\d{3}\.\d{2}"))
_UP_TO_POINT, _WHOLE, _CENTS, _POINT_CENTS = (re.compile(form) for form in (
    r"[+-]?[\d,]*\d\.", r"[+-]?[\d,]*\d", r"\d{2}", r"\.\d{2}"))


def with_whole_sums(pages: Sequence[PageText]) -> list[PageText]:
    """``pages`` with each such sum as one word. Blanks part thousands only in a document that parts them in no other
    way. The marks that part them in a text layer are written as commas; in pixels they may be commas misread."""
    pages = with_broken_words([_with_commas(page) if page.unit == "pt" else page for page in pages])
    pages = with_lost_points(pages)
    spaced, signed = _writes_blanks(pages), _writes_signs_apart(pages)
    return [_with_whole_sums(page, spaced, signed) for page in pages]


def _with_commas(page: PageText) -> PageText:
    marked = [_MARKED.fullmatch(sum_text(word.text)) is not None for word in page.words]
    if not any(marked):
        return page
    words = tuple(replace(word, text=_MARK.sub(",", word.text)) if parted else word
                  for word, parted in zip(page.words, marked, strict=True))
    return replace(page, words=words)


def _writes_blanks(pages: Sequence[PageText]) -> bool:
    words = [word for page in pages for word in page.words]
    if any(_GROUPED.fullmatch(sum_text(word.text)) for word in words):
        return False
    lines = (line for page in pages for line in to_lines(page.words))
    return len(list(itertools.islice((run for line in lines for run in _spaced(line)), FEWEST))) == FEWEST


def _writes_signs_apart(pages: Sequence[PageText]) -> bool:
    """Whether signs stand the same blank before sums of several lengths that end below one another: dashes of empty
    cells stand below one another themselves, however long the next cell's sum is, in each column that has some."""
    if not any(sum_text(word.text) in SIGNS for page in pages for word in page.words):
        return False
    pairs = [pair for page in pages for line in to_lines(page.words) for pair in itertools.pairwise(line.words)
             if _signs(*pair)]
    if len(pairs) < FEWEST:
        return False
    aside = BLANK * (pairs[0][0].box.bottom - pairs[0][0].box.top)
    gaps = [_gap(*pair) for pair in pairs]
    columns: list[list[float]] = []
    end = -math.inf
    for sign, amount in sorted(pairs, key=lambda pair: pair[1].box.right):
        if amount.box.right > end + aside:
            columns.append([])
        columns[-1].append(sign.box.left)
        end = amount.box.right
    return max(gaps) - min(gaps) < SAME and any(max(lefts) - min(lefts) > aside for lefts in columns)


def _signs(one: Word, other: Word) -> bool:
    return sum_text(one.text) in SIGNS and looks_like_amount(other.text) and other.text[:1].isdigit() and \
        _gap(one, other) <= BLANK


def _with_whole_sums(page: PageText, spaced: bool, signed: bool) -> PageText:
    if not spaced and not signed and not any(is_currency(word.text) or _ends_in_part(word) for word in page.words):
        return page
    first: dict[int, Word] = {}
    taken: set[int] = set()
    for line in to_lines(page.words):
        for run in _runs(line, spaced, signed):
            if not taken & set(map(id, run)):
                first[id(run[0])] = without_blanks(run)
                taken |= set(map(id, run))
    words = tuple(first.get(id(word), word) for word in page.words if id(word) in first or id(word) not in taken)
    return replace(page, words=words) if first else page


def _ends_in_part(word: Word) -> bool:
    text = sum_text(word.text)
    return _UP_TO_POINT.fullmatch(text) is not None or _POINT_CENTS.fullmatch(text) is not None


def _runs(line: Line, spaced: bool, signed: bool) -> Iterable[list[Word]]:
    """Words of ``line`` that make one sum, the longest first where they share a word."""
    groups = list(_spaced(line)) if spaced else []
    yield from (before for run in groups if (before := _with_currency(run, line)) is not run)
    yield from groups
    for place, (one, other) in enumerate(itertools.pairwise(line.words)):
        if _at_point(one, other):
            yield [*_thousands_before(line.words, place), one, other]
        elif (signed and _signs(one, other)) or (looks_like_amount(other.text) and _currency_of(one, other)):
            yield [one, other]


def _spaced(line: Line) -> Iterable[list[Word]]:
    """Runs of figures a blank apart that are the thousands of one sum."""
    for start, word in enumerate(line.words):
        if not _FIRST.fullmatch(sum_text(word.text)):
            continue
        run = [word]
        for part in line.words[start + 1:]:
            if _gap(run[-1], part) > BLANK:
                break
            run.append(part)
            if _LAST.fullmatch(sum_text(part.text)):
                yield run
                break
            if not _GROUP.fullmatch(sum_text(part.text)):
                break


def _thousands_before(words: Sequence[Word], place: int) -> list[Word]:
    """The words before the one at ``place`` that end at a mark of thousands and go on in it."""
    found: list[Word] = []
    while place > 0 and _UP_TO_MARK.fullmatch(sum_text(words[place - 1].text)) and _AFTER_MARK.match(
            sum_text(words[place].text)) and _gap(words[place - 1], words[place]) <= WIDE:
        place -= 1
        found.insert(0, words[place])
    return found


def _with_currency(run: list[Word], line: Line) -> list[Word]:
    place = next(index for index, word in enumerate(line.words) if word is run[0])
    return [line.words[place - 1], *run] if place and _currency_of(line.words[place - 1], run[0]) else run


def _currency_of(one: Word, other: Word) -> bool:
    """Whether one word is the currency of the figures that follow: its code stands a blank before them, its sign may
    stand at the other side of their cell."""
    coded = normal(one.text).isalpha()
    return is_currency(one.text) and _gap(one, other) <= (BLANK if coded else ALIGNED)


def _at_point(one: Word, other: Word) -> bool:
    before, after = sum_text(one.text), sum_text(other.text)
    parts = (_UP_TO_POINT.fullmatch(before) and _CENTS.fullmatch(after)) or (
        _WHOLE.fullmatch(before) and _POINT_CENTS.fullmatch(after))
    return bool(parts) and _gap(one, other) <= WIDE


def _gap(one: Word, other: Word) -> float:
    """How far two words lie apart, in heights."""
    return (other.box.left - one.box.right) / (one.box.bottom - one.box.top)
