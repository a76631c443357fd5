"""ID-05."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import IdentityNumber
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.identifiers import as_printed, is_first_generation, is_well_formed, masked
from checks.names import read_from_pixels
from checks.rule import Context, rule

_SEXES = {"男": 1, "女": 0, "M": 1, "F": 0, "MALE": 1, "FEMALE": 0}
"""Printed sex to parity of the 17th digit (the 15th of a number of the first generation)."""


@rule("ID-05", Level.ERROR, IdentityNumber)
def id_sex(identity: IdentityNumber, context: Context) -> Iterator[Finding]:
    """The last digit but one of an identity number is odd for a man and even for a woman, as the paper prints.

    Why: A number borrowed from somebody else for a card of one's own gives itself away here.
    Innocent: The printed sex or a digit was read wrongly, so a reading from pixels is for a person; very few numbers
        were given out wrongly and kept.
    Source: GB 11643-1999.
    """
    number = as_printed(identity.number.value).upper()
    if not (is_well_formed(number) or is_first_generation(number)):
        yield not_applicable("no-form", identity.evidence)
    elif identity.sex is None:
        yield not_applicable("not-printed", identity.evidence)
    elif identity.sex.value.strip().upper() not in _SEXES:
        yield unknown("unread", identity.sex.evidence, number=masked(number))
    elif int(number[16] if len(number) == 18 else number[14]) % 2 != _SEXES[identity.sex.value.strip().upper()]:
        places = (identity.sex.evidence, identity.evidence)
        kind = Kind.REVIEW if any(map(read_from_pixels, places)) else Kind.FAIL
        yield Finding("differs", places, {"number": masked(number), "printed": identity.sex.value.strip()}, kind)
