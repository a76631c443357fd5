"""Words of two columns that a reader made one of: figures that run into Chinese, or Chinese into figures."""

from __future__ import annotations

import re

from intake_cli.layout.cuts import cut_word
from intake_cli.statements.titles import Heading
from intake_cli.words import Word

_SEAM = re.compile(r"[\d.,:/*+-]{3,}(?=[\u4e00-\u9fff(])|[\u4e00-\u9fff)]+(?=\d[\d.,:/*+-]{2,}$)")
"""All that stands before the place where they meet: figures of a number, a time or a sum, or a text before such."""


def with_seams_cut(words: list[Word], one: Heading, other: Heading) -> list[Word]:
    """``words`` with those that stand under both titles cut there (339153支付宝 under 凭证号 and 对方名称): whole they
    lie over every border between the two, and a few of them hide the gutter that all others leave."""
    return [part for word in words for part in (_cut(word) if word.box.left < one.box.right and
                                                word.box.right > other.box.left else [word])]


def _cut(word: Word) -> list[Word]:
    seam = _SEAM.match(word.text)
    return [word] if seam is None else cut_word(word, [seam.end()])
