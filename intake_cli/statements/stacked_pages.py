"""Pictures of several pages one below the other, as long screenshots and sheets of two pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher

from checks.facts import Total
from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal
from intake_cli.statements.header_block import is_label
from intake_cli.statements.headings import find_head
from intake_cli.statements.other_lines import has_label
from intake_cli.statements.page_lines import PageLines, repeats

BALANCES = ("carried", "balance")
ALIKE, SHORTEST = 0.85, 5
"""Likeness of two lines from which they say the same, and characters of the shortest title."""


def stacked(sheet: PageLines) -> Iterator[PageLines]:
    """``sheet`` parted where its heading follows again below its title: what one page after another prints. Labels
    between a title and a heading are those of the page, while above a heading without the title they name a part of the
    table."""
    begin = None if sheet.head is None else next_page(sheet.lines, sheet.head.first, sheet.head.last)
    if begin is None:
        yield sheet
        return
    yield replace(sheet, lines=sheet.lines[:begin])
    lines = sheet.lines[begin:]
    yield from stacked(replace(sheet, lines=lines, head=find_head(lines)))


def next_page(lines: list[Line], first: int, last: int) -> int | None:
    """Where the next page begins below a heading from line ``first`` to ``last``: with a title that stands above that
    heading too, and what else stands over it there."""
    titles = {word.text for line in lines[first:last + 1] for word in line.words}
    again = next((at for at in range(last + 1, len(lines)) if repeats(lines[at], titles)), None)
    if again is None:
        return None
    above = [normal(line.text) for line in lines[:first]]
    of_page = [at for at in range(last + 1, again) if _is_among(normal(lines[at].text), above)]
    return min(of_page) if any(_is_title(lines[at]) for at in of_page) else None


def _is_title(line: Line) -> bool:
    """Whether a line may be a title: it is long enough, and names nothing with a label, which may stand in boxes
    without a colon."""
    labelled = has_label(line) or any(is_label(word.text) for word in line.words)
    return not labelled and len(normal(line.text)) >= SHORTEST


def _is_among(text: str, others: list[str]) -> bool:
    """Whether a line says what one of the others says, though one character or the other was misread."""
    return any(text == other or SequenceMatcher(None, text, other).ratio() >= ALIKE for other in others)


def without_pages(totals: tuple[Total, ...]) -> tuple[Total, ...]:
    """``totals``, those of pages as of nobody knows which rows where one picture has several that differ."""
    told: dict[tuple[int | None, str], set[Decimal]] = defaultdict(set)
    for total in totals:
        if total.scope == "page" and total.of not in BALANCES:
            told[total.evidence.page, total.of].add(total.value)
    several = {page for (page, _), values in told.items() if len(values) > 1}
    return tuple(replace(total, scope="print") if total.scope == "page" and total.of not in BALANCES and
                 total.evidence.page in several else total for total in totals)
