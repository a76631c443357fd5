"""Values in running text: ``兹证明张样例，自2020年6月24日起在我单位工作，现担任会计职务，月收入为人民币12000元``."""

from __future__ import annotations

from collections.abc import Iterator

from intake_cli.fields.papers import Sentences
from intake_cli.layout.labelled import Labelled
from intake_cli.layout.lines import to_lines
from intake_cli.layout.sentences import stated
from intake_cli.words import PageText


def spoken(page: PageText, running: Sentences, line: Sentences) -> Iterator[Labelled]:
    """Every value that the words of a page state, by the name of its field."""
    lines = to_lines(page.words)
    words = [word for each in lines for word in each.words]
    for name, pattern in running:
        yield from stated(pattern, words, page.number, name)
    for name, pattern in line:
        for each in lines:
            yield from stated(pattern, each.words, page.number, name)
