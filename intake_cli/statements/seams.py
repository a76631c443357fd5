"""Words of two columns that a reader made one of: figures that run into Chinese, or Chinese into figures, and texts
that fill their cell up to the next one's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.currency import CURRENCY
from intake_cli.layout.cuts import cut_word, edges_of, loose_places
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

_SEAM = re.compile(r"[\d.,:/*+-]{3,}(?=[\u4e00-\u9fff(])|[\u4e00-\u9fff)]+(?=\d[\d.,:/*+-]{2,}$)")
"""All that stands before the place where they meet: figures of a number, a time or a sum, or a text before such."""
_ROW = re.compile(r"\d{1,4}(?=[\u4e00-\u9fff])")
_CURRENCY = re.compile(rf"{CURRENCY}元?(?=[\u4e00-\u9fffA-Z])(?![元币])")
"""What runs into a text under a title of such alone: the number of a row, or the name of a currency."""
_AT_HEAD = {Role.SERIAL: _ROW, Role.CURRENCY: _CURRENCY}
CUT = 0.5
"""Heights of a word by which the place is uncertain at which it was cut."""
APART = 0.1
"""Heights of a word by which two cells lie apart that stand closer than words do: narrow characters leave half as much
beside them."""


def with_seams_cut(words: list[Word], one: Heading, other: Heading) -> list[Word]:
    """``words`` with those that stand under both titles cut there (339153支付宝 under 凭证号 and 对方名称, 10消费 under
    序号 and 摘要, 人民币消费 under 币种 and 摘要): whole they lie over every border between the two, and a few of them
    hide the gutter that all others leave. So are those of which a text layer tells the one place between the two titles
    where a gap parts their characters: a text that fills its cell stands closer to the next one's than blanks are
    wide."""
    return [part for word in words for part in _parts(word, one, other)]


def _parts(word: Word, one: Heading, other: Heading) -> list[Word]:
    loose = loose_places(word, APART) if one.box.left < word.box.right and word.box.left < other.box.right else []
    if len(loose) == 1 and (one.box.left + one.box.right) / 2 < edges_of(word)[loose[0]] < other.box.right:
        return cut_word(word, loose)
    under_both = word.box.left < one.box.right and word.box.right > other.box.left
    return _cut(word, one.role) if under_both else [word]


def _cut(word: Word, role: Role) -> list[Word]:
    head = _AT_HEAD[role].match(word.text) if role in _AT_HEAD else None
    seam = _SEAM.match(word.text, 0 if head is None else head.end())  # behind a text its sum may follow
    cuts = [found.end() for found in (head, seam) if found is not None]
    return loosened(cut_word(word, cuts)) if cuts else [word]


def loosened(words: Sequence[Word]) -> list[Word]:
    """The words of a line as far as they surely reach. Where a reader joined two and they were cut apart again, its
    characters tell the place by half of one's width at best."""
    found = list(words)
    for index, (one, other) in enumerate(itertools.pairwise(words)):
        slack = CUT * (one.box.bottom - one.box.top)
        if one.box.right == other.box.left and min(_width(found[index]), _width(other)) > 2 * slack:
            found[index] = replace(found[index], box=replace(found[index].box, right=one.box.right - slack))
            found[index + 1] = replace(other, box=replace(other.box, left=other.box.left + slack))
    return found


def _width(word: Word) -> float:
    return word.box.right - word.box.left
