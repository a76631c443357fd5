"""Labels of a header of which a reader of pixels misread one character: 申请时网 for 申请时间."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources

from intake_cli.characters import simplified
from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal
from intake_cli.words import Word

WORN = 0.95
"""Confidence below which one character of a label may be misread."""
SHORTEST = 4
"""Characters from which three and more tell a label by all of them but one."""
_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])[A-Za-z](?=[\u4e00-\u9fff])")
"""A letter between Chinese characters: what else was seen of one of them."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def mended(line: Line) -> Line:
    """``line`` with its worn labels as banks print them, where all that fit ask one thing: those of the first and the
    last balance differ by one character too."""
    words = list(line.words)
    for index, word in enumerate(words):
        text = normal(word.text)
        label, colon, rest = text.partition(":")
        behind = normal(words[index + 1].text) if index + 1 < len(words) else ""
        if word.confidence < WORN and len(label) >= SHORTEST and (colon or behind.startswith(":")):
            words[index] = _as_known(word, label, colon + rest)
    return replace(line, words=tuple(words))


def _as_known(word: Word, label: str, rest: str) -> Word:
    read = _LATIN.sub("", simplified(label))
    near = {known: thing for known, thing in _things().items() if len(known) == len(read)
            and sum(one != other for one, other in zip(known, read, strict=True)) <= 1}
    if simplified(label) in near or len(set(near.values())) != 1:
        return word
    return replace(word, text=(read if read in near else next(iter(near))) + rest)


@cache
def _things() -> dict[str, str]:
    """Chinese labels that are long enough, with what each asks."""
    table = tomllib.loads(resources.files(__package__).joinpath("header_labels.toml").read_text("utf-8"))
    return {label: thing for thing, patterns in table.items() for pattern in patterns for label in _spelt(pattern)
            if len(label) >= SHORTEST and _CHINESE.fullmatch(label)}


def _spelt(pattern: str) -> tuple[str, ...]:
    """A label that may end in one character less (查询起始日期?), both ways."""
    return (pattern[:-1], pattern[:-2]) if pattern.endswith("?") else (pattern,)
