"""ID-06."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checks.days import years_after
from checks.facts import Evidence, Field, PrintedDate
from checks.findings import Finding, Level, fail, not_applicable, review, unknown
from checks.identifiers import NumberType, age_on, as_printed, birth_date, is_well_formed, number_type
from checks.paper_facts import IdentityCard
from checks.rule import Context, rule

FIRST_CARDS = date(2004, 1, 1)
"""Since then cards of the second generation are issued."""
_TERMS = ((16, 5), (26, 10), (46, 20))
"""Age at issue below which a card is valid for so many years; from the last one on it has no end."""
_LONG_TERM_FROM = 46
_TEMPORARY = "临时"


@rule("ID-06", Level.WARNING, IdentityCard)
def id_validity(card: IdentityCard, context: Context) -> Iterator[Finding]:
    """A card's validity is 5, 10 or 20 years or without end, as its holder's age at issue demands.

    Why: Who makes a card up, or moves its last day on, seldom knows which term belongs to which age. A temporary card
        is void after three months.
    Innocent: The card was asked for before a birthday and issued after it; a figure was read or keyed wrongly.
    Source: Resident Identity Card Law, article 5; rules for residence permits (five years) and foreigners' cards (ten,
        five under 18); policy identity.issue_days,
        identity.temporary.
    """
    begin, title = card.valid_from, card.fields.get("title")
    if title is not None and _TEMPORARY in title.value:
        accepted = context.policy.identity.temporary
        yield not_applicable("temporary-accepted", title.evidence) if accepted else fail(
            "temporary", title.evidence, level=Level.ERROR)
    elif begin is None or (card.valid_to is None and not card.long_term):
        yield not_applicable("no-dates", card.evidence)
    elif begin.value.day is None:
        yield unknown("unread", begin.evidence)
    elif begin.value.day > context.as_of:
        yield fail("future", begin.evidence, date=begin.value.day, as_of=context.as_of)
    else:
        yield from _judge(card, begin, begin.value.day, context)


def _judge(card: IdentityCard, begin: Field[PrintedDate], issued: date, context: Context) -> Iterator[Finding]:
    if issued < FIRST_CARDS:
        yield fail("before-second", begin.evidence, level=Level.ERROR, date=issued)
        return
    end = card.valid_to
    if end is not None and end.value.day is not None and end.value.day <= issued:
        yield fail("order", end.evidence, begin.evidence, start=issued, end=end.value.day)
        return
    number = as_printed(card.number.value).upper() if card.number is not None else ""
    birth = birth_date(number) if is_well_formed(number) else None
    if birth is None or card.number is None:
        yield unknown("no-birth", begin.evidence)
    elif number_type(number) is not NumberType.RESIDENT:
        yield from _permit(card, issued, begin.evidence, _permit_years(number, birth, issued))
    else:
        yield from _resident(card, issued, birth, begin.evidence, context.policy.identity.issue_days)


def _resident(card: IdentityCard, issued: date, birth: date, place: Evidence, days: int) -> Iterator[Finding]:
    terms = {_term(age_on(birth, day)) for day in (issued, issued - timedelta(days))}
    age = age_on(birth, issued)
    end = card.valid_to
    if end is None:
        if None not in terms:
            yield fail("long-too-young", place, age=age, least=_LONG_TERM_FROM)
    elif end.value.day is not None and not any(_fits(issued, end.value.day, term) for term in terms):
        wanted = _term(age)
        code = "not-long" if wanted is None else "term"
        yield fail(code, end.evidence, place, start=issued, end=end.value.day, age=age, years=wanted or "")


def _permit(card: IdentityCard, issued: date, place: Evidence, years: int) -> Iterator[Finding]:
    """The terms of permits are known less well: a person decides."""
    end = card.valid_to
    if end is None:
        yield review("permit-long", place, years=years)
    elif end.value.day is not None and not _fits(issued, end.value.day, years):
        yield review("permit-term", end.evidence, place, start=issued, end=end.value.day, years=years)


def _permit_years(number: str, birth: date, issued: date) -> int:
    adult = age_on(birth, issued) >= 18
    return 10 if number_type(number) is NumberType.FOREIGNER and adult else 5


def _term(age: int) -> int | None:
    return next((years for below, years in _TERMS if age < below), None)


def _fits(issued: date, end: date, years: int | None) -> bool:
    """Whether a card of so many years ends then: on the same day, or the day before."""
    return years is not None and any(end in (day, day - timedelta(1)) for day in years_after(issued, years))
