"""ID-10."""

from __future__ import annotations

from collections.abc import Iterator

from checks.days import LONG_TERM, keyed_day
from checks.facts import Field
from checks.findings import Finding, Kind, Level, fail, not_applicable, unknown
from checks.identifiers import as_printed, checks_out
from checks.names import bare, read_from_pixels
from checks.paper_facts import KEYED, IdentityCard
from checks.rule import Context, rule

TEXTS = ("holder", "id_number", "sex", "ethnicity", "address", "authority")
DATES = ("birth", "valid_from", "valid_to")
_NO_END = ("长期", LONG_TERM)


@rule("ID-10", Level.WARNING, IdentityCard)
def id_reader(card: IdentityCard, context: Context) -> Iterator[Finding]:
    """The record of a card reader lies beside the card and says what the card shows.

    Why: A reader takes the data from the card's chip, which cannot be printed over; a copy can say anything.
    Innocent: The station has no reader; a line of the copy was read wrongly; the address on the chip is the older one.
    Source: Intake training deck (身份证须读卡上传); policy identity.reader_demanded.
    """
    if card.source == KEYED:
        yield not_applicable("keyed", card.evidence)
    elif not card.record:
        if context.policy.identity.reader_demanded:
            yield fail("missing", card.evidence)
        else:
            yield unknown("no-record", card.evidence)
    else:
        yield from _compare(card)


def _compare(card: IdentityCard) -> Iterator[Finding]:
    for name in TEXTS:
        shown, chip = card.fields.get(name), card.record.get(name)
        if shown is not None and chip is not None and _text(name, shown.value) != _text(name, chip.value):
            yield _finding(name, shown, chip)
    for name in DATES:
        printed, chip = card.dates.get(name), card.record.get(name)
        if printed is None or chip is None:
            continue
        if chip.value.strip() in _NO_END:
            if not card.long_term:
                yield _finding(name, Field(printed.value.text, printed.evidence), chip)
        elif printed.value.day is not None and printed.value.day != keyed_day(chip.value).day:
            yield _finding(name, Field(printed.value.text, printed.evidence), chip)


def _text(name: str, text: str) -> str:
    return as_printed(text).upper() if name == "id_number" else bare(text)


def _finding(name: str, shown: Field[str], chip: Field[str]) -> Finding:
    """What is read from a copy often has a slip: a person looks at both. A number that fits its own check was read."""
    slip = name != "id_number" or not checks_out(as_printed(shown.value).upper())
    kind = Kind.REVIEW if slip and read_from_pixels(shown.evidence) else Kind.FAIL
    return Finding("differs", (shown.evidence, chip.evidence), {"field": name}, kind)
