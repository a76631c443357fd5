"""What slanting rules leave of themselves and of the figures they cut, and readers of pixels take for figures: it is so
flat that a row of such words would be an entry that nobody printed. So would be dirt that stands alone on its line, and
what the edge of a sheet leaves beside all print stands between the lines of an entry."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from intake_cli.layout.values import has_figure
from intake_cli.statements.certainty import SURE, TEXT_LAYER
from intake_cli.statements.marks import is_stroke
from intake_cli.words import PageText, Word

HAIR, STEM = 0.1, 0.2
"""Width of a stroke by its height up to which it is a hairline, which no print is, and up to which it is one beside all
print: that is a piece of the sheet's edge."""
GUESS = 0.2
"""Confidence below which figures are a guess, of which an entry does not consist."""
UNSURE, LONG = 0.5, 2
"""Confidence below which a single sign beside all print is what the edge of the sheet left; signs of a word that shows,
read surely, how far print reaches."""
FLAT, WIDE = 0.6, 1.0
"""Share of the usual height of a page's figures below which a word of some is flat; and heights of one that each of its
characters is wide at least: print is narrower, small print too."""
LOW, AMID = 0.75, 0.2
"""Share of the same height below which a word through which a rule goes is a rest of it, as dashed ones leave, and of
its own within which that goes, but for dashes: print stands above a rule, and what one crosses is as high as other
print."""
BESIDE = 1.5
"""Heights of a figure by which what is left of its beginning stands before it at most: two characters."""
DASHES = frozenset("-_=~—一二")


def without_debris(page: PageText) -> tuple[PageText, list[Word]]:
    """``page`` without such words, and the words; hairlines are pieces of rules, which stand for nothing, and not named
    among them."""
    heights = [_height(word) for word in page.words if has_figure(word.text)]
    usual = median(heights) if heights and page.reader != TEXT_LAYER else 0.0
    debris = [word for word in page.words if (_is_debris(word, usual) and not _goes_on(word, page))
              or _is_on_rule(word, usual, page)
              or (_is_guess(word) and _is_alone(word, page))]
    hairlines = [word for word in page.words if word.confidence < 1 and is_stroke(word, HAIR)]
    debris += [word for word in _beside_all(page) if word not in (*debris, *hairlines)]
    if not debris and not hairlines:
        return page, []
    dropped = set(map(id, (*debris, *hairlines)))
    return replace(page, words=tuple(word for word in page.words if id(word) not in dropped)), debris


def _beside_all(page: PageText) -> list[Word]:
    """Single signs, hardly read, and thin strokes, not surely read, a character left or right of all that a page of
    pixels surely says."""
    sure = [word.box for word in page.words if word.confidence >= SURE and len(word.text) >= LONG]
    if not sure or page.reader == TEXT_LAYER:
        return []
    left, right = min(box.left for box in sure), max(box.right for box in sure)
    return [word for word in page.words if len(word.text) == 1
            and word.confidence < (SURE if is_stroke(word, STEM) else UNSURE)
            and (word.box.right < left - _height(word) or word.box.left > right + _height(word))]


def _is_guess(word: Word) -> bool:
    """Whether figures are hardly read: an entry has several cells, and does not consist of one such."""
    return word.confidence < GUESS and has_figure(word.text)


def _is_alone(word: Word, page: PageText) -> bool:
    """Whether no other word stands at the height of the middle of this one."""
    middle = (word.box.top + word.box.bottom) / 2
    return not any(other.box.top < middle < other.box.bottom for other in page.words if other is not word)


def _is_debris(word: Word, usual: float) -> bool:
    height = _height(word)
    if height >= FLAT * usual or not has_figure(word.text):
        return False
    return word.box.right - word.box.left >= WIDE * height * len(word.text)


def _goes_on(word: Word, page: PageText) -> bool:
    """Whether a word surely read is the beginning of a figure right behind it, at whose middle it stands: all that is
    left of one (95 before 29.53 of 95,929.53) where toner ran out. Without it the rest would look whole."""
    middle = (word.box.top + word.box.bottom) / 2
    return word.confidence >= SURE and any(
        has_figure(other.text) and abs((other.box.top + other.box.bottom) / 2 - middle) < AMID * _height(other)
        and 0 <= other.box.left - word.box.right < BESIDE * _height(other) for other in page.words)


def _is_on_rule(word: Word, usual: float, page: PageText) -> bool:
    """Whether a rule goes through a low word that reads as one; stars are no rest of a rule."""
    height, box = _height(word), word.box
    dashes = DASHES.issuperset(word.text)
    aside = 0.0 if dashes else AMID * height
    return height < LOW * usual and (dashes or any(map(str.isalnum, word.text))) and any(
        not rule.vertical and rule.start <= box.left and box.right <= rule.end
        and box.top + aside <= rule.position <= box.bottom - aside for rule in page.rules)


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top
