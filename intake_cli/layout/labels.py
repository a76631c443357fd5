"""Labels on a line of text: ``户名: 张样例   卡号: 6222…`` has two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from intake_cli.characters import simplified
from intake_cli.layout.label_patterns import named
from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal
from intake_cli.words import Word

LONGEST_PREFIX = 6
"""Characters that may stand before an account label: 支付宝账户, 本方卡号."""
JOINING = ("to", "from", "至", "自")
"""Labels that, inside another label's value, only join two dates."""
_COLON = re.compile(r"(\(?[A-Za-z/. ]*\)?|\([\u4e00-\u9fff/]{1,6}\))?(:|(?<=[\u4e00-\u9fff]);(?=[\u4e00-\u9fff\d]))")
"""A colon behind a label, or behind its translation or what brackets add to it (户名(全称):); readers of pixels
take one for a semicolon."""
_ACCOUNT_NUMBER = re.compile(r"(?:account|card|a/c)/?[a-z]*no\.?(?=[\d*]{8})", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z./()]{2,}")
_LONG = 20
"""Characters from which what stands behind a label is a sentence, no name."""
_NAME = re.compile(r"[\u4e00-\u9fff·*]{2,4}|[\u4e00-\u9fff()]{2,30}(公司|厂|店|中心|合作社|事务所|银行)")
"""What a word may be behind a label of the holder, where more of the line follows."""
ITEM = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}[条、.]|\(?[一二三四五六七八九十\d]{1,3}[)、.])[、,.:]?")
"""The number of an item in a list: a label may follow."""

_ONE, _NOUGHT = re.compile(r"(?<=[A-Za-z])1(?=[A-Za-z])"), re.compile(r"(?<=[A-Za-z])0(?=[A-Za-z])")


@dataclass(frozen=True)
class Flat:
    """A line in the form in which words are compared."""

    line: Line

    @cached_property
    def owners(self) -> list[int]:
        """For each character the index of its word."""
        return [index for index, word in enumerate(self.line.words) for _ in normal(word.text)]

    @cached_property
    def text(self) -> str:
        """Its characters, without blanks."""
        return "".join(normal(word.text) for word in self.line.words)

    def word(self, index: int) -> Word:
        """The word that the character stands in."""
        return self.line.words[self.owners[index]]

    def begins_word(self, index: int) -> bool:
        """Whether a word begins with the character, or the line is over before it."""
        return index in (0, len(self.owners)) or self.owners[index] != self.owners[index - 1]


@dataclass(frozen=True, slots=True)
class Label:
    """A label by the thing it asks, the places of its characters, and whether a colon follows."""

    name: str
    start: int
    end: int
    coloned: bool


def labels_on(pattern: re.Pattern[str], flat: Flat, glued: bool) -> list[Label]:
    """The labels of ``pattern`` on a line, left to right."""
    labels: list[Label] = []
    text = _lettered(flat.text)
    for whole in pattern.finditer(simplified(text)):
        match = _at_word(pattern, whole, flat)
        start, end = match.span()
        if labels and start < labels[-1].end:
            continue
        colon = _COLON.match(text, end)
        fresh = (flat.begins_word(start) or ITEM.fullmatch(text[:start]) is not None
                 or text[start - 1] in "0123456789,;。，;)）]】|#*日" or _translates(flat, start))
        thing = named(match)
        prefixed = thing == "account" and start <= LONGEST_PREFIX
        if colon is not None and (fresh or labels or prefixed) and _not_inside_word(text, start, labels):
            labels.append(Label(thing, start, colon.end(), True))
        elif labels and labels[-1].coloned and match[0].lower() in JOINING:
            continue
        elif glued or (fresh and thing not in ("other", "filter") and len(match[0]) > 1
                       and (flat.begins_word(end) or _lost_colon(match, flat))):
            labels.append(Label(thing, start, _value_at(match, flat), False))
    return labels


def _at_word(pattern: re.Pattern[str], match: re.Match[str], flat: Flat) -> re.Match[str]:
    """The label of ``match`` from the word that begins inside it, where the first of it ends a word before: in a title
    beside it (…明细清单 打印日期)."""
    start, end = match.span()
    if flat.begins_word(start):
        return match
    inside = (pattern.match(match.string, place) for place in range(start + 1, end) if flat.begins_word(place))
    return next((found for found in inside if found is not None and found.end() == end), match)


def _translates(flat: Flat, start: int) -> bool:
    """Whether nothing but Latin words stands before a Chinese label in its word: Account Name户名."""
    begin = next(index for index in range(start, -1, -1) if flat.begins_word(index))
    return _LATIN.fullmatch(flat.text[begin:start]) is not None and not flat.text[start].isascii()


def _lettered(text: str) -> str:
    """``text`` with the figures amid Latin letters that readers of pixels take letters for as these: Down1oad Date."""
    return _ONE.sub("l", _NOUGHT.sub("o", text))


def _lost_colon(match: re.Match[str], flat: Flat) -> bool:
    """True for a label right before figures, or before a name that ends the line or its word: readers of pixels lose
    colons, and some programs set none (户名 张样例)."""
    start = match.end()
    if named(match) != "holder":
        return flat.text[_value_at(match, flat)].isdigit()
    ends = next(end for end in range(start + 1, len(flat.text) + 1) if flat.begins_word(end))
    alone = "\u4e00" <= flat.text[start] <= "\u9fff" and len(flat.text) - start < _LONG
    return not match[0].isascii() and (alone or _NAME.fullmatch(flat.text[start:ends]) is not None)


def _value_at(match: re.Match[str], flat: Flat) -> int:
    """Where a value begins behind a label without a colon: behind its translation where that is of a number
    (客户账号AccountNo.6299…)."""
    number = _ACCOUNT_NUMBER.match(flat.text, match.end()) if named(match) == "account" else None
    return match.end() if number is None else number.end()


def _not_inside_word(text: str, start: int, labels: list[Label]) -> bool:
    """对方户名 is no label of the holder: a label does not follow Chinese text that is no value."""
    before = text[labels[-1].end if labels else 0:start]
    return not re.search(r"(对方|对手|交易对方|收款人|付款人)$", before)
