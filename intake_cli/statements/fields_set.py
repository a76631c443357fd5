"""In which fonts and sizes the fields of a head are set, beside all else on their page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checks.facts import Box, Evidence
from checks.typeset import UNNAMED, SetField
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.header import Header
from intake_cli.words import PageText, Part, Word

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_HAN, _DIGIT = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"\d")
LABEL = 8
"""Characters of the longest label of a field."""
_Sign = tuple[str, str, float]
"""A character, its font, and its size in points."""
_Known = dict[tuple[int, re.Pattern[str]], Counter[str]]
"""What is counted of a kind on a page, once."""


def fields_set(header: Header, pages: Mapping[int, PageText]) -> tuple[SetField, ...]:
    """How the Chinese of the holder and the digits of account, period and day of print are set on the page of a text
    layer that shows them; a field in several fonts is left out."""
    texts = {"holder": header.holder, "account": header.account}
    days = {"start": header.start, "printed_on": header.printed_on}
    told = [(name, text.value, text.evidence) for name, text in texts.items() if text is not None]
    told += [(name, day.evidence.quote, day.evidence) for name, day in days.items() if day is not None]
    known: _Known = {}
    found = (_set(name, value, place, pages, known) for name, value, place in told)
    return tuple(each for each in found if each is not None)


def _set(name: str, value: str, place: Evidence, pages: Mapping[int, PageText], known: _Known) -> SetField | None:
    page, kind = pages.get(place.page or 0), _HAN if name == "holder" else _DIGIT
    if page is None or place.box is None or page.reader != TEXT_LAYER:
        return None
    words = list(_at(page, place.box))
    signs = [sign for sign in _signs(words) if kind.match(sign[0])]
    label, own = _of_value("".join(kind.findall(value)), signs)
    fonts, sizes = {font for _, font, _ in own}, {size for _, _, size in own}
    if len(fonts) != 1:
        return None
    counted = known.get((page.number, kind)) or known.setdefault((page.number, kind), _counted(page.words, kind))
    others = Counter(counted)
    others.subtract(_counted(words, kind))
    others.update(font for _, font, _ in signs)
    others.subtract(font for _, font, _ in (*label, *own))
    (font,), (usual, count) = fonts, max(others.items(), key=lambda each: each[1])
    size = max(sizes) if len(sizes) == 1 else 0.0
    return SetField(name, font, others[font], usual, count, size, size > 0 and _is_seen(size, page, words))


def _counted(words: Iterable[Word], kind: re.Pattern[str]) -> Counter[str]:
    """How many runs of type with characters of a ``kind`` each font sets."""
    found: Counter[str] = Counter()
    for word in words:
        for part in word.parts:
            if kind.search(part.text):
                found[_name(part.font)] += 1
        if not word.parts and kind.search(word.text):
            found[_name(word.font)] += 1
    return found


def _is_seen(size: float, page: PageText, own: Sequence[Word]) -> bool:
    """Whether any word of a page but a field's ``own`` is set in a size."""
    places = set(map(id, own))
    return any(size in {round(part.size, 2) for part in word.parts} or round(word.size, 2) == size
               for word in page.words if id(word) not in places)


def _at(page: PageText, box: Box) -> Iterator[Word]:
    """The words that ``box``, as evidence names it, lies on."""
    middle, turned = (box.top + box.bottom) / 2, page.affine is not None
    for word in page.words:
        place = page.place(word.box) if turned else word.box
        if place is not None and place.top < middle < place.bottom and \
                place.left < box.right and box.left < place.right:
            yield word


def _signs(words: Iterable[Word]) -> Iterator[_Sign]:
    for word in words:
        for part in word.parts or (Part(word.text, word.font, word.size),):
            font, size = _name(part.font), round(part.size, 2)
            yield from ((sign, font, size) for sign in part.text)


def _of_value(value: str, signs: Sequence[_Sign]) -> tuple[Sequence[_Sign], Sequence[_Sign]]:
    """Those ``signs`` that make up the label of a value, and the value: both may stand in one word, and who types a
    value anew in an editor types its label with it. More before a value is no label alone."""
    start = "".join(sign for sign, *_ in signs).find(value)
    if start < 0:
        return (), signs
    return signs[:start] if start <= LABEL else (), signs[start:start + len(value)]


def _name(font: str) -> str:
    return _SUBSET.sub("", font) if "+" in font else font or UNNAMED
