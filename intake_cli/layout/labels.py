"""Labelled values outside the table: ``户名: 张样例   卡号: 6222…`` found by label, colon and gaps."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from checks.facts import Box
from intake_cli.characters import simplified
from intake_cli.layout.lines import Line, around, sureness
from intake_cli.layout.values import normal
from intake_cli.words import Word


def labels_pattern(package: str, name: str) -> re.Pattern[str]:
    """The labels of a TOML file of a package, as one pattern with a named group for each thing asked."""
    table = tomllib.loads(resources.files(package).joinpath(name).read_text("utf-8"))
    return re.compile("|".join(f"(?P<{thing}>{'|'.join(labels)})" for thing, labels in table.items()), re.IGNORECASE)


def longest_first(labels: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """``labels`` by the thing that each asks, as one pattern in which a longer label comes before one it begins with,
    whatever the two ask.

    >>> named(longest_first({"holder": ["甲方"], "end": ["甲方地址"]}).match("甲方地址:样例路"))
    'end'
    """
    ordered = sorted(((label, thing) for thing, own in labels.items() for label in own), key=lambda one: -len(one[0]))
    groups = (f"(?P<{thing}{_TURN}{place}>{label})" for place, (label, thing) in enumerate(ordered))
    return re.compile("|".join(groups), re.IGNORECASE)


def named(match: re.Match[str] | None) -> str:
    """The thing that the label of a match asks; empty where there is none."""
    return "" if match is None else (match.lastgroup or "").partition(_TURN)[0]


_TURN = "__"
"""Stands between the name of a thing and the place of one of its labels, in names of groups."""
LONGEST_PREFIX = 6
"""Characters that may stand before an account label: 支付宝账户, 本方卡号."""
_JOINING = ("to", "from", "至", "自")
"""Labels that, inside another label's value, only join two dates."""
_BROKEN = re.compile(r"\d[-/.]$")
ITEM = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}[条、.]|\(?[一二三四五六七八九十\d]{1,3}[)、.])[、,.:]?")
"""The number of an item in a list: a label may follow."""
_WIDE = 2.2
"""A gap of this many text heights ends a value."""
_LARGER = 1.45
"""Times the height of a label and its value from which a word beside them is another's, a title's above all."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value beside its label. ``coloned`` is False where no colon was read between the two; ``left`` is where the
    label begins, minus infinity where that is not told."""

    name: str
    value: str
    box: Box
    confidence: float
    page: int
    coloned: bool = True
    left: float = -math.inf


@dataclass(frozen=True, slots=True)
class _Label:
    name: str
    start: int
    end: int
    coloned: bool


def labelled(pattern: re.Pattern[str], page: int, lines: Iterable[Line], glued: bool = False) -> list[Labelled]:
    """All values that ``pattern`` labels on ``lines`` of one page, top to bottom. Labels named ``other`` only end
    the value before them. ``glued`` is for cards, where label and value stand without colon or gap."""
    found: list[Labelled] = []
    stack = list(lines)
    for index, line in enumerate(stack):
        below = stack[index + 1] if index + 1 < len(stack) else None
        found += _on_line(pattern, page, line, below, glued)
    return found


def _on_line(pattern: re.Pattern[str], page: int, line: Line, below: Line | None, glued: bool) -> list[Labelled]:
    text, owners = _flat(line)
    labels = _labels(pattern, text, owners, glued)
    values = []
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        stop = following.start if following is not None else len(text)
        indexes = _until_gap(line, owners, label.end, stop)
        if indexes:
            value = _value(page, label, text, owners, line, indexes)
            right = line.words[owners[following.start]].box.left if following is not None else math.inf
            values.append(_run_on(value, line.words[owners[label.start]].box.left, right, below))
        elif below is not None:
            under = _under(pattern, line, owners, label, labels, below)
            if under:
                values.append(_from_words(page, label.name, under))
    return values


def _run_on(value: Labelled, left: float, right: float, below: Line | None) -> Labelled:
    """``value`` with the figures below it where it was broken behind a dash: ``2025-02-`` above ``11``."""
    if below is None or not _BROKEN.search(value.value):
        return value
    words = [word for word in below.words if left - 2 <= word.box.left < right - 2]
    if not words or not all(re.fullmatch(r"[\d./-]+", normal(word.text)) for word in words):
        return value
    sure = min(value.confidence, sureness(words))
    return replace(value, value=value.value + "".join(normal(word.text) for word in words), confidence=sure)


def _flat(line: Line) -> tuple[str, list[int]]:
    """The line without blanks, NFKC, and for each character the index of its word."""
    text, owners = "", []
    for index, word in enumerate(line.words):
        plain = normal(word.text)
        text += plain
        owners += [index] * len(plain)
    return text, owners


