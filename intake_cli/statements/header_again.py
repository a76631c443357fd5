"""What stands around the table, read again where something says that it may be wrong: the number of a card that its own
check digit contradicts, a name read unsurely, numbers of pages of which some are missing, days that entries lie beyond.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from checks.cards import as_digits, fits_check_digit, is_card
from checks.facts import Field, PageMark, PrintedDate
from intake_cli.characters import is_common
from intake_cli.layout.days import all_dates
from intake_cli.layout.values import normal
from intake_cli.statements.certainty import CONFIRMED, OUTVOTED, SURE, UNSURE
from intake_cli.statements.direction import Directed
from intake_cli.statements.header import Header
from intake_cli.statements.page_marks import told_in
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.seen_again import from_pixels, longer, place_of, weighed

CLEAR = 0.8
"""Confidence of one look at least, by which others that say the same count."""
RULES = "|｜"
"""What a rule behind a name looks like, which no name ends in."""
Look = tuple[str, float]


def with_head_seen_again(header: Header, entries: Sequence[Directed], reader: Reader) -> Header:
    """``header`` of ``entries`` with what ``reader`` makes of such values."""
    days = [entry.raw.date.value.day for entry in entries if entry.raw.date.value.day is not None]
    start, end, printed_on = _days((header.start, header.end, header.printed_on), days, reader)
    return replace(header, account=header.account and _number(header.account, reader),
                   cards=tuple(_number(card, reader) for card in header.cards), holder=_holder(header.holder, reader),
                   pages=_marks(header.pages, reader), start=start, end=end, printed_on=printed_on)


def _number(account: Field[str], reader: Reader) -> Field[str]:
    """``account`` read again where it was read from pixels and is a card's without its check digit: the number that all
    further readings give instead, else as sure as they make it."""
    number = as_digits(account.value)
    if not from_pixels(account.evidence) or not is_card(number) or fits_check_digit(number):
        return account
    (readings,) = reader.readings([place_of(account.evidence)], numeric=False)
    texts = [as_digits(text) for text, _ in readings]
    whole = {run for run in longer(number, texts) if fits_check_digit(run)}
    if len(whole) == 1:
        return Field(other := whole.pop(), replace(account.evidence, quote=other, second=account.value))
    others = {run for text in texts for run in re.findall(r"\d+", text) if len(run) == len(number)}
    if len(others) == 1 and len(texts) > 1 and all(other in text for other in others for text in texts) and \
            number not in others:
        other = others.pop()
        return Field(other, replace(account.evidence, quote=other, second=account.value))
    return replace(account, evidence=weighed(account.evidence, texts, number, most=0))


def _holder(holder: Field[str] | None, reader: Reader) -> Field[str] | None:
    """``holder`` read again where it was read unsurely from pixels, or holds a rare character: a name as long that two
    looks say alike, more surely than the first, counts instead; one that they say too is as sure as they are. No look
    at a name proves that it is the holder's, where that is what is in doubt."""
    if holder is None or not from_pixels(holder.evidence) or holder.evidence.confidence == UNSURE or (
            holder.evidence.confidence >= SURE and is_common(holder.value)):
        return holder
    place = [place_of(holder.evidence)]
    (one, sure), (other, surer) = (*reader.texts(place, False), *reader.texts(place, True))
    least, first = min(sure, surer), holder.evidence
    if normal(one) != normal(other) or least < first.confidence or len(normal(one)) != len(normal(holder.value)):
        return Field(holder.value, replace(first, confidence=min(first.confidence, SURE - 0.01)))
    if normal(one) == normal(holder.value):
        return Field(holder.value, replace(first, confidence=min(least, CONFIRMED)))
    name = one.rstrip(RULES)
    return Field(name, replace(first, quote=one, confidence=min(least, OUTVOTED), second=holder.value))


def _marks(marks: tuple[PageMark, ...], reader: Reader) -> tuple[PageMark, ...]:
    """``marks`` of pages of which some are missing, those read unsurely from pixels read again: as sure as several
    looks make them that all tell the same number and count."""
    counts = {mark.count for mark in marks}
    if len(counts) == 1 and {mark.number for mark in marks} == set(range(1, (counts.pop() or 0) + 1)):
        return marks
    asked = [mark for mark in marks if mark.count is not None and from_pixels(mark.evidence)
             and mark.evidence.confidence < SURE]
    readings = reader.readings([place_of(mark.evidence) for mark in asked], numeric=False)
    sure = {id(mark): replace(mark, evidence=replace(mark.evidence, confidence=CONFIRMED))
            for mark, found in zip(asked, readings, strict=True)
            if _agree(found, [told_in(normal(text)) == [(mark.number, mark.count)] for text, _ in found])}
    return tuple(sure.get(id(mark), mark) for mark in marks)


def _days(printed: Sequence[Field[PrintedDate] | None], days: Sequence[date],
          reader: Reader) -> list[Field[PrintedDate] | None]:
    """Start, end and day of printing, those read unsurely from pixels that some of the ``days`` lie beyond read again:
    as sure as several looks make them that all hold the same day."""
    start, *ends = printed
    beyond = [min(days, default=date.max) < _day(start, date.min),
              *(max(days, default=date.min) > _day(end, date.max) for end in ends)]
    asked = [each for each, is_beyond in zip(printed, beyond, strict=True)
             if each is not None and is_beyond and from_pixels(each.evidence) and each.evidence.confidence < SURE]
    readings = reader.readings([place_of(each.evidence) for each in asked], numeric=False)
    sure = {id(each): replace(each, evidence=replace(each.evidence, confidence=CONFIRMED))
            for each, looks in zip(asked, readings, strict=True)
            if _agree(looks, [each.value.day in {found.day for found in all_dates(text)} for text, _ in looks])}
    return [each if each is None else sure.get(id(each), each) for each in printed]


def _day(printed: Field[PrintedDate] | None, unknown: date) -> date:
    return unknown if printed is None or printed.value.day is None else printed.value.day


def _agree(looks: Sequence[Look], same: Sequence[bool]) -> bool:
    """Whether several looks say the ``same``, one of them clearly."""
    return len(looks) > 1 and all(same) and max(sure for _, sure in looks) >= CLEAR
