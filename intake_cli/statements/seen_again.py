"""Sums outside the rows, read again where they are not those of the rows, and how further looks at figures count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from checks.facts import Evidence, Total
from intake_cli.statements.certainty import CONFIRMED, OUTVOTED, SURE, TEXT_LAYER, UNSURE
from intake_cli.statements.direction import Directed
from intake_cli.statements.second_reader import Reader
from intake_cli.words import Place

_SEPARATORS = re.compile(r"[,.，。'’]")
_RUN = re.compile(r"(\d)\1+")


def with_sums_seen_again(totals: Sequence[Total], entries: Sequence[Directed], reader: Reader) -> tuple[Total, ...]:
    """``totals`` of pages read from pixels, those that ``entries`` do not bear out read again: what a further reading
    says that ``entries`` bear out, but for figures that repeat; confirmed where most of the readings hold the same
    figures, else in doubt."""
    known = set(_sums(entries))
    asked = [total for total in totals if from_pixels(total.evidence) and abs(total.value) not in known]
    readings = reader.readings([place_of(total.evidence) for total in asked], numeric=False)
    seen = {id(total): _total([text for text, _ in found], total, known)
            for total, found in zip(asked, readings, strict=True)}
    return tuple(seen.get(id(total), total) for total in totals)


def _total(texts: Sequence[str], total: Total, known: set[Decimal]) -> Total:
    figures = _SEPARATORS.sub("", str(abs(total.value)))
    for run in longer(figures, (_SEPARATORS.sub("", text) for text in texts)):
        value = Decimal(run).scaleb(Decimal(total.value.as_tuple().exponent))
        if value in known:
            return replace(total, value=value.copy_sign(total.value), evidence=replace(
                total.evidence, second=total.evidence.quote, confidence=max(total.evidence.confidence, OUTVOTED)))
    return replace(total, evidence=weighed(total.evidence, texts, str(total.value)))


def longer(figures: str, texts: Iterable[str]) -> list[str]:
    """Runs of figures in ``texts`` that are ``figures`` but for how often one repeats: readers drop a figure from 222
    and hardly anything else."""
    runs = (run for text in texts for run in re.findall(r"\d+", text))
    return [run for run in runs if len(run) > len(figures) and _RUN.sub(r"\1", run) == _RUN.sub(r"\1", figures)]


def weighed(place: Evidence, readings: Sequence[str], figures: str, most: float = 0.5) -> Evidence:
    """``place`` as sure as further ``readings`` make the ``figures`` that were read there: in doubt where more than the
    share ``most`` of them hold others, and as good as unread where several do and none holds these."""
    pattern = re.compile(rf"(?<!\d){re.escape(_SEPARATORS.sub('', figures))}(?!\d)")
    others = [text for text in readings if not pattern.search(_SEPARATORS.sub("", text))]
    if readings and len(others) <= most * len(readings):
        return replace(place, confidence=max(place.confidence, OUTVOTED if others else CONFIRMED))
    sure = UNSURE if 1 < len(others) == len(readings) else SURE - 0.01
    return replace(place, confidence=min(place.confidence, sure), second=next(iter(others), None))


def _sums(entries: Sequence[Directed]) -> Iterator[Decimal]:
    """What sums, counts and balances of a page, of the pages so far and of the whole would be."""
    pages = [list(rows) for _, rows in groupby(entries, lambda entry: entry.raw.evidence.page)]
    runs = [[row for page in pages[:end] for row in page] for end in range(1, len(pages) + 1)]
    for rows in (*pages, *runs):
        amounts = [row.amount.value for row in rows if row.amount is not None]
        for own in ([each for each in amounts if each > 0], [-each for each in amounts if each < 0]):
            yield from (sum(own, Decimal(0)), Decimal(len(own)))
        yield Decimal(len(rows))
        for row in (rows[0], rows[-1]):
            if row.raw.balance is not None and row.amount is not None:
                yield from (abs(row.raw.balance.value), abs(row.raw.balance.value - row.amount.value))


def from_pixels(place: Evidence) -> bool:
    """Whether a value was read from pixels, at a place that can be looked at again."""
    return place.reader != TEXT_LAYER and not place.cell and place.box is not None and place.page is not None


def place_of(place: Evidence) -> Place:
    """Where a value stands that was read :func:`from_pixels`."""
    assert place.page is not None
    assert place.box is not None
    return Place(place.page, place.box)
