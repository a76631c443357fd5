"""The lines of a page and the heading of its table among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from intake_cli.layout.currency_words import with_currencies
from intake_cli.layout.glued import unglued
from intake_cli.layout.lines import Line, to_lines
from intake_cli.layout.spread_sums import with_spread_sums
from intake_cli.layout.typed_borders import without_typed_borders
from intake_cli.statements.boxed_titles import with_boxed_titles
from intake_cli.statements.columned_titles import with_columned_titles
from intake_cli.statements.entry_lines import counted_of, halves_of, is_entry
from intake_cli.statements.heading_lines import printed_in
from intake_cli.statements.headings import find_head
from intake_cli.statements.side_panel import panel_of
from intake_cli.statements.spread_days import with_spread_days
from intake_cli.statements.sum_words import is_of_sums
from intake_cli.statements.titles import TableHead
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Rule, Word

MANY = 2
"""How many times as many lines show a day and a number as a day and a sum where sums have no decimals."""
REPEATED, FEWEST = 0.6, 3
"""Share of the words of a line that the heading has too, and how many at least, where the heading is printed again."""


@dataclass(slots=True)
class PageLines:
    """A page with its lines and its own heading, if it has one; ``feet`` are forms of lines that are stamped on most
    pages of the paper."""

    page: PageText
    lines: list[Line]
    head: TableHead | None
    feet: frozenset[str] = frozenset()

    def body(self) -> list[Line]:
        """The lines below the heading."""
        return self.lines[self.head.last + 1:] if self.head is not None else self.lines

    def titles(self) -> set[str]:
        """The words of the heading."""
        first, last = (self.head.first, self.head.last) if self.head is not None else (0, -1)
        return {word.text for line in self.lines[first:last + 1] for word in line.words}

    def parted(self) -> tuple[list[Line], list[Line]]:
        """The entry lines below the heading, and the lines of text between the first and the last of them. A line of
        totals is no entry, but where it looks as if all were. Where no line shows a day and a sum, cells of several
        lines stand around those of one: then each of both is of an entry. In a text layer most sums may be without
        decimals."""
        body = self.body()
        carrying = [index for index, line in enumerate(body) if is_entry(line)] or halves_of(body)
        counted = counted_of(body) if self.page.unit == "pt" else []
        if len(counted) > MANY * len(carrying):
            carrying = sorted({*carrying, *counted})
        at = [index for index in carrying if not is_of_sums(body[index].text)] or carrying
        between = set(range(at[0], at[-1])) - set(at) if at else set()
        between -= {index for index in between if repeats(body[index], self.titles())}
        return [body[index] for index in at], [body[index] for index in sorted(between)]


def repeats(line: Line, titles: set[str]) -> bool:
    """Whether a line prints ``titles`` of a heading again."""
    again = sum(word.text in titles for word in line.words)
    return again >= max(FEWEST, REPEATED * len(line.words))


def page_lines(page: PageText) -> PageLines:
    """The lines of ``page`` and the heading among them. What stands beside its table is listed above it."""
    words = [part for word in without_typed_borders(page.words) for part in unglued(word)]
    panel = panel_of(words)
    if panel:
        beside = set(map(id, panel))
        lines, head = _headed((word for word in words if id(word) not in beside), page.rules)
        own = to_lines(panel)
        if head is not None:
            return PageLines(page, [*lines[:head.first], *own, *lines[head.first:]],
                             replace(head, first=head.first + len(own), last=head.last + len(own)))
    return PageLines(page, *_headed(words, page.rules))


def _worth(head: TableHead | None, plain: list[Line], count: int) -> tuple[int, int, int, int]:
    """How many titles of a heading among ``count`` lines are such as banks print, how few besides, how few above each
    other, and of how many of the ``plain`` lines they are made; the first line of an entry has words under few of them,
    or no Latin ones."""
    if head is None:
        return 0, 0, 0, 0
    made_of = plain[head.first:head.last + 1 + len(plain) - count]
    full = sum(2 * len(line.words) >= len(head.headings) or line.text.isascii() for line in made_of)
    return printed_in(head), -len(head.headings), -sum(heading.level > 0 for heading in head.headings), full


def _headed(words: Iterable[Word], rules: Sequence[Rule]) -> tuple[list[Line], TableHead | None]:
    """Lines of ``words`` with the words of a sum or a day as one, and the heading among them: the one of most titles
    that banks print, as it stands, or with titles made whole."""
    plain = [with_spread_sums(with_spread_days(line)) for line in to_lines(words)]
    apart, lines = plain, list(map(with_currencies, plain))
    head = find_head(lines)
    for whole in (with_boxed_titles(plain, rules), with_columned_titles(plain)):
        if whole is not plain:
            candidate = list(map(with_currencies, whole))
            other = find_head(candidate)
            if _worth(other, plain, len(candidate)) > _worth(head, plain, len(lines)):
                apart, lines, head = whole, candidate, other
    if head is not None:
        columns = [heading.box for heading in head.headings if heading.role is Role.CURRENCY]
        lines[head.last + 1:] = [with_currencies(line, bool(columns), columns) for line in apart[head.last + 1:]]
    return lines, head
