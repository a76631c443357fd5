"""Values in running text: ``兹证明张样例，自2020年6月24日起在我单位工作，现担任会计职务，月收入为人民币12000元``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from intake_cli.layout.labels import Labelled
from intake_cli.layout.lines import to_lines
from intake_cli.layout.sentences import stated
from intake_cli.words import PageText


def spoken(page: PageText) -> Iterator[Labelled]:
    """Every value that the words of a page state, by the name of its field."""
    lines = to_lines(page.words)
    for name, pattern in _patterns("running"):
        yield from stated(pattern, [word for line in lines for word in line.words], page.number, name)
    for name, pattern in _patterns("line"):
        for line in lines:
            yield from stated(pattern, line.words, page.number, name)


@cache
def _patterns(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads(resources.files("intake_cli.fields").joinpath("prose.toml").read_text("utf-8"))
    return tuple((name, re.compile(pattern)) for name, patterns in table[section].items() for pattern in patterns)
