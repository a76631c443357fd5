"""ID-07."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checks.facts import Field, PrintedDate
from checks.findings import Finding, Level, fail, not_applicable, unknown
from checks.paper_facts import IdentityCard
from checks.rule import Context, rule


@rule("ID-07", Level.ERROR, IdentityCard)
def id_expired(card: IdentityCard, context: Context) -> Iterator[Finding]:
    """The identity card is in force on the day of judgement and on the day of signing.

    Why: A contract signed with an expired card can be contested, and a card lost long ago may be in strange hands.
    Innocent: A new card has been issued already: ask for it. A date was read or keyed wrongly.
    Source: Intake training deck (身份证在有效期内, also at signing); policy identity.ending_days.
    """
    end = card.valid_to
    if card.long_term:
        yield not_applicable("long-term", card.evidence)
    elif end is None:
        yield unknown("no-end", card.evidence)
    elif end.value.impossible:
        yield fail("impossible", end.evidence, text=end.value.text)
    elif end.value.day is None:
        yield unknown("unread", end.evidence)
    else:
        yield from _judge(end, end.value.day, context)


def _judge(end: Field[PrintedDate], last: date, context: Context) -> Iterator[Finding]:
    signing = context.application.signed_on
    if last < context.as_of:
        yield fail("expired", end.evidence, end=last, as_of=context.as_of)
    elif signing is not None and last < signing:
        yield fail("at-signing", end.evidence, end=last, date=signing)
    elif last <= context.as_of + timedelta(context.policy.identity.ending_days):
        yield fail("soon", end.evidence, level=Level.NOTE, end=last)
