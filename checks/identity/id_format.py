"""ID-01."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from checks.facts import IdentityNumber
from checks.findings import Finding, Level, fail, not_applicable, review
from checks.identifiers import MASKS, NumberType, as_printed, is_first_generation, is_well_formed, masked, number_type
from checks.policy import Identity
from checks.rule import Context, rule

KEYED = "keyed"
OLD_PAPERS = ("property_deed", "labour_contract", "lease", "other")
"""Papers that may be older than the 18-character number: the 15-digit one is legitimate there."""


@rule("ID-01", Level.ERROR, IdentityNumber)
def id_format(identity: IdentityNumber, context: Context) -> Iterator[Finding]:
    """An identity number has 18 characters, digits and a final digit or X.

    Why: Blanks and missing digits keep the number from being found again; first-generation cards ended in 2013.
    Innocent: A slip of the key, or a digit lost in reading. A lower-case x is fine.
    Source: GB 11643-1999; Resident Identity Card Law, amended 2011-10-29; intake training deck, entry rules.
    """
    text = identity.number.value
    if identity.source == KEYED:
        found = _keyed_trouble(text, identity)
        if found is not None:
            yield found
            return
    number = as_printed(text) if identity.source != KEYED else text
    if identity.source != KEYED and MASKS.intersection(number):
        yield not_applicable("masked", identity.evidence)
        return
    yield from _judge(number, identity, context.policy.identity)


def _keyed_trouble(text: str, identity: IdentityNumber) -> Finding | None:
    """What keying adds to a number: blanks, and letters of full width that look right on the screen."""
    if any(letter.isspace() for letter in text):
        return fail("blank", identity.evidence, number=masked(as_printed(text)))
    if unicodedata.normalize("NFKC", text) != text:
        return fail("full-width", identity.evidence, number=masked(as_printed(text)))
    return None


def _judge(number: str, identity: IdentityNumber, policy: Identity) -> Iterator[Finding]:
    shown = masked(number)
    if is_first_generation(number):
        if not policy.first_generation and identity.source not in OLD_PAPERS:
            yield fail("first-generation", identity.evidence, number=shown)
    elif len(number) != 18:
        yield fail("length", identity.evidence, number=shown, length=len(number))
    elif not is_well_formed(number):
        places = [str(place) for place, letter in enumerate(number, 1) if not letter.isdigit()]
        yield fail("character", identity.evidence, number=shown, places=", ".join(places))
    else:
        if number_type(number) is not NumberType.RESIDENT and not policy.permits:
            yield review("permit", identity.evidence, number=shown)
        if number[14:17] == "000":
            yield review("sequence", identity.evidence, level=Level.WARNING, number=shown)
