"""The text of a statement outside its table, with its labelled values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checks.facts import Box, Evidence
from intake_cli.characters import simplified
from intake_cli.layout.boxed import boxed
from intake_cli.layout.continued import run_on
from intake_cli.layout.day_ranges import date_range
from intake_cli.layout.form_lines import with_values_beside
from intake_cli.layout.label_patterns import labels_pattern
from intake_cli.layout.labelled import Labelled, labelled
from intake_cli.layout.values import is_empty, normal
from intake_cli.statements.attested import addressed, attested
from intake_cli.statements.certainty import TEXT_LAYER, UNSURE
from intake_cli.statements.table import PageTable
from intake_cli.statements.worn_labels import mended, nearly_holder
from intake_cli.words import PageText

LABELS = labels_pattern("intake_cli.statements", "header_labels.toml")
_NUMBER_AND_NAME = re.compile(
    r"[\d* -]{8,}\((?![^()]*(?:[币卡户类折号]|活期|定期|储蓄|存[款单]|[现本]钞|现汇|正常|冻结|挂失|有效|个人|[本他]行))"
    r"(?P<name>[\u4e00-\u9fff·*]{2,12})\)")
"""A number with the name of its holder in brackets, not with the kind or state of the account."""
LONG = 8
"""Characters of a name from which it may run over several lines."""


class Block:
    """Text outside the table, with its labelled values."""

    def __init__(self, document: str, tables: list[PageTable]) -> None:
        self.document = document
        self.pages = {table.page.number: table.page for table in tables}
        self.above = [(table.page, line) for table in tables for line in table.above]
        self.below = [(table.page, line) for table in tables for line in [*table.totals, *table.below]]
        self.values = [_as_meant(part) for table in tables for value in _labelled_in(table) for part in _parts(value)]
        self.values += [value for table in tables for told in (attested, addressed)
                        for value in told(table.page.number, table.above)]

    def evidence(self, value: Labelled) -> Evidence:
        return self.at(self.pages[value.page], value.box, value.value, value.confidence)

    def at(self, page: PageText, box: Box, quote: str, confidence: float) -> Evidence:
        return Evidence(self.document, page.number, page.place(box), quote, round(confidence, 4), None, page.reader,
                        cell=page.address(box))

    def named(self, name: str) -> list[Labelled]:
        """Values with this label, those with a colon first. Another label beside it is none."""
        found = [value for value in self.values if value.name == name
                 and not is_empty(value.value) and not is_label(value.value)]
        return sorted(found, key=lambda value: not value.coloned)


    def nearly_holders(self) -> Iterator[Labelled]:
        """Values beside what may be a holder's label misread from pixels, in doubt."""
        for page, line in self.above + self.below:
            told = nearly_holder(line) if page.reader != TEXT_LAYER else None
            if told is not None:
                yield from (value for value in labelled(LABELS, page.number, [told]) if value.name == "holder")


def _labelled_in(table: PageTable) -> Iterator[Labelled]:
    """The values outside a table: those in ruled boxes, and those on lines."""
    outside = (table.above, [*table.totals, *table.below])
    if table.page.rules:
        words = tuple(word for lines in outside for line in map(mended, lines) for word in line.words)
        yield from boxed(LABELS, replace(table.page, words=words), headed=True)
    for lines in (with_values_beside(map(mended, each)) for each in outside):
        for value in labelled(LABELS, table.page.number, lines):
            yield run_on(LABELS, value, lines) if value.name == "holder" and len(value.value) >= LONG else value


def _parts(value: Labelled) -> Iterator[Labelled]:
    """``value``, or the number and the name that it holds both: in doubt where brackets alone tell the name."""
    bracketed = _NUMBER_AND_NAME.fullmatch(value.value) if value.name == "account" else None
    if bracketed is not None:
        yield replace(value, name="holder", value=bracketed["name"], coloned=False,
                      confidence=min(value.confidence, UNSURE))
    if value.name != "account_and_holder":
        yield value
        return
    for part in value.value.split("/"):
        yield replace(value, name="account" if any(map(str.isdigit, part)) else "holder", value=part)


def _as_meant(value: Labelled) -> Labelled:
    """``value`` by what it shows: two days joined by a dash are a period, though their label may be that of the print
    (查询日期: 2025-03-01 至 2025-09-10)."""
    return replace(value, name="period") if value.name == "printed_on" and date_range(value.value) else value


def is_label(text: str) -> bool:
    """True for a word that is nothing but a known label."""
    return LABELS.fullmatch(simplified(normal(text)).rstrip(":")) is not None
