"""Words of two columns that a reader made one of: figures that run into Chinese, or Chinese into figures, and texts
that fill their cell up to the next one's."""

from __future__ import annotations

import re

from intake_cli.layout.cuts import cut_word, edges_of, loose_places
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

_SEAM = re.compile(r"[\d.,:/*+-]{3,}(?=[\u4e00-\u9fff(])|[\u4e00-\u9fff)]+(?=\d[\d.,:/*+-]{2,}$)")
"""All that stands before the place where they meet: figures of a number, a time or a sum, or a text before such."""
_ROW = re.compile(r"\d{1,4}(?=[\u4e00-\u9fff])")
"""The number of a row that runs into a text, which it may under a title of such numbers alone."""

APART = 0.1
"""Heights of a word by which two cells lie apart that stand closer than words do: narrow characters leave half as much
beside them."""


def with_seams_cut(words: list[Word], one: Heading, other: Heading) -> list[Word]:
    """``words`` with those that stand under both titles cut there (339153支付宝 under 凭证号 and 对方名称, 10消费 under
    序号 and 摘要): whole they lie over every border between the two, and a few of them hide the gutter that all others
    leave. So are those of which a text layer tells the one place between the two titles where a gap parts their
    characters: a text that fills its cell stands closer to the next one's than blanks are wide."""
    return [part for word in words for part in _parts(word, one, other)]


def _parts(word: Word, one: Heading, other: Heading) -> list[Word]:
    loose = loose_places(word, APART) if one.box.left < word.box.right and word.box.left < other.box.right else []
    if len(loose) == 1 and (one.box.left + one.box.right) / 2 < edges_of(word)[loose[0]] < other.box.right:
        return cut_word(word, loose)
    under_both = word.box.left < one.box.right and word.box.right > other.box.left
    return _cut(word, one.role) if under_both else [word]


def _cut(word: Word, role: Role) -> list[Word]:
    seam = _SEAM.match(word.text) or (_ROW.match(word.text) if role is Role.SERIAL else None)
    return [word] if seam is None else cut_word(word, [seam.end()])
