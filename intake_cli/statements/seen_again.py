"""Figures outside the rows, read again where arithmetic says that they may be wrong: sums that are not those of the
rows, and the number of a card that its own check digit contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from checks.cards import as_digits, fits_check_digit, is_card
from checks.facts import Evidence, Field, Total
from intake_cli.characters import is_common
from intake_cli.layout.values import normal
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
    asked = [total for total in totals if _from_pixels(total.evidence) and abs(total.value) not in known]
    readings = reader.readings([_place(total.evidence) for total in asked], numeric=False)
    seen = {id(total): _total([text for text, _ in found], total, known)
            for total, found in zip(asked, readings, strict=True)}
    return tuple(seen.get(id(total), total) for total in totals)


def _total(texts: Sequence[str], total: Total, known: set[Decimal]) -> Total:
    figures = _SEPARATORS.sub("", str(abs(total.value)))
    for run in _longer(figures, (_SEPARATORS.sub("", text) for text in texts)):
        value = Decimal(run).scaleb(Decimal(total.value.as_tuple().exponent))
        if value in known:
            return replace(total, value=value.copy_sign(total.value), evidence=replace(
                total.evidence, second=total.evidence.quote, confidence=max(total.evidence.confidence, OUTVOTED)))
    return replace(total, evidence=_weighed(total.evidence, texts, str(total.value)))


def _longer(figures: str, texts: Iterable[str]) -> list[str]:
    """Runs of figures in ``texts`` that are ``figures`` but for how often one repeats: readers drop a figure from 222
    and hardly anything else."""
    runs = (run for text in texts for run in re.findall(r"\d+", text))
    return [run for run in runs if len(run) > len(figures) and _RUN.sub(r"\1", run) == _RUN.sub(r"\1", figures)]


def with_account_seen_again(account: Field[str] | None, reader: Reader) -> Field[str] | None:
    """``account`` read again where it was read from pixels and is a card's without its check digit: the number that all
    further readings give instead, else as sure as they make it."""
    number = "" if account is None else as_digits(account.value)
    if account is None or not _from_pixels(account.evidence) or not is_card(number) or fits_check_digit(number):
        return account
    (readings,) = reader.readings([_place(account.evidence)], numeric=False)
    texts = [as_digits(text) for text, _ in readings]
    whole = {run for run in _longer(number, texts) if fits_check_digit(run)}
    if len(whole) == 1:
        return Field(other := whole.pop(), replace(account.evidence, quote=other, second=account.value))
    others = {run for text in texts for run in re.findall(r"\d+", text) if len(run) == len(number)}
    if len(others) == 1 and len(texts) > 1 and all(other in text for other in others for text in texts) and \
            number not in others:
        other = others.pop()
        return Field(other, replace(account.evidence, quote=other, second=account.value))
    return replace(account, evidence=_weighed(account.evidence, texts, number, most=0))


def with_holder_seen_again(holder: Field[str] | None, reader: Reader) -> Field[str] | None:
    """``holder`` read again where it was read unsurely from pixels, or holds a rare character: a name as long that two
    looks say alike, more surely than the first, counts instead; one that they say too is as sure as they are."""
    if holder is None or not _from_pixels(holder.evidence) or (
            holder.evidence.confidence >= SURE and is_common(holder.value)):
        return holder
    place = [_place(holder.evidence)]
    (one, sure), (other, surer) = (*reader.texts(place, False), *reader.texts(place, True))
    least, first = min(sure, surer), holder.evidence
    if normal(one) != normal(other) or least < first.confidence or len(normal(one)) != len(normal(holder.value)):
        return Field(holder.value, replace(first, confidence=min(first.confidence, SURE - 0.01)))
    if normal(one) == normal(holder.value):
        return Field(holder.value, replace(first, confidence=min(least, CONFIRMED)))
    return Field(one, replace(first, quote=one, confidence=min(least, OUTVOTED), second=holder.value))


def _weighed(place: Evidence, readings: Sequence[str], figures: str, most: float = 0.5) -> Evidence:
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


def _from_pixels(place: Evidence) -> bool:
    return place.reader != TEXT_LAYER and not place.cell and place.box is not None and place.page is not None


def _place(place: Evidence) -> Place:
    assert place.page is not None
    assert place.box is not None
    return Place(place.page, place.box)
