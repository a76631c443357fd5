"""Labelled fields of the papers that are no statements: who, which number, which address, of which day."""

from __future__ import annotations

import re

from checks.facts import Evidence, Field, PrintedDate
from intake_cli.fields.id_number import id_number
from intake_cli.fields.paper import Paper
from intake_cli.fields.papers import form_of
from intake_cli.fields.unlabelled import card_bill_line, closing_date, seal_name, utility
from intake_cli.fields.values import value_of
from intake_cli.layout.days import all_dates, printed_date
from intake_cli.layout.labelled import Labelled
from intake_cli.layout.values import normal
from intake_cli.words import PageText

Fields = dict[str, Field[str]]
Dates = dict[str, Field[PrintedDate]]

_SPECKS = re.compile(r"(?<=[年月日])[.,·:'`*-]+|[.,·:'`*-]+(?=[年月日])")
"""Marks beside the words of a date: dirt of a copy."""
PARTIES = ("payer", "payee")
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
    paper = Paper(document, pages, form)
    texts: Fields = {name: value for name in form.texts if (value := _field(paper, name)) is not None}
    dates: Dates = {name: date for name in form.dates if (date := _date(paper, name)) is not None}
    dates = _periods(paper) | dates
    if (bill := card_bill_line(paper)) is not None:
        texts["card_bill"] = bill
    if "issued_on" in form.dates and "issued_on" not in dates and (signed := closing_date(paper)) is not None:
        dates["issued_on"] = signed
    return texts, dates


def parted(texts: Fields, dates: Dates) -> tuple[Fields, Dates, dict[str, Evidence]]:
    """Texts and dates that can be read, and the places of those that cannot: writing by hand, above all."""
    illegible = {name: field.evidence for group in (texts, dates) for name, field in group.items()
                 if field.evidence.confidence < LEGIBLE}
    return ({name: field for name, field in texts.items() if name not in illegible},
            {name: field for name, field in dates.items() if name not in illegible},
            {name: place for name, place in illegible.items() if name != SIGNATURES})


def _field(paper: Paper, name: str) -> Field[str] | None:
    """The text of a field; some are not what stands beside a label."""
    if name == "id_number":
        return id_number(paper)
    if name == "seal_name":
        return seal_name(paper)
    if name == "validity":
        return _text(paper, *paper.form.periods)
    if name == "utility":
        return utility(paper)
    return _several(paper, name) if name in SEVERAL else _text(paper, name)


def _text(paper: Paper, *names: str) -> Field[str] | None:
    for page, value in (found for name in names for found in paper.named(name)):
        if (shown := value_of(names[0], value.value)) is not None:
            return Field(shown, paper.evidence(page, value))
    return _party(paper, names[0]) if names[0] in PARTIES else None


def _several(paper: Paper, name: str) -> Field[str] | None:
    """All values of a field, each once, with the place of the first."""
    places: dict[str, tuple[PageText, Labelled]] = {}
    for found in paper.named(name):
        if (text := value_of(name, found[1].value)) is not None:
            places.setdefault(text, found)
    return Field("、".join(places), paper.evidence(*next(iter(places.values())))) if places else None


def _party(paper: Paper, name: str) -> Field[str] | None:
    """Who pays or is paid on an invoice that names both alike: the buyer comes first, the seller second."""
    values = paper.named("party")
    place = PARTIES.index(name)
    if place >= len(values) or (shown := value_of(name, values[place][1].value)) is None:
        return None
    return Field(shown, paper.evidence(*values[place]))


def _date(paper: Paper, name: str) -> Field[PrintedDate] | None:
    for page, value in paper.named(name):
        printed = printed_date(_SPECKS.sub("", value.value))
        if printed is not None:
            return Field(printed, paper.evidence(page, value))
    return None


def _periods(paper: Paper) -> Dates:
    """First and last days of periods; one that does not end has a first day only."""
    found: Dates = {}
    for label, names in paper.form.periods.items():
        values = [(place, all_dates(place[1].value)) for place in paper.named(label)]
        values.sort(key=lambda one: -min(len(one[1]), len(names)))  # as many days as can be, the first such
        for place, days in values[:1]:
            first = len(names) - 1 if len(days) == 1 and _only_last(place[1].value, days[0]) else 0
            found |= {name: Field(day, paper.evidence(*place))
                      for name, day in zip(names[first:], days, strict=False) if name}
    return found


def _only_last(period: str, day: PrintedDate) -> bool:
    """Whether figures that could not be read as a day stand before the only ``day`` of a period."""
    return re.search(r"\d", normal(period).partition(day.text)[0]) is not None
