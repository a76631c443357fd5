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
from intake_cli.statements.certainty import UNSURE
from intake_cli.words import Word

WORN = 0.95
"""Confidence below which one character of a label may be misread."""
SHORTEST = 4
"""Characters from which three and more tell a label by all of them but one."""
NAMED_OTHERWISE = frozenset({"行名", "品名", "店名", "货名", "地名", "别名", "网名", "签名", "署名", "题名", "站名",
                             "单名", "户口", "户型", "户别", "名称"})
"""Words one character off from a short label of a holder that are no misreading of it."""
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
        if word.confidence < WORN and len(label) >= SHORTEST and (colon or _after(line, index).startswith(":")):
            words[index] = _as_known(word, label, colon + rest)
    return replace(line, words=tuple(words))


def _as_known(word: Word, label: str, rest: str) -> Word:
    read = _LATIN.sub("", simplified(label))
    near = {known: thing for known, thing in _things().items() if len(known) == len(read)
            and sum(one != other for one, other in zip(known, read, strict=True)) <= 1}
    if simplified(label) in near or len(set(near.values())) != 1:
        return word
    return replace(word, text=(read if read in near else next(iter(near))) + rest)


def nearly_holder(line: Line) -> Line | None:
    """``line`` with its first label that is one character off from a short one of a holder, however surely it was read
    (广名 for 户名), as this, its words in doubt; None where there is none. What it labels is no number."""
    for index, word in enumerate(line.words):
        label, colon, rest = normal(word.text).partition(":")
        known = _short_holder(simplified(label))
        if known is not None and (colon or _after(line, index).startswith(":")):
            doubted = [replace(each, confidence=min(each.confidence, UNSURE)) for each in line.words]
            doubted[index] = replace(doubted[index], text=known + colon + rest)
            return replace(line, words=tuple(doubted))
    return None


def _after(line: Line, index: int) -> str:
    """What stands on a line behind its word at ``index``."""
    return normal(line.words[index + 1].text) if index + 1 < len(line.words) else ""


def _short_holder(read: str) -> str | None:
    if read in NAMED_OTHERWISE or read in _labels():
        return None
    return next((known for known, thing in _labels().items() if thing == "holder" and len(known) == len(read) < SHORTEST
                 and sum(one != other for one, other in zip(known, read, strict=True)) == 1), None)


@cache
def _things() -> dict[str, str]:
    """Chinese labels that are long enough, with what each asks."""
    return {label: thing for label, thing in _labels().items() if len(label) >= SHORTEST}


@cache
def _labels() -> dict[str, str]:
    """Chinese labels with what each asks."""
    table = tomllib.loads(resources.files(__package__).joinpath("header_labels.toml").read_text("utf-8"))
    return {label: thing for thing, patterns in table.items() for pattern in patterns for label in _spelt(pattern)
            if _CHINESE.fullmatch(label)}


def _spelt(pattern: str) -> tuple[str, ...]:
    """A label that may end in one character less (查询起始日期?), both ways."""
    return (pattern[:-1], pattern[:-2]) if pattern.endswith("?") else (pattern,)
