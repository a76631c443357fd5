"""Values of a card whose label was not read: the law fixes where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake_cli.layout.labelled import Labelled
from intake_cli.layout.lines import Line, around, sureness, to_lines
from intake_cli.layout.values import normal
from intake_cli.words import PageText, Word

_BIRTH = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
_NUMBER = re.compile(r"[1-9]\d{16}[0-9Xx]|[1-9]\d{14}")
BEFORE, BEHIND = 0.75, 0.5
"""How far a card goes on before its number and behind it, in lengths of the number: what stands farther out belongs to
the paper that the card was copied over."""
_ADDRESS = re.compile(r"[住址:1]*([一-鿿][一-鿿\dA-Za-z()-]{3,})")


def placed(page: PageText) -> list[Labelled]:
    """Birth date and address by their places: the one day written in characters, and what stands between it and the
    number."""
    lines = to_lines(page.words)
    born = next((line for line in lines if _BIRTH.search(normal(line.text)) and "签发" not in line.text), None)
    if born is None:
        return []
    day = _BIRTH.search(normal(born.text))
    found = [_labelled("birth", day[0], born.words, page)] if day is not None else []
    below = (word for word in page.words if word.box.top > born.bottom)
    number = next((word for word in below if _NUMBER.search(normal(word.text))), None)
    if number is not None:
        found += _address(_between(born, number, page), page)
    return found


def _between(born: Line, number: Word, page: PageText) -> list[Word]:
    """The words on the card below the birth date and above the number."""
    height, long = born.bottom - born.top, number.box.right - number.box.left
    left, right = number.box.left - BEFORE * long, number.box.right + BEHIND * long
    return [word for word in page.words if born.bottom - height / 3 < word.box.top
            and word.box.bottom < number.box.top + height / 3 and left < word.box.left and word.box.right < right]


def _address(words: Sequence[Word], page: PageText) -> list[Labelled]:
    """The lines of an address as one value; without a first line there is none."""
    texts, taken = "", list[Word]()
    for line in to_lines(words):
        text = "".join(normal(word.text) for word in line.words)
        match = _ADDRESS.fullmatch(text) if not texts else re.fullmatch(r"([一-鿿\dA-Za-z()-]+)", text)
        if match is not None:
            texts += match[1]
            taken += line.words
    return [_labelled("address", texts, taken, page)] if taken else []


def _labelled(name: str, value: str, words: Sequence[Word], page: PageText) -> Labelled:
    return Labelled(name, value, around(words), sureness(words), page.number, coloned=False)
