"""ENT-02."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checks.days import LONG_TERM
from checks.facts import Application, Field
from checks.findings import Finding, Kind, Level, fail, not_applicable
from checks.names import read_from_pixels
from checks.paper_facts import KEYED, IdentityCard
from checks.rule import Context, rule
from checks.subjects import subjects_of

_SAYS_NO_END = re.compile(r"(长期|永久|终身|无期限|无|long.*|permanent|9{4}.*|2099.*|0)", re.IGNORECASE)
_SENTINEL_DAY = date(2050, 1, 1)


@rule("ENT-02", Level.ERROR, Application)
def entry_long_term(application: Application, context: Context) -> Iterator[Finding]:
    """The end of a long-term card is keyed 20500101, and of no other card.

    Why: The entry system knows no word for it; any other value makes the card expire on a day of its own.
    Innocent: The card was renewed, or its back was read wrongly. From 2030 on a card may really end on 2050-01-01.
    Source: Intake training deck, data entry (长期有效录入 20500101).
    """
    keyed = application.applicant.values.get("id_valid_to")
    if keyed is None or not keyed.value.strip():
        yield not_applicable("not-keyed", application.evidence)
        return
    cards = [card for card in subjects_of(IdentityCard, application)
             if isinstance(card, IdentityCard) and card.source != KEYED]
    if _SAYS_NO_END.fullmatch(keyed.value.strip()):
        yield fail("word", keyed.evidence, text=keyed.value)
    elif not re.fullmatch(r"\d{8}", keyed.value):
        yield fail("form", keyed.evidence, level=Level.WARNING, text=keyed.value)
    elif keyed.value != LONG_TERM:
        yield from (Finding("long-term", (keyed.evidence, card.evidence), {"text": keyed.value}, _kind(card))
                    for card in cards if card.long_term)
    else:
        yield from _ends(keyed, cards)


def _ends(keyed: Field[str], cards: list[IdentityCard]) -> Iterator[Finding]:
    for card in cards:
        end = card.valid_to
        if end is not None and end.value.day not in (None, _SENTINEL_DAY):
            yield Finding("has-end", (keyed.evidence, end.evidence), {"end": str(end.value.day)}, _kind(card))


def _kind(card: IdentityCard) -> Kind:
    dates = [date.evidence for date in card.dates.values()]
    return Kind.REVIEW if any(map(read_from_pixels, dates)) else Kind.FAIL
