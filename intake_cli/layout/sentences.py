"""Values in running text: a pattern looked for in words that are set one after the other, over the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake_cli.layout.labelled import Labelled
from intake_cli.layout.lines import around, sureness
from intake_cli.layout.values import normal
from intake_cli.words import Word


def stated(pattern: re.Pattern[str], words: Sequence[Word], page: int, name: str = "") -> Iterator[Labelled]:
    """What ``pattern`` finds in ``words`` without their blanks: its first group under ``name``, or without one each
    named group under its own; each with the words that it touches."""
    plain = [normal(word.text) for word in words]
    owners = [index for index, text in enumerate(plain) for _ in text]
    for match in pattern.finditer("".join(plain)):
        for group in [1] if name else [group for group, value in match.groupdict().items() if value]:
            touched = [words[index] for index in dict.fromkeys(owners[slice(*match.span(group))])]
            yield Labelled(name or str(group), match[group], around(touched), sureness(touched), page)
