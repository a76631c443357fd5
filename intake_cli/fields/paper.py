"""A paper's lines and its values, read in every way that its kind allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.facts import Box, Evidence
from intake_cli.fields.card import placed
from intake_cli.fields.grid import fills, has_headings, values_below
from intake_cli.fields.papers import Form
from intake_cli.fields.prose import spoken
from intake_cli.layout.boxed import boxed
from intake_cli.layout.continued import run_on
from intake_cli.layout.labelled import Labelled, labelled
from intake_cli.layout.lines import Line, around, sureness, to_lines
from intake_cli.layout.values import is_empty
from intake_cli.words import PageText

LONG = ("address", "household_address")
"""Fields whose values run over several lines."""


class Paper:
    """A paper's lines and its values: labelled ones first, then what its sentences say."""

    def __init__(self, document: str, pages: list[PageText], form: Form) -> None:
        self.document, self.form = document, form
        self.pages = [way for page in pages for way in (page, page.other_way_up()) if way is not None]
        self.lines = [(page, line) for page in self.pages for line in to_lines(page.words)]
        readers = (_boxed_values, _labelled_values, _spoken_values, _placed_values)
        self._values = [(page, value) for read in readers for page in self.pages for value in read(page, form)]

    def named(self, name: str) -> list[tuple[PageText, Labelled]]:
        """The values of a field, none of them empty."""
        return [(page, value) for page, value in self._values if value.name == name and not is_empty(value.value)]

    def evidence(self, page: PageText, value: Labelled) -> Evidence:
        """The place of a value."""
        return self._at(page, value.box, value.value, value.confidence)

    def line_evidence(self, page: PageText, line: Line) -> Evidence:
        """The place of a whole line."""
        return self._at(page, around(line.words), line.text, sureness(line.words))

    def _at(self, page: PageText, box: Box, quote: str, confidence: float) -> Evidence:
        return Evidence(self.document, page.number, page.on_page(box), quote, round(confidence, 4), None, page.reader)


def _boxed_values(page: PageText, form: Form) -> Iterable[Labelled]:
    return () if form.closed else boxed(form.labels, page)


def _spoken_values(page: PageText, form: Form) -> Iterable[Labelled]:
    return spoken(page, form.running, form.line)


def _placed_values(page: PageText, form: Form) -> Iterable[Labelled]:
    return placed(page) if form.closed else ()


def _labelled_values(page: PageText, form: Form) -> Iterator[Labelled]:
    """Values right of their labels, and below them where a row holds nothing but labels; no card has such rows."""
    lines = to_lines(page.words)
    beside: list[Line] = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):  # no lines: nothing to pair
        headings = not form.closed and has_headings(form.labels, line)
        table = headings and below is not None and fills(form.labels, line, below)
        if not table:
            beside.append(line)
        if headings or below is None:
            for value in labelled(form.labels, page.number, beside, form.closed):
                yield run_on(form.labels, value, lines) if value.name in LONG else value
            beside = []
        if table and below is not None:
            yield from values_below(form.labels, page.number, line, below)