def _labels(pattern: re.Pattern[str], text: str, owners: list[int], glued: bool) -> list[_Label]:
    labels: list[_Label] = []
    for match in pattern.finditer(simplified(text)):
        start, end = match.span()
        if labels and start < labels[-1].end:
            continue
        colon = re.match(r"(\(?[A-Za-z/. ]*\)?)?[::]", text[end:])
        fresh = (start == 0 or ITEM.fullmatch(text[:start]) is not None or owners[start] != owners[start - 1]
                 or text[start - 1] in "0123456789,;。，;)）|日")
        stands_alone = end == len(text) or owners[end] != owners[end - 1]
        thing = named(match)
        prefixed = thing == "account" and start <= LONGEST_PREFIX
        if colon is not None and (fresh or labels or prefixed) and _not_inside_word(text, start, labels):
            labels.append(_Label(thing, start, end + colon.end(), True))
        elif labels and labels[-1].coloned and match[0].lower() in _JOINING:
            continue
        elif glued or (fresh and thing not in ("other", "filter") and len(match[0]) > 1
                       and (stands_alone or _lost_colon(match, text))):
            labels.append(_Label(thing, start, end, False))
    return labels


def _lost_colon(match: re.Match[str], text: str) -> bool:
    """True for a label right before figures, or a name after 户名: readers of pixels lose colons."""
    following = text[match.end()]
    if named(match) == "holder":
        return not match[0].isascii() and "\u4e00" <= following <= "\u9fff" and len(text) - match.end() < 20
    return following.isdigit()


def _not_inside_word(text: str, start: int, labels: list[_Label]) -> bool:
    """对方户名 is no label of the holder: a label does not follow Chinese text that is no value."""
    before = text[labels[-1].end if labels else 0:start]
    return not re.search(r"(对方|对手|交易对方|收款人|付款人)$", before)


def _until_gap(line: Line, owners: list[int], start: int, stop: int) -> list[int]:
    indexes: list[int] = []
    highest = _height(line.words[owners[start - 1]])
    for index in range(start, stop):
        if indexes and owners[index] != owners[indexes[-1]]:
            before, word = line.words[owners[indexes[-1]]], line.words[owners[index]]
            highest = max(highest, _height(before))
            if word.box.left - before.box.right > _WIDE * _height(word) or _height(word) > _LARGER * highest:
                break
        indexes.append(index)
    return indexes


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _value(page: int, label: _Label, text: str, owners: list[int], line: Line, indexes: list[int]) -> Labelled:
    words = [line.words[i] for i in sorted({owners[index] for index in indexes})]
    words[0] = _without(words[0], indexes[0] - owners.index(owners[indexes[0]]))
    value = _spaced(text, owners, indexes)
    left = line.words[owners[label.start]].box.left
    return Labelled(label.name, value, around(words), sureness(words), page, label.coloned, left)


def _without(word: Word, label: int) -> Word:
    """``word`` without the ``label`` characters before a value that is read in one with them."""
    if not label or len(word.edges) != len(normal(word.text)) + 1:
        return word
    return replace(word, box=replace(word.box, left=word.edges[label]))


def _spaced(text: str, owners: list[int], indexes: list[int]) -> str:
    """The characters at ``indexes``, with a blank between two words of Latin letters or figures."""
    value = ""
    for before, index in zip([indexes[0], *indexes], indexes, strict=False):
        apart = owners[before] != owners[index] and text[before].isascii() and text[index].isascii()
        value += f" {text[index]}" if apart else text[index]
    return value


def _under(pattern: re.Pattern[str], line: Line, owners: list[int], label: _Label, labels: list[_Label],
           below: Line) -> list[Word]:
    """Words below a label that has no value beside it: a header printed as a grid. A word belongs to the label
    it shares most width with, else to the nearest."""
    if below.top - line.bottom > 1.5 * (line.bottom - line.top):
        return []
    boxes = [around([line.words[i] for i in range(owners[one.start], owners[one.end - 1] + 1)]) for one in labels]
    own = labels.index(label)
    words = [word for word in below.words if _nearest(word, boxes) == own]
    return [] if any(pattern.match(simplified(normal(word.text))) for word in words) else words


def _nearest(word: Word, boxes: list[Box]) -> int:
    """Index of the box that ``word`` shares most width with, else of the one whose middle is nearest."""
    def distance(index: int) -> tuple[float, float]:
        box = boxes[index]
        shared = min(word.box.right, box.right) - max(word.box.left, box.left)
        return -max(shared, 0.0), abs(word.box.left + word.box.right - box.left - box.right)

    return min(range(len(boxes)), key=distance)


def _from_words(page: int, name: str, words: list[Word]) -> Labelled:
    text = "".join(normal(word.text) for word in words)
    return Labelled(name, text, around(words), sureness(words), page)
