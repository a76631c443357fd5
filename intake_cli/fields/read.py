"""Labelled fields of the papers that are no statements: who, which number, which address, of which day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checks.facts import Box, Evidence, Field, PrintedDate
from intake_cli.fields.boxed import boxed
from intake_cli.fields.card import unlabelled
from intake_cli.fields.continued import run_on
from intake_cli.fields.grid import fills, has_headings, values_below
from intake_cli.fields.papers import Form, form_of
from intake_cli.fields.prose import spoken
from intake_cli.fields.values import value_of
from intake_cli.layout.card_bill import card_bill
from intake_cli.layout.days import all_dates, printed_date
from intake_cli.layout.labelled import Labelled, labelled
from intake_cli.layout.lines import Line, around, sureness, to_lines
from intake_cli.layout.values import is_empty, normal
from intake_cli.words import PageText

Fields = dict[str, Field[str]]
Dates = dict[str, Field[PrintedDate]]

_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{16}[0-9Xx]"
                        r"|[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![0-9A-Za-z])")
"""One of 15 figures has a day where its own stands: else it is what is left of one of 18."""
_SPECKS = re.compile(r"(?<=[年月日])[.,·:'`*-]+|[.,·:'`*-]+(?=[年月日])")
"""Marks beside the words of a date: dirt of a copy."""
_FIRM = re.compile(r"公司|厂|店|中心|院|所|局|校|集团|银行|合作社|事务所")
PARTIES = ("payer", "payee")
LONG = ("address", "household_address")
"""Fields whose values run over several lines."""
UTILITIES = {utility: re.compile(words) for utility, words in {
    "electricity": "供电|电费|用电|电力", "gas": "燃气|用气|煤气|气费", "water": "水费|供水|用水|自来水",
    "other": "物业|宽带|电话费|话费|暖气|供暖|有线电视|居住证明|居委会|社区"}.items()}
SIGNATURES = "signed_by"
"""The field that is written by hand as a rule, and seldom to be read."""
LEGIBLE = 0.5
"""Confidence below which a value is shown to a person and not claimed."""
SEVERAL = ("owners", "signed_by")
"""Fields that a paper may fill more than once; their values are joined."""


def read_fields(document: str, kind: str, pages: list[PageText]) -> tuple[Fields, Dates]:
    """Texts and dates that ``pages`` of a paper of ``kind`` show, by field name.

    A field whose value is not of its form is left out: what was not read is not claimed. Whoever asks shows the places
    of those that could hardly be read to a person (:func:`parted`) instead of guessing.
    """
    form = form_of(kind)
    paper = _Paper(document, pages, form)
    texts: Fields = {name: value for name in form.texts if (value := paper.field(name)) is not None}
    dates: Dates = {name: date for name in form.dates if (date := paper.date(name)) is not None}
    dates = paper.periods() | dates
    if (bill := paper.card_bill()) is not None:
        texts["card_bill"] = bill
    if "issued_on" in form.dates and "issued_on" not in dates and (signed := paper.closing_date()) is not None:
        dates["issued_on"] = signed
    return texts, dates


def parted(texts: Fields, dates: Dates) -> tuple[Fields, Dates, dict[str, Evidence]]:
    """Texts and dates that can be read, and the places of those that cannot: writing by hand, above all."""
    illegible = {name: field.evidence for group in (texts, dates) for name, field in group.items()
                 if field.evidence.confidence < LEGIBLE}
    return ({name: field for name, field in texts.items() if name not in illegible},
            {name: field for name, field in dates.items() if name not in illegible},
            {name: place for name, place in illegible.items() if name != SIGNATURES})


class _Paper:
    """A paper's lines and its values: labelled ones first, then what its sentences say."""

    def __init__(self, document: str, pages: list[PageText], form: Form) -> None:
        self.document, self.form = document, form
        self.pages = [way for page in pages for way in (page, page.other_way_up()) if way is not None]
        self.lines = [(page, line) for page in self.pages for line in to_lines(page.words)]
        readers = (_boxed_values, _labelled_values, _spoken_values, _placed_values)
        self.values = [(page, value) for read in readers for page in self.pages for value in read(page, form)]

    def named(self, name: str) -> list[tuple[PageText, Labelled]]:
        return [(page, value) for page, value in self.values if value.name == name and not is_empty(value.value)]

    def field(self, name: str) -> Field[str] | None:
        """The text of a field; some are not what stands beside a label."""
        if name == "id_number":
            return self.id_number(anywhere=self.form.closed)
        if name == "seal_name":
            return self.seal()
        if name == "validity":
            return self.text(*self.form.periods)
        if name == "utility":
            return self.utility()
        return self.several(name) if name in SEVERAL else self.text(name)

    def text(self, *names: str) -> Field[str] | None:
        for page, value in (found for name in names for found in self.named(name)):
            if (shown := value_of(names[0], value.value)) is not None:
                return Field(shown, self.evidence(page, value))
        return self.party(names[0]) if names[0] in PARTIES else None

    def several(self, name: str) -> Field[str] | None:
        """All values of a field, each once, with the place of the first."""
        shown = {text: found for found in reversed(self.named(name)) if (text := value_of(name, found[1].value))}
        if not shown:
            return None
        texts = list(reversed(shown))
        return Field("、".join(texts), self.evidence(*shown[texts[0]]))

    def party(self, name: str) -> Field[str] | None:
        """Who pays or is paid on an invoice that names both alike: the buyer comes first, the seller second."""
        values = self.named("party")
        place = PARTIES.index(name)
        if place >= len(values) or (shown := value_of(name, values[place][1].value)) is None:
            return None
        return Field(shown, self.evidence(*values[place]))

    def date(self, name: str) -> Field[PrintedDate] | None:
        for page, value in self.named(name):
            printed = printed_date(_SPECKS.sub("", value.value))
            if printed is not None:
                return Field(printed, self.evidence(page, value))
        return None

    def periods(self) -> Dates:
        """First and last days of periods; one that does not end has a first day only."""
        found: Dates = {}
        for label, names in self.form.periods.items():
            values = [(place, all_dates(place[1].value)) for place in self.named(label)]
            values.sort(key=lambda one: -min(len(one[1]), len(names)))  # as many days as can be, the first such
            for place, days in values[:1]:
                first = len(names) - 1 if len(days) == 1 and _only_last(place[1].value, days[0]) else 0
                found |= {name: Field(day, self.evidence(*place))
                          for name, day in zip(names[first:], days, strict=False) if name}
        return found

    def id_number(self, anywhere: bool) -> Field[str] | None:
        """The identity number beside its label, or on a card wherever a number of its form stands."""
        for page, value in self.named("id_number"):
            match = _ID_NUMBER.search(normal(value.value))
            if match is not None:
                return Field(match[1], self.evidence(page, value))
        if anywhere:
            for page, line in self.lines:
                match = _ID_NUMBER.search(normal(line.text))
                if match is not None:
                    return Field(match[1], self.at(page, around(line.words), line.text, sureness(line.words)))
        return None

    def seal(self) -> Field[str] | None:
        """What the first seal that names a firm says."""
        for page in self.pages:
            for seal in page.seals:
                if _FIRM.search(seal.text):
                    return Field(seal.text, Evidence(self.document, page.number, seal.box, seal.text, seal.confidence,
                                                     None, page.reader))
        return None

    def utility(self) -> Field[str] | None:
        """What a bill is for, by the first line that says so."""
        for page, line in self.lines:
            for utility, words in UTILITIES.items():
                if words.search(normal(line.text)):
                    return Field(utility, self.at(page, around(line.words), line.text, sureness(line.words)))
        return None

    def card_bill(self) -> Field[str] | None:
        """The line by which the paper is a credit card's bill."""
        marked = card_bill(line for _, line in self.lines)
        page = next((page for page, line in self.lines if line is marked), None)
        if marked is None or page is None:
            return None
        return Field(normal(marked.text), self.at(page, around(marked.words), marked.text, sureness(marked.words)))

    def closing_date(self) -> Field[PrintedDate] | None:
        """The date that stands alone on a line near the end: how certificates and letters are dated."""
        for page, line in reversed(self.lines):
            text = normal(line.text)
            dates = all_dates(text)
            if len(dates) == 1 and len(text) <= len(dates[0].text) + 4:
                return Field(dates[0], self.at(page, around(line.words), line.text, sureness(line.words)))
        return None

    def evidence(self, page: PageText, value: Labelled) -> Evidence:
        return self.at(page, value.box, value.value, value.confidence)

    def at(self, page: PageText, box: Box, quote: str, confidence: float) -> Evidence:
        return Evidence(self.document, page.number, page.on_page(box), quote, round(confidence, 4), None, page.reader)


def _only_last(period: str, day: PrintedDate) -> bool:
    """Whether figures that could not be read as a day stand before the only ``day`` of a period."""
    return re.search(r"\d", normal(period).partition(day.text)[0]) is not None


def _boxed_values(page: PageText, form: Form) -> Iterable[Labelled]:
    return () if form.closed else boxed(form.labels, page)


def _spoken_values(page: PageText, form: Form) -> Iterable[Labelled]:
    return spoken(page, form.running, form.line)


def _placed_values(page: PageText, form: Form) -> Iterable[Labelled]:
    return unlabelled(page) if form.closed else ()


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


def confirmed(field: Field[str], readings: list[tuple[str, float]]) -> Field[str]:
    """``field`` (an identity number) after further readings of its place: a reading that gives another number is
    kept as the second one, so that no rule fails the paper for a misreading."""
    for text, _ in readings:
        match = _ID_NUMBER.search(normal(text).replace(" ", ""))
        if match is not None and match[1].upper() == field.value.upper():
            return field
    other = next((text for text, _ in readings), "")
    return Field(field.value, replace(field.evidence, second=other))
