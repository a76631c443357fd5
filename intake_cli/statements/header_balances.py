"""The balances that the head or the foot of a statement names."""

from __future__ import annotations

from decimal import Decimal

from checks.facts import Evidence, Field, PrintedDate
from checks.names import read_from_pixels
from intake_cli.layout.days import all_dates
from intake_cli.layout.labelled import Labelled
from intake_cli.layout.values import money
from intake_cli.statements.header_block import Block
from intake_cli.statements.worded_sums import doubted, split_words


def balance_named(block: Block, name: str, day: Field[PrintedDate] | None) -> Field[Decimal] | None:
    """The balance with this label. Where pages state several, it is that of the page which tells the ``day`` that the
    period begins or ends with, as months bound together do; of pages that all tell it none is."""
    stated = [each for value in block.named(name) if (each := _stated(value, block.evidence(value))) is not None]
    if len({each.evidence.page for each in stated}) < 2 or len({each.value for each in stated}) == 1:
        return next(iter(stated), None)
    days = {value.page for each in ("period", "start", "end") for value in block.named(each)
            if day is not None and any(date.day == day.value.day for date in all_dates(value.value))}
    return next((each for each in stated if days == {each.evidence.page}), None)


def _stated(value: Labelled, place: Evidence) -> Field[Decimal] | None:
    """The balance behind a label, in words or figures. Of both the words count, which who changes figures forgets, but
    for those read from pixels."""
    before, said = split_words(value.value)
    figures = money(before)
    if said is not None and (figures is None or not read_from_pixels(place)):
        return Field(said, doubted(place))
    return None if figures is None else Field(figures, place)
