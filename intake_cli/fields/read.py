"""Labelled fields of the papers that are no statements: who, which number, which address, of which day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checks.facts import Box, Evidence, Field, PrintedDate
from intake_cli.fields.continued import run_on
from intake_cli.fields.grid import fills, has_headings, values_below
from intake_cli.fields.prose import spoken
from intake_cli.layout.card_bill import card_bill
from intake_cli.layout.days import all_dates, printed_date
from intake_cli.layout.labels import Labelled, labelled, labels_pattern
from intake_cli.layout.lines import Line, around, sureness, to_lines
from intake_cli.layout.values import is_empty, normal
from intake_cli.words import PageText

Fields = dict[str, Field[str]]
Dates = dict[str, Field[PrintedDate]]

_LABELS = labels_pattern("intake_cli.fields", "field_labels.toml")
_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{16}[0-9Xx]|[1-9]\d{14})(?![0-9A-Za-z])")
_TEXTS = ("holder", "address", "authority", "employer", "position", "income")
_DATES = ("birth", "hired_on", "issued_on")


def read_fields(document: str, kind: str, pages: list[PageText]) -> tuple[Fields, Dates]:
    """Texts and dates that ``pages`` of a paper of ``kind`` show, by field name.

    A field whose value is not of its form is left out: what was not read is not claimed.
    """
    paper = _Paper(document, pages, glued=kind == "id_card")
    texts: Fields = {name: value for name in _TEXTS if (value := paper.text(name)) is not None}
    dates: Dates = {name: date for name in _DATES if (date := paper.date(name)) is not None}
    number = paper.id_number(anywhere=kind == "id_card")
    if number is not None:
        texts["id_number"] = number
    sex = paper.sex()
    if sex is not None:
        texts["sex"] = sex
    if (bill := paper.card_bill()) is not None:
        texts["card_bill"] = bill
    dates |= paper.validity()
    if "issued_on" not in dates and kind != "id_card" and (signed := paper.closing_date()) is not None:
        dates["issued_on"] = signed
    return texts, dates


class _Paper:
    """A paper's lines and its values: labelled ones first, then what its sentences say."""

    def __init__(self, document: str, pages: list[PageText], glued: bool) -> None:
        self.document = document
        self.pages = {page.number: page for page in pages}
        self.lines = [(page, line) for page in pages for line in to_lines(page.words)]
        self.values = [value for page in pages for value in _labelled_values(page, glued)]
        if not glued:
            self.values += [value for page in pages for value in spoken(page)]

    def named(self, name: str) -> list[Labelled]:
        return [value for value in self.values if value.name == name and not is_empty(value.value)]

    def text(self, name: str) -> Field[str] | None:
        value = next((value for value in self.named(name) if re.search(r"[^\W_]", value.value)), None)
        return None if value is None else Field(_trimmed(value.value), self.evidence(value))

    def date(self, name: str) -> Field[PrintedDate] | None:
        for value in self.named(name):
            printed = printed_date(value.value)
            if printed is not None:
                return Field(printed, self.evidence(value))
        return None

    def id_number(self, anywhere: bool) -> Field[str] | None:
        """The identity number beside its label, or on a card wherever a number of its form stands."""
        for value in self.named("id_number"):
            match = _ID_NUMBER.search(normal(value.value).replace(" ", ""))
            if match is not None:
                return Field(match[1], self.evidence(value))
        if anywhere:
            for page, line in self.lines:
                match = _ID_NUMBER.search(normal(line.text))
                if match is not None:
                    return Field(match[1], self.at(page, around(line.words), line.text, sureness(line.words)))
        return None

    def sex(self) -> Field[str] | None:
        value = next((value for value in self.named("sex") if value.value[:1] in ("男", "女")), None)
        return None if value is None else Field(value.value[:1], self.evidence(value))

    def card_bill(self) -> Field[str] | None:
        """The line by which the paper is a credit card's bill."""
        marked = card_bill(line for _, line in self.lines)
        page = next((page for page, line in self.lines if line is marked), None)
        if marked is None or page is None:
            return None
        return Field(normal(marked.text), self.at(page, around(marked.words), marked.text, sureness(marked.words)))

    def validity(self) -> Dates:
        """Begin and end of a card's validity; a long-term card has no end."""
        for value in self.named("valid"):
            dates = all_dates(value.value)
            names = ("valid_from", "valid_to")
            if dates:
                return {name: Field(date, self.evidence(value)) for name, date in zip(names, dates, strict=False)}
        return {}

    def closing_date(self) -> Field[PrintedDate] | None:
        """The date that stands alone on a line near the end: how certificates and letters are dated."""
        for page, line in reversed(self.lines):
            text = normal(line.text)
            dates = all_dates(text)
            if len(dates) == 1 and len(text) <= len(dates[0].text) + 4:
                return Field(dates[0], self.at(page, around(line.words), line.text, sureness(line.words)))
        return None

    def evidence(self, value: Labelled) -> Evidence:
        return self.at(self.pages[value.page], value.box, value.value, value.confidence)

    def at(self, page: PageText, box: Box, quote: str, confidence: float) -> Evidence:
        return Evidence(self.document, page.number, page.on_page(box), quote, round(confidence, 4), None, page.reader)


def _labelled_values(page: PageText, glued: bool) -> Iterator[Labelled]:
    """Values right of their labels, and below them where a row holds nothing but labels; no card has such rows."""
    lines = to_lines(page.words)
    beside: list[Line] = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):  # no lines: nothing to pair
        headings = not glued and has_headings(_LABELS, line)
        table = headings and below is not None and fills(_LABELS, line, below)
        if not table:
            beside.append(line)
        if headings or below is None:
            for value in labelled(_LABELS, page.number, beside, glued):
                yield run_on(_LABELS, value, lines) if value.name == "address" else value
            beside = []
        if table and below is not None:
            yield from values_below(_LABELS, page.number, line, below)


def _trimmed(text: str) -> str:
    return re.split(r"(?<!\d),|,(?!\d{3})|[，;；。]", text)[0].strip(" :：,，。")


def confirmed(field: Field[str], readings: list[tuple[str, float]]) -> Field[str]:
    """``field`` (an identity number) after further readings of its place: a reading that gives another number is
    kept as the second one, so that no rule fails the paper for a misreading."""
    for text, _ in readings:
        match = _ID_NUMBER.search(normal(text).replace(" ", ""))
        if match is not None and match[1].upper() == field.value.upper():
            return field
    other = next((text for text, _ in readings), "")
    return Field(field.value, replace(field.evidence, second=other))
